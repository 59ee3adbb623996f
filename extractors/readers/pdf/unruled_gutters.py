"""Gutters between the columns of a stretch of lines: where hardly any text stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

import numpy as np
import numpy.typing as npt

from extractors.readers.pdf.unruled_columns import Gutter, TableLine, cut_lines
from extractors.readers.pdf.unruled_lines import Row, Segment, is_in_brackets, is_year

_COLUMN_NUMBER = re.compile(r"^[(\[]?(\d{1,2})[)\]]?$")
_FEWEST_NUMBERS = 3
_CODE = 4
"""Characters of what stands for a number: « nd », « NC »."""
_SYMBOLS = frozenset("$€£%*†‡()[]|+-=<>~")


def head_zone(rows: Sequence[Row]) -> int:
    """How many lines at the top may be header: those before the first with many numbers.

    Years do not count: they head columns as often as they fill them.
    """
    counts = [
        0
        if has_column_numbers(row)
        else sum(s.is_data and not is_year(s.text) for s in row.segments[1:])
        for row in rows
    ]
    enough = max(1, 0.4 * max(counts, default=0))
    for index, count in enumerate(counts[:9]):
        if count >= enough:
            return index
    return 1 if len(rows) > 3 else 0


def has_column_numbers(row: Row) -> bool:
    """Whether a line numbers the columns: (1), (2), (3) or 1, 2, 3, in order."""
    numbers = [_COLUMN_NUMBER.match(segment.text) for segment in row.segments]
    values = [int(number[1]) for number in numbers if number]
    if len(values) < max(_FEWEST_NUMBERS, len(numbers) - 1):
        return False
    return all(b == a + 1 for a, b in pairwise(values)) and values[0] <= 2


def find_gutters(rows: Sequence[Row]) -> list[Gutter]:
    """Stretches of the x axis that text of hardly any line covers, between columns of text."""
    zone = head_zone(rows)
    body = [row for row in rows[zone:] if len(row.segments) > 1]
    if not body:
        body = [row for row in rows if len(row.segments) > 1]
    if not body:
        return []
    size = median([row.size for row in body])
    narrowest = 0.3 * size if len(body) >= 5 else 0.5 * size if len(body) >= 3 else 0.8 * size
    width = int(max(row.x1 for row in rows)) + 2
    counts = _coverage(body, width)
    tolerance = 0 if len(body) < 8 else 1 if len(body) < 20 else int(0.06 * len(body))
    edges, starts = rows[0].edges, rows[0].starts
    gutters = [
        (low, high)
        for low, high in _runs(counts == 0)
        if high - low >= narrowest
        or any(abs(edge - low) <= 1 for edge in edges)
        or any(abs(start - high) <= 1 for start in starts)
    ]
    gutters = sorted(gutters + _extra(_runs(counts <= tolerance), gutters, narrowest))
    gutters = [gutter for gutter in gutters if not _is_inside_column(gutter, rows)]
    gutters = _with_header_columns(gutters, rows[:zone], body, narrowest)
    ordered = _by_weight(rows)
    return _without_odd_columns(rows, [_clip(g, ordered) for g in gutters])


def _is_inside_column(gutter: Gutter, rows: Sequence[Row]) -> bool:
    """Whether it only parts a few short words at the left of a column, such as « NC », from its
    numbers, at its right.

    Such a column lies between the ends of two columns of numbers, and no line has both.
    """
    low, high = gutter
    edges = rows[0].edges
    left = max((edge for edge in edges if edge < low - 1), default=None)
    right = min((edge for edge in edges if edge > high), default=None)
    if left is None or right is None or any(abs(edge - low) <= 1 for edge in edges):
        return False
    words = numbers = 0
    for row in rows:
        within = [s for s in row.segments if left - 1 < s.x0 and s.x1 < right + 1]
        before = [s for s in within if s.x1 <= low + 1]
        after = len(within) > len(before)
        if before and (after or not _is_code(before, left, row.size)):
            return False
        words += bool(before)
        numbers += after
    return 0 < 2 * words <= numbers


def _is_code(segments: Sequence[Segment], left: float, size: float) -> bool:
    return len(segments[0].text) <= _CODE and segments[0].x0 - left < size


def _extra(found: Sequence[Gutter], known: Sequence[Gutter], narrowest: float) -> list[Gutter]:
    """Gutters that a few odd lines cross, apart from those that none does."""
    return [
        (a, b)
        for a, b in found
        if b - a >= narrowest and not any(a <= high and low <= b for low, high in known)
    ]


def _with_header_columns(
    gutters: Sequence[Gutter], head: Sequence[Row], body: Sequence[Row], narrowest: float
) -> list[Gutter]:
    """Gutters beside columns that have a header and nothing else on this page."""
    lowest = max([i for i, row in enumerate(head) if len(row.segments) > 1], default=len(head))
    texts = [
        segment
        for index, row in enumerate(head)
        for segment in row.segments
        if len(row.segments) > 1
        or (index < lowest and not any(segment.x0 < a and segment.x1 > b for a, b in gutters))
    ]
    left, right = min(row.x0 for row in body), max(row.x1 for row in body)
    found = list(gutters)
    for low, high in ((0.0, left), *gutters, (right, 1e9)):
        inside = [s for s in texts if s.x0 > low + narrowest and s.x1 < high - narrowest]
        if not inside or not _is_column_head(inside, head):
            continue
        x0, x1 = min(s.x0 for s in inside), max(s.x1 for s in inside)
        edges = [edge for edge in ((low, x0), (x1, high)) if edge[0] > 0 and edge[1] < 1e9]
        found = [g for g in found if g != (low, high)] + edges
    return sorted(found)


def _is_column_head(texts: Sequence[Segment], head: Sequence[Row]) -> bool:
    """Whether texts between two columns head one of their own, not both beside them."""
    if any(is_in_brackets(segment.text) for segment in texts):
        return False
    last = next((row for row in reversed(head) if len(row.segments) > 1), head[-1])
    lowest = any(segment in last.segments for segment in texts)
    return lowest or len(texts) > 1


def _coverage(rows: Sequence[Row], width: int) -> npt.NDArray[np.int32]:
    """How many lines cover each point of the x axis."""
    steps = np.zeros(width + 1, dtype=np.int32)
    for row in rows:
        for segment in row.segments:
            steps[max(0, int(segment.x0 + 0.5))] += 1
            steps[min(width, max(int(segment.x1 + 0.5), int(segment.x0 + 0.5) + 1))] -= 1
    return np.cumsum(steps)[:width]


def _runs(free: npt.NDArray[np.bool_]) -> list[Gutter]:
    """Free stretches with text on both sides."""
    edges = np.flatnonzero(np.diff(free.astype(np.int8)))
    runs = []
    for low, high in pairwise(edges.tolist()):
        if free[low + 1]:
            runs.append((float(low + 1), float(high + 1)))
    return runs


def _by_weight(rows: Sequence[Row]) -> list[Row]:
    """Lines by what they tell of columns.

    The lowest first: heads close above the figures tell more than those over several columns,
    and lines of one text, such as titles of sections, the least.
    """
    from_below = list(reversed(rows))
    return sorted(from_below, key=lambda row: len(row.segments) == 1)


def _clip(gutter: Gutter, rows: Sequence[Row]) -> Gutter:
    """The gutter less what longer lines without wide gaps take of it at one side."""
    low, high = gutter
    for row in rows:
        for segment in row.segments:
            if segment.x0 <= low < segment.x1 < high - 1:
                low = segment.x1
            elif low + 1 < segment.x0 < high <= segment.x1:
                high = segment.x0
            elif len(row.segments) > 1 and low < segment.x0 < segment.x1 < high:
                if segment.x0 - low > high - segment.x1:
                    high = segment.x0
                else:
                    low = segment.x1
    return (low, high) if high - low >= 1 else gutter


def _without_odd_columns(rows: Sequence[Row], gutters: list[Gutter]) -> list[Gutter]:
    """Drop gutters that part a sign from its number, or texts that never share a line.

    The narrowest goes first: a head between two columns belongs to the nearer.
    """
    while gutters:
        lines = cut_lines(rows, gutters)
        texts = [
            [p.text for line in lines for p in line.pieces if p.col == c and p.col_end == c + 1]
            for c in range(len(gutters) + 1)
        ]
        odd = [i for i, g in enumerate(gutters) if _belongs_together(lines, texts, i, g)]
        if not odd:
            break
        paired = _pairs(lines, len(gutters) + 1)
        odd = [i for i in odd if i in paired] or odd
        gutters.pop(min(odd, key=lambda i: gutters[i][1] - gutters[i][0]))
    return gutters


def _pairs(lines: Sequence[TableLine], columns: int) -> set[int]:
    """The gutters between heads and the figures of their columns, where these take turns.

    Heads set left over figures set right may stand nearer to the figures before them.
    """
    zone = head_zone([line.row for line in lines])
    head, body = _single_cols(lines[:zone]), _single_cols(lines[zone:])
    sorts = ["H" if c not in body else "N" if c not in head else "-" for c in range(columns)]
    pairs: set[int] = set()
    for run in re.finditer(r"(?:HN){2,}(?!H)|(?<!H)(?:NH){2,}(?!N)", "".join(sorts)):
        if run.start() == 0 or sorts[run.start() - 1] == "-":
            pairs |= set(range(run.start(), run.end(), 2))
    return pairs


def _belongs_together(
    lines: Sequence[TableLine], texts: Sequence[Sequence[str]], index: int, gutter: Gutter
) -> bool:
    left, right = texts[index], texts[index + 1]
    if not left or not right:
        return True
    if all(len(text) == 1 and text in _SYMBOLS - {"-"} for text in left):
        return True
    if all(len(text) <= 2 and set(text) <= _SYMBOLS for text in right):
        return not all(text == "-" for text in right)
    if any({index, index + 1} <= _single_cols([line]) for line in lines):
        return False
    if gutter[1] - gutter[0] < 2 * lines[0].row.size:
        return True
    zone = head_zone([line.row for line in lines])
    head = _single_cols(lines[:zone])
    body = _single_cols(lines[zone:])
    return {index, index + 1} & head != {index, index + 1} & body and not (
        {index, index + 1} & head & body
    )


def _single_cols(lines: Sequence[TableLine]) -> frozenset[int]:
    """The columns with texts of their own, not under one over several."""
    pieces = (piece for line in lines for piece in line.pieces)
    return frozenset(piece.col for piece in pieces if piece.col_end == piece.col + 1)
