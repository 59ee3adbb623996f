"""Small pages written for one habit at a time: rows of cells in, all tables out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from extractors.options import ReadOptions
from pipeline.process import process_file

Tables = dict[str, list[dict[str, Any]]]
TITLE = "<h1>Contrat de prévention et de protection de l'enfance – Loiret – exercice 2024</h1>"


def table(*rows: str) -> str:
    """Rows written « a | b | c »; an item repeated as "<" widens the cell on its left."""
    return "<table>" + "".join(f"<tr>{_cells(row)}</tr>" for row in rows) + "</table>"


def _cells(row: str) -> str:
    cells: list[tuple[str, int]] = []
    for text in (piece.strip() for piece in row.split("|")):
        if text == "<":
            cells[-1] = (cells[-1][0], cells[-1][1] + 1)
        else:
            cells.append((text, 1))
    return "".join(f'<td colspan="{width}">{text}</td>' for text, width in cells)


def read(folder: Path, *pieces: str, title: str = TITLE) -> Tables:
    """All tables of a page made of these pieces below its title."""
    path = folder / "page.html"
    path.write_text(f"<html><body>{title}{''.join(pieces)}</body></html>", encoding="utf-8")
    return process_file(path, path.name, ReadOptions()).tables


def told(tables: Tables, name: str, *columns: str) -> list[tuple[Any, ...]]:
    """These columns of a table, a row a tuple."""
    return [tuple(row.get(column) for column in columns) for row in tables.get(name, [])]
