"""Lines of a table of contents: titles, leader dots, page numbers that never fall."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.readers.pdf.unruled_lines import Row

_PAGE = re.compile(r"^[.…·_]*(?:[pP]\.?\s?)?(\d{1,4})$")
_FEWEST = 4
_BETWEEN = 2
"""Lines without a page number between two that have one, at most."""


def without_contents(rows: Sequence[Row]) -> list[list[Row]]:
    """Stretches of lines between those of tables of contents."""
    pages = [(index, page) for index, row in enumerate(rows) if (page := _page(row)) is not None]
    if len(pages) < _FEWEST:
        return [list(rows)]
    parts: list[list[Row]] = []
    start = 0
    for first, end in _runs(pages):
        parts.append(list(rows[start:first]))
        start = end
    return [part for part in (*parts, list(rows[start:])) if part]


def _page(row: Row) -> int | None:
    """The page number that leader dots lead to, if the line holds one title and nothing else."""
    if not row.has_leader or len(row.words) < 2:
        return None
    number = _PAGE.match(row.words[-1].text)
    if number is None or _texts_after_leader(row) != 1:
        return None
    return int(number[1])


def _texts_after_leader(row: Row) -> int:
    """How many words follow the first row of dots."""
    kept = set(map(id, row.words))
    dots = [word.x0 for word in row.drawn if id(word) not in kept]
    return sum(word.x0 > min(dots) for word in row.words) if dots else 0


def _runs(pages: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """(first, end) of stretches of lines whose page numbers never fall."""
    runs: list[list[tuple[int, int]]] = [[pages[0]]]
    for before, line in pairwise(pages):
        if line[0] - before[0] <= _BETWEEN + 1 and line[1] >= before[1]:
            runs[-1].append(line)
        else:
            runs.append([line])
    return [(run[0][0], run[-1][0] + 1) for run in runs if _is_contents(run)]


def _is_contents(run: Sequence[tuple[int, int]]) -> bool:
    return len(run) >= _FEWEST and run[0][1] < run[-1][1]
