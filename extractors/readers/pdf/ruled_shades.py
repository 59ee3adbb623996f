"""Cells told apart by the shade of one of them, where their border is drawn in other rows only.

Banded table styles draw the upright line beside the labels in every second row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.blocks import BBox
from extractors.readers.pdf.cells import words_in
from extractors.readers.pdf.grid import Grid, Slot
from extractors.readers.pdf.page import Fill, Word

_NEAR = 3.0
"""Points between the edge of a shade and the border it stands at."""
_COVERED = 0.6
"""Share of a cell's height that its shade covers at least."""


def parted_by_shades(grid: Grid, fills: Sequence[Fill], words: Sequence[Word]) -> Grid:
    """The grid with cells over several columns parted where a shade ends at a column's border."""
    if not fills or len(grid.xs) < 3:
        return grid
    slots = tuple(part for slot in grid.slots for part in _parts(grid, slot, fills, words))
    return grid if len(slots) == len(grid.slots) else replace(grid, slots=slots)


def _parts(
    grid: Grid, slot: Slot, fills: Sequence[Fill], words: Sequence[Word]
) -> tuple[Slot, ...]:
    box = grid.slot_bbox(slot)
    for col in range(slot.col + 1, slot.col_end):
        x = grid.xs[col]
        if any(_ends_at(fill.bbox, box, x) for fill in fills):
            inside = words_in(words, box)
            beside = {word.x0 > x for word in inside}
            if len(beside) == 2 and not any(word.x0 + 1 < x < word.x1 - 1 for word in inside):
                first = Slot(slot.row, slot.col, slot.row_end, col)
                return first, Slot(slot.row, col, slot.row_end, slot.col_end)
    return (slot,)


def _ends_at(shade: BBox, box: BBox, x: float) -> bool:
    """Whether a shade fills the left part of a box up to `x`."""
    height = min(shade[3], box[3]) - max(shade[1], box[1])
    covers = height >= _COVERED * (box[3] - box[1])
    return covers and abs(shade[0] - box[0]) <= _NEAR and abs(shade[2] - x) <= _NEAR
