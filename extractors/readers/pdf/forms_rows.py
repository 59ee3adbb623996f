"""Rows of a form without rules: which lines of each column stand beside each other.

Texts of one row stand at its top, in its middle or at its foot. Space does not tell the rows
where paragraphs of one cell stand as far apart: the places of labels beside their values do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal

from extractors.readers.pdf.unruled_columns import Piece, TableLine
from extractors.readers.pdf.unruled_lines import is_list_mark

Mode = Literal["top", "middle", "bottom"]
Option = tuple[float, int, float]
"""Cost up to here, first group of the last row, cost of that row."""
MODES: tuple[Mode, ...] = ("top", "middle", "bottom")

_ASCENT, _DESCENT = 0.75, 0.2
"""Share of the type size that letters reach above and below the base line."""
_STEP = 1.3
"""A step this many times the leading does not stand within a label."""
_SLACK = 0.2
"""Lines by which a text may miss its place: raised marks and larger type shift it."""
_MOST_TORN = 2
"""Labels that are looked at as one row, less one."""
_TALLEST_LABEL = 6
"""Lines of a label at most."""

NO_LABEL, NO_VALUE, TORN = 6.0, 1.5, 3.0
"""What it costs a row to lack a label or a value, or to hold two labels."""
AT_EDGE, REST = 0.8, 0.6
"""What it costs a row that the page cuts to miss its places at most, or to lack its label."""
NO_TEXT = 0.3
"""What it costs to lack a text in any other column."""
LISTED = 0.5
"""What it costs to part a list from the words that announce it."""
SEVERAL = 0.6
"""What it costs a row that another label seems to begin in it."""
TALL = 1e-6
"""What it costs a row to be tall, squared: of readings as good as each other the one with more."""
RARE: dict[Mode, float] = {"top": 0.0, "middle": 0.0, "bottom": 1.0}
"""What a way of setting texts costs beforehand: few forms have their labels at the foot."""


@dataclass(frozen=True)
class Ends:
    """Whether the form goes on above or below: at the head or foot of a page."""

    head: bool = False
    foot: bool = False
    is_known: bool = False
    """Whether the page before ended with a table on the same columns."""
    mode: str | None = None
    """Where in its rows that table has its labels."""


@dataclass(frozen=True)
class Reading:
    """Rows of lines, where texts stand in them, and how badly that fits, row by row."""

    rows: tuple[tuple[TableLine, ...], ...]
    mode: Mode
    costs: tuple[float, ...]
    total: float


class _Track:
    """The base lines of one column within a row that grows upwards."""

    __slots__ = ("count", "first", "is_label", "last", "torn", "widest")

    def __init__(self, is_label: bool, widest: float) -> None:
        self.is_label = is_label
        self.widest = widest
        self.count = self.torn = 0
        self.first = self.last = 0.0

    def add_above(self, places: Sequence[float]) -> None:
        """Texts above those so far. `torn` counts what speaks against one label alone."""
        for y in reversed(places):
            if not self.count:
                self.last = y
            elif self.is_label:
                self.torn += (self.first - y > self.widest) + (self.count == _TALLEST_LABEL)
            self.first = y
            self.count += 1


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

    def readings(self) -> list[Reading]:
        """For each way of setting texts the rows that fit best, in the order of `MODES`."""
        count = len(self.groups)
        best: list[list[Option]] = [[(RARE[mode], 0, 0.0)] for mode in MODES]
        cuts = [0.0, *(self._cut(index) for index in range(1, count))]
        for end in range(1, count + 1):
            options: list[list[Option]] = [[] for _ in MODES]
            for start, costs in self._rows_to(end):
                cut = cuts[start] + TALL * (end - start) ** 2
                for known, found, cost in zip(best, options, costs, strict=True):
                    found.append((known[start][0] + cost + cut, start, cost))
            for known, found in zip(best, options, strict=True):
                known.append(min(found))
        return [self._reading(mode, known) for mode, known in zip(MODES, best, strict=True)]

    def _reading(self, mode: Mode, best: Sequence[Option]) -> Reading:
        rows, costs, end = [], [], len(self.groups)
        while end:
            _, start, cost = best[end]
            rows.append(tuple(line for group in self.groups[start:end] for line in group))
            costs.append(cost)
            end = start
        return Reading(tuple(rows[::-1]), mode, tuple(costs[::-1]), best[-1][0])

    def _rows_to(self, end: int) -> Iterator[tuple[int, list[float]]]:
        """(first group, cost for each of `MODES`) of rows that end above a group."""
        tracks = [_Track(col in self.labels, _STEP * self.leading) for col in range(self.columns)]
        heads = 0
        for start in range(end - 1, -1, -1):
            for track, groups in zip(tracks, self._places, strict=True):
                track.add_above(groups[start])
            torn = sum([track.torn for track in tracks])
            if torn > _MOST_TORN and start < end - 1:
                return
            heads += self._heads[start]
            yield start, self._costs(tracks, start, end, TORN * torn + SEVERAL * max(0, heads - 1))

    @cached_property
    def _heads(self) -> list[int]:
        """For each group the lines on which a label with a capital begins beside a text."""
        return [sum(map(self._is_head, group)) for group in self.groups]

    def _is_head(self, line: TableLine) -> bool:
        label, text = line.piece_in(0), line.piece_in(1) if self.columns > 1 else None
        return label is not None and text is not None and label.text[0].isupper()

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

    def _costs(self, tracks: Sequence[_Track], start: int, end: int, cost: float) -> list[float]:
        """How badly groups fit as one row, texts at the top, in the middle and at the foot."""
        spans = []
        for col, track in enumerate(tracks):
            if track.count:
                spans.append((track.first, track.last))
            else:
                cost += self._missing(col, start, end)
        is_cut = (self.ends.head and not start) or (self.ends.foot and end == len(self.groups))
        most = AT_EDGE if is_cut else 1e9
        return [cost + min(most, off / self.leading) for off in _offs(spans, _SLACK * self.leading)]

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
            if upper.text[-1] == ":" and is_list_mark(lower.words[0].text):
                cost = max(cost, LISTED)
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


def _offs(spans: Sequence[tuple[float, float]], slack: float) -> tuple[float, float, float]:
    """How far texts of a row miss its top, its middle and its foot, all together.

    Asked of every few lines that may be a row: as plain as it can be.
    """
    top, bottom = min(spans)[0], max([last for _, last in spans])
    high = middle = low = 0.0
    for first, last in spans:
        above, below = first - top, bottom - last
        if above > slack:
            high += above - slack
        if below > slack:
            low += below - slack
        shift = abs(above - below) / 2
        if shift > slack:
            middle += shift - slack
    return high, middle, low


def _goes_on(upper: Piece, lower: Piece) -> bool:
    return lower.text[0].islower() or upper.text[-1] in ",-–(/’'"


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
