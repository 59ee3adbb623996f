"""Texts of two cells that touch at the border between them: two words, not one.

Spreadsheets print numbers set right and texts set left without any space at the border.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from extractors.readers.pdf.page import Page, Rule, Word

_EDGE = re.compile(r"(?<=[\d%€)])(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)|(?<=[a-zà-ÿ.)])(?=[A-ZÀ-Ý])")
"""Between a figure and a word, or a small letter and a capital."""
_NUMBER = re.compile(r"[\d.,%]+")
_REACH = 0.5
"""Type sizes by which the place told by the number of signs may miss the border."""
_INSIDE = 0.25
"""Type sizes of a word that must stand on either side of the border."""


def with_touching_parted(page: Page) -> Page:
    """The page with words such as "90CRIP" parted where an upright rule runs through them."""
    upright = sorted((r for r in page.rules if r.orientation == "v"), key=lambda rule: rule.x0)
    if not upright:
        return page
    xs = [rule.x0 for rule in upright]
    lying = {
        id(word)
        for word in page.words
        if xs[0] < word.x1 and bisect_right(xs, word.x0) < bisect_left(xs, word.x1)
    }
    if not lying:
        return page
    parted = [
        part
        for word in page.words
        for part in (_parts(word, upright, xs) if id(word) in lying else (word,))
    ]
    return page if len(parted) == len(page.words) else replace(page, words=tuple(parted))


def _parts(word: Word, upright: Sequence[Rule], xs: Sequence[float]) -> Sequence[Word]:
    margin = _INSIDE * word.size
    first, end = bisect_right(xs, word.x0 + margin), bisect_left(xs, word.x1 - margin)
    if first >= end or word.rotation:
        return (word,)
    middle = (word.top + word.bottom) / 2
    for rule in upright[first:end]:
        place = _place(word, rule.x0) if rule.top <= middle <= rule.bottom else None
        if place is not None:
            left = replace(word, text=word.text[:place], x1=rule.x0 - 0.1)
            right = replace(word, text=word.text[place:], x0=rule.x0 + 0.1)
            return (left, *_parts(right, upright, xs))
    return (word,)


def _place(word: Word, x: float) -> int | None:
    """Before which sign the text of the second cell begins; None where the word is whole."""
    step = (word.x1 - word.x0) / len(word.text)
    if _NUMBER.fullmatch(word.text):
        edges = list(range(1, len(word.text)))
    else:
        edges = [match.start() for match in _EDGE.finditer(word.text)]
    near = min(edges, key=lambda edge: abs(word.x0 + edge * step - x), default=None)
    if near is None or abs(word.x0 + near * step - x) > _REACH * word.size:
        return None
    return near
