"""An amount, and what the finders know of it before it is handed out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from normalizers import number_context
from normalizers.folded import Folded
from normalizers.parsed import Parsed
from normalizers.word_table import any_of

CENT = Decimal("0.01")
LIMIT = Decimal(10) ** 12
"""What the tables can hold: 14 digits, two of them cents."""


@dataclass(slots=True, unsafe_hash=True)
class Amount:
    """`value` in euros with two places; a range is its lower end, `approx`."""

    value: Decimal
    is_annual: bool = False
    approx: bool = False


@dataclass(slots=True, unsafe_hash=True)
class Found:
    """An amount at `[start, end)` of the folded text, and the unit it was written in."""

    start: int
    end: int
    value: Decimal
    rule: str
    unit: str = ""
    confidence: float = 1.0


_ANNUAL = any_of("money_words", "annual")
_ANNUAL_AFTER = re.compile(rf"\s*[)\]]?\s*(?:ttc|ht|nets?)?\s*[,(]?\s*(?:/\s?an\b|{_ANNUAL}(?!\w))")
_ANNUAL_BEFORE = re.compile(rf"(?<!\w){_ANNUAL}(?!\w)[^.;,()\n]{{0,40}}\Z")


def parsed(plain: Folded, item: Found) -> Parsed[Amount]:
    """The amount with its place in the original text."""
    text = plain.text
    sign, _, _ = number_context.around(text).comparator(item.start, item.end)
    approx = sign == "~" or item.rule == "amount.range"
    begin = max(0, item.start - 60)
    annual = _ANNUAL_AFTER.match(text, item.end) or (
        "an" in text[begin : item.start] and _ANNUAL_BEFORE.search(text, begin, item.start)
    )
    value = Amount(item.value.quantize(CENT), bool(annual), approx)
    return Parsed(value, *plain.origin(item.start, item.end), item.rule, None, item.confidence)
