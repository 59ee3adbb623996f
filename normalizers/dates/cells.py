"""Cells about a start or implementation."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from normalizers.dates import context
from normalizers.dates.finder import joined_dates, mention
from normalizers.dates.mention import UNREADABLE, DateMention
from normalizers.dates.moved import is_moved
from normalizers.folded import folded
from normalizers.parsed import Parsed
from normalizers.text import fold
from normalizers.word_table import table

_SERIAL = re.compile(r"\s*(\d{5})(?:[.,]0+)?\s*\Z")
_SERIALS = range(40000, 55000)
_ASIDE = re.compile(r"\([^()]*\)")
_ANY_YEAR = 2000
"""Stands in for the fiscal year, where only the form of a date is asked."""
_EPOCH = date(1899, 12, 30)


def parse_start(text: str, *, year: int | None = None) -> Parsed[DateMention] | None:
    """The first date of a start or implementation cell, or None where it gives none.

    Of « prévue en 2022, décalée à 2023 » it is 2022, as of any cell with several.
    A due date is no start. Years that name a budget ("exercice 2024") count only where nothing
    else does; an Excel serial number only where it is the whole cell. An impossible date, and
    a month without any year, bear the problem `unreadable_value`.
    """
    if serial := _serial(text):
        return serial
    plain = folded(text)
    dates = joined_dates(plain.text, year, cell=True)
    starts = [d for d in dates if context.role_of(plain.text, d.start) != "end"]
    named = [d for d in starts if d.bare and context.names_thing(plain.text, d.start)]
    if len(plain.text) < 200:
        starts = [d for d in starts if d not in named]
    budgets = [d for d in starts if d.bare and context.names_budget(plain.text, d.start)]
    chosen = [d for d in starts if d not in budgets] or budgets
    if chosen:
        return mention(plain, chosen[0], "start")
    return None if dates or year else _without_year(text)


def tells_move(text: str, *, year: int | None = None) -> bool:
    """Whether the cell of a start says that it was put off (« reportée à 2025 »)."""
    plain = folded(text).text
    return is_moved(plain, joined_dates(plain, year, cell=True))


def is_start_alone(text: str) -> bool:
    """Whether a text is nothing but when something begins: « depuis juin 2022 », « prévue au
    1er semestre 2025 », « 2023 (phase pilote) ».
    """
    found = parse_start(text, year=_ANY_YEAR)
    if found is None or found.problem or _ASIDE.sub("", text[found.end :]).strip(" .;"):
        return False
    return all(word in _before_start() for word in fold(text[: found.start]).split())


@cache
def _before_start() -> frozenset[str]:
    """Each of the words that announce when something begins, and the small ones between them."""
    kinds = ("intro", "vague", "later", "filler")
    spelled = [spelling for kind in kinds for spelling in table("date_words", kind)]
    spelled += [each for each, role in table("date_words", "near").items() if role == "start"]
    return frozenset(word for each in spelled for word in fold(each).split())


def _serial(text: str) -> Parsed[DateMention] | None:
    match = _SERIAL.match(text)
    if not match or int(match[1]) not in _SERIALS:
        return None
    day = _EPOCH + timedelta(days=int(match[1]))
    value = DateMention(day.isoformat(), day, day, "start")
    return Parsed(value, *match.span(1), "date.excel_serial", None, 0.5)


def _without_year(text: str) -> Parsed[DateMention] | None:
    """What a cell would say in some year: "15 mars" is a date that cannot be told."""
    found = parse_start(text, year=2000)
    if found is None:
        return None
    value = DateMention("", None, None, "start")
    return Parsed(value, found.start, found.end, found.rule, UNREADABLE, 0.0)
