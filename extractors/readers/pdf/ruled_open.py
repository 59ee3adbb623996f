"""Rows of a ruled grid that lack the lines between their columns: the text tells them.

Styles with bands draw the lines of every other row alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from extractors.readers.pdf.cells import words_in
from extractors.readers.pdf.grid import Grid, Slot
from extractors.readers.pdf.lines import group_words
from extractors.readers.pdf.page import Word
from extractors.readers.pdf.unruled_lines import Row

_FEWEST = 3
"""Columns a row without lines has text in, at least."""
_SHARE = 0.6
"""Share of the columns it lies over that it has text in."""


def with_open_rows(grid: Grid, words: Sequence[Word]) -> Grid:
    """The grid, its open rows parted where two at least hold texts on columns drawn elsewhere."""
    wide = [slot for slot in grid.slots if slot.col_end - slot.col >= _FEWEST]
    if len(wide) < 2 or len(wide) == len(grid.slots):
        return grid
    open_ = [slot for slot in wide if _is_open(grid, slot, words)]
    if len(open_) < 2:
        return grid
    kept = [slot for slot in grid.slots if slot not in open_]
    parts = [
        Slot(slot.row, col, slot.row_end, col + 1)
        for slot in open_
        for col in range(slot.col, slot.col_end)
    ]
    slots = tuple(sorted([*kept, *parts], key=lambda slot: (slot.row, slot.col)))
    return replace(grid, slots=slots)


def _is_open(grid: Grid, slot: Slot, words: Sequence[Word]) -> bool:
    """Whether every text of a wide cell stands in one column, and most columns have one."""
    inside = words_in([w for w in words if w.rotation == 0], grid.slot_bbox(slot))
    filled = set()
    for segment in (s for line in group_words(inside) for s in Row(line).segments):
        first = bisect_right(grid.xs, segment.x0 + 0.5)
        if bisect_right(grid.xs, segment.x1 - 0.5) != first:
            return False
        filled.add(first)
    return len(filled) >= max(_FEWEST, _SHARE * (slot.col_end - slot.col))
