"""What every command shares: exit codes, the two consoles, the way to stop."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import typer
from rich.console import Console

from pipeline.running.lock import BusyError, hold
from pipeline.running.swap import SHARE, STATE, is_unfinished, recover

OK, SOME_FAILED, WRONG_USE, NO_OUTPUT, INTERRUPTED = 0, 1, 2, 3, 130
"""Exit codes: all read (some perhaps in part); a file failed; wrong use; the output folder is
busy, full or not writable; interrupted."""

DEFAULT_OUT = Path("data/processed")

console = Console()
errors = Console(stderr=True)


def say(message: str, style: str | None = None) -> None:
    """A message on the error stream, so that it never mixes with results."""
    errors.print(message, style=style, highlight=False, markup=False, soft_wrap=True)


def stop(code: int, message: str) -> NoReturn:
    """End the command with a message and an exit code."""
    say(message, "bold red")
    raise typer.Exit(code)


def reason_of(error: OSError) -> str:
    """Why the disk refused, in French where the reason is common."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)


_REASONS = {
    1: "opération interdite",
    2: "un dossier du chemin n'existe pas",
    13: "droits insuffisants",
    17: "un fichier porte déjà ce nom",
    20: "un élément du chemin est un fichier, pas un dossier",
    21: "c'est un dossier",
    27: "le fichier dépasse la taille admise par le système",
    28: "le disque est plein",
    30: "le disque est en lecture seule",
    36: "le nom est trop long",
    122: "le quota de disque est atteint",
}
"""errno -> French words."""


def check_tables(out: Path) -> None:
    """Stop unless the folder holds tables; finish what a killed run left half in place."""
    if not out.is_dir():
        stop(WRONG_USE, f"Le dossier « {out} » n'existe pas.")
    if is_unfinished(out):
        with suppress(BusyError, OSError), hold(out):
            recover(out)
    if not (out / "documents.parquet").is_file() and (out / STATE / SHARE).is_file():
        stop(WRONG_USE, f"« {out} » contient une part, pas de tables : réunissez les parts par "
             "fiches merge.")  # fmt: skip
    if not (out / "documents.parquet").is_file():
        stop(WRONG_USE, f"« {out} » ne contient pas de tables. Lancez d'abord fiches extract.")
