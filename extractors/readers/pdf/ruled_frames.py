"""Cells over all columns that hold a form without rules: the frame of a fiche, no row of a table.

« Fiche 2.1 » over a strip of three cells over labels beside their values, all in one border.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.blocks import BBox
from extractors.readers.pdf.cells import is_within, words_in
from extractors.readers.pdf.grid import Grid, Slot
from extractors.readers.pdf.lines import group_words
from extractors.readers.pdf.page import Word
from extractors.readers.pdf.ruled_nested import on_own_borders
from extractors.readers.pdf.ruled_tables import is_table
from extractors.readers.pdf.unruled import unruled_grids
from extractors.readers.pdf.unruled_hosts import unruled_round

_FEWEST_LINES = 4
_LEAST_TALL = 30.0
"""Points that so many lines take."""
_COVERED = 0.9
"""Share of the words of a cell that stand in its form."""
_FEWEST_ROWS = 3


def without_forms(grids: Sequence[Grid], words: Sequence[Word]) -> list[Grid]:
    """The grids cut at their cells that hold forms, which are read as if no border were there."""
    return [part for grid in grids for part in _parts(grid, words)]


def _parts(grid: Grid, words: Sequence[Word]) -> list[Grid]:
    last = len(grid.xs) - 1
    wide = [slot for slot in grid.slots if last > 1 and slot.col == 0 and slot.col_end == last]
    forms = [slot for slot in wide if _holds_form(grid, slot, words)]
    if not forms:
        return [grid]
    kept: list[list[Slot]] = [[]]
    freed: list[Grid] = []
    for slot in sorted(grid.slots, key=lambda slot: (slot.row, slot.col)):
        if slot in forms:
            box = grid.slot_bbox(slot)
            freed += [inner for inner in grid.inner if is_within(inner.bbox, box)]
            kept.append([])
        else:
            kept[-1].append(slot)
    parts = [on_own_borders(grid, slots) for slots in kept if slots]
    return [*(part for part in parts if is_table(part, words)), *freed]


def _holds_form(grid: Grid, slot: Slot, words: Sequence[Word]) -> bool:
    box = grid.slot_bbox(slot)
    if box[3] - box[1] < _LEAST_TALL:
        return False
    inside = words_in(words, box)
    if len(group_words(inside)) < _FEWEST_LINES:
        return False
    nested = [inner for inner in grid.inner if is_within(inner.bbox, box)]
    _, found = unruled_round(nested, inside, [inner.bbox for inner in nested], _find)
    forms = [
        form.bbox
        for form in found
        if len(form.ys) > _FEWEST_ROWS and "labels and values" in form.reasons
    ]
    return sum(len(words_in(inside, form)) for form in forms) >= _COVERED * len(inside)


def _find(words: Sequence[Word], taken: Sequence[BBox], _: Sequence[BBox]) -> list[Grid]:
    return unruled_grids(words, [], taken)
