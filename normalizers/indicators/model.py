"""What an indicator says: one figure, of one thing, in one year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from normalizers.parsed import Parsed

Unit = Literal["count", "percent", "eur", "hour", "day", "month", "year", "fte"]
Availability = Literal["reported", "not_available", "blank"]


@dataclass(slots=True, unsafe_hash=True)
class Observation:
    """One figure as a report states it.

    `label` is what is measured, as written, without the figure and its year; "" where the text
    gives a figure alone. `value` is None unless `availability` is "reported"; a range "3 à 4"
    has `value` 3 and `value_max` 4. `denominator` is 12 in "7 sur 12". `year` is None where the
    text names none. `comparator` is one of = ~ < <= > >=. `is_target` marks an aim or forecast.
    """

    label: str
    value: float | None
    unit: Unit = "count"
    denominator: float | None = None
    year: int | None = None
    value_max: float | None = None
    comparator: str = "="
    availability: Availability = "reported"
    is_target: bool = False


class CellObservation(NamedTuple):
    """An observation read in a row of a table: offsets are those of the cell's own text."""

    cell: int
    """Index of the cell in the row that was given, from 0."""
    found: Parsed[Observation]
    whole: int | None = None
    """Index of the cell that holds its denominator, where that is another one."""
