"""`fiches status`: what an output folder holds, and what is behind."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.common import DEFAULT_OUT, check_tables, console
from pipeline.commands.words import count
from pipeline.running.stale import Staleness, staleness
from pipeline.screen import print_summary
from pipeline.summary import marks, read_summary, run_facts

_MOST_NAMES = 10


def status(
    out: Annotated[
        Path, typer.Argument(help="Dossier des tables.", metavar="DOSSIER")
    ] = DEFAULT_OUT,
) -> None:
    """Dit ce que contient un dossier de tables, et ce qui est à refaire."""
    check_tables(out)
    facts = run_facts(out)
    _line(f"Écrites le {_written(out)} par fiches {facts.get('fiches_version', '?')}")
    if not facts.get("complete", True):
        _line("Lecture interrompue : une partie des fichiers manque. Relancez fiches extract.")
    if marks(out) != {facts.get("run")}:
        _line("Les tables ne sont pas toutes de la même lecture. Relancez fiches extract.")
    print_summary(console, read_summary(out))
    found = staleness(out)
    if found is not None:
        _print_staleness(found)


def _print_staleness(found: Staleness) -> None:
    if not found:
        _line("À jour : rien n'a changé depuis.")
        return
    for words, names in (
        ("source introuvable", found.missing),
        ("fichier nouveau", found.new),
        ("fichier modifié", found.changed),
        ("fichier disparu", found.gone),
    ):
        if names:
            plural = " ".join(f"{word}s" for word in words.split())
            _line(f"{count(len(names), words, plural)} :")
        for name in names[:_MOST_NAMES]:
            _line(f"• {name}")
        if len(names) > _MOST_NAMES:
            _line(f"… et {len(names) - _MOST_NAMES} de plus")
    if found.is_other_code:
        _line("Le programme ou ses lexiques ont changé : tout sera relu.")
    _line("Pour mettre à jour, relancez fiches extract.")


def _written(out: Path) -> str:
    return datetime.fromtimestamp((out / "run.json").stat().st_mtime).strftime("%d/%m/%Y à %H:%M")


def _line(words: str) -> None:
    console.print(words, highlight=False, markup=False, soft_wrap=True)
