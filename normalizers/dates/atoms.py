"""Single dates as they are written: days, months, quarters, half-years, seasons, years.

Each builder turns the match of its pattern (in `scan`) into atoms. An atom may lack its year
("le 4 mars et le 10 juin 2022"): `joins` finds it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from normalizers.dates.words import ORDINAL, YEAR, full_months, months, rank, values
from normalizers.edtf_text import Interval, Moment, Point, day, full_year, week

CENTURY = 2020
"""Two-digit years are read as the year closest to this one."""


@dataclass(slots=True, unsafe_hash=True)
class Atom:
    """One date at `[start, end)` of the folded text; `make(year)` gives it its moment.

    `weak` atoms are read only beside another date or alone in a cell; `order` is the place in
    the year (month number), so that "de novembre à février 2023" begins in 2022.
    """

    start: int
    end: int
    rule: str
    make: Callable[[int], Moment | None]
    year: int | None = None
    order: int = 0
    bare: bool = False
    weak: bool = False
    shift: int = 0
    """Years to add to the year ("janvier N+1")."""
    strict: bool = True
    """Whether an impossible date is worth a remark (else it was no date at all)."""
    confidence: float = 1.0


Match = re.Match[str]
Builder = Callable[[Match], list[Atom]]


def year_of(match: Match) -> int | None:
    """The year of a match, in four digits or two; None where it has none."""
    groups = match.groupdict()
    if groups.get("y"):
        return _full(groups["y"])
    short = groups.get("yy") or groups.get("yz")
    return full_year(int(short), CENTURY) if short else None


def _full(digits: str) -> int:
    return int(digits) if len(digits) == 4 else full_year(int(digits), CENTURY)


def _numbers_before(match: Match, pattern: str) -> Iterator[Match]:
    """The members of a list that stand before the last one ("4 et 10" in "4, 10 et 12 mars")."""
    return re.compile(pattern).finditer(match.string, *match.span("list"))


def iso_day(match: Match) -> list[Atom]:
    number, month = int(match["d"]), int(match["m"])

    def make(year: int) -> Moment | None:
        return day(year, month, number)

    return [Atom(*match.span(), "date.iso", make, int(match["y"]), month)]


def numeric_day(match: Match) -> list[Atom]:
    number, month, year = int(match["d"]), int(match["m"]), _full(match["y"])
    strict = match["s"] == "/" and len(match["y"]) == 4
    tight = match["s"] == "/" or len(match["y"]) == 4 or len(match["d"] + match["m"]) == 4
    if not strict and not (tight and day(year, month, number)):
        return []
    return [
        *_days_before(match, number, month, year),
        _one_day(match.start("d"), match.end(), number, month, year, rule="date.numeric"),
    ]


def day_and_month(match: Match) -> list[Atom]:
    number, month = int(match["d"]), int(match["m"])
    if not day(2000, month, number):
        return []
    return [Atom(*match.span(), "date.day_month", lambda y: day(y, month, number), None, month)]


def iso_week(match: Match) -> list[Atom]:
    number = int(match["w"])
    return [Atom(*match.span(), "date.week", lambda y: week(y, number), int(match["y"]))]


def fortnight(match: Match) -> list[Atom]:
    second, month = rank(match["o"], 2) == 2, months()[match["m"]]

    def make(year: int) -> Moment | None:
        start = Point(year, month, 16 if second else 1)
        end = Point(year, month, Point(year, month).last.day if second else 15)
        return Interval(start, end)

    return [Atom(*match.span(), "date.fortnight", make, year_of(match), month)]


def day_month(match: Match) -> list[Atom]:
    month, year = months()[match["m"]], year_of(match)
    number = 1 if match["d"][0] in "1p" and not match["d"].isdigit() else int(match["d"])
    weak = year is None and match["m"] not in full_months()
    last = _one_day(match.start("d"), match.end(), number, month, year, weak)
    return [*_days_before(match, number, month, year, weak), last]


def _days_before(
    match: Match, last: int, month: int, year: int | None, weak: bool = False
) -> list[Atom]:
    """The days of a list that only the last one gives a month ("4, 10 et 12 mars")."""
    found: list[Atom] = []
    for member in reversed(list(_numbers_before(match, _DAY)) if match["list"] else []):
        number = int(member["n"])
        if number < last:
            found.insert(0, _one_day(*member.span(), number, month, year, weak))
            last = number
    return found


_DAY = r"(?P<n>\d\d?)(?:\s?\^?\{?er\}?)?"


def _one_day(
    start: int,
    end: int,
    number: int,
    month: int,
    year: int | None,
    weak: bool = False,
    rule: str = "date.day",
) -> Atom:
    def make(of: int) -> Moment | None:
        return day(of, month, number)

    return Atom(start, end, rule, make, year, month, weak=weak)


def part(match: Match) -> list[Atom]:
    length = int(values("part")[match["p"]])
    if match["p"].endswith("s") and not match["list"] and match["o"].isdigit():
        return []  # "2 trimestres" counts them
    weak = match["o"].isdigit() and year_of(match) is None
    atoms = [
        _one_part(*member.span(), rank(member[0], 12 // length), length, match, weak)
        for member in _numbers_before(match, ORDINAL)
    ]
    last = rank(match["o"], 12 // length)
    atoms.append(_one_part(match.start("o"), match.end(), last, length, match, weak))
    return [atom for atom in atoms if atom.order]


def part_code(match: Match) -> list[Atom]:
    """T2 2024, S1 2023, trimestre 3 2024; with a second one after it: "T1-T2 2024"."""
    length = 6 if match["p"][0] == "s" else 3
    weak = year_of(match) is None
    atoms = []
    more = match.groupdict().get("more")
    end = match.end() if not more else match.end("o")
    atoms.append(_one_part(match.start(), end, int(match["o"]), length, match, weak))
    if more:
        start = match.start("more")
        atoms.append(_one_part(start, match.end(), int(more[-1]), length, match, weak))
    return [atom for atom in atoms if atom.order]


def _one_part(start: int, end: int, number: int, length: int, match: Match, weak: bool) -> Atom:
    code = (39 if length == 6 else 32) + number
    order = (number - 1) * length + 1 if number * length <= 12 else 0
    rule = "date.half" if length == 6 else "date.quarter"
    return Atom(start, end, rule, lambda y: Point(y, part=code), year_of(match), order, weak=weak)


def season(match: Match) -> list[Atom]:
    code = int(values("season")[match["s"]])
    year, second = year_of(match), match["y2"]
    if code == 22 and not _SUMMER.search(match.string, max(0, match.start() - 12), match.start()):
        return []  # "a été" is no summer
    if second and year and _full(second) != year + 1:
        return []

    def make(of: int) -> Moment | None:
        season = Point(of, part=code)
        return Interval(season.start, season.end) if second else season

    order = {21: 3, 22: 6, 23: 9, 24: 12}[code]
    return [Atom(*match.span(), "date.season", make, year, order)]


_SUMMER = re.compile(
    r"(?:(?:^|[(:;,/\n-])\s*|l'|d'|\ben\s+|\bcet\s+|\bcourant\s+|\bmi[- ]|\bfin\s+|\bdebut\s+|"
    r"\bet\s+)\Z"
)


def back_to_school(match: Match) -> list[Atom]:
    def make(year: int) -> Moment | None:
        return Point(year, 9, approx=True)

    return [Atom(*match.span(), "date.school_start", make, year_of(match), 9)]


def school_year(match: Match) -> list[Atom]:
    year = _full(match["y"])
    last = _full(match["y2"]) if match["y2"] else None
    if last is None:  # one year names either of two school years
        return [
            Atom(
                *match.span(), "date.school_year", lambda y: Point(y, doubtful=True), year,
                confidence=0.5,
            )
        ]  # fmt: skip
    if not year < last <= year + 6:
        return []
    span = last - year
    return [
        Atom(
            *match.span(),
            "date.school_year",
            lambda y: Interval(Point(y, 9), Point(y + span, 8)),
            year,
        )
    ]


def month_year(match: Match) -> list[Atom]:
    month, year = months()[match["m"]], year_of(match)
    short = match["m"] not in full_months()
    end = match.end() if year or match["n"] else match.end("m")
    if short and match.string[end : end + 1] == ".":
        end += 1
    weak = short and year is None
    return [
        Atom(match.start(), end, "date.month", lambda y: Point(y, month), year, month, weak=weak)
    ]


def numeric_month(match: Match) -> list[Atom]:
    month = int(match["m"])
    return [
        Atom(
            *match.span(), "date.month_number", lambda y: Point(y, month), _full(match["y"]), month
        )
    ]


def iso_month(match: Match) -> list[Atom]:
    year, month = int(match["y"]), int(match["m"])
    return [] if month == year % 100 + 1 else numeric_month(match)


def short_years(match: Match) -> list[Atom]:
    """2021-24, 2021/22."""
    first, last = int(match["y"]), _full(match["y2"])
    if not first < last <= first + 10:
        return []
    span = last - first
    return [
        Atom(
            *match.span(),
            "date.years",
            lambda y: Interval(Point(y), Point(y + span)),
            first,
            bare=True,
        )
    ]


_BEFORE_YEAR = re.compile(r"(?:[-/]|[,.]\S?|n°|n°\s|\d\s)\Z")
_BETWEEN_YEARS = re.compile(rf"(?:{YEAR}\s?[-/,.]?\s?|(?<!\w)mi-)\Z")


def bare_year(match: Match) -> list[Atom]:
    start = max(0, match.start() - 7)
    if _BEFORE_YEAR.search(match.string, start, match.start()) and not _BETWEEN_YEARS.search(
        match.string, start, match.start()
    ):
        return []
    return [Atom(*match.span(), "date.year", lambda y: Point(y), int(match[0]), bare=True)]


def year_word(match: Match) -> list[Atom]:
    """The year of "fin d'année", not given."""
    return [Atom(match.start("a"), match.end(), "date.year_word", lambda y: Point(y))]
