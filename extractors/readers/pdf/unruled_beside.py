"""Tables that stand beside each other, or beside running text: areas of their own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.readers.pdf.ruled import Line as RuleLine
from extractors.readers.pdf.unruled_abreast import are_abreast, label_places
from extractors.readers.pdf.unruled_breaks import CAPTION
from extractors.readers.pdf.unruled_lines import Row

_CAPTION = re.compile(rf"^{CAPTION}\s*\d", re.I)
_LEVEL = 1.5
"""Points: rules nearer than this stand at one height."""
_APART = 6.0
"""Points between the rules of two tables at least."""
_FULL = 0.8
"""Share of its table's width that a rule of it covers."""
_FEWEST = 3
_FLOW = 5
"""Lines of running text at least."""
_STEADY = 0.6
_IN_STEP = 0.75
_LABELLED = 0.8
_LONGEST = 4
"""Lines of a text that stands in a row of a table, on average."""

Split = tuple[int, int, float]
"""First line, line after the last, and where to part them."""


def twin_split(rows: Sequence[Row], rules: Sequence[RuleLine]) -> Split | None:
    """Where two tables stand beside each other: told by two captions, by rules that pause, or by
    labels of their own.
    """
    for index, x in _by_captions(rows):
        first, end = _reach(rows, index, x)
        if min(map(len, _sides(rows[first:end], x))) >= _FEWEST:
            return first, end, x
    for index, x in _by_pauses(rows, rules):
        first, end = _reach(rows, index, x)
        if _are_ruled_apart(rows[first:end], x, rules):
            return first, end, x
    for index, x in label_places(rows):
        first, end = _reach(rows, index, x)
        if are_abreast(rows[first:end], x, rules):
            return first, end, x
    return None


def _by_captions(rows: Sequence[Row]) -> Iterator[tuple[int, float]]:
    """(line, place) of second captions on a line."""
    for index, row in enumerate(rows):
        if not row.is_gapped or not _CAPTION.match(row.text):
            continue
        for before, segment in pairwise(row.segments):
            if _CAPTION.match(segment.text):
                places = (segment.x0 - 2, (before.x1 + segment.x0) / 2, before.x1 + 2)
                yield index, max(places, key=lambda x: _length(_reach(rows, index, x)))


def _length(span: tuple[int, int]) -> int:
    return span[1] - span[0]


def _by_pauses(rows: Sequence[Row], rules: Sequence[RuleLine]) -> Iterator[tuple[int, float]]:
    """(line below, place) of pauses between two rules at one height."""
    tops = [row.baseline for row in rows]
    level = sorted(rules, key=lambda rule: (round(rule.at), rule.low))
    for left, right in pairwise(level):
        index = bisect_left(tops, left.at)
        if right.at - left.at < _LEVEL and right.low - left.high > _APART and index < len(rows):
            yield index, (left.high + right.low) / 2


def _reach(rows: Sequence[Row], index: int, x: float) -> tuple[int, int]:
    """The lines around one that no text crosses at x."""
    first = end = index
    while first and not _crosses(rows[first - 1], x):
        first -= 1
    while end < len(rows) and not _crosses(rows[end], x):
        end += 1
    return first, end


def _crosses(row: Row, x: float) -> bool:
    return row.x0 < x < row.x1 and any(segment.x0 < x < segment.x1 for segment in row.segments)


def _sides(rows: Sequence[Row], x: float) -> tuple[list[Row], list[Row]]:
    """The lines with text left of x, and those with text right of it."""
    return [row for row in rows if row.x0 < x], [row for row in rows if row.x1 > x]


def _are_ruled_apart(rows: Sequence[Row], x: float, rules: Sequence[RuleLine]) -> bool:
    """Whether each side has rules of its own over all its width, and none runs on."""
    left, right = _sides(rows, x)
    if min(len(left), len(right)) < _FEWEST:
        return False
    top, bottom = rows[0].top - rows[0].size, rows[-1].bottom + rows[-1].size
    near = [rule for rule in rules if top < rule.at < bottom]
    if any(rule.low < x - 1 and rule.high > x + 1 for rule in near):
        return False
    lows, highs = [r for r in near if r.high <= x + 1], [r for r in near if r.low >= x - 1]
    return _is_framed(left, lows, x, left=True) and _is_framed(right, highs, x, left=False)


