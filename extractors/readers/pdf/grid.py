"""A grid laid over a page: borders of columns and rows, and the cells upon them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from extractors.blocks import BBox
from extractors.readers.pdf.page import Word

OpenEnds = tuple[tuple[bool, ...], tuple[bool, ...]]
RowLines = tuple[tuple[float, float], ...]
"""The first and the last base line of each row."""


@dataclass(slots=True, unsafe_hash=True)  # not frozen: made by the hundred, see Word
class Slot:
    """Place of one cell in a grid, counting from 0; `row_end` and `col_end` are exclusive."""

    row: int
    col: int
    row_end: int
    col_end: int


@dataclass(frozen=True, slots=True)
class Grid:
    """Column borders `xs`, row borders `ys` (points, ascending) and the cells upon them."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    slots: tuple[Slot, ...]
    confidence: float = 1.0
    reasons: tuple[str, ...] = ()
    header_rows: int | None = None
    """Known number of header rows; None lets weight and shading tell."""
    inner: tuple[Grid, ...] = field(default=())
    """Grids of tables that stand within a cell of this one."""
    is_apart: bool = False
    """Whether it is boxes with lines between them: columns inside with no border at all."""
    owners: Mapping[Word, tuple[int, int]] = field(default_factory=dict)
    """(row, col) of words that run out of their cell, into blank ones beside it."""
    open_ends: OpenEnds = ((), ())
    """By column, whether the outline lacks at the (top, bottom); empty where all are alike."""
    row_lines: RowLines = ()
    """Where the columns on another page tell the rows: theirs."""

    @property
    def bbox(self) -> BBox:
        """The outline of the grid."""
        return (self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def slot_bbox(self, slot: Slot) -> BBox:
        """The outline of one cell."""
        return (self.xs[slot.col], self.ys[slot.row], self.xs[slot.col_end], self.ys[slot.row_end])
