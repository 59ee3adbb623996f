"""Numbers of a French text, with what they are: a quantity, a year, a name, part of a date."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache, partial
from typing import Literal, cast

from normalizers import number_context as context
from normalizers.dates.atoms import Atom
from normalizers.dates.scan import find_atoms
from normalizers.digits import FIGURE, to_decimal
from normalizers.folded import figures, folded
from normalizers.number_words import Words, find_words
from normalizers.parsed import Parsed
from normalizers.spans import Taken, apart, joined
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


@dataclass(slots=True, unsafe_hash=True)
class _Figure:
    """A figure in digits at `[start, end)` of the folded text."""

    start: int
    end: int
    value: Decimal
    shape: str = "figure"


_DIGITS = re.compile(
    rf"(?P<fraction>(?<![\d/.,])(?P<up>[1-3])/(?P<down>[2-5])(?=\s*{context.SHARED_UNIT}))"
    r"|(?P<half>(?:(?P<whole>(?<![\d.,])\d{1,4})\s?)?(?P<sign>[½¼¾]))"
    r"|(?P<clock>(?<![\d,.])(?P<hours>\d\d?)\s?h\s?(?P<minutes>[0-5]\d)(?!\d))"
    rf"|(?P<figure>(?<!\d){FIGURE})"
)
_ALONE = re.compile(
    r"\s*((?:[1-9][0-9]{0,2}(?:[ \u00a0\u202f][0-9]{3})*|[1-9][0-9]{4,7})(?:,[0-9]+)?)\s*€?\s*"
)
"""A cell that is a figure and no year, telephone number or code."""
_GOES_ON = re.compile(r"[\s.,'/][0-9h½¼¾]|[h½¼¾]")
"""After a first run of digits: there may be more of the figure."""
_LONGEST_LINK = 8
_PERCENT = re.compile(r"†?\s?(?:%|pour\s*cents?\b|p\.\s?cent\b)")
_DAY = r"(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])(?![\d/])"
_DAYS = re.compile(rf"(?<![\d/]){_DAY}(?:\s*(?:,|;|et|puis)\s*(?:le\s+)?{_DAY})+")
"""Days and months in a row (« 12/03, 20/09 et 5/12 »), as a list of meetings gives them: one
with a nought before the month is no share.
"""
_SHARE_OF = re.compile(r"[ %]*(?:d(?:es?|u)\b|d')")
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
    if alone := _ALONE.fullmatch(text):
        return (Parsed(Number(to_decimal(alone[1])), *alone.span(1), "number.digits"),)
    plain = folded(text)
    words = find_words(plain.text)
    digits = figures(plain.text)
    if not digits and not words:
        return ()
    dates = _dates(plain.text)
    around = context.around(plain.text)
    found = _in_digits(plain.text, text, digits, dates, around)
    if words:
        found = apart([*found, *_in_words(plain.text, words, dates, around)])
    numbers: list[Parsed[Number]] = []
    for item in joined(found, partial(_range, plain.text, around)):
        _compare(around, item)
        numbers.append(Parsed(item.number, *plain.origin(item.start, item.end), item.rule))
    return tuple(numbers)


def _in_words(
    text: str, found: Sequence[Words], dates: _Dates | None, around: context.Around
) -> Iterator[_Found]:
    for words in found:
        if dates and (dates.at(words.start) or dates.at(words.end - 1)):
            continue
        percent = _PERCENT.match(text, words.end)
        comparator: Comparator = "~" if words.approx else "="
        aged = around.is_age(words.start, words.end, interval=False)
        number = Number(
            words.value, comparator, None, bool(percent), "words", "age" if aged else "plain"
        )
        end = percent.end() if percent else words.end
        yield _Found(words.start, end, number, "number.words")


def _in_digits(
    text: str,
    original: str,
    digits: Sequence[re.Match[str]],
    dates: _Dates | None,
    around: context.Around,
) -> list[_Found]:
    found: list[_Found] = []
    previous: _Found | None = None
    phone_end = 0
    for first in digits:
        start = first.start()
        if start >= phone_end and (text[start] == "0" or text[start - 1 : start] == "+"):
            phone_end = context.phone_end(text, start)
        if previous and start < previous.end:
            continue
        figure = _read(text, first)
        if figure is None:
            continue
        end = figure.end
        kind, plates = _kind(text, original, figure, dates, previous, around, start < phone_end)
        value, end = _with_factor(text, figure) if kind == "plain" else (figure.value, end)
        percent = _PERCENT.match(text, end) if kind == "plain" else None
        signed = kind == "plain" and "-" in text[max(0, start - 2) : start]
        minus = _MINUS.search(text, max(0, start - 4), start) if signed else None
        if minus and (percent or not minus["space"]) and not _is_bullet(text, minus, end):
            value, start = -value, minus.start() + 1
        number = Number(value, kind=kind, is_percent=percent is not None)
        previous = _Found(start, percent.end() if percent else end, number, "number.digits", plates)
        found.append(previous)
    return found


def _is_bullet(text: str, minus: re.Match[str], end: int) -> bool:
    """« - 54 % des évaluations » on a line of its own is an item, « - 3 % par rapport à 2022 » a
    decrease.
    """
    opens = text[minus.start()] == "\n" and bool(minus["space"])
    return opens and _SHARE_OF.match(text, end) is not None


class _Dates:
    """The dates of a folded text, looked up by place."""

    def __init__(self, atoms: Sequence[Atom], text: str) -> None:
        self._atoms = atoms
        self._starts = [atom.start for atom in atoms]
        lists = _DAYS.finditer(text) if "/0" in text else ()
        self._listed = Taken(len(text), (found.span() for found in lists if "/0" in found[0]))

    def at(self, place: int) -> Kind | None:
        """Says "date" or "year" where a date covers the place."""
        if self._listed.meets(place, place + 1):
            return "date"
        index = bisect_right(self._starts, place) - 1
        if index < 0 or place >= self._atoms[index].end:
            return None
        return "year" if self._atoms[index].bare else "date"


def _dates(text: str) -> _Dates | None:
    atoms = [atom for atom in find_atoms(text) if not atom.weak or atom.rule == "date.day"]
    return _Dates(atoms, text) if atoms or "/0" in text else None


def _read(text: str, first: re.Match[str]) -> _Figure | None:
    """The figure that begins with these digits; most are no more than that."""
    start, end = first.span()
    if not _GOES_ON.match(text, end):
        digits = first[0]
        return _Figure(start, end, Decimal(digits) if digits.isdecimal() else to_decimal(digits))
    match = _DIGITS.match(text, start)
    if match is None:
        return None
    shape = match.lastgroup or ""
    if shape == "fraction":
        value = Decimal(match["up"]) / Decimal(match["down"])
    elif shape == "half":
        value = Decimal(match["whole"] or 0) + to_decimal(match["sign"])
    elif shape == "clock":
        value = Decimal(match["hours"]) + round(Decimal(match["minutes"]) / 60, 2)
    else:
        value = to_decimal(match["figure"])
    return _Figure(start, match.end(), value, shape)


def _with_factor(text: str, figure: _Figure) -> tuple[Decimal, int]:
    """The value of a figure and its end, a factor behind it ("2 millions") included."""
    factor = _FACTOR.match(text, figure.end) if figure.shape == "figure" else None
    if factor is None:
        return figure.value, figure.end
    times = Decimal(value_of("number_words", "factor", factor["word"]))
    return figure.value * times, factor.end()


def _kind(
    text: str,
    original: str,
    figure: _Figure,
    dates: _Dates | None,
    previous: _Found | None,
    around: context.Around,
    in_phone: bool,
) -> tuple[Kind, str]:
    """The kind of a figure, and "one" or "many" where it is a name's number."""
    start, end = figure.start, figure.end
    dated = dates.at(start) if dates else None
    if dated == "date" or (dated == "year" and context.is_year(text, start, end)):
        return dated, ""
    if figure.shape == "clock":
        return ("date" if context.is_time_of_day(text, start) else "plain"), ""
    if in_phone:
        return "identifier", "one"
    if previous and previous.plates and context.goes_on(text, previous.end, start, previous.plates):
        return "identifier", previous.plates
    touching = context.touches(text, end)
    if touching == "ordinal":
        return "ordinal", ""
    if plates := around.plate_before(start, end):
        return "identifier", plates
    if touching or around.is_coded(original, start, end):
        return "identifier", ""
    if context.is_list_mark(text, original, start, end):
        return "identifier", ""
    if around.is_age(start, end, interval=False):
        return "age", ""
    return ("year" if context.is_year(text, start, end) else "plain"), ""


