"""The tables of a publication that a reader should find, cell by cell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from benchmarks.tables.model import TrueCell

Cells = tuple[TrueCell, ...]
Draw = Callable[[Path], None]
"""Writes the PDF of a publication to the path."""


def shape(cells: Cells) -> tuple[int, int]:
    """Number of rows and columns."""
    rows = max(cell.row + cell.row_span for cell in cells)
    return rows, max(cell.col + cell.col_span for cell in cells)


def head_rows(cells: Cells) -> int:
    """Number of header rows."""
    return max((cell.row + cell.row_span for cell in cells if cell.header), default=0)
