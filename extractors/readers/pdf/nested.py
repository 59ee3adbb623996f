"""Tables within a cell whose rules hang together with those around them.

A table set close to the edges of its cell meets the outer rules, and both read as one grid; the
narrow empty columns that are left between them, its padding, give it away.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.readers.pdf.cells import Grid, Slot, words_by_slot
from extractors.readers.pdf.page import Word

_PADDING = 14.0
"""Points: a column this narrow holds no text."""
_FEWEST = 2
"""Rows and columns of a table within a cell."""


def part_nested(grid: Grid, words: Sequence[Word]) -> list[Grid]:
    """The grid with each table within a cell made one cell, and those tables' own grids."""
    if not any(_is_narrow(grid, slot) for slot in grid.slots):
        return [grid]
    filled = [bool(found) for found in words_by_slot(words, grid)]
    empty = {slot for slot, has_words in zip(grid.slots, filled, strict=True) if not has_words}
    outer, inner = grid, []
    for pad in [slot for slot in grid.slots if slot in empty and _is_narrow(grid, slot)]:
        if pad not in outer.slots:
            continue
        found = _Nest(outer, pad, empty)
        if found.holds_table():
            inner.append(found.table())
            outer = found.rest()
    return [_without_unused(outer), *inner] if inner else [grid]


def _is_narrow(grid: Grid, slot: Slot) -> bool:
    width = grid.xs[slot.col_end] - grid.xs[slot.col]
    return slot.row_end - slot.row >= _FEWEST and width <= _PADDING


class _Nest:
    """What lies beside a piece of padding: the cells of the table and the cell around it."""

    def __init__(self, grid: Grid, pad: Slot, empty: set[Slot]) -> None:
        self._grid, self._empty = grid, empty
        self._top, self._bottom = pad.row, pad.row_end
        self._left, self._right = pad.col, pad.col_end
        self._cells: list[Slot] = []
        for step in (1, -1):
            self._spread(step)
        self._stretch()

    def _spread(self, step: int) -> None:
        """Take in the columns on one side, up to a cell as high as the padding."""
        while True:
            column = self._right if step > 0 else self._left - 1
            beside = [slot for slot in self._grid.slots if slot.col <= column < slot.col_end
                      and slot.row < self._bottom and self._top < slot.row_end]  # fmt: skip
            within = all(self._top <= s.row and s.row_end <= self._bottom for s in beside)
            if not beside or not within:
                return
            if len(beside) > 1:
                self._cells += [slot for slot in beside if slot not in self._cells]
            elif beside[0] not in self._empty or not _is_narrow(self._grid, beside[0]):
                return
            self._right += step > 0
            self._left -= step < 0

    def _stretch(self) -> None:
        """Take in the empty strips between the table and the top and bottom of its cell."""
        for slot in self._grid.slots:
            if slot not in self._empty or (slot.col, slot.col_end) != (self._left, self._right):
                continue
            if slot.row == self._bottom:
                self._bottom = slot.row_end
            elif slot.row_end == self._top:
                self._top = slot.row

    def _inner(self) -> list[Slot]:
        """The table's cells, without empty strips as wide as it."""
        if not self._cells:
            return []
        left, right = min(s.col for s in self._cells), max(s.col_end for s in self._cells)
        return [s for s in self._cells
                if not (s in self._empty and (s.col, s.col_end) == (left, right))]  # fmt: skip

    def holds_table(self) -> bool:
        """Whether rows and columns of filled cells lie between the padding."""
        cells = self._inner()
        filled = [slot for slot in cells if slot not in self._empty]
        rows, cols = {slot.row for slot in filled}, {slot.col for slot in filled}
        return len(rows) >= _FEWEST <= len(cols) and 2 * len(filled) > len(cells)

    def table(self) -> Grid:
        """The inner table's own grid."""
        cells = self._inner()
        top, left = min(s.row for s in cells), min(s.col for s in cells)
        bottom, right = max(s.row_end for s in cells), max(s.col_end for s in cells)
        slots = [
            Slot(s.row - top, s.col - left, s.row_end - top, s.col_end - left) for s in cells
        ]  # fmt: skip
        xs, ys = self._grid.xs[left : right + 1], self._grid.ys[top : bottom + 1]
        return _without_unused(replace(self._grid, xs=xs, ys=ys, slots=tuple(slots)))

    def rest(self) -> Grid:
        """The outer grid with one cell where the table stands."""
        cell = Slot(self._top, self._left, self._bottom, self._right)
        kept = [slot for slot in self._grid.slots if not _covers(cell, slot)]
        slots = sorted([*kept, cell], key=lambda slot: (slot.row, slot.col))
        return replace(self._grid, slots=tuple(slots))


def _covers(cell: Slot, slot: Slot) -> bool:
    within_rows = cell.row <= slot.row and slot.row_end <= cell.row_end
    return within_rows and cell.col <= slot.col and slot.col_end <= cell.col_end


def _without_unused(grid: Grid) -> Grid:
    """Without the borders that no cell ends at."""
    rows = sorted({edge for slot in grid.slots for edge in (slot.row, slot.row_end)})
    cols = sorted({edge for slot in grid.slots for edge in (slot.col, slot.col_end)})
    row, col = {r: i for i, r in enumerate(rows)}, {c: i for i, c in enumerate(cols)}
    return replace(
        grid,
        xs=tuple(grid.xs[c] for c in cols),
        ys=tuple(grid.ys[r] for r in rows),
        slots=tuple(
            Slot(row[s.row], col[s.col], row[s.row_end], col[s.col_end]) for s in grid.slots
        ),
    )
