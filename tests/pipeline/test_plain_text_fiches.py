"""Fiches saved as plain text: no heading, a number and a title on a line, labels below."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.options import ReadOptions
from pipeline.process import process_file
from tests.pipeline.tables import Tables, told

HEAD = "Département du Loiret\nBilan d'exécution 2023 du contrat de protection de l'enfance\n"
GROUPS = ("Volet 1 – Engagement 1 de la stratégie nationale : agir le plus précocement possible",
          "Volet 2 – Engagement 2 de la stratégie nationale : sécuriser les parcours")  # fmt: skip


def _read(folder: Path, text: str) -> Tables:
    path = folder / "bilan.txt"
    path.write_text(text, encoding="utf-8")
    return process_file(path, path.name, ReadOptions()).tables


def _fiche(head: str, objective: int, action: str) -> str:
    return (f"{head}\nRattachement : objectif n° {objective}\nResponsable : PMI\n"
            f"Démarrage : mars 2022\nBilan : {action}\nSuites : Poursuivre.\n")  # fmt: skip


@pytest.mark.parametrize(
    ("heads", "numbers"),
    [
        (("1.1 Tenir les permanences", "2.1 Un protocole à jour"), ["1-1", "2-1"]),
        (("1. Tenir les permanences", "2. Un protocole à jour"), ["1", "2"]),
        (("1 – Tenir les permanences", "2 – Un protocole à jour"), ["1", "2"]),
    ],
)
def test_numbered_lines_above_labels_open_fiches(
    tmp_path: Path, heads: tuple[str, str], numbers: list[str]
) -> None:
    text = "".join(
        f"{group}\n{_fiche(head, objective, 'Deux visites.')}"
        for group, head, objective in zip(GROUPS, heads, (5, 7), strict=True)
    )
    tables = _read(tmp_path, HEAD + text)
    columns = ("action_number", "title", "engagement_code", "start_edtf", "results_text")
    assert told(tables, "actions", *columns) == [
        (numbers[0], "Tenir les permanences", "E1", "2022-03", "Deux visites."),
        (numbers[1], "Un protocole à jour", "E2", "2022-03", "Deux visites."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        # an agenda, minutes
        "1. Tour de table\nPrésents : PMI, CAF\n2. Bilan\nTrois actions sont en cours.\n",
        # a count that does not rise
        "12 familles suivies\nPilote : PMI\nBilan : bon\n3 sorties\nPilote : ASE\nBilan : bon\n",
    ],
)
def test_other_numbered_lines_open_none(tmp_path: Path, text: str) -> None:
    assert not _read(tmp_path, HEAD + text).get("actions")
