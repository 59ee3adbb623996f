"""The command line: `fiches extract`, `inspect`, `explain`, `status`, `export`, `merge`."""

from __future__ import annotations

import logging
import sys
from importlib.metadata import version
from typing import Annotated

import typer
from typer import rich_utils

from pipeline.commands.explain import explain
from pipeline.commands.export import export
from pipeline.commands.extract import extract
from pipeline.commands.inspect import inspect
from pipeline.commands.merge import merge
from pipeline.commands.status import status

app = typer.Typer(
    help="Transforme les rapports des départements sur la protection de l'enfance en tables "
    "Parquet, chaque valeur étant rattachée à sa place dans le document.",
    epilog="Pour commencer : fiches extract data/raw -o data/processed",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
for command in (extract, inspect, explain, status, export, merge):
    app.command()(command)


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"fiches {version('fiches')}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Version."),
    ] = False,
) -> None: ...


def _speak_french() -> None:
    """The headings that typer writes around the French help."""
    rich_utils.ARGUMENTS_PANEL_TITLE = "Arguments"
    rich_utils.OPTIONS_PANEL_TITLE = "Options"
    rich_utils.COMMANDS_PANEL_TITLE = "Commandes"
    rich_utils.ERRORS_PANEL_TITLE = "Erreur"
    rich_utils.DEFAULT_STRING = "[défaut : {}]"
    rich_utils.REQUIRED_LONG_STRING = "[obligatoire]"


def main() -> None:
    """Entry point."""
    logging.basicConfig(level=logging.CRITICAL, format="%(message)s")
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    _speak_french()
    app()
