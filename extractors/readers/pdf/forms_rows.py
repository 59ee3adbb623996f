"""Rows of a form without rules: which lines of each column stand beside each other.

Texts of one row stand at its top, in its middle or at its foot. Space does not tell the rows
where paragraphs of one cell stand as far apart: the places of labels beside their values do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal

from extractors.readers.pdf.unruled_columns import Piece, TableLine

Mode = Literal["top", "middle", "bottom"]
MODES: tuple[Mode, ...] = ("top", "middle", "bottom")

_ASCENT, _DESCENT = 0.75, 0.2
"""Share of the type size that letters reach above and below the base line."""
_STEP = 1.3
"""A step this many times the leading does not stand within a label."""
_SLACK = 0.2
"""Lines by which a text may miss its place: raised marks and larger type shift it."""
_LONGEST = 90
"""Groups of lines in one row, at most."""
_TALLEST_LABEL = 6

NO_LABEL, NO_VALUE, TORN = 6.0, 1.5, 3.0
"""What it costs a row to lack a label or a value, or to hold two labels."""
AT_EDGE, REST = 0.8, 0.6
"""What it costs a row that the page cuts to miss its places at most, or to lack its label."""
NO_TEXT = 0.3
"""What it costs to lack a text in any other column."""
RARE: dict[Mode, float] = {"top": 0.0, "middle": 0.0, "bottom": 1.0}
"""What a way of setting texts costs beforehand: few forms have their labels at the foot."""


@dataclass(frozen=True)
class Ends:
    """Whether the form goes on above or below: at the head or foot of a page."""

    head: bool = False
    foot: bool = False
    is_known: bool = False
    """Whether the page before ended with a table on the same columns."""


@dataclass(frozen=True)
class Reading:
    """Rows of lines, where texts stand in them, and how badly that fits, row by row."""

    rows: tuple[tuple[TableLine, ...], ...]
    mode: Mode
    costs: tuple[float, ...]
    total: float


class Form:
    """Lines of a form cut into columns, in groups that no row border can part."""

    def __init__(
        self, lines: Sequence[TableLine], columns: int, labels: frozenset[int], ends: Ends
    ) -> None:
        self.columns = columns
        self.labels = labels
        self.ends = ends
        self.groups = _groups(lines)

    @cached_property
    def leading(self) -> float:
        """The step from line to line within a text."""
        return _leading([line for group in self.groups for line in group], self.columns)

    def read(self, mode: Mode) -> Reading:
        """The rows that fit best where all texts stand so in their rows."""
        count = len(self.groups)
        best: list[tuple[float, int, float]] = [(RARE[mode], 0, 0.0)]
        cuts = [0.0, *(self._cut(index) for index in range(1, count)), 0.0]
        for end in range(1, count + 1):
            options = []
            for start in range(max(0, end - _LONGEST), end):
                cost = self._cost(start, end, mode)
                options.append((best[start][0] + cost + cuts[start], start, cost))
            best.append(min(options))
        rows, costs, end = [], [], count
        while end:
            _, start, cost = best[end]
            rows.append(tuple(line for group in self.groups[start:end] for line in group))
            costs.append(cost)
            end = start
        return Reading(tuple(rows[::-1]), mode, tuple(costs[::-1]), best[-1][0])

    @cached_property
    def _places(self) -> list[list[list[float]]]:
        """For each column and group the base lines of its texts."""
        return [
            [
                [
                    piece.words[0].baseline
                    for line in group
                    for piece in line.pieces
                    if piece.col <= col < piece.col_end
                ]
                for group in self.groups
            ]
            for col in range(self.columns)
        ]

    def _cost(self, start: int, end: int, mode: Mode) -> float:
        """How badly the groups fit as one row."""
        cost = 0.0
        spans: list[tuple[float, float]] = []
        for col, groups in enumerate(self._places):
            ys = [y for group in groups[start:end] for y in group]
            if not ys:
                cost += self._missing(col, start, end)
                continue
            spans.append((ys[0], ys[-1]))
            if col in self.labels:
                wide = sum(b - a > _STEP * self.leading for a, b in pairwise(ys))
                cost += TORN * (wide + (len(ys) > _TALLEST_LABEL))
        is_cut = (self.ends.head and not start) or (self.ends.foot and end == len(self.groups))
        off = sum(max(0.0, part / self.leading - _SLACK) for part in _off(spans, mode))
        return cost + (min(off, AT_EDGE) if is_cut else off)

    def _missing(self, col: int, start: int, end: int) -> float:
        if col - 1 in self.labels:
            return NO_VALUE
        if col:
            return NO_TEXT
        if start == 0 and self.ends.is_known:
            return 0.0
        first, last = start == 0 and self.ends.head, end == len(self.groups) and self.ends.foot
        return REST if first or last else NO_LABEL

    def _cut(self, index: int) -> float:
        """What speaks against a border above a group: texts that seem to go on in it."""
        cost = 0.0
        for col in range(self.columns):
            upper = self._last(index - 1, col)
            lower = self._first(index, col)
            if upper is None or lower is None:
                continue
            step = lower.words[0].baseline - upper.words[0].baseline
            if step <= 1.15 * self.leading:
                cost = max(cost, 2.0 if _goes_on(upper, lower) else 0.5)
        return cost

    def _last(self, index: int, col: int) -> Piece | None:
        pieces = [line.piece_in(col) for line in self.groups[index]]
        return next((piece for piece in reversed(pieces) if piece is not None), None)

    def _first(self, index: int, col: int) -> Piece | None:
        pieces = [line.piece_in(col) for line in self.groups[index]]
        return next((piece for piece in pieces if piece is not None), None)


def _goes_on(upper: Piece, lower: Piece) -> bool:
    return lower.text[0].islower() or upper.text[-1] in ",-–(/’'"


def _off(spans: Sequence[tuple[float, float]], mode: Mode) -> list[float]:
    """For each text by how many points it misses its place in the row."""
    top, bottom = min(first for first, _ in spans), max(last for _, last in spans)
    if mode == "top":
        return [first - top for first, _ in spans]
    if mode == "bottom":
        return [bottom - last for _, last in spans]
    return [abs(first + last - top - bottom) / 2 for first, last in spans]


def _groups(lines: Sequence[TableLine]) -> list[list[TableLine]]:
    """Lines in groups between which nothing stands over a border."""
    groups: list[list[TableLine]] = []
    floor = 0.0
    for line in lines:
        row = line.row
        if groups and row.baseline - _ASCENT * row.size < floor:
            groups[-1].append(line)
        else:
            groups.append([line])
        floor = max(floor, row.baseline + _DESCENT * row.size)
    return groups


def _leading(lines: Sequence[TableLine], columns: int) -> float:
    size = lines[0].row.size
    steps = []
    for col in range(columns):
        ys = [line.row.baseline for line in lines if col in line.cols]
        steps += [b - a for a, b in pairwise(ys) if b - a > 0.8 * size]
    steps.sort()
    return min(steps[len(steps) // 5], 1.8 * size) if steps else 1.2 * size
