"""Ruled grids whose lines draw less than all rows and columns: the text tells the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.readers.pdf.cells import words_in
from extractors.readers.pdf.grid import Grid
from extractors.readers.pdf.lines import group_words
from extractors.readers.pdf.page import Word
from extractors.readers.pdf.ruled import Line
from extractors.readers.pdf.unruled_columns import Gutter, Upright, middles
from extractors.readers.pdf.unruled_grid import Draft, draft_table, grid_of
from extractors.readers.pdf.unruled_gutters import find_gutters
from extractors.readers.pdf.unruled_lines import Row

MOST_RULED_ROWS = 6
"""A table with more rows drawn is taken to have all of them drawn."""
CONFIDENCE = 0.9


def refine(grid: Grid, words: Sequence[Word], across: Sequence[Line]) -> Grid:
    """The grid, or one with more rows or columns where few are drawn and text shows more."""
    bands = len(grid.ys) - 1
    if bands > MOST_RULED_ROWS or grid.inner:
        return grid
    inside = [word for word in words_in(words, grid.bbox) if word.rotation == 0]
    rows = [Row(line) for line in group_words(inside)]
    if len(rows) < bands + 2:
        return grid
    drawn = [(x - 0.5, x + 0.5) for x in grid.xs[1:-1]]
    hidden = _hidden_gutters(grid, inside)
    near = [line for line in across if grid.ys[0] + 2 < line.at < grid.ys[-1] - 2]
    uprights = [*_uprights(grid), *((x, *grid.bbox[1::2]) for x in middles(hidden))]
    draft = draft_table(rows, near, sorted([*drawn, *hidden]), uprights)
    if draft is None or not (hidden or _has_hidden_rows(grid, draft)):
        return grid
    return _framed(grid_of(draft, CONFIDENCE, ("partly ruled",)), grid)


def _uprights(grid: Grid) -> list[Upright]:
    """The stretches of inner column borders that no merged cell lies over."""
    return [
        (grid.xs[slot.col], grid.ys[slot.row], grid.ys[slot.row_end])
        for slot in grid.slots
        if slot.col
    ]


def _hidden_gutters(grid: Grid, words: Sequence[Word]) -> list[Gutter]:
    """Gutters within a drawn column that part numbers in most of its lines."""
    found: list[Gutter] = []
    for x0, x1 in zip(grid.xs, grid.xs[1:], strict=False):
        part = [word for word in words if x0 <= (word.x0 + word.x1) / 2 < x1]
        rows = [Row(line) for line in group_words(part)] if part else []
        if len(rows) >= 4 and _mostly_parted(rows):
            found += find_gutters(rows)
    return found


def _mostly_parted(rows: Sequence[Row]) -> bool:
    parted = [row for row in rows if len(row.segments) > 1]
    data = [row for row in parted if sum(s.is_data for s in row.segments) >= len(row.segments) - 1]
    return len(data) >= 3 and len(data) >= 0.6 * len(rows)


def _has_hidden_rows(grid: Grid, draft: Draft) -> bool:
    """Whether one drawn row holds three rows or more by numbers or by space."""
    if len(draft.groups) < len(grid.ys) + 1:
        return False
    for top, bottom in zip(grid.ys, grid.ys[1:], strict=False):
        groups = [group for group in draft.groups if top < group[0].row.baseline < bottom]
        if len(groups) < 3:
            continue
        data = sum(any(line.data_cols & draft.context.data_cols for line in g) for g in groups)
        filled = [len(frozenset().union(*(line.cols for line in g))) for g in groups]
        dense = sum(filled) >= 0.5 * len(groups) * draft.columns
        if dense and (data >= 0.6 * len(groups) or draft.context.parted_by_space):
            return True
    return False


def _framed(grid: Grid, drawn: Grid) -> Grid:
    """The grid out to the drawn outline."""
    xs = (drawn.xs[0], *grid.xs[1:-1], drawn.xs[-1])
    ys = (drawn.ys[0], *grid.ys[1:-1], drawn.ys[-1])
    return replace(grid, xs=xs, ys=ys)
