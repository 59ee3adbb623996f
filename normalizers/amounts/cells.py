"""Cells of a column of amounts, where a bare figure is money."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from normalizers.amounts.finder import find_amounts
from normalizers.amounts.model import LIMIT, Amount, Found, parsed
from normalizers.amounts.parts import INSIDE
from normalizers.amounts.units import MONEY_FIGURE, funder_names, money_value
from normalizers.folded import folded
from normalizers.parsed import Parsed
from normalizers.word_table import table

_CURRENCY = r"(?:[km]\s?€|€|[km]?\s?euros?|[km]?\s?eur)"
_DASH = re.compile(
    rf"[\s']*(?:-[\s,-]*{_CURRENCY}|{_CURRENCY}\s*-+)\s*(?:(?:/|par)\s*an|ttc|ht)?\s*\Z"
)
_LABEL = r"(?:[^\d\n:]{0,30}(?:\b304\b)?[^\d\n:]{0,10}:\s*)?"
_BARE = re.compile(
    rf"\s*{_LABEL}(?:environ\s+|env\.?\s+|~\s?)?(?P<sign>[+-]\s?)?(?<!\d)(?P<figure>{MONEY_FIGURE})"
    r"(?P<kilo>\s?k\b)?\s*(?:ttc|ht|nets?)?\s*"
    rf"(?:\.?\Z|(?=[(\n;/+*†])|(?P<doubt>\?)|(?=(?:par\s+an|soit)\b|{INSIDE.pattern})"
    r"|(?P<range>(?:a|-)\s*\d))"
)
_LARGE = re.compile(r"(?<![\w.,])(?P<figure>[1-9]\d{0,2}(?:[ .']\d{3})+(?:,\d+)?|\d{4,})(?!\w)")
_RECENT_YEAR = re.compile(r"20[1-3]\d\Z")
_TELLS_AGAIN = re.compile(rf"{INSIDE.pattern}|\b(?:soit|par an)\b|^\W*\(")
_WORD = re.compile(r"[^\W\d_]+")


def parse_amount_cell(text: str, *, multiplier: Decimal | None = None) -> Parsed[Amount] | None:
    """The (first) amount of a cell in a column of amounts; None where it gives none.

    A bare figure counts, times `multiplier`; "- €" is 0.00. A lone dash, words, a year, a share,
    a funder's number ("304") or a figure inside a sentence ("financement de 4 postes") are no
    amount.
    """
    plain = folded(text)
    if dash := _DASH.match(plain.text):
        return Parsed(Amount(Decimal("0.00")), *plain.origin(*dash.span()), "amount.dash")
    first = next(iter(find_amounts(text)), None)
    bare = _BARE.match(plain.text)
    if bare is None and first is None:
        bare = _among_money_words(plain.text)
    if bare is None or (first and plain.origin(*bare.span("figure"))[0] >= first.start):
        return first
    if _RECENT_YEAR.match(bare["figure"]) or plain.text.strip() in funder_names():
        return first
    item = _found(bare, multiplier or Decimal(1))
    return parsed(plain, item) if abs(item.value) < LIMIT else None


def parse_amount_lines(text: str, *, multiplier: Decimal | None = None) -> list[Parsed[Amount]]:
    """The amounts of a cell that holds one on each of its lines; [] where some line holds none.

    A line that says what is inside another ("dont", "soit") makes the cell one amount.
    """
    found: list[Parsed[Amount]] = []
    start = 0
    for line in text.split("\n"):
        item = parse_amount_cell(line, multiplier=multiplier)
        if line.strip() and (item is None or _TELLS_AGAIN.search(folded(line).text)):
            return []
        found += [item.shift(start)] if item else []
        start += len(line) + 1
    return found if len(found) > 1 else []


def _found(match: re.Match[str], multiplier: Decimal) -> Found:
    groups = match.groupdict()
    value, sure = money_value(match["figure"], Decimal(1000) if groups.get("kilo") else multiplier)
    start = match.start("figure")
    if (groups.get("sign") or "").startswith("-"):
        start, value = match.start("sign"), -value
    if groups.get("range") or groups.get("doubt"):
        sure = 0.6
    rule = "amount.range" if groups.get("range") else "amount.bare"
    return Found(start, match.end("figure"), value, rule, "", sure)


def _among_money_words(text: str) -> re.Match[str] | None:
    """A large figure beside nothing but funders and words about money ("FIR 12 000")."""
    match = _LARGE.search(text)
    if match and all(word in _money_words() for word in _WORD.findall(text)):
        return match
    return None


@cache
def _money_words() -> frozenset[str]:
    phrases = [*funder_names(), *table("funding_phrases", "money"), *table("money_words", "basis")]
    phrases += [
        "montant",
        "total",
        "soit",
        "de",
        "du",
        "la",
        "le",
        "des",
        "pour",
        "ttc",
        "ht",
        "et",
    ]
    return frozenset(word for phrase in phrases for word in _WORD.findall(folded(phrase).text))
