"""Writes EDTF (ISO 8601-2) and counts the days it covers, never more precise than was said.

A half-year, quarter or season that is approximate, doubtful or one end of an interval is
written by its months, since only then is the string valid EDTF.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

PARTS: dict[int, tuple[int, int]] = {
    21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3),
    33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3),
    40: (1, 6), 41: (7, 6),
}  # fmt: skip
"""EDTF code of a part of the year -> first month, number of months (winter ends next year)."""


@cache
def _days_of(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


@dataclass(slots=True, unsafe_hash=True)
class Point:
    """A year, month, day or part of a year; `approx` is `~`, `doubtful` is `?`."""

    year: int
    month: int | None = None
    day: int | None = None
    part: int | None = None
    approx: bool = False
    doubtful: bool = False

    @property
    def edtf(self) -> str:
        # EDTF has "%" for both; the tables keep to "~" and "?".
        mark = "~" if self.approx else "?" if self.doubtful else ""
        if self.part:
            return f"{self.start.edtf}/{self.end.edtf}" if mark else f"{self.year:04}-{self.part}"
        numbers = [f"{self.year:04}"] + [f"{n:02}" for n in (self.month, self.day) if n]
        return "-".join(numbers) + mark

    @property
    def start(self) -> Point:
        """The first month of a part of a year, else the point itself."""
        return self._month(0) if self.part else self

    @property
    def end(self) -> Point:
        """The last month of a part of a year, else the point itself."""
        return self._month(PARTS[self.part][1] - 1) if self.part else self

    def _month(self, offset: int) -> Point:
        assert self.part
        months = PARTS[self.part][0] - 1 + offset
        return replace(self, year=self.year + months // 12, month=months % 12 + 1, part=None)

    @property
    def first(self) -> date:
        start = self.start
        return date(start.year, start.month or 1, start.day or 1)

    @property
    def last(self) -> date:
        end = self.end
        month = end.month or 12
        return date(end.year, month, end.day or _days_of(end.year, month))


@dataclass(slots=True, unsafe_hash=True)
class Interval:
    """From one point to another, both included."""

    start: Point
    end: Point

    @property
    def edtf(self) -> str:
        return f"{self.start.edtf}/{self.end.edtf}"

    @property
    def first(self) -> date:
        return self.start.first

    @property
    def last(self) -> date:
        return self.end.last


Moment = Point | Interval


def day(year: int, month: int, number: int) -> Point | None:
    """A day, or None where the calendar has no such day."""
    if not 1 <= month <= 12 or not 1 <= number <= _days_of(year, month):
        return None
    return Point(year, month, number)


def of_date(value: date) -> Point:
    return Point(value.year, value.month, value.day)


def between(first: Moment, last: Moment) -> Moment | None:
    """The interval from the one's start to the other's end; None where it would run backwards."""
    start, end = first.start, last.end
    if start.first > end.last or start.last > end.last or end.first < start.first:
        return None
    return Interval(start, end) if start != end else start


def marked(moment: Moment, *, approx: bool = False, doubtful: bool = False) -> Moment:
    """The same moment with `~` or `?` (on both ends of an interval)."""

    def mark(point: Point) -> Point:
        return replace(point, approx=point.approx or approx, doubtful=point.doubtful or doubtful)

    if isinstance(moment, Interval):
        return Interval(mark(moment.start), mark(moment.end))
    return mark(moment)


def week(year: int, number: int) -> Moment | None:
    """The seven days of an ISO week."""
    try:
        monday = date.fromisocalendar(year, number, 1)
    except ValueError:
        return None
    return Interval(of_date(monday), of_date(monday + timedelta(days=6)))


def full_year(two_digits: int, near: int) -> int:
    """The year ending in `two_digits` that is closest to the year `near`."""
    century = near - near % 100
    return min((century + c + two_digits for c in (-100, 0, 100)), key=lambda y: abs(y - near))
