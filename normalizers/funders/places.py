"""Where amounts and words stand in a text, sought once: a list asks for each amount and funder."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from operator import itemgetter

from normalizers.amounts import find_amounts
from normalizers.spans import places_of

_SHARE = re.compile(r"\(\s*\d+(?:[.,]\d+)?\s?%\s*\)|(?::\s*)?\d+(?:[.,]\d+)?\s?%")


@lru_cache(maxsize=64)
def places_of_amounts(text: str) -> tuple[tuple[int, int], ...]:
    """Where the amounts of a text stand."""
    return tuple((amount.start, amount.end) for amount in find_amounts(text))


def amounts_before(text: str, place: int) -> int:
    """How many amounts of a text begin before a place."""
    return bisect_left(places_of_amounts(text), place, key=itemgetter(0))


@lru_cache(maxsize=64)
def without_shares(text: str) -> str:
    """Blanks for shares: « 50 % État / 50 % CD » names who pays as « État / CD » does."""
    return _SHARE.sub(lambda share: " " * len(share[0]), text) if "%" in text else text


def stands_in(words: re.Pattern[str], text: str, start: int, end: int) -> bool:
    """Whether such a word stands in `[start, end)`."""
    starts, ends = places_of(words, text)
    place = bisect_left(starts, start)
    return place < len(starts) and ends[place] <= end
