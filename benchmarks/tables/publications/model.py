"""A publication: how it is printed and the tables a reader should find in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.tables.model import TrueCell

Cells = tuple[TrueCell, ...]
Draw = Callable[[Path], None]
"""Writes the PDF of a publication to the path."""


@dataclass(frozen=True)
class Publication:
    """A source for one producer ("latex", "html", "drawn", "office"), with its true tables."""

    name: str
    kind: str
    producer: str
    source: str | Draw
    tables: tuple[Cells, ...]


def shape(cells: Cells) -> tuple[int, int]:
    """Number of rows and columns."""
    rows = max(cell.row + cell.row_span for cell in cells)
    return rows, max(cell.col + cell.col_span for cell in cells)


def head_rows(cells: Cells) -> int:
    """Number of header rows."""
    return max((cell.row + cell.row_span for cell in cells if cell.header), default=0)
