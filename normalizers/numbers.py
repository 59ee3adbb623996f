"""Numbers of a French text, with what they are: a quantity, a year, a name, part of a date."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache, partial
from typing import Literal, cast

from normalizers import number_context as context
from normalizers.dates.scan import find_atoms
from normalizers.digits import FIGURE, to_decimal
from normalizers.folded import folded
from normalizers.number_words import find_words
from normalizers.parsed import Parsed
from normalizers.spans import apart, joined
from normalizers.word_table import any_of, value_of

Kind = Literal["plain", "year", "ordinal", "identifier", "date", "age"]
Comparator = Literal["=", "~", "<", "<=", ">", ">="]


@dataclass(slots=True, unsafe_hash=True)
class Number:
    """`value` (the lower end of a range, `value_max` the upper one), 12.5 for "12,5 %".

    `kind` is "plain" for a quantity; the other kinds are none, except that an age or a year may
    be one in a text about ages or years.
    """

    value: Decimal
    comparator: Comparator = "="
    value_max: Decimal | None = None
    is_percent: bool = False
    written: Literal["digits", "words"] = "digits"
    kind: Kind = "plain"


@dataclass(slots=True, unsafe_hash=True)
class _Found:
    start: int
    end: int
    number: Number
    rule: str
    plates: str = ""


_DIGITS = re.compile(
    rf"(?P<fraction>(?<![\d/.,])(?P<up>[1-3])/(?P<down>[2-5])(?=\s*{context.SHARED_UNIT}))"
    r"|(?P<half>(?:(?P<whole>(?<![\d.,])\d{1,4})\s?)?(?P<sign>[½¼¾]))"
    r"|(?P<clock>(?<![\d,.])(?P<hours>\d\d?)\s?h\s?(?P<minutes>[0-5]\d)(?!\d))"
    rf"|(?P<figure>(?<!\d){FIGURE})"
)
_FIRST = re.compile(r"[0-9½¼¾](?:(?<=[0-9])[0-9]+)?")
_PERCENT = re.compile(r"†?\s?(?:%|pour\s*cents?\b|p\.\s?cent\b)")
_MINUS = re.compile(r"(?<=[^\n])[\s(:]-(?P<space>\s?)\Z")
_FACTOR = re.compile(rf"\s+(?P<word>{any_of('number_words', 'factor')})(?!\w)")
_TO = re.compile(r"\s*(?:a|-|ou)\s*\Z")
_AND = re.compile(r"\s+et\s+\Z")
_BETWEEN = re.compile(r"\bentre\s+\Z")
_OF_AGE = re.compile(r"\s*[_/]\s*\Z")


def find_numbers(text: str) -> list[Parsed[Number]]:
    """Every number of a text in order, in digits and in words; a range is one number.

    The place covers the comparator ("environ 300") and the percent sign.
    """
    return list(_numbers(text))


@lru_cache(maxsize=64)
def _numbers(text: str) -> tuple[Parsed[Number], ...]:
    """Kept for the last texts, since several normalisers read the same one."""
    plain = folded(text)
    if not _FIRST.search(plain.text) and not find_words(plain.text):
        return ()
    dates = _Dates(plain.text)
    found = [*_in_digits(plain.text, text, dates), *_in_words(plain.text, dates)]
    numbers: list[Parsed[Number]] = []
    for item in joined(apart(found), partial(_range, plain.text)):
        item = _compared(plain.text, item)
        numbers.append(Parsed(item.number, *plain.origin(item.start, item.end), item.rule))
    return tuple(numbers)


def _in_words(text: str, dates: _Dates) -> Iterator[_Found]:
    for words in find_words(text):
        if dates.at(words.start) or dates.at(words.end - 1):
            continue
        percent = _PERCENT.match(text, words.end)
        comparator: Comparator = "~" if words.approx else "="
        number = Number(words.value, comparator, None, bool(percent), "words")
        if context.is_age(text, words.start, words.end, interval=False):
            number = replace(number, kind="age")
        end = percent.end() if percent else words.end
        yield _Found(words.start, end, number, "number.words")


def _in_digits(text: str, original: str, dates: _Dates) -> Iterator[_Found]:
    codes = context.phones(text)
    previous: _Found | None = None
    for figure in _FIRST.finditer(text):
        match = _DIGITS.match(text, figure.start())
        if match is None or (previous and match.start() < previous.end):
            continue
        start, end = match.span()
        kind, plates = _kind(text, original, match, dates, codes, previous)
        value, end = _value(text, match, kind)
        percent = _PERCENT.match(text, end) if kind == "plain" else None
        signed = kind == "plain" and "-" in text[max(0, start - 2) : start]
        minus = _MINUS.search(text, max(0, start - 4), start) if signed else None
        if minus and (percent or not minus["space"]):
            value, start = -value, minus.start() + 1
        number = Number(value, kind=kind, is_percent=bool(percent))
        previous = _Found(start, percent.end() if percent else end, number, "number.digits", plates)
        yield previous


class _Dates:
    """The dates of a folded text, looked up by place."""

    def __init__(self, text: str) -> None:
        atoms = find_atoms(text)
        self._atoms = [atom for atom in atoms if not atom.weak or atom.rule == "date.day"]
        self._starts = [atom.start for atom in self._atoms]

    def at(self, place: int) -> Kind | None:
        """Says "date" or "year" where a date covers the place."""
        index = bisect_right(self._starts, place) - 1
        if index < 0 or place >= self._atoms[index].end:
            return None
        return "year" if self._atoms[index].bare else "date"


def _value(text: str, match: re.Match[str], kind: Kind) -> tuple[Decimal, int]:
    """The value of a figure and its end, a factor behind it ("2 millions") included."""
    shape = match.lastgroup
    if shape == "fraction":
        return Decimal(match["up"]) / Decimal(match["down"]), match.end()
    if shape == "half":
        return Decimal(match["whole"] or 0) + to_decimal(match["sign"]), match.end()
    if shape == "clock":
        minutes = Decimal(match["minutes"]) / 60
        return Decimal(match["hours"]) + round(minutes, 2), match.end()
    value, end = to_decimal(match["figure"]), match.end()
    factor = _FACTOR.match(text, end) if kind == "plain" else None
    if factor:
        return value * Decimal(value_of("number_words", "factor", factor["word"])), factor.end()
    return value, end


def _kind(
    text: str,
    original: str,
    match: re.Match[str],
    dates: _Dates,
    codes: list[tuple[int, int]],
    previous: _Found | None,
) -> tuple[Kind, str]:
    """The kind of a figure, and "one" or "many" where it is a name's number."""
    start, end = match.span()
    dated = dates.at(start)
    if dated == "date" or (dated == "year" and context.is_year(text, start, end)):
        return dated, ""
    if match.lastgroup == "clock":
        return ("date" if context.is_time_of_day(text, start) else "plain"), ""
    if codes and any(first <= start < last for first, last in codes):
        return "identifier", "one"
    if previous and previous.plates and context.goes_on(text, previous.end, start, previous.plates):
        return "identifier", previous.plates
    if context.is_ordinal(text, end):
        return "ordinal", ""
    if plates := context.plate_before(text, start, end):
        return "identifier", plates
    decimal = not text[start:end].isdigit()
    coded = context.is_glued(text, start, end) or context.is_code(original, start, end)
    coded = coded or context.is_part_of_code(text, start, end)
    if coded or context.is_list_mark(text, original, start, end, decimal):
        return "identifier", ""
    if context.is_age(text, start, end, interval=False):
        return "age", ""
    return ("year" if context.is_year(text, start, end) else "plain"), ""


