"""Cells told apart by a shade or by their texts, where borders are drawn in other rows only.

Banded table styles draw the upright lines in every second row.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from extractors.blocks import BBox
from extractors.readers.pdf.cells import words_by_slot, words_in
from extractors.readers.pdf.grid import Grid, Slot
from extractors.readers.pdf.lines import group_words
from extractors.readers.pdf.page import Fill, Word
from extractors.readers.pdf.unruled_lines import Row, Segment

_NEAR = 3.0
"""Points between the edge of a shade and the border it stands at."""
_EDGE = 1.5
"""Points by which texts of one column may miss a common edge."""
_COVERED = 0.6
"""Share of a cell's height that its shade covers at least."""


def parted_by_shades(grid: Grid, fills: Sequence[Fill], words: Sequence[Word]) -> Grid:
    """The grid with cells over several columns parted where a shade ends at a column's border."""
    if len(grid.xs) < 3:
        return grid
    slots = tuple(part for slot in grid.slots for part in _parts(grid, slot, fills, words))
    return parted_by_texts(_with(grid, slots), words)


def parted_by_texts(grid: Grid, words: Sequence[Word]) -> Grid:
    """The grid with rows of one cell parted where their texts stand on the edges of the texts
    of columns that other rows have.
    """
    last = len(grid.xs) - 1
    whole = [slot for slot in grid.slots if (slot.col, slot.col_end) == (0, last)]
    if last < 2 or not whole or len(whole) == len(grid.slots):
        return grid
    lines = {slot: _segments(grid, slot, words) for slot in whole}
    if all(len(segments) < 2 for segments in lines.values()):
        return grid
    edges = _edges(grid, words)
    slots = tuple(
        part
        for slot in grid.slots
        for part in (_columns(grid, slot, lines[slot], edges) if slot in lines else (slot,))
    )
    return _with(grid, slots)


def _segments(grid: Grid, slot: Slot, words: Sequence[Word]) -> list[Segment]:
    """The stretches of text in a cell's lines."""
    lines = group_words(words_in(words, grid.slot_bbox(slot)))
    return [segment for line in lines for segment in Row(line).segments]


def _edges(grid: Grid, words: Sequence[Word]) -> list[list[float]]:
    """For each column the left and right edges of the texts of its own cells."""
    edges: list[list[float]] = [[] for _ in grid.xs[1:]]
    for slot, inside in zip(grid.slots, words_by_slot(words, grid), strict=True):
        if inside and slot.col_end - slot.col == 1:
            edges[slot.col] += [min(w.x0 for w in inside), max(w.x1 for w in inside)]
    return edges


def _columns(
    grid: Grid, slot: Slot, segments: Sequence[Segment], edges: Sequence[Sequence[float]]
) -> tuple[Slot, ...]:
    """One cell a column, where texts in two or more of them stand on known edges."""
    found: set[int] = set()
    for segment in segments:
        col = bisect_right(grid.xs, segment.x0) - 1
        near = any(min(abs(segment.x0 - x), abs(segment.x1 - x)) < _EDGE for x in edges[col])
        if not near or segment.x1 > grid.xs[col + 1]:
            return (slot,)
        found.add(col)
    if len(found) < 2:
        return (slot,)
    return tuple(Slot(slot.row, col, slot.row_end, col + 1) for col in range(len(grid.xs) - 1))


def _with(grid: Grid, slots: tuple[Slot, ...]) -> Grid:
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
                rest = Slot(slot.row, col, slot.row_end, slot.col_end)
                return first, *_parts(grid, rest, fills, words)
    return (slot,)


def _ends_at(shade: BBox, box: BBox, x: float) -> bool:
    """Whether a shade fills the left part of a box up to `x`."""
    height = min(shade[3], box[3]) - max(shade[1], box[1])
    covers = height >= _COVERED * (box[3] - box[1])
    return covers and abs(shade[0] - box[0]) <= _NEAR and abs(shade[2] - x) <= _NEAR
