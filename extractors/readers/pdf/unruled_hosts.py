"""Ruled tables in the values of a form without rules: « Indicateurs » beside a small table.

The form is looked for with a line of text in place of each row of such a table.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from extractors.blocks import BBox
from extractors.readers.pdf.cells import is_within, words_in, words_outside
from extractors.readers.pdf.forms_lines import LONGEST_LABEL
from extractors.readers.pdf.grid import Grid
from extractors.readers.pdf.lines import group_words
from extractors.readers.pdf.page import Word
from extractors.readers.pdf.ruled import Line
from extractors.readers.pdf.unruled_nested import cut_to

Find = Callable[[Sequence[Word], Sequence[BBox], Sequence[BBox]], list[Grid]]
"""Finds the tables without rules among words outside of boxes, the rules in other boxes left out.
"""
_INDENT = 4.0
"""Type sizes by which a value starts further right than its label."""
_LEAST_LABEL = 24.0
"""Points that a label takes: a grid further left has none beside it."""
_TALLEST_LABEL = 3
_FEWEST_ROWS = 3
_PLAY = 4.0
"""Points by which the frame of a table may stick out of its row."""
_STAND_IN = "texte"


def unruled_round(
    grids: Sequence[Grid], words: Sequence[Word], taken: Sequence[BBox], find: Find
) -> tuple[list[Grid], list[Grid]]:
    """(`grids` without those in the values of a form, the tables without rules).

    `taken` are the boxes of the grids and of all else that is no text.
    """
    least = min([word.x0 for word in words], default=0.0) + _LEAST_LABEL
    inner = [grid for grid in grids if grid.xs[0] > least and _is_beside_label(grid, words)]
    if inner:
        boxes = [grid.bbox for grid in inner]
        free = [box for box in taken if box not in boxes]
        texts = list(words)
        for grid in inner:
            texts = [*words_outside(texts, grid.bbox), *_stand_ins(grid, words)]
        found = _hosts(find(texts, free, boxes), inner)
        if found is not None:
            return [grid for grid in grids if grid not in inner], found
    return list(grids), find(words, taken, ())


def outside(lines: Sequence[Line], boxes: Sequence[BBox]) -> Sequence[Line]:
    """The horizontal rules but those within the boxes."""
    if not boxes:
        return lines
    return [
        line
        for line in lines
        if not any(is_within((line.low, line.at, line.high, line.at), box) for box in boxes)
    ]


def _is_beside_label(grid: Grid, words: Sequence[Word]) -> bool:
    """Whether nothing but a short text stands beside a grid, at some distance on its left."""
    x0, top, x1, bottom = grid.bbox
    level = words_in(words, (float("-inf"), top - _PLAY, float("inf"), bottom + _PLAY))
    beside = words_outside(level, (x0 - _PLAY, top - _PLAY, x1 + _PLAY, bottom + _PLAY))
    if not beside or max(word.x1 for word in beside) > x0:
        return False
    lines = group_words(beside)
    short = len(lines) <= _TALLEST_LABEL and max(map(len, lines)) <= LONGEST_LABEL
    return short and all(x0 - line[0].x0 > _INDENT * line[0].size for line in lines)


def _stand_ins(grid: Grid, words: Sequence[Word]) -> list[Word]:
    """A word as wide as the grid on the first line of each of its rows."""
    found = []
    for top, bottom in zip(grid.ys, grid.ys[1:], strict=False):
        inside = words_in(words, (grid.xs[0], top, grid.xs[-1], bottom))
        if inside:
            first = min(inside, key=lambda word: word.baseline)
            left, right = grid.xs[0] + 1, grid.xs[-1] - 1
            found.append(replace(first, text=_STAND_IN, x0=left, x1=right, bold=False))
    return found


def _hosts(found: Sequence[Grid], inner: Sequence[Grid]) -> list[Grid] | None:
    """The tables with the inner ones in their values; None where one has no place there."""
    hosts = list(found)
    for grid in inner:
        places = ((i, box) for i, host in enumerate(hosts) if (box := _cell_round(host, grid)))
        place, box = next(places, (None, None))
        if place is None or box is None:
            return None
        hosts[place] = replace(hosts[place], inner=(*hosts[place].inner, cut_to(grid, box)))
    return hosts


def _cell_round(host: Grid, grid: Grid) -> BBox | None:
    """The cell of a form of labels and values in whose second column a grid stands."""
    if len(host.xs) != 3 or len(host.ys) <= _FEWEST_ROWS:
        return None
    x0, top, x1, bottom = grid.bbox
    inside = (x0 + _PLAY, top + _PLAY, x1 - _PLAY, bottom - _PLAY)
    boxes = (host.slot_bbox(slot) for slot in host.slots if slot.col == 1)
    return next((box for box in boxes if is_within(inside, box)), None)
