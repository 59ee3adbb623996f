"""Tables that stand abreast without a title: their rows are out of step, or one rule pauses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from extractors.readers.pdf.ruled import Line as RuleLine
from extractors.readers.pdf.unruled_lines import Row, Segment

_TRIES = 4
"""Places that are looked at closely."""
_FEWEST = 2
"""Rows of either side without a row of the other beside them, at least."""
_APART = 1.0
"""Type sizes between two tables, at least."""
_LABELS = 0.6
"""Share of the lines of the second table that begin with a label, at one place."""
_SAME = 2.0
"""Points by which the ends of a rule may miss those of its table."""


def label_places(rows: Sequence[Row]) -> Iterator[tuple[int, float]]:
    """(line, place) where labels begin behind figures, the likeliest starts of a second table."""
    return islice(_places(rows), _TRIES)


def _places(rows: Sequence[Row]) -> Iterator[tuple[int, float]]:
    seen: set[int] = set()
    left = min(row.x0 for row in rows)
    for index, row in enumerate(rows):
        for label in _starts(row, left):
            place = round(label.x0 / 4)
            if place not in seen:
                seen |= {place - 1, place, place + 1}
                yield index, label.x0 - 0.5 * row.size


def _starts(row: Row, left: float) -> list[Segment]:
    """Labels behind figures of the line, or at its beginning far from the left edge of all."""
    segments = row.segments
    if len(segments) < 2:
        return []
    far = _APART * row.size
    starts = [b for a, b in pairwise(segments) if a.is_data and b.x0 - a.x1 > far and _is_label(b)]
    return [segments[0], *starts] if row.x0 - left > 8 * far and _is_row(segments) else starts


def are_abreast(rows: Sequence[Row], x: float, rules: Sequence[RuleLine]) -> bool:
    """Whether lines that nothing crosses at x are two tables: each has labels of its own."""
    sides = [_sides(row, x) for row in rows]
    lefts, rights = [left for left, _ in sides if left], [right for _, right in sides if right]
    if not (_has_labels(lefts) and _has_labels(rights)):
        return False
    only_left = sum(_is_row(left) and not _is_row(right) for left, right in sides)
    only_right = sum(_is_row(right) and not _is_row(left) for left, right in sides)
    out_of_step = min(only_left, only_right) >= _FEWEST
    return out_of_step or _rule_pauses(lefts, rights, rows, rules)


def _sides(row: Row, x: float) -> tuple[Sequence[Segment], Sequence[Segment]]:
    segments = row.segments
    return [s for s in segments if s.x1 <= x], [s for s in segments if s.x0 >= x]


def _is_label(segment: Segment) -> bool:
    return not segment.is_data and segment.text[0].isalpha() and len(segment.text) > 1


def _is_row(segments: Sequence[Segment]) -> bool:
    """Whether texts are a label with a figure behind it."""
    return len(segments) > 1 and _is_label(segments[0]) and segments[-1].is_data


def _has_labels(lines: Sequence[Sequence[Segment]]) -> bool:
    """Whether most lines of a side begin with a label, at the left edge of its rows."""
    starts = [line[0].x0 for line in lines if _is_row(line)]
    if len(starts) <= _FEWEST:
        return False
    left = min(starts)
    inside = [line[0] for line in lines if len(line) > 1 or line[0].is_data]
    labels = sum(_is_label(first) and abs(first.x0 - left) < _SAME for first in inside)
    return labels >= _LABELS * len(inside)


def _rule_pauses(
    lefts: Sequence[Sequence[Segment]],
    rights: Sequence[Sequence[Segment]],
    rows: Sequence[Row],
    rules: Sequence[RuleLine],
) -> bool:
    """Whether two rules at one height are each as wide as one side, from its labels on."""
    ends = [
        (min(line[0].x0 for line in side), max(line[-1].x1 for line in side))
        for side in (lefts, rights)
    ]
    top, bottom = rows[0].top, rows[-1].bottom
    found = [[r.at for r in rules if top < r.at < bottom and _covers(r, *end)] for end in ends]
    return any(abs(a - b) < _SAME for a in found[0] for b in found[1])


def _covers(rule: RuleLine, x0: float, x1: float) -> bool:
    low, high = x0 - rule.low, rule.high - x1
    return -_SAME < low < 10 * _SAME and -_SAME < high < 10 * _SAME
