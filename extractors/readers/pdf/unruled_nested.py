"""Tables of figures without rules inside a cell of a fiche: years as columns, one line each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.blocks import BBox
from extractors.readers.pdf.cells import is_within, words_by_slot, words_in
from extractors.readers.pdf.grid import Grid
from extractors.readers.pdf.page import Word
from extractors.readers.pdf.unruled import unruled_grids
from extractors.readers.pdf.unruled_lines import is_data

_MOST_COLUMNS = 4
"""Columns of a fiche; the cells of wider tables hold no tables."""
_FEWEST_COLUMNS = 3
_FEWEST_FIGURES = 4
_FEWEST_LINES = 2
_ROOM = 1.5
"""Type sizes between the figures of two columns."""
_SURE = 0.75
_TALL = 24.0
"""Points: two lines of figures and their head at least."""


def with_open_tables(grid: Grid, words: Sequence[Word]) -> Grid:
    """The grid with the tables that stand in its cells by alignment alone."""
    if len(grid.xs) - 1 > _MOST_COLUMNS or len(grid.slots) < 2:
        return grid
    found = list(grid.inner)
    figures = [word for word in words if word.text[-1].isdigit()]
    for slot in grid.slots:
        box = grid.slot_bbox(slot)
        if slot.col == 0 or box[3] - box[1] < _TALL:
            continue
        if any(is_within(inner.bbox, box) for inner in grid.inner):
            continue
        if _abreast(words_in(figures, box)) < _FEWEST_LINES:
            continue
        tables = unruled_grids(words_in(words, box), [], [])
        inside = words_in(words, tables[0].bbox) if tables else []
        if len(tables) == 1 and _is_of_figures(tables[0], inside):
            found.append(cut_to(tables[0], box))
    return replace(grid, inner=tuple(found)) if len(found) > len(grid.inner) else grid


def _abreast(figures: Sequence[Word]) -> int:
    """On how many lines figures stand beside each other with room between them."""
    lines: dict[int, list[Word]] = defaultdict(list)
    for word in figures:
        lines[round(word.baseline)].append(word)
    return sum(
        any(b.x0 - a.x1 > _ROOM * a.size for a, b in pairwise(sorted(line, key=lambda w: w.x0)))
        for line in lines.values()
    )


def _is_of_figures(grid: Grid, words: Sequence[Word]) -> bool:
    """Several columns, nearly all of which but the first hold figures."""
    columns = len(grid.xs) - 1
    if columns < _FEWEST_COLUMNS or grid.confidence < _SURE or len(grid.ys) < 3:
        return False
    texts = [
        " ".join(word.text for word in inside)
        for slot, inside in zip(grid.slots, words_by_slot(words, grid), strict=True)
        if slot.col > 0 and inside
    ]
    return sum(map(is_data, texts)) >= 0.7 * len(texts) >= 0.7 * _FEWEST_FIGURES


def cut_to(grid: Grid, box: BBox) -> Grid:
    """The grid cut to the cell it stands in."""
    xs = tuple(min(max(x, box[0]), box[2]) for x in grid.xs)
    ys = tuple(min(max(y, box[1]), box[3]) for y in grid.ys)
    return replace(grid, xs=xs, ys=ys)
