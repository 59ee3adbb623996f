"""Heads drawn in boxes over a body without lines: one table, as printed statistics have them."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.readers.pdf.cells import words_in
from extractors.readers.pdf.grid import Grid, Slot
from extractors.readers.pdf.lines import group_words
from extractors.readers.pdf.page import Word
from extractors.readers.pdf.ruled import Line
from extractors.readers.pdf.unruled_checks import ENOUGH, judge
from extractors.readers.pdf.unruled_grid import draft_table, grid_of
from extractors.readers.pdf.unruled_lines import Row, is_data, is_year
from extractors.readers.pdf.unruled_regions import grow

_MOST_ROWS = 4
"""Rows of a head."""
_FEWEST_COLUMNS = 3
_NEAR = 2.5
"""Type sizes between a head and its body at most."""


def with_bodies(grids: Sequence[Grid], words: Sequence[Word], across: Sequence[Line]) -> list[Grid]:
    """The grids, heads without figures joined with the lines below that stand on their columns."""
    return [
        _with_body(grid, grids, words, across) if _is_head(grid, words) else grid for grid in grids
    ]


def _is_head(grid: Grid, words: Sequence[Word]) -> bool:
    if len(grid.ys) - 1 > _MOST_ROWS or len(grid.xs) - 1 < _FEWEST_COLUMNS or grid.inner:
        return False
    inside = words_in(words, grid.bbox)
    return not any(is_data(word.text) and not is_year(word.text) for word in inside)


def _with_body(
    grid: Grid, grids: Sequence[Grid], words: Sequence[Word], across: Sequence[Line]
) -> Grid:
    rows = _lines_below(grid, grids, words)
    start = next((i for i, row in enumerate(rows[:3]) if len(row.segments) > 1), None)
    if start is None or rows[0].top - grid.ys[-1] > _NEAR * rows[0].size:
        return grid
    end = grow(rows, start, across).end
    near = [line for line in across if grid.ys[-1] + 2 < line.at < rows[end - 1].bottom + 6]
    gutters = [(x - 0.5, x + 0.5) for x in grid.xs[1:-1]]
    draft = draft_table(rows[:end], near, gutters, headless=True)
    if draft is None or len(draft.groups) < 2:
        return grid
    verdict = judge(draft, titled=True)
    if verdict.confidence < ENOUGH or not draft.context.data_cols:
        return grid
    return _joined(grid, grid_of(draft, verdict.confidence, ("boxed head", *verdict.reasons)))


def _lines_below(grid: Grid, grids: Sequence[Grid], words: Sequence[Word]) -> list[Row]:
    """The lines under a grid and within its width, down to the next grid."""
    x0, _, x1, top = grid.bbox
    bottom = min([other.ys[0] for other in grids if other.ys[0] >= top - 1], default=1e9)
    level = [word for word in words if word.rotation == 0]
    below = words_in(level, (x0 - 4, top, x1 + 4, bottom))
    return [Row(line) for line in group_words(below)]


def _joined(head: Grid, body: Grid) -> Grid:
    shift = len(head.ys) - 1
    slots = [Slot(s.row + shift, s.col, s.row_end + shift, s.col_end) for s in body.slots]
    owners = {word: (row + shift, col) for word, (row, col) in body.owners.items()}
    return Grid(
        head.xs,
        (*head.ys, *body.ys[1:]),
        (*head.slots, *slots),
        body.confidence,
        body.reasons,
        shift,
        owners=owners,
    )
