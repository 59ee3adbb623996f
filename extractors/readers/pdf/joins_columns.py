"""Whether the columns of two pieces of a table fit: by place, by number, by what they hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.blocks import Table

EXACT = 4.0
"""Ruled borders nearer than this (points) are the same border."""
LOOSE = 0.45
"""Borders told by white space may differ by this share of the narrower column beside them."""
ALIKE = 0.75
"""Least likeness of contents for columns to be matched without help of their places."""

_NUMBER = re.compile(
    r"^[+\-–]?\s*\(?[\d\s.,\u00a0\u202f]*\d\)?\s*(?:%|€|k€|M€|euros?|ETP)?$|^-\s*€$"
)
_DATE = re.compile(
    r"^(?:\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|(?:19|20)\d\d(?:\s*[-–/]\s*(?:19|20)?\d\d)?)$"
)


@dataclass(frozen=True, slots=True)
class Fit:
    """How the borders of two pieces come together: for each border its index in the union."""

    above: tuple[int, ...]
    below: tuple[int, ...]
    reason: str


def fit_columns(
    above: Sequence[float], below: Sequence[float], tables: tuple[Table, Table], *, ruled: bool
) -> Fit | None:
    """The union of two sets of column borders; None where they don't fit."""
    shift = above[0] - below[0]
    moved = [border + shift for border in below]
    if ruled:
        fit = _fit_exact(above, moved)
        if fit is not None:
            return fit
    elif len(above) == len(below) and abs(shift) <= 12 and _is_loose_match(above, moved):
        return _same(len(above), "columns in place")
    if len(above) == len(below) and len(above) > 2 and _is_scaled_match(above, below):
        return _same(len(above), "columns in proportion")
    return _fit_contents(*tables)


def _same(borders: int, reason: str) -> Fit:
    indices = tuple(range(borders))
    return Fit(indices, indices, reason)


def _fit_exact(above: Sequence[float], below: Sequence[float]) -> Fit | None:
    """Both have the same outer borders, and one has all inner borders of the other."""
    if abs(above[-1] - below[-1]) > EXACT:
        return None
    partner = {i: _nearest(x, above) for i, x in enumerate(below)}
    shared = {i: j for i, j in partner.items() if abs(below[i] - above[j]) <= EXACT}
    if len(shared) < min(len(above), len(below)):
        return None
    if min(len(above), len(below)) == 2 and len(above) != len(below):
        return None
    positions = sorted(
        [*above, *(x for i, x in enumerate(below) if i not in shared)],
    )
    index = {x: i for i, x in enumerate(positions)}
    return Fit(
        tuple(index[x] for x in above),
        tuple(index[above[shared[i]] if i in shared else x] for i, x in enumerate(below)),
        "columns in place",
    )


def _nearest(x: float, borders: Sequence[float]) -> int:
    return min(range(len(borders)), key=lambda i: abs(borders[i] - x))


def _is_loose_match(above: Sequence[float], below: Sequence[float]) -> bool:
    for i in range(1, len(above) - 1):
        room = min(above[i] - above[i - 1], above[i + 1] - above[i])
        if abs(above[i] - below[i]) > LOOSE * room:
            return False
    return True


def _is_scaled_match(above: Sequence[float], below: Sequence[float]) -> bool:
    wide, narrow = above[-1] - above[0], below[-1] - below[0]
    return all(
        abs((a - above[0]) / wide - (b - below[0]) / narrow) <= 0.02
        for a, b in zip(above, below, strict=True)
    )


def kind_of(text: str) -> str:
    """What sort of thing a cell holds."""
    folded = text.strip()
    if not folded:
        return "blank"
    if _DATE.match(folded):
        return "date"
    if _NUMBER.match(folded):
        return "number"
    return "short" if len(folded.split()) <= 3 else "long"


def _profiles(table: Table) -> list[Counter[str]]:
    body = [cell for cell in table.cells if not cell.is_header and cell.col_span == 1]
    profiles: dict[int, Counter[str]] = {col: Counter() for col in table.col_numbers}
    for cell in body:
        profiles[cell.col][kind_of(cell.text)] += 1
    return [profiles[col] for col in table.col_numbers]


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """1 for the same mix of contents, 0 for none in common; blanks weigh little."""
    left = {kind: count for kind, count in one.items() if kind != "blank"}
    right = {kind: count for kind, count in other.items() if kind != "blank"}
    if not left or not right:
        return 0.6 if not left and not right else 0.4
    total, sum_right = sum(left.values()), sum(right.values())
    kinds = left.keys() | right.keys()
    return sum(min(left.get(k, 0) / total, right.get(k, 0) / sum_right) for k in kinds)


def _fit_contents(above: Table, below: Table) -> Fit | None:
    """Columns in order matched by what they hold; one or two may be missing below."""
    ups, downs = _profiles(above), _profiles(below)
    missing = len(ups) - len(downs)
    if not 0 <= missing <= 2 or len(downs) < 3:
        return None
    best = _best_alignment(ups, downs)
    if sum(_likeness(ups[i], downs[j]) for j, i in enumerate(best)) < ALIKE * len(downs):
        return None
    starts = [*best, len(ups)]
    starts[0] = 0
    return Fit(tuple(range(len(ups) + 1)), tuple(starts), "columns by contents")


def _best_alignment(ups: Sequence[Counter[str]], downs: Sequence[Counter[str]]) -> list[int]:
    """For each column below its column above, in order, with the greatest likeness in all."""
    scores: dict[tuple[int, int], tuple[float, list[int]]] = {}

    def best(j: int, start: int) -> tuple[float, list[int]]:
        if j == len(downs):
            return 0.0, []
        if (j, start) not in scores:
            options = []
            for i in range(start, len(ups) - (len(downs) - j) + 1):
                rest, path = best(j + 1, i + 1)
                options.append((rest + _likeness(ups[i], downs[j]), [i, *path]))
            scores[j, start] = max(options, key=lambda option: option[0])
        return scores[j, start]

    return best(0, 0)[1]
