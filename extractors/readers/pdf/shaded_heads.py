"""Heads that are a shaded band above a ruled body: spreadsheets often draw borders below only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.readers.pdf.cells import words_in
from extractors.readers.pdf.grid import Grid, Slot
from extractors.readers.pdf.lines import group_words
from extractors.readers.pdf.page import Fill, Word

_MEETS = 2.5
"""Points between the band and the body, or their ends."""
_TALLEST = 80.0
_WIDE = 0.9
"""Share of the body's width that the band covers."""
_MOST_BANDS = 3
_SPACE = 0.45
"""Type sizes between two words of one text at most."""


def with_shaded_heads(
    grids: Sequence[Grid], fills: Sequence[Fill], words: Sequence[Word]
) -> list[Grid]:
    """The grids, each with the shaded bands that lie on it and name its columns as first rows."""
    return [_with_heads(grid, fills, words) if len(grid.xs) > 2 else grid for grid in grids]


def _with_heads(grid: Grid, fills: Sequence[Fill], words: Sequence[Word]) -> Grid:
    for _ in range(_MOST_BANDS):
        head = _band_on(grid, fills)
        slots = _named_columns(grid, head, words) if head is not None else []
        if head is None or not slots:
            break
        body = [Slot(s.row + 1, s.col, s.row_end + 1, s.col_end) for s in grid.slots]
        grid = replace(
            grid,
            ys=(head, *grid.ys),
            slots=(*slots, *body),
            header_rows=(grid.header_rows or 0) + 1,
            owners={word: (row + 1, col) for word, (row, col) in grid.owners.items()},
        )
    return grid


def _band_on(grid: Grid, fills: Sequence[Fill]) -> float | None:
    """The top of the shades that end where the grid begins, as wide as it is."""
    x0, top, x1, _ = grid.bbox
    found = [
        fill.bbox
        for fill in fills
        if abs(fill.bbox[3] - top) <= _MEETS
        and fill.bbox[0] >= x0 - _MEETS
        and fill.bbox[2] <= x1 + _MEETS
        and fill.bbox[3] - fill.bbox[1] <= _TALLEST
    ]
    covered = sum(box[2] - box[0] for box in found)
    return min(box[1] for box in found) if found and covered >= _WIDE * (x1 - x0) else None


def _named_columns(grid: Grid, top: float, words: Sequence[Word]) -> list[Slot]:
    """A cell for each column, where most have words of their own and no word lies on a border."""
    inside = words_in(words, (grid.xs[0] - _MEETS, top, grid.xs[-1] + _MEETS, grid.ys[0]))
    columns = range(len(grid.xs) - 1)
    if any(word.x0 < x - _MEETS and x + _MEETS < word.x1 for word in inside for x in grid.xs[1:-1]):
        return []
    named = [any(grid.xs[c] <= (w.x0 + w.x1) / 2 < grid.xs[c + 1] for w in inside) for c in columns]
    if sum(named) * 2 <= len(named) or _is_one_text(inside, grid.xs[1:-1]):
        return []
    return [Slot(0, column, 1, column + 1) for column in columns]


def _is_one_text(words: Sequence[Word], borders: Sequence[float]) -> bool:
    """Whether the words run on over every border that they stand on both sides of: a title may
    have its spaces there.
    """
    gaps = [
        (right.x0 - left.x1) / left.size
        for line in group_words(words)
        for left, right in pairwise(line)
        if any(left.x1 - _MEETS < border < right.x0 + _MEETS for border in borders)
    ]
    return bool(gaps) and max(gaps) < _SPACE
