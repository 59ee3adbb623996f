"""Rows of leader dots that touch the text after them: two words, not one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.readers.pdf.page import Page, Word

_DOTS = "...."
_GLUED = re.compile(r"[.…_·]{4,}(?=[^.…_·])")
_DOT, _SIGN = 0.28, 0.52
"""Usual widths of a dot and of another sign, as shares of the type size."""


def with_leaders_parted(page: Page) -> Page:
    """The page with words such as "Total......123" parted behind their dots."""
    if not any(_DOTS in word.text for word in page.words):
        return page
    parted = [part for word in page.words for part in _parts(word)]
    return page if len(parted) == len(page.words) else replace(page, words=tuple(parted))


def _parts(word: Word) -> Sequence[Word]:
    found = _GLUED.search(word.text) if _DOTS in word.text and not word.rotation else None
    if found is None:
        return (word,)
    rest = word.text[found.end() :]
    dots = word.text.count(".") + word.text.count("·")
    signs = len(word.text) - dots
    usual = _DOT * dots + _SIGN * signs
    x = word.x1 - (word.x1 - word.x0) * (_SIGN * len(rest)) / usual
    return replace(word, text=word.text[: found.end()], x1=x), replace(word, text=rest, x0=x)
