"""Amounts of money in French texts and cells, in euros and cents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from normalizers import number_context as context
from normalizers.digits import FIGURE, to_decimal
from normalizers.folded import Folded, folded
from normalizers.number_words import find_words
from normalizers.numbers import find_numbers
from normalizers.parsed import Parsed
from normalizers.word_table import any_of, one_of, table, value_of


@dataclass(frozen=True, slots=True)
class Amount:
    """`value` in euros with two places; a range is its lower end, `approx`."""

    value: Decimal
    is_annual: bool = False
    approx: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    value: Decimal
    rule: str
    unit: str = ""
    confidence: float = 1.0


_CENT = Decimal("0.01")
_LIMIT = Decimal(10) ** 12
"""What the tables can hold (14 digits, two of them cents)."""
_NAME = "money_words"
_UNIT = "(?:" + any_of(_NAME, "unit").replace("€", r"\s?€") + r"(?!\w))"
_MARK = r"(?:[ .']|[ ]?\n[ ]?)"
_BROKEN = rf"(?:[1-9]\d{{0,2}}(?:{_MARK}\d{{3}})+(?:,\d+)?(?!\d)|{FIGURE})(?:,-)?"
_WITH_UNIT = re.compile(rf"(?<![\w.,/])(?P<figure>{_BROKEN})†?\s*(?P<unit>{_UNIT})")
_FIGURE = re.compile(r"\d+")
_MINUS = re.compile(r"(?:(?<=[\s(:])-|\A\s*-\s?)\Z")
_UNIT_FIRST = re.compile(rf"(?<!\w)(?P<unit>eur|€)\s?(?P<figure>{_BROKEN})(?![\d\s]*\s?{_UNIT})")
_UNIT_AFTER = re.compile(rf"\s*(?:d')?(?P<unit>{_UNIT})")
_MONEY = re.compile(r"€|euro|eur\b|\bk ?e\b")
_LIST = re.compile(r"\s*(?:,|et|ou|\+|/|puis)\s*\Z")
_TO = re.compile(r"\s*(?:a|-)\s*\Z")
_AND = re.compile(r"\s+et\s+\Z")
_BETWEEN = re.compile(r"\bentre\s+\Z")
_SAME = re.compile(r"\s*(?:ttc|ht)?\s*[,(\[]?\s*(?:soit|ou)?\s*[(\[]?\s*\Z")
_DASH = re.compile(r"[\s']*-[\s-]*(?:€|euros?|eur)\s*\Z")
_ANNUAL = any_of(_NAME, "annual")
_ANNUAL_AFTER = re.compile(rf"\s*(?:ttc|ht|nets?)?\s*[,(]?\s*{_ANNUAL}(?!\w)")
_ANNUAL_BEFORE = re.compile(rf"(?<!\w){_ANNUAL}(?!\w)[^.;,()\n]{{0,40}}\Z")
_KILO = re.compile(rf"(?<!\w)(?P<unit>{_UNIT})")
_BARE = re.compile(
    r"\s*(?:[^\d\n:]{0,30}(?:\b304\b)?[^\d\n:]{0,10}:\s*)?(?:environ\s+|env\.?\s+|~\s?)?(?P<sign>-\s?)?"
    rf"(?P<figure>(?<!\d){_BROKEN})\s*(?:ttc|ht|nets?)?\s*"
    r"(?:\Z|(?=[(\n;/+*†])|(?=dont\b)|(?=par\s+an\b)|(?=soit\b))"
)
_RECENT_YEAR = re.compile(r"20[1-3]\d\Z")
_IN_THOUSANDS = re.compile(rf"(?<!\w)en\s+(?P<unit>{_UNIT})|\(\s*(?P<alone>{_UNIT})\s*\)")


def find_amounts(text: str, *, multiplier: Decimal | None = None) -> list[Parsed[Amount]]:
    """Every amount of a sentence, paragraph or cell, in order.

    "vingt mille euros (20 000 €)" is one amount, "entre 10 et 15 k€" one (its lower end, rule
    `amount.range`), "10 et 15 k€" two. With `multiplier` (1000 under a header "en k€"), or where
    the text says "en k€", figures without a unit of their own are amounts too.
    """
    plain = folded(text)
    if multiplier is None and not _MONEY.search(plain.text):
        return []
    found = [*_in_digits(plain.text), *_in_words(plain.text)]
    multiplier = multiplier or _said_once(plain.text)
    if multiplier:
        found.extend(_bare(text, plain, multiplier, found))
    found.sort(key=lambda item: (item.start, -item.end))
    return [_parsed(plain, item) for item in _joined(plain.text, _apart(found))]


def parse_amount_cell(text: str, *, multiplier: Decimal | None = None) -> Parsed[Amount] | None:
    """The (first) amount of a cell in a column of amounts; None where it gives none.

    A bare figure counts, times `multiplier`; "- €" is 0.00. A lone dash, words, a year, a share
    or a figure inside a sentence ("financement de 4 postes") are no amount.
    """
    plain = folded(text)
    if dash := _DASH.match(plain.text):
        return Parsed(Amount(Decimal("0.00")), *plain.origin(*dash.span()), "amount.dash")
    bare = _BARE.match(plain.text)
    first = next(iter(find_amounts(text)), None)
    if bare and (first is None or plain.origin(*bare.span("figure"))[0] < first.start):
        figure = bare["figure"].strip()
        if not _RECENT_YEAR.match(figure):
            value = to_decimal(figure) * (multiplier or 1) * (-1 if bare["sign"] else 1)
            start = bare.start("sign") if bare["sign"] else bare.start("figure")
            item = _Found(start, bare.end("figure"), value, "amount.bare", "", _surety(figure))
            return _parsed(plain, item) if abs(value) < _LIMIT else None
    return first


def header_multiplier(header: str) -> Decimal | None:
    """1000 for a header that says k€, 1 000 000 for M€, None for euros or nothing."""
    for match in _KILO.finditer(folded(header).text):
        euros = _euros(match["unit"])
        if euros > 1:
            return euros
    return None


def basis_of(text: str) -> str | None:
    """What the words say an amount is: planned, requested, allocated, spent, carried_over."""
    plain = folded(text).text
    for code, pattern in _BASES.items():
        if pattern.search(plain):
            return code
    return None


def _bases() -> dict[str, re.Pattern[str]]:
    words: dict[str, list[str]] = {}
    for word, code in table(_NAME, "basis").items():
        words.setdefault(code, []).append(word)
    # "a demandé un budget de …" tells what something took, not what was asked for.
    guard = {"requested": r"(?<!\ba )(?<!ont )", "planned": r"(?<!\bun )"}
    return {
        code: re.compile(rf"{guard.get(code, '')}(?<!\w){one_of(spellings)}(?!\w)")
        for code, spellings in words.items()
    }


_BASES = _bases()


def _in_digits(text: str) -> Iterator[_Found]:
    done = 0
    for figure in _FIGURE.finditer(text):
        match = _WITH_UNIT.match(text, figure.start()) if figure.start() >= done else None
        if match is None:
            continue
        done, item = match.end(), _money(text, match)
        if item is not None:
            yield from _listed(text, item)
            yield item
    for match in _UNIT_FIRST.finditer(text):
        item = _money(text, match)
        if item is not None:
            yield item


def _money(text: str, match: re.Match[str]) -> _Found | None:
    figure = match["figure"].removesuffix(",-")
    value = to_decimal(figure) * _euros(match["unit"])
    if value >= _LIMIT:
        return None
    minus = _MINUS.search(text, max(0, match.start() - 4), match.start())
    start, sign = (minus.start(), -1) if minus else (match.start(), 1)
    return _Found(start, match.end(), value * sign, "amount.digits", match["unit"], _surety(figure))


def _euros(unit: str) -> Decimal:
    """How many euros a unit is, as found in a text ("k €", "millions d'euros")."""
    return Decimal(value_of(_NAME, "unit", re.sub(r"\s+(?=€)", "", unit).strip()))


def _surety(figure: str) -> float:
    """A comma before three figures may be English thousands."""
    return 0.5 if re.search(r",\d{3}\Z", figure) else 1.0


_FIGURE_BEFORE = re.compile(
    rf"(?<![\w.,])(?P<figure>{FIGURE})(?P<gap>\s*(?:,|et|ou|\+|/|a|-)\s*)\Z"
)


def _listed(text: str, item: _Found) -> Iterator[_Found]:
    """The figure before an amount that shares its unit ("10 et 15 k€", "20 000 à 30 000 €")."""
    match = _FIGURE_BEFORE.search(text, max(0, item.start - 24), item.start)
    if not match or item.value < 0:
        return
    start, end = match.span("figure")
    if context.is_year(text, start, end) or context.plate_before(text, start, end):
        return
    value = to_decimal(match["figure"]) * _euros(item.unit)
    if value < _LIMIT and (_TO.match(match["gap"]) is None or value < item.value):
        yield _Found(start, end, value, "amount.listed", item.unit)


def _in_words(text: str) -> Iterator[_Found]:
    for words in find_words(text):
        match = _UNIT_AFTER.match(text, words.end)
        if match:
            value = words.value * _euros(match["unit"])
            if value < _LIMIT:
                yield _Found(words.start, match.end(), value, "amount.words", match["unit"])


def _said_once(text: str) -> Decimal | None:
    match = _IN_THOUSANDS.search(text)
    if not match:
        return None
    unit = _euros(match["unit"] or match["alone"])
    return unit if unit > 1 else None


_NOUN_AFTER = re.compile(r"\s+(?!dont\b|et\b|pour\b|par\b|de\b|du\b|ttc\b|ht\b|en\b)[a-z]{2,}")


def _bare(text: str, plain: Folded, multiplier: Decimal, found: list[_Found]) -> Iterator[_Found]:
    """Figures without a unit where a header or the sentence names one."""
    places = [plain.origin(item.start, item.end) for item in found]
    for number in find_numbers(text):
        value = number.value
        taken = any(start < number.end and number.start < end for start, end in places)
        if taken or value.kind != "plain" or value.is_percent:
            continue
        start, end = plain.find(number.start), plain.find(number.end)
        if not _NOUN_AFTER.match(plain.text, end) and value.value * multiplier < _LIMIT:
            yield _Found(start, end, value.value * multiplier, "amount.bare", "", 0.8)


def _apart(found: list[_Found]) -> list[_Found]:
    """Without those that lie inside another."""
    kept: list[_Found] = []
    for item in found:
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def _joined(text: str, found: list[_Found]) -> Iterator[_Found]:
    position = 0
    while position < len(found):
        here = found[position]
        both = _join(text, here, found[position + 1]) if position + 1 < len(found) else None
        yield both or here
        position += 2 if both else 1


def _join(text: str, here: _Found, there: _Found) -> _Found | None:
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


def _parsed(plain: Folded, item: _Found) -> Parsed[Amount]:
    text = plain.text
    sign, _, _ = context.comparator(text, item.start, item.end)
    approx = sign == "~" or item.rule == "amount.range"
    annual = _ANNUAL_AFTER.match(text, item.end) or _ANNUAL_BEFORE.search(
        text, max(0, item.start - 60), item.start
    )
    value = Amount(item.value.quantize(_CENT), bool(annual), approx)
    return Parsed(value, *plain.origin(item.start, item.end), item.rule, None, item.confidence)
