"""The header of a table that is written a cell a line: how many columns it may have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from extractors.blocks import Cell
from extractors.readers.text.stacked_cells import LineCells, cell_of, number_of

_HEAD = re.compile(r"[^\W\d_].{0,59}")
_SENTENCE = 3
"""Words: « Obj. nat. » is short for something."""
FEWEST_COLUMNS, MOST_COLUMNS = 3, 16


def is_head(text: str | None) -> bool:
    """Whether a cell may head a column: a few words that are no sentence."""
    text = (text or "").strip()
    sentence = text.endswith((":", ";")) or (text.endswith(".") and len(text.split()) > _SENTENCE)
    return bool(_HEAD.fullmatch(text)) and not sentence and "\t" not in text


def count_heads(cells: LineCells) -> int:
    """How many cells in a row may head a column."""
    count = 0
    while count <= MOST_COLUMNS and is_head(cells[count]) and not number_of(cells[count]):
        count += 1
    return count


def headers_of(cells: LineCells, heads: int) -> Iterator[tuple[list[Cell], int, int]]:
    """(header cells, columns, first cell of the body) as the first numbered row allows."""
    if heads < FEWEST_COLUMNS:
        return
    top = [cells[at] or "" for at in range(heads)]
    if number_of(cells[heads]):
        yield one_level(top), heads, heads
        if heads > FEWEST_COLUMNS:
            yield one_level(top[:-1]), heads - 1, heads - 1
        return
    if number_of(cells[heads + 1]) and heads > FEWEST_COLUMNS:
        yield one_level(top), heads, heads
    for columns in range(heads + 1, MOST_COLUMNS + 1):
        first = heads + columns
        if not (number_of(cells[first]) or number_of(cells[first + 1])):
            continue
        below = [cells[at] or "" for at in range(heads, first)]
        if not any(map(number_of, below)) and (header := _two_levels(top, below)):
            yield header, columns, first


def one_level(heads: list[str]) -> list[Cell]:
    """A header of one row."""
    return [cell_of(1, col, text, is_header=True) for col, text in enumerate(heads, start=1)]


def _two_levels(top: list[str], below: list[str]) -> list[Cell]:
    """The header whose second line is empty below what is merged downwards, and stands in runs
    below what is merged sideways; none where the runs are not as many as the heads left.
    """
    cells: list[Cell] = []
    heads, col = iter(top), 1
    runs = [list(run) for _, run in groupby(below, key=bool)]
    groups = [part for run in runs for part in ([run] if run[0] else [[text] for text in run])]
    if len(groups) != len(top) or not any(len(run) > 1 for run in groups):
        return []
    for run in groups:
        merged = len(run) == 1 and not run[0]
        cells.append(cell_of(1, col, next(heads), is_header=True, rows=1 + merged, cols=len(run)))
        if not merged:
            cells += [cell_of(2, col + k, text, is_header=True) for k, text in enumerate(run)]
        col += len(run)
    return cells
