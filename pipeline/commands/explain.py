"""`fiches explain`: where each value of a row was read, in words, and by which rule."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Annotated, Any

import pyarrow.parquet as pq
import typer

from pipeline.commands.choices import Tables
from pipeline.commands.common import DEFAULT_OUT, WRONG_USE, check_tables, console, stop
from pipeline.commands.words import shorten
from pipeline.rows.places import describe_place
from pipeline.schema import TABLES

RowDict = dict[str, Any]
_PLACED = {"blocks", "cells"}
"""Tables that hold the document itself: a row of theirs is its own place."""


def explain(
    row_id: Annotated[
        str,
        typer.Argument(
            help="Identifiant de la ligne : sa colonne row_id, dans toute table.",
            metavar="ROW_ID",
            show_default=False,
        ),
    ],
    out: Tables = DEFAULT_OUT,
) -> None:
    """Dit d'où vient chaque valeur d'une ligne : place, texte lu, règle."""
    check_tables(out)
    found = [(name, row) for name in TABLES for row in _rows(out, name, row_id)
             if name != "provenance"]  # fmt: skip
    if not found:
        stop(WRONG_USE, f"Aucune ligne « {row_id} » dans « {out} ». Les identifiants sont dans la "
             "colonne row_id de chaque table.")  # fmt: skip
    facts: dict[tuple[str, str], list[RowDict]] = defaultdict(list)
    for fact in _rows(out, "provenance", row_id):
        facts[fact["table_name"], fact["column_name"]].append(fact)
    for name, row in found:
        _print_row(out, name, row, facts)


def _rows(out: Path, name: str, row_id: str, column: str = "row_id") -> list[RowDict]:
    path = out / f"{name}.parquet"
    if not path.exists():
        return []
    rows: list[RowDict] = pq.read_table(path, filters=[(column, "==", row_id)]).to_pylist()
    return rows


def _print_row(
    out: Path, name: str, row: RowDict, facts: dict[tuple[str, str], list[RowDict]]
) -> None:
    document = next(iter(_rows(out, "documents", row["document_id"], "document_id")), {})
    _line(f"Table {name} ({TABLES[name].fr})", "bold")
    _line(f"Ligne {row['row_id']}, document {document.get('source_path', row['document_id'])}")
    if name in _PLACED:
        _line(f"Place : {describe_place(row)}")
    unplaced = []
    for column, value in row.items():
        places = facts.get((name, column), [])
        if places:
            _line(f"\n{column} = {shorten(str(value), 300)}", "bold")
            for fact in places:
                _line(f"    {_fact_words(fact)}")
        elif value is not None and column != "row_id":
            unplaced.append(f"{column} = {shorten(str(value), 80)}")
    if unplaced:
        _line("\nSans place propre (faits du fichier, repères, valeurs déduites) :", "bold")
    for words in unplaced:
        _line(f"    {words}")


def _fact_words(fact: RowDict) -> str:
    sure = f", sûreté {fact['confidence']:.0%}" if (fact["confidence"] or 1) < 1 else ""
    text = shorten(fact["raw_text"], 300)
    return f"{describe_place(fact)} : « {text} » (règle {fact['method']}{sure})"


def _line(words: str, style: str | None = None) -> None:
    console.print(words, highlight=False, markup=False, soft_wrap=True, style=style)
