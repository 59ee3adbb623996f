"""Bullets that were drawn as small discs or squares instead of typed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from extractors.blocks import BBox
from extractors.readers.pdf.page import Word

_MOST = 300
"""More dots on a page are a drawing."""
_REACH = 2.5
"""A bullet stands before its text by at most this many type sizes."""


def bullet_words(dots: Sequence[tuple[BBox, str]], words: Sequence[Word]) -> list[Word]:
    """A word for each drawn dot that stands alone before a line of text.

    Dots in a row (a dotted line, a leader, a logo) are none.
    """
    if len(dots) > _MOST:
        return []
    found: list[Word] = []
    order = sorted(words, key=attrgetter("baseline"))
    baselines = [word.baseline for word in order]
    largest = max((word.size for word in order), default=0.0)
    for place, (box, sign) in enumerate(dots):
        if _has_company(place, dots):
            continue
        start, end = bisect_left(baselines, box[1]), bisect_right(baselines, box[3] + largest)
        beside = [word for word in order[start:end] if _is_level(box, word)]
        after = [word for word in beside if 0 < word.x0 - box[2] < _REACH * word.size]
        if not after:
            continue
        first = min(after, key=lambda word: word.x0)
        if any(-first.size < box[0] - word.x1 < 1.5 * first.size for word in beside):
            continue
        x0, _, x1, _ = box
        found.append(replace(first, text=sign, x0=x0, x1=x1, bold=False, italic=False))
    return found


def _is_level(box: BBox, word: Word) -> bool:
    """Whether the middle of the dot lies at the height of small letters, smaller than them."""
    middle = word.baseline - (box[1] + box[3]) / 2
    small = box[3] - box[1] < 0.7 * word.size
    return word.rotation == 0 and small and 0.05 < middle / word.size < 0.6


def _has_company(place: int, dots: Sequence[tuple[BBox, str]]) -> bool:
    x0, top, x1, bottom = dots[place][0]
    reach = 1.5 * (x1 - x0)
    return any(
        other != place
        and box[0] < x1 + reach and box[2] > x0 - reach
        and box[1] < bottom + reach and box[3] > top - reach
        and abs(box[0] - x0) + abs(box[1] - top) > 0.5
        for other, (box, _) in enumerate(dots)
    )  # fmt: skip