def _range(text: str, low: _Found, high: _Found) -> _Found | None:
    """Two figures as one range ("3 à 4", "entre 3 et 4", "0-3 ans"), or None."""
    a, b = low.number, high.number
    gap = text[low.end : high.start]
    if len(gap) > 8 or not {a.kind, b.kind} <= {"plain", "age"} or not 0 <= a.value < b.value:
        return None
    aged = context.is_age(text, low.start, high.end, interval=True)
    between = _BETWEEN.search(text, max(0, low.start - 8), low.start)
    linked = _AND.match(gap) if between else _TO.match(gap) or (aged and _OF_AGE.match(gap))
    if not linked or (a.is_percent and not b.is_percent) or a.value_max:
        return None
    if not between and (context.is_change(text, low.start) or (a.is_percent and " a " in gap)):
        return None
    kind: Kind = "age" if aged else "plain"
    number = replace(b, value=a.value, value_max=b.value, kind=kind)
    return _Found(low.start, high.end, number, "number.range")


def _compared(text: str, item: _Found) -> _Found:
    if item.number.kind not in ("plain", "age"):
        return item
    sign, start, end = context.comparator(text, item.start, item.end)
    if sign == "=":
        return item
    number = replace(item.number, comparator=cast(Comparator, sign))
    return replace(item, start=start, end=end, number=number)
