"""`fiches export`: the tables for a spreadsheet."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.choices import Tables
from pipeline.commands.common import (
    DEFAULT_OUT,
    NO_OUTPUT,
    WRONG_USE,
    check_tables,
    reason_of,
    say,
    stop,
)
from pipeline.commands.words import count
from pipeline.schema import TABLES

_BULKY = {"provenance", "blocks", "cells"}
"""Tables for programs: left out unless named."""


def export(
    target: Annotated[
        Path,
        typer.Argument(
            help="Classeur à écrire (NOM.xlsx), ou dossier où écrire un fichier CSV par table.",
            metavar="CIBLE",
            show_default=False,
        ),
    ],
    out: Tables = DEFAULT_OUT,
    tables: Annotated[
        list[str] | None,
        typer.Option(
            "--table",
            "-t",
            metavar="TABLE",
            help="Table à écrire (répétable). Par défaut : toutes, sauf provenance, blocks, cells.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Écrit les tables pour un tableur : un classeur XLSX, ou des fichiers CSV.

    CSV : point-virgule, virgule décimale, UTF-8. Un texte qu'un tableur prendrait pour une
    formule est neutralisé.
    """
    from pipeline.export import TooLongError, export_csv, export_xlsx  # openpyxl is slow to load

    check_tables(out)
    names = tables or [name for name in TABLES if name not in _BULKY]
    for name in names:
        if name not in TABLES:
            stop(WRONG_USE, f"Il n'y a pas de table « {name} ». Tables : {', '.join(TABLES)}.")
    if target.suffix and target.suffix.lower() != ".xlsx" and not target.is_dir():
        stop(WRONG_USE, f"« {target} » : donnez un classeur .xlsx, ou un dossier pour des CSV.")
    try:
        if target.suffix.lower() == ".xlsx":
            _say_cut(export_xlsx(out, names, target))
        else:
            export_csv(out, names, target)
    except TooLongError as error:
        stop(WRONG_USE, f"La table {error} a trop de lignes pour un classeur : donnez un dossier "
             "comme cible pour l'écrire en CSV.")  # fmt: skip
    except OSError as error:
        stop(NO_OUTPUT, f"Impossible d'écrire « {target} » : {reason_of(error)}.")
    say(f"{count(len(names), 'table écrite', 'tables écrites')} dans {target}")


def _say_cut(number: int) -> None:
    from pipeline.export import MOST_CHARS

    if number:
        texts = count(number, "texte dépasse", "textes dépassent")
        say(f"{texts} {MOST_CHARS} caractères : Excel n'en garde que le début. Les CSV les gardent "
            "en entier.")  # fmt: skip
