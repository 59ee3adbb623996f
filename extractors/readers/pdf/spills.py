"""Texts of a ruled table that run out over its right border, as spreadsheets print long ones."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.readers.pdf.grid import Grid
from extractors.readers.pdf.lines import group_words
from extractors.readers.pdf.page import Word

_SPACE = 0.5
"""Type sizes between two words of a text, at most."""


def with_spills(grids: Sequence[Grid], words: Sequence[Word]) -> list[Grid]:
    """The grids as owners of the words right of them with which their last texts go on."""
    if not grids:
        return []
    rightmost = max((word.x1 for word in words), default=0.0)
    return [_with_spills(g, words) if rightmost > g.xs[-1] + 1 else g for g in grids]


def _with_spills(grid: Grid, words: Sequence[Word]) -> Grid:
    right, top, bottom = grid.xs[-1], grid.ys[0], grid.ys[-1]
    out = [word for word in words if word.x1 > right + 1 and top < word.baseline < bottom]
    if not out:
        return grid
    at = {round(word.baseline) for word in out}
    level = (word for word in words if round(word.baseline) in at and not word.rotation)
    spilled = [word for line in group_words(level) for word in _spilled(line, grid)]
    if not spilled:
        return grid
    last = len(grid.xs) - 2
    rows = {word: (bisect_right(grid.ys, word.baseline) - 1, last) for word in spilled}
    return replace(grid, owners={**grid.owners, **rows})


def _spilled(line: Sequence[Word], grid: Grid) -> Iterator[Word]:
    """The words right of the border that follow one left of it, or each other, without a gap."""
    right, is_open = grid.xs[-1], False
    for word, after in pairwise(line):
        is_inside = grid.xs[-2] <= (word.x0 + word.x1) / 2 < right
        if (word.x0 + word.x1) / 2 >= right and not is_open:
            return
        is_open = (is_inside or is_open) and after.x0 - word.x1 < _SPACE * word.size
        if is_open and (after.x0 + after.x1) / 2 >= right:
            yield after
