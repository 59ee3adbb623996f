"""Rows that are numbered: their texts may stand above, below and beside their numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.readers.pdf.unruled_columns import Piece, TableLine

_NUMBER = re.compile(r"^\d{1,3}(?:[.-]\d{1,3}){0,3}\.?$")
_PART = re.compile(r"\d+")
_LARGER = 1.1
"""Times the step to the next number that the space between two rows is at least."""


def are_numbers(pieces: Sequence[Piece]) -> bool:
    """Whether texts are the numbers of rows, each higher than the one before."""
    if len(pieces) < 3 or not all(_NUMBER.match(piece.text) for piece in pieces):
        return False
    numbers = [[int(part) for part in _PART.findall(piece.text)] for piece in pieces]
    return all(above < below for above, below in pairwise(numbers))


def with_starts_moved(rows: Sequence[list[TableLine]]) -> list[list[TableLine]]:
    """Rows with the lines above their number, where the widest space between two numbers shows that
    they are no more lines of the row before.
    """
    moved = [list(row) for row in rows]
    spaces = []
    for upper, lower in pairwise(moved):
        if 0 not in lower[0].cols:
            continue
        last = next((i for i in reversed(range(len(upper))) if 0 in upper[i].cols), len(upper) - 1)
        steps = _steps([*upper[last:], lower[0]])
        place = max(range(len(steps)), key=lambda i: (steps[i], i))
        spaces.append(steps[place])
        if place < len(steps) - 1 and steps[place] >= _LARGER * steps[-1]:
            lower[:0] = upper[last + 1 + place :]
            del upper[last + 1 + place :]
    return _with_first_joined(moved, sorted(spaces))


def _with_first_joined(
    rows: list[list[TableLine]], spaces: Sequence[float]
) -> list[list[TableLine]]:
    """Rows with the lines above the first number in its row, where they stand close to it."""
    if len(rows) < 2 or not spaces or any(0 in line.cols for line in rows[0]):
        return rows
    step = max(_steps([*rows[0], rows[1][0]]))
    if _LARGER * step > spaces[len(spaces) // 2]:
        return rows
    return [[*rows[0], *rows[1]], *rows[2:]]


def _steps(lines: Sequence[TableLine]) -> list[float]:
    return [b.row.baseline - a.row.baseline for a, b in pairwise(lines)]
