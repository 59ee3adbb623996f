"""Counts told by organisation without a colon: « CAF 12 ; MSA 4 »."""

from __future__ import annotations

import re

from normalizers.organisations import exact

_ITEM = re.compile(
    r"(?:^|[;,:\n])[ \t]*(?:[•-][ \t]*)?(?P<name>[a-z]{2,9})\s+(?P<number>\d{1,4})"
    r"(?=\s*(?:[;,.\n]|$))"
)
"""In folded text."""
_FEWEST = 2


def is_tally(plain: str, start: int) -> bool:
    """Whether the number at `start`, that may be a department's (« CAF 12 » of the Aveyron),
    counts: it stands in a list of organisations, each with a number, that are not all the same.
    """
    found = [item for item in _ITEM.finditer(plain) if exact(item["name"]) is not None]
    numbers = {item["number"] for item in found}
    places = {item.start("number") for item in found}
    return start in places and len(places) >= _FEWEST and len(numbers) > 1
