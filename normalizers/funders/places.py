"""Where amounts and words stand in a text, sought once: a list asks for each amount and funder."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from normalizers.amounts import find_amounts


@lru_cache(maxsize=64)
def places_of_amounts(text: str) -> tuple[tuple[int, int], ...]:
    """Where the amounts of a text stand."""
    return tuple((amount.start, amount.end) for amount in find_amounts(text))


def stands_in(words: re.Pattern[str], text: str, start: int, end: int) -> bool:
    """Whether such a word stands in `[start, end)`."""
    starts, ends = _words_of(words, text)
    place = bisect_left(starts, start)
    return place < len(starts) and ends[place] <= end


@lru_cache(maxsize=64)
def _words_of(words: re.Pattern[str], text: str) -> tuple[list[int], list[int]]:
    found = [match.span() for match in words.finditer(text)]
    return [start for start, _ in found], [end for _, end in found]
