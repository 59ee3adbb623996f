"""What share of the money a funder gives: « % État : 55 % » is no amount and no indicator."""

from __future__ import annotations

import re

from extractors.layouts.records import Field, Record
from normalizers.funders import parse_funders

_SHARE = re.compile(r"\s*\d{1,3}(?:[.,]\d+)?\s?%\s*")
_MAYBE = (None, "amount", "status", "indicators")
"""« % État » asks for no state of the action."""
_BARE = re.compile(r"\s*\d{1,2}(?:[.,]\d+)?\s*")


def is_share(text: str) -> bool:
    """Whether a cell holds a percentage and nothing else."""
    return _SHARE.fullmatch(text) is not None


def settle_shares(record: Record) -> None:
    """Name such fields "share": percentages below a funder or a word for money."""
    for item in record.fields:
        if item.name in _MAYBE and not item.is_empty and _holds_shares(item):
            item.name = "share"


def _holds_shares(item: Field) -> bool:
    named = bool(parse_funders(item.leaf, cell=True))
    if item.name == "status" and not (named and item.leaf.lstrip().startswith("%")):
        return False
    asked = item.name == "amount" or named
    texts = [span.text for span in item.values if span.text.strip()]
    bare = "%" in item.leaf and item.name == "amount"
    return asked and all(is_share(t) or (bare and _BARE.fullmatch(t)) for t in texts)
