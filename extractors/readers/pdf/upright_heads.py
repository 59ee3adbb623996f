"""Heads of columns that read upwards, above or beside the first row of an unruled table."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from extractors.readers.pdf.grid import Grid, Slot
from extractors.readers.pdf.page import Word

_LONGEST = 220.0
"""Points: heads are no longer."""
_LEADING = 1.4
"""Lines of one upright head stand nearer to each other than so many type sizes."""


def with_upright_heads(grid: Grid, words: Sequence[Word]) -> Grid:
    """The grid with a first row that reaches up to the tops of its columns' upright heads."""
    heads = [word for word in words if word.rotation in (90, 270) and _is_above(word, grid)]
    owners = _columns(heads, grid)
    if len(set(owners.values())) < max(2, (len(grid.xs) - 1) // 2):
        return grid
    top = min(word.top for word in heads) - 1
    foot = max(word.bottom for word in heads)
    if foot > grid.ys[0] + 0.5 * (grid.ys[1] - grid.ys[0]):
        places = {**grid.owners, **{word: (0, col) for word, col in owners.items()}}
        headers = max(1, grid.header_rows or 0)
        return replace(grid, ys=(top, *grid.ys[1:]), header_rows=headers, owners=places)
    row = [Slot(0, col, 1, col + 1) for col in range(len(grid.xs) - 1)]
    below = [Slot(s.row + 1, s.col, s.row_end + 1, s.col_end) for s in grid.slots]
    places = {word: (place[0] + 1, place[1]) for word, place in grid.owners.items()}
    places |= {word: (0, col) for word, col in owners.items()}
    return replace(
        grid,
        ys=(top, *grid.ys),
        slots=(*row, *below),
        header_rows=1 + (grid.header_rows or 0),
        owners=places,
    )


def _columns(heads: Sequence[Word], grid: Grid) -> dict[Word, int]:
    """The column of each upright word: in their order, where there is one head a column."""
    stacks: list[list[Word]] = []
    for word in sorted(heads, key=lambda word: word.x0):
        if stacks and word.x0 - stacks[-1][-1].x0 < _LEADING * word.size:
            stacks[-1].append(word)
        else:
            stacks.append([word])
    columns = len(grid.xs) - 1
    if columns - 1 <= len(stacks) <= columns:
        first = columns - len(stacks)
        return {word: first + i for i, stack in enumerate(stacks) for word in stack}
    return {word: bisect_right(grid.xs, (word.x0 + word.x1) / 2) - 1 for word in heads}


def _is_above(word: Word, grid: Grid) -> bool:
    """Whether an upright word stands over the columns, its column's foot near the first row."""
    if not grid.xs[0] <= (word.x0 + word.x1) / 2 <= grid.xs[-1]:
        return False
    limit = grid.ys[1] + 1
    return grid.ys[0] - _LONGEST < word.top and word.bottom < limit
