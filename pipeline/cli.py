"""The command line: `fiches extract`, `inspect`, `explain`."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from extractors.options import ReadOptions
from pipeline.run import run
from pipeline.screen import Tracker, print_summary
from pipeline.sources import find_files

OK, SOME_FAILED, WRONG_USE, NO_OUTPUT, INTERRUPTED = 0, 1, 2, 3, 130

app = typer.Typer(
    help="Transforme les rapports des départements sur la protection de l'enfance en tables "
    "Parquet, chaque valeur étant rattachée à sa place dans le document.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
console = Console()
errors = Console(stderr=True)


@app.callback()
def _root() -> None:
    """Keep `extract` a sub-command."""


@app.command()
def extract(
    sources: Annotated[
        list[Path], typer.Argument(help="Fichiers ou dossiers à lire.", metavar="SOURCE...")
    ],
    out: Annotated[Path, typer.Option("--out", "-o", help="Dossier des tables à écrire.")],
) -> None:
    """Lit les documents et écrit les tables Parquet."""
    for source in sources:
        if not source.exists():
            _stop(WRONG_USE, f"« {source} » n'existe pas. Vérifiez le chemin.")
    files = find_files(sources, leave_out=out)
    if not files:
        _stop(WRONG_USE, "Aucun document à lire. Déposez les fichiers dans le dossier d'entrée.")
    _prepare(out)
    try:
        with Tracker(console, len(files)) as tracker:
            summary = run(files, out, ReadOptions(), tracker.done)
    except KeyboardInterrupt:
        _stop(INTERRUPTED, "Interrompu : les tables précédentes sont intactes.")
    except OSError as error:
        _stop(NO_OUTPUT, f"Impossible d'écrire dans « {out} » : {error.strerror or error}.")
    print_summary(console, summary)
    raise typer.Exit(SOME_FAILED if summary.has_failed else OK)


def _prepare(out: Path) -> None:
    """The output folder must exist and take files before hours of reading begin."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        probe = out / ".probe"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        _stop(NO_OUTPUT, f"Impossible d'écrire dans « {out} » : {error.strerror or error}.")


def _stop(code: int, message: str) -> None:
    errors.print(message, style="bold red", highlight=False)
    raise typer.Exit(code)


def main() -> None:
    """Entry point."""
    logging.basicConfig(level=logging.ERROR, format="%(message)s")
    app()
