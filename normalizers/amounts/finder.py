"""Every amount of money of a text: in digits, in words, listed, as a range, said twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache, partial

from normalizers import number_context as context
from normalizers.amounts.model import LIMIT, Amount, Found, parsed
from normalizers.amounts.units import (
    MONEY_FIGURE,
    MONEY_WORDS,
    UNIT,
    euros,
    funder_names,
    money_value,
)
from normalizers.digits import FIGURE
from normalizers.folded import Folded, figures, folded, word_set
from normalizers.number_words import find_words
from normalizers.numbers import find_numbers
from normalizers.parsed import Parsed
from normalizers.spans import Taken, apart, joined

_WITH_UNIT = re.compile(
    rf"(?<![\w.,/])(?P<figure>{MONEY_FIGURE})†?\s*(?P<unit>{UNIT})(?P<cents>(?<=€)\d\d(?!\d))?"
)
_LEADING_ZERO = re.compile(r"0\d")
_MINUS = re.compile(r"(?:(?<=[\s(:])-|\A\s*-\s?)\Z")
_UNIT_FIRST = re.compile(
    rf"(?<!\w)(?P<unit>eur|€)\s?(?P<figure>{MONEY_FIGURE})(?![\d\s]*\s?{UNIT})"
)
_UNIT_HINT = re.compile(r"(?:€|eur)\s?\d")
_UNIT_AFTER = re.compile(rf"\s*(?:d')?(?P<unit>{UNIT})")
_TO = re.compile(r"\s*(?:a|-)\s*\Z")
_AND = re.compile(r"\s+et\s+\Z")
_BETWEEN = re.compile(r"\bentre\s+\Z")
_SAME = re.compile(r"\s*(?:ttc|ht)?\s*[,(\[]?\s*(?:soit|ou)?\s*[(\[]?\s*\Z")
_SAID_ONCE = re.compile(
    rf"(?<!\w)en\s+(?P<unit>{UNIT})(?P<colon>\s*\)?\s*:)?|\(\s*(?P<alone>{UNIT})\s*\)"
)
_SAID_HINT = re.compile(r"en\s+[km€e]|\(\s*[km€]")
_INITIALS = re.compile(r"\s+([A-Z]{2,8})(?!\w)")
_AS_MONEY = re.compile(
    r"(?!(?:19|20)\d\d(?!\d))(?:[1-9]\d{0,2}(?:[\s.'’]\d{3})+|[1-9]\d{3,8})(?:,\d\d?)?(?!\d)"
)
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:\s\d{3})+(?!\d)")
_LONGEST_LINE = 100
_PLATE_THEN_FIGURE = re.compile(r"\d{1,3}[^\S\n](?=\d{1,3}(?:[^\S\n]\d{3})+(?!\d))")


def find_amounts(text: str, *, multiplier: Decimal | None = None) -> list[Parsed[Amount]]:
    """Every amount of a sentence, paragraph or cell, in order.

    "vingt mille euros (20 000 €)" is one amount, "entre 10 et 15 k€" one (its lower end, rule
    `amount.range`), "10 et 15 k€" two. With `multiplier` (1000 under a header "en k€"), or where
    the text says "en k€", figures without a unit of their own are amounts too.
    """
    return list(_amounts(text, multiplier))


def find_amounts_below(text: str) -> list[Parsed[Amount]]:
    """Those of a value whose label asks for money and names no unit: in its short lines figures
    written as money are amounts too (« 30 000 dont 10 000 FIR », no « 3 », « 2024 », « 1 200
    familles »).
    """
    return [
        found
        for found in _amounts(text, Decimal(1))
        if _speaks_of_money(folded(text[found.start : found.end]).text) or _is_bare(text, found)
    ]


def _is_bare(text: str, found: Parsed[Amount]) -> bool:
    begin = text.rfind("\n", 0, found.start) + 1
    end = text.find("\n", found.end)
    line = text[begin : end if end > 0 else len(text)]
    return len(line) <= _LONGEST_LINE and _AS_MONEY.match(text, found.start) is not None


@lru_cache(maxsize=64)
def _amounts(text: str, multiplier: Decimal | None) -> tuple[Parsed[Amount], ...]:
    """Kept for the last texts: who pays an amount depends on those beside it."""
    plain = folded(text)
    if multiplier is None and not _speaks_of_money(plain.text):
        return ()
    found = [*_in_digits(plain.text), *_in_words(plain.text)]
    multiplier = multiplier or _said_once(plain.text)
    if multiplier:
        found.extend(_bare(text, plain, multiplier, found))
    once = joined(apart(found), partial(_join, plain.text))
    return tuple(parsed(plain, item) for item in once)


def _speaks_of_money(text: str) -> bool:
    return "€" in text or not MONEY_WORDS.isdisjoint(word_set(text))


def _in_digits(text: str) -> Iterator[Found]:
    done = 0
    for figure in figures(text):
        match = _WITH_UNIT.match(text, figure.start()) if figure.start() >= done else None
        if match is None or _is_plate(text, figure):
            continue
        done, item = match.end(), _money(text, match)
        if item is not None:
            yield from _listed(text, item)
            yield item
    for match in _UNIT_FIRST.finditer(text) if _UNIT_HINT.search(text) else ():
        item = _money(text, match)
        if item is not None:
            yield item


def _is_plate(text: str, figure: re.Match[str]) -> bool:
    """Whether figures before an amount are a name's number ("BOP 304 120 000 €")."""
    if not _PLATE_THEN_FIGURE.match(text, figure.start()):
        return False
    return bool(context.around(text).plate_before(*figure.span()))


