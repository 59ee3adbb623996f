"""The vocabulary of dates, compiled from the lexicons into regular expressions (on folded text)."""

from __future__ import annotations

import re
from functools import cache

from normalizers.folded import folded
from normalizers.lexicon import load

YEAR = r"(?:19[5-9]\d|20[0-6]\d)"


def plain(word: str) -> str:
    """A lexicon word as it stands in folded text."""
    return folded(word).text


def spellings(word: str) -> list[str]:
    """All spellings of a lexicon word: lance, lancee, lances for "lancé(e|s)"."""
    stem, bracket, rest = word.partition("(")
    ending, _, tail = rest.partition(")")
    endings = ["", *ending.split("|")] if bracket else [""]
    return [plain(stem + end + tail) for end in endings]


@cache
def values(kind: str) -> dict[str, str]:
    """Spelling -> value of one kind of date word."""
    rows = load("date_words", key=("kind", "word"))
    return {
        spelling: row["value"]
        for row in rows
        if row["kind"] == kind
        for spelling in spellings(row["word"])
    }


def one_of(words: list[str]) -> str:
    """A pattern for any of the words, the longest first; a blank is any white space."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) + ")"


def any_of(kind: str) -> str:
    """A pattern for any word of one kind."""
    return one_of(list(values(kind)))


@cache
def months() -> dict[str, int]:
    """Spelling -> number of the month."""
    return {plain(row["spelling"]): int(row["month"]) for row in _month_rows()}


@cache
def full_months() -> dict[str, int]:
    """The month names that stand alone in a sentence -> number."""
    rows = (row for row in _month_rows() if row["kind"] == "full")
    return {plain(row["spelling"]): int(row["month"]) for row in rows}


def _month_rows() -> tuple[dict[str, str], ...]:
    return tuple(dict(row) for row in load("months", key=("spelling",)))


MONTH = one_of(list(months()))
FULL_MONTH = one_of(list(full_months()))
PART = any_of("part")
SEASON = any_of("season")
ORDINAL = rf"(?:[1-4]\s?\^?\{{?(?:ere?|re|nde?|d|i?emes?|es?)?\}}?|{any_of('ordinal')}|dernier)"


def rank(text: str, count: int) -> int:
    """The number an ordinal stands for; "dernier" is the last of `count`."""
    if text == "dernier":
        return count
    return int(text[0]) if text[0].isdigit() else int(values("ordinal")[text])
