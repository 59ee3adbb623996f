"""Duration cells: "2021-2024", "3 ans (2022-2024)", "36 mois à compter de janvier 2022"."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from normalizers.dates import context
from normalizers.dates.finder import joined_dates
from normalizers.dates.joins import Joined
from normalizers.dates.mention import UNREADABLE
from normalizers.dates.words import YEAR, values
from normalizers.edtf_text import Interval
from normalizers.folded import folded
from normalizers.parsed import Parsed
from normalizers.word_table import one_of

Years = tuple[int | None, int | None]

_NUMBERS = ("un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix")
_LENGTH = re.compile(
    rf"(?<!\w)(?P<n>\d{{1,2}}|{one_of([*_NUMBERS, 'une'])})\s*(?:\(\d{{1,2}}\)\s*)?"
    r"(?P<unit>ans?|annees?|mois)(?!\w)"
)
_YEARS_ONLY = re.compile(rf"\W*{YEAR}(?:(?:\W|et|ou)+{YEAR})*\W*\Z")
_GOES_ON = re.compile(r"(?<!\w)(?:en cours|a ce jour|aujourd'hui|nos jours)(?!\w)")
_WORD = re.compile(r"[a-z]+|\d+")


def parse_period(text: str, *, year: int | None = None) -> Parsed[Years] | None:
    """(first year, last year) of a duration cell, None for an end that is not said.

    None where the cell gives no year ("12 mois") or is a sentence about something else. A
    period that runs backwards bears the problem `unreadable_value`.
    """
    plain_text = folded(text)
    dates = [d for d in joined_dates(plain_text.text, year, cell=True) if d.moment]
    if not dates:
        return None
    years, used = _years(plain_text.text, dates)
    if years is None:
        return None
    start, end = plain_text.origin(used[0].start, used[-1].end)
    if years[0] and years[1] and years[1] < years[0]:
        return Parsed((None, None), start, end, "period.backwards", UNREADABLE, 0.0)
    return Parsed(years, start, end, "period.years", None, min(d.confidence for d in used))


def _years(text: str, dates: list[Joined]) -> tuple[Years | None, list[Joined]]:
    if _YEARS_ONLY.match(text):
        return (_first(dates[0]), _last(dates[-1])), dates
    for found in dates:
        if isinstance(found.moment, Interval) and found.rule != "date.fortnight":
            return (_first(found), _last(found)), [found]
    ends = [d for d in dates if context.role_of(text, d.start) == "end"]
    starts = [d for d in dates if d not in ends]
    if ends:
        return (_first(starts[0]) if starts else None, _last(ends[-1])), (starts[:1] + ends[-1:])
    return _from_start(text, starts)


def _from_start(text: str, starts: list[Joined]) -> tuple[Years | None, list[Joined]]:
    """One date: with a length it begins the period, else it is all of it."""
    found = starts[0]
    length = _LENGTH.search(text)
    if length:
        return (_first(found), _end_year(found, length)), [found]
    if len(starts) > 1 or not _only_filler(text, found):
        return None, []
    open_ended = context.role_of(text, found.start) == "start" or _GOES_ON.search(text)
    return (_first(found), None if open_ended else _last(found)), [found]


def _end_year(found: Joined, length: re.Match[str]) -> int:
    assert found.moment
    words = ("une", *_NUMBERS)
    number = length["n"]
    count = int(number) if number.isdigit() else max(1, words.index(number))
    months = count if length["unit"] == "mois" else count * 12
    first: date = found.moment.first
    return first.year + (first.month - 1 + months - 1) // 12


def _only_filler(text: str, found: Joined) -> bool:
    """Whether nothing but the date and words about durations stands in the cell."""
    rest = text[: found.start] + " " + text[found.end :]
    return all(word in _filler() for word in _WORD.findall(rest))


@cache
def _filler() -> frozenset[str]:
    phrases = [*values("filler"), *values("near"), *values("span")]
    return frozenset(word for phrase in phrases for word in _WORD.findall(phrase))


def _first(found: Joined) -> int:
    assert found.moment
    return found.moment.first.year


def _last(found: Joined) -> int:
    assert found.moment
    return found.moment.last.year