def _is_framed(rows: Sequence[Row], rules: Sequence[RuleLine], x: float, *, left: bool) -> bool:
    """Whether two rules at least are as wide as the gapped lines of one side."""
    spans = []
    for row in rows:
        parts = [s for s in row.segments if (s.x1 < x if left else s.x0 > x)]
        spans += [(parts[0].x0, parts[-1].x1)] if len(parts) > 1 else []
    if len(spans) < 2 or len(rules) < 2:
        return False
    x0, x1 = min(low for low, _ in spans), max(high for _, high in spans)
    wide = [r for r in rules if min(r.high, x1) - max(r.low, x0) >= _FULL * (x1 - x0)]
    return len(wide) >= 2


def is_beside_text(left: Sequence[Row], right: Sequence[Row], *, in_rows: bool) -> bool:
    """Whether one side is running text and the other has lines of its own beside it.

    `in_rows` tells that both start on the same lines below spaces.
    """
    return _stands_beside(left, right, in_rows) or _stands_beside(right, left, in_rows)


def _stands_beside(text: Sequence[Row], other: Sequence[Row], in_rows: bool) -> bool:
    if len(text) < _FLOW or len(other) < _FEWEST or not _flows(text):
        return False
    top = max(text[0].baseline, other[0].baseline)
    bottom = min(text[-1].baseline, other[-1].baseline)
    lines = [row.baseline for row in text if top - 1 <= row.baseline <= bottom + 1]
    beside = [row for row in other if top - 1 <= row.baseline <= bottom + 1]
    if len(beside) < _FEWEST or len(beside) < _STEADY * len(lines):
        return False
    if _out_of_step(lines, beside):
        return True
    if in_rows or _start_in_step(text, beside) or _are_figures(beside, len(lines)):
        return False
    return sum(row.is_gapped for row in beside) >= max(_FEWEST, _STEADY * len(lines))


def _are_figures(rows: Sequence[Row], lines: int) -> bool:
    """Whether nearly each line has numbers beside it and nothing else, as labels of rows have."""
    figures = sum(all(segment.is_data for segment in row.segments) for row in rows)
    return figures >= _LABELLED * lines


def _start_in_step(text: Sequence[Row], beside: Sequence[Row]) -> bool:
    """Whether all texts on one side start on lines of the other, as those of rows do."""
    x0, x1 = min(row.x0 for row in text), max(row.x1 for row in text)
    starts = [
        row.baseline
        for above, row in pairwise(text)
        if row.text[0].isupper() and above.x1 < x1 - 0.1 * (x1 - x0)
    ]
    level = sum(any(abs(y - row.baseline) <= 1 for row in beside) for y in starts)
    short = len(text) <= _LONGEST * (len(starts) + 1)
    return short and len(starts) >= _FEWEST and level >= _IN_STEP * len(starts)


def _out_of_step(lines: Sequence[float], beside: Sequence[Row]) -> bool:
    """Whether most lines stand beside none of the text's."""
    alone = sum(all(abs(y - row.baseline) > 1 for y in lines) for row in beside)
    return alone >= _STEADY * len(beside)


def _flows(rows: Sequence[Row]) -> bool:
    """Whether lines are running text: full, and most go on with a small letter."""
    x0, x1 = min(row.x0 for row in rows), max(row.x1 for row in rows)
    full = [
        r for r in rows if len(r.words) >= 4 and not r.is_gapped and r.x1 - r.x0 > 0.7 * (x1 - x0)
    ]
    starts = [row.words[0].text[0] for row in rows]
    small = sum(sign.islower() or sign.isdecimal() or sign == "(" for sign in starts)
    return len(full) >= _STEADY * len(rows) and small >= 0.5 * len(rows)
