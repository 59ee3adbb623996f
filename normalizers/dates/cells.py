"""Cells about a start or implementation."""

from __future__ import annotations

import re
from datetime import date, timedelta

from normalizers.dates import context
from normalizers.dates.finder import joined_dates, mention
from normalizers.dates.mention import UNREADABLE, DateMention
from normalizers.folded import folded
from normalizers.parsed import Parsed

_SERIAL = re.compile(r"\s*(\d{5})(?:[.,]0+)?\s*\Z")
_SERIALS = range(40000, 55000)
_EPOCH = date(1899, 12, 30)


def parse_start(text: str, *, year: int | None = None) -> Parsed[DateMention] | None:
    """The first date of a start or implementation cell, or None where it gives none.

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