def _money(text: str, match: re.Match[str]) -> Found | None:
    figure = match["figure"]
    value, sure = money_value(figure, euros(match["unit"]))
    if value >= LIMIT or _LEADING_ZERO.match(figure):
        return None
    if match.groupdict().get("cents"):
        value += Decimal(match["cents"]) / 100
    minus = _MINUS.search(text, max(0, match.start() - 4), match.start())
    start, sign = (minus.start(), -1) if minus else (match.start(), 1)
    return Found(start, match.end(), value * sign, "amount.digits", match["unit"], sure)


_FIGURE_BEFORE = re.compile(
    rf"(?<![\w.,])(?P<figure>{FIGURE})(?P<gap>\s*(?:,|et|ou|\+|/|a|-)\s*)\Z"
)


def _listed(text: str, item: Found) -> Iterator[Found]:
    """The figure before an amount that shares its unit ("10 et 15 k€", "20 000 à 30 000 €")."""
    match = _FIGURE_BEFORE.search(text, max(0, item.start - 24), item.start)
    if not match or item.value < 0:
        return
    start, end = match.span("figure")
    if context.is_year(text, start, end) or context.around(text).plate_before(start, end):
        return
    value = money_value(match["figure"], euros(item.unit))[0]
    if value < LIMIT and (_TO.match(match["gap"]) is None or value < item.value):
        yield Found(start, end, value, "amount.listed", item.unit)


def _in_words(text: str) -> Iterator[Found]:
    for words in find_words(text):
        match = _UNIT_AFTER.match(text, words.end)
        if match:
            value = words.value * euros(match["unit"])
            if value < LIMIT:
                yield Found(words.start, match.end(), value, "amount.words", match["unit"])


def _said_once(text: str) -> Decimal | None:
    """The unit a sentence gives for all its figures ("en k€", "en euros :")."""
    match = _SAID_ONCE.search(text) if _SAID_HINT.search(text) else None
    if not match:
        return None
    unit = euros(match["unit"] or match["alone"])
    return unit if unit > 1 or match["colon"] else None


_NOUN_AFTER = re.compile(r"\s+(?!dont\b|et\b|pour\b|par\b|de\b|du\b|ttc\b|ht\b|en\b)[a-z]{2,}")


def _bare(text: str, plain: Folded, multiplier: Decimal, found: list[Found]) -> Iterator[Found]:
    """Figures without a unit where a header or the sentence names one."""
    taken = Taken(len(text), (plain.origin(item.start, item.end) for item in found))
    for number in find_numbers(text):
        value = number.value
        written = _GROUPED.match(text, number.start) is not None
        counts = value.kind == "plain" or (value.kind == "identifier" and written)
        if taken.meets(number.start, number.end) or not counts or value.is_percent:
            continue  # « Département 5 000 » tells money, « Département 46 » none
        start, end = plain.find(number.start), plain.find(number.end)
        has_noun = _NOUN_AFTER.match(plain.text, end) and not _names_payer(text, number.end)
        if not has_noun and value.value * multiplier < LIMIT:
            yield Found(start, end, value.value * multiplier, "amount.bare", "", 0.8)


def _names_payer(text: str, end: int) -> bool:
    """« dont 10 000 FIR »: initials of a funder behind a figure, no noun that it counts."""
    initials = _INITIALS.match(text, end)
    return initials is not None and initials[1] in funder_names()


def _join(text: str, here: Found, there: Found) -> Found | None:
    """Two figures for one amount: said twice, or a range."""
    gap = text[here.end : there.start]
    said_twice = "amount.words" in (here.rule, there.rule) or "(" in gap
    if here.value == there.value and said_twice and _SAME.match(gap):
        return replace(here, end=there.end, rule="amount.twice")
    if not 0 <= here.value < there.value:
        return None
    between = _BETWEEN.search(text, max(0, here.start - 8), here.start)
    linked = _AND.match(gap) if between else _TO.match(gap)
    if not linked or (not between and context.is_change(text, here.start)):
        return None
    return replace(here, end=there.end, rule="amount.range", confidence=0.6)
