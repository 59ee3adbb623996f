"""Rows of leader dots: those that touch the text after them, and words without them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.readers.pdf.page import Page, Word

_DOTS = "...."
_LEADER_SIGNS = frozenset(".…_·")
_LEADER = re.compile(r"[.…_·]{3,}$|^[.…·_]+$")
_GLUED = re.compile(r"[.…_·]{4,}(?=[^.…_·])")
_DOT, _SIGN = 0.28, 0.52
"""Usual widths of a dot and of another sign, as shares of the type size."""


def with_leaders_parted(page: Page) -> Page:
    """The page with words such as "Total......123" parted behind their dots."""
    if _DOTS not in "\n".join([word.text for word in page.words]):
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


def is_leader(word: Word) -> bool:
    """Whether a word is, or ends in, a row of leader dots."""
    return bool(_LEADER.search(word.text))


def without_leaders(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words of a line without rows of dots that lead from one text to the next."""
    if _LEADER_SIGNS.isdisjoint([word.text[-1] for word in words]):
        return words
    leads = [word.text[-1] in _LEADER_SIGNS and is_leader(word) for word in words]
    if not any(leads):
        return words
    short = [_without_leader(word) for word in words]
    for index, word in enumerate(words):
        if short[index] is None and len(word.text) < 3 and not any(_beside(leads, index)):
            short[index] = word  # a sign between two texts
    return tuple(word for word in short if word is not None) or words


def _beside(marks: Sequence[bool], index: int) -> Sequence[bool]:
    return [*marks[max(0, index - 1) : index], *marks[index + 1 : index + 2]]


def _without_leader(word: Word) -> Word | None:
    found = _LEADER.search(word.text)
    if found is None:
        return word
    kept = word.text[: found.start()]
    if not kept:
        return None
    width = (word.x1 - word.x0) * min(1.0, 1.6 * len(kept) / (len(kept) + len(found.group())))
    return Word(
        kept, word.x0, word.top, word.x0 + width, word.bottom, word.baseline, word.size, word.bold
    )
