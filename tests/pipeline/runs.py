"""Runs without the command line, for the tests of running."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import psutil

from pipeline.options import RunOptions
from pipeline.run import Run
from pipeline.running.lock import hold
from pipeline.running.watcher import Watcher
from pipeline.schema import TABLES
from pipeline.sources import find_files
from pipeline.summary import RunSummary

QUICK = RunOptions(jobs=1)


def note(number: int) -> str:
    """A small report of its own: text, one action, one amount."""
    return (
        f"Compte rendu {number} du département de la Creuse, exercice 20{number % 10 + 14}\n\n"
        f"Fiche {number} : Maison des parents n° {number}\n"
        f"Description : accueil de {number + 3} familles à Bourganeuf\n"
        f"Budget : {number + 1} 000 €\n"
    )


def slow_csv(rows: int = 50_000) -> str:
    """A table that takes a reader some seconds."""
    return "Action;Statut;Montant\n" + "Relais des aidants;Réalisée;12 000 €\n" * rows


def fill(folder: Path, count: int) -> Path:
    """A folder of small reports."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"note_{number:03}.txt").write_text(note(number), encoding="utf-8")
    return folder


def run(source: Path | str, out: Path, options: RunOptions = QUICK, watcher: Watcher | None = None,
        **changes: object) -> RunSummary:  # fmt: skip
    """One whole run."""
    job = Run(out, replace(options, **changes), watcher)  # type: ignore[arg-type]
    with hold(out):
        return job(find_files([source], leave_out=out))


def table_bytes(out: Path) -> dict[str, bytes]:
    """Every table's bytes."""
    return {name: (out / f"{name}.parquet").read_bytes() for name in TABLES}


class Strike(Watcher):
    """Does something to the one reader at work, each time it has begun a file of that name."""

    def __init__(self, name: str, act: Callable[[psutil.Process], None]) -> None:
        self.name, self.act, self.times = name, act, 0

    def working(self, tasks) -> None:
        if not any(self.name in task.file.source_path for task in tasks):
            return
        for server in psutil.Process().children():
            for reader in server.children():  # the server of forks has the readers as children
                self.times += 1
                with suppress(psutil.NoSuchProcess):  # it may have died of the first blow
                    self.act(reader)
