"""The command line: `fiches extract`, `inspect`, `explain`, `status`, `export`, `merge`.

Each command is the function of that name in `pipeline.commands`, loaded when it is called: none
waits for what another one needs.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.metadata import version
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from pipeline.commands.french import flowing, say_in_french, set_headings, settle_params

COMMANDS = ("extract", "inspect", "explain", "status", "export", "merge")


@contextmanager
def _errors_in_french() -> Iterator[None]:
    try:
        yield
    except typer.Exit:
        raise
    except Exception as error:
        set_headings()
        say_in_french(error, COMMANDS)
        raise


class _Command(TyperCommand):
    def get_params(self, ctx: Any) -> list[Any]:
        return settle_params(super().get_params(ctx))

    def format_help(self, *arguments: Any) -> None:
        set_headings()
        super().format_help(*arguments)


class _Commands(TyperGroup):
    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, name: str) -> Any:
        for each in [name] if name in COMMANDS else COMMANDS:  # all: to suggest the nearest
            self.commands[each] = _load(each)
        return self.commands.get(name)

    def make_context(self, *arguments: Any, **more: Any) -> Any:
        with _errors_in_french():
            return super().make_context(*arguments, **more)

    def invoke(self, ctx: Any) -> Any:
        with _errors_in_french():
            return super().invoke(ctx)

    def get_params(self, ctx: Any) -> list[Any]:
        return settle_params(super().get_params(ctx))

    def format_help(self, *arguments: Any) -> None:
        set_headings()
        super().format_help(*arguments)


def _load(name: str) -> Any:
    command = typer.Typer(add_completion=False, rich_markup_mode="rich")
    function = getattr(import_module(f"pipeline.commands.{name}"), name)
    command.command(name, cls=_Command, help=flowing(function.__doc__))(function)
    return typer.main.get_command(command)


app = typer.Typer(
    help="Transforme les rapports des départements sur la protection de l'enfance en tables "
    "Parquet, chaque valeur étant rattachée à sa place dans le document.",
    epilog="Pour commencer : fiches extract data/raw -o data/processed",
    cls=_Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"fiches {version('fiches')}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="La version."),
    ] = False,
) -> None: ...


def main() -> None:
    """Entry point."""
    logging.basicConfig(level=logging.CRITICAL, format="%(message)s")
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    app()
