"""The vocabulary of dates, compiled from the lexicons into regular expressions (on folded text)."""

from __future__ import annotations

from functools import cache

from normalizers.folded import folded
from normalizers.lexicon import load
from normalizers.word_table import one_of, table

YEAR = r"(?:19[5-9]\d|20[0-6]\d)"


def values(kind: str) -> dict[str, str]:
    """Spelling -> value of one kind of date word."""
    return table("date_words", kind)


def any_of(kind: str) -> str:
    """A pattern for any date word of one kind."""
    return one_of(values(kind))


@cache
def months() -> dict[str, int]:
    """Spelling -> number of the month."""
    return {folded(row["spelling"]).text: int(row["month"]) for row in _month_rows()}


@cache
def full_months() -> dict[str, int]:
    """The month names that stand alone in a sentence -> number."""
    rows = (row for row in _month_rows() if row["kind"] == "full")
    return {folded(row["spelling"]).text: int(row["month"]) for row in rows}


def _month_rows() -> tuple[dict[str, str], ...]:
    return tuple(dict(row) for row in load("months", key=("spelling",)))


MONTH = one_of(months())
PART = any_of("part")
SEASON = any_of("season")
WEEKDAY = any_of("weekday")
ORDINAL = rf"(?:[1-4]\s?\^?\{{?(?:ere?|re|nde?|d|i?emes?|es?)?\}}?|{any_of('ordinal')}|dernier)"


def rank(text: str, count: int) -> int:
    """The number an ordinal stands for; "dernier" is the last of `count`."""
    if text == "dernier":
        return count
    return int(text[0]) if text[0].isdigit() else int(values("ordinal")[text])
