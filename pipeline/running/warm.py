"""Imported once by the server of forks: all that reading a file loads, before any worker is made.

Lexicons and patterns are loaded at first use; a worker forked after that is ready at once.
"""

from __future__ import annotations

import logging
import tempfile
from contextlib import suppress
from pathlib import Path

from extractors.options import ReadOptions
from pipeline.files import SourceFile
from pipeline.running import worker as worker
from pipeline.running.collector import spare_the_collector
from pipeline.running.read_task import read_task  # its imports are half of the work
from pipeline.running.task import Task

_TEXT = """Rapport d'exécution 2023 du département de la Lozère (48)

Fiche 1 : Relais des aidants
Date de mise en œuvre : mars 2023
Partenaires : CAF, MSA
Budget : 12 000 € de l'État en 2023
Indicateurs : 12 familles sur 30, soit 40 %
Bilan d'exécution : action engagée en septembre 2022, deux séances par mois

| Objectif | Action | Action engagée | Statut | Financement État |
|---|---|---|---|---|
| 1 | Permanence mobile | Oui | En cours | 3 000 € |
"""


def warm_up() -> None:
    """Read a made-up report; what goes wrong here will go wrong where it is told."""
    logging.getLogger("fiches").addHandler(logging.NullHandler())
    with suppress(Exception), tempfile.TemporaryDirectory(prefix="fiches-") as folder:
        path = Path(folder) / "essai.md"
        path.write_text(_TEXT, encoding="utf-8")
        file = SourceFile(str(path), path.name)
        read_task(Task(file, "", 0, "essai", Path(folder), ReadOptions(), None))


warm_up()
spare_the_collector()