def _range(text: str, around: context.Around, low: _Found, high: _Found) -> _Found | None:
    """Two figures as one range ("3 à 4", "entre 3 et 4", "0-3 ans"), or None."""
    if high.start - low.end > _LONGEST_LINK:
        return None
    a, b = low.number, high.number
    gap = text[low.end : high.start]
    if not {a.kind, b.kind} <= {"plain", "age"} or not 0 <= a.value < b.value:
        return None
    aged = around.is_age(low.start, high.end, interval=True)
    between = _BETWEEN.search(text, max(0, low.start - 8), low.start)
    linked = _AND.match(gap) if between else _TO.match(gap) or (aged and _OF_AGE.match(gap))
    if not linked or (a.is_percent and not b.is_percent) or a.value_max:
        return None
    if not between and (context.is_change(text, low.start) or (a.is_percent and " a " in gap)):
        return None
    kind: Kind = "age" if aged else "plain"
    number = replace(b, value=a.value, value_max=b.value, kind=kind)
    return _Found(low.start, high.end, number, "number.range")


def _compare(around: context.Around, item: _Found) -> None:
    """Take in the comparator beside a figure."""
    number = item.number
    if number.kind not in ("plain", "age"):
        return
    sign, start, end = around.comparator(item.start, item.end)
    if sign != "=":
        item.start, item.end = start, end
        number.comparator = cast(Comparator, sign)
