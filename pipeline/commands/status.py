"""`fiches status`: what an output folder holds."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.common import DEFAULT_OUT, check_tables, console
from pipeline.screen import print_summary
from pipeline.summary import read_summary


def status(
    out: Annotated[
        Path, typer.Argument(help="Dossier des tables.", metavar="DOSSIER")
    ] = DEFAULT_OUT,
) -> None:
    """Dit ce que contient un dossier de tables, et ce qui est à refaire."""
    check_tables(out)
    facts = json.loads((out / "run.json").read_text(encoding="utf-8"))
    _line(f"Écrites le {_written(out)} par fiches {facts.get('fiches_version', '?')}")
    print_summary(console, read_summary(out))


def _written(out: Path) -> str:
    return datetime.fromtimestamp((out / "run.json").stat().st_mtime).strftime("%d/%m/%Y à %H:%M")


def _line(words: str) -> None:
    console.print(words, highlight=False, markup=False, soft_wrap=True)
