"""Counts told by organisation without a colon: « CAF 12 ; MSA 4 »."""

from __future__ import annotations

import re
from functools import lru_cache

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
    return start in _places(plain)


@lru_cache(maxsize=4)
def _places(plain: str) -> frozenset[int]:
    """Where the numbers of such a list begin; the text is asked for each of its numbers."""
    found = [item for item in _ITEM.finditer(plain) if exact(item["name"]) is not None]
    is_list = len(found) >= _FEWEST and len({item["number"] for item in found}) > 1
    return frozenset(item.start("number") for item in found) if is_list else frozenset()
