"""Bullets and raised characters told by their ink: engines read them as whatever is like them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from extractors.readers.pdf.glyphs import RAISED
from extractors.readers.pdf.picture import INK, Greys
from extractors.readers.pdf.picture_words import Line, Seen

Mask = npt.NDArray[np.bool_]

_REACH = 3.0
"""A bullet stands before its text by at most this many type sizes."""
_FULL = 0.68
"""Share of its box that a bullet fills; letters fill less."""
_JUNK = re.compile(r"^(?:[^\w(«\"]|_|[eo°*+]_)+(?=\w)")
_LETTERS = re.compile(r"(?:er|ers|re|res|e|es|è|ème|èmes|eme|nd|nde|o|s)")


@dataclass(frozen=True, slots=True)
class Glyph:
    """Ink between two white columns; pixels of the picture, right and bottom exclusive."""

    left: int
    right: int
    top: int
    bottom: int
    full: float
    """Share of the box that is ink."""

    @property
    def width(self) -> int:
        """Columns."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """Rows."""
        return self.bottom - self.top


def glyphs(even: Greys, left: int, right: int, top: int, bottom: int) -> list[Glyph]:
    """The glyphs in a box, from left to right."""
    top, left = max(0, top), max(0, left)
    ink = even[top:bottom, left:right] < INK
    change = np.diff(np.concatenate(([0], ink.any(axis=0).view(np.int8), [0])))
    found = []
    for start, end in zip(
        np.flatnonzero(change == 1).tolist(), np.flatnonzero(change == -1).tolist(), strict=True
    ):
        rows = np.flatnonzero(ink[:, start:end].any(axis=1))
        first, last = int(rows[0]), int(rows[-1]) + 1
        full = float(ink[first:last, start:end].mean())
        found.append(Glyph(left + start, left + end, top + first, top + last, full))
    return found


def with_bullet(line: Line, even: Greys) -> Line:
    """The line with the bullet before its text as a word of its own, where it has one."""
    first, size = line.words[0], line.size
    left = round(first.left - _REACH * size)
    right = round(first.left + _REACH * size)
    band = glyphs(
        even, left, right, round(line.baseline - 0.8 * size), round(line.baseline + 0.2 * size)
    )
    for place, (mark, after) in enumerate(pairwise(band)):
        if after.right <= first.left or not _is_bullet(mark, after, line):
            continue
        if place and mark.left - band[place - 1].right < 0.4 * size:
            continue
        if mark.left <= first.right:
            return _bulleted(line, mark, after)
    return line


def _is_bullet(mark: Glyph, after: Glyph, line: Line) -> bool:
    """A small full shape at the height of small letters, well apart from what follows."""
    size = line.size
    middle = (line.baseline - (mark.top + mark.bottom) / 2) / size
    return (
        mark.full >= _FULL
        and 0.08 * size < mark.width < 0.75 * size
        and mark.height < 0.55 * size
        and 0.1 < middle < 0.55
        and after.left - mark.right > 0.25 * size
        and after.height > 0.35 * size
    )


def _bulleted(line: Line, mark: Glyph, after: Glyph) -> Line:
    is_dash = mark.width > 1.7 * mark.height
    sign = ("–" if mark.width > 0.42 * line.size else "-") if is_dash else "•"
    words = [word for word in line.words if word.right > after.left]
    if not words:
        return line
    first = words[0]
    if first.left < after.left:
        words[0] = replace(first, text=_JUNK.sub("", first.text) or first.text, left=after.left)
    bullet = Seen(sign, mark.left, mark.top, mark.right, mark.bottom, first.confidence)
    return replace(line, words=(bullet, *words))


@dataclass(frozen=True, slots=True)
class Raised:
    """A word that ends in raised characters: where they begin and end."""

    line: int
    word: int
    left: int
    right: int
    top: int
    bottom: int


def raised_ends(lines: Sequence[Line], even: Greys) -> list[Raised]:
    """The words whose last characters are small and stand high (note marks, "1er")."""
    found = []
    for number, line in enumerate(lines):
        for place, word in enumerate(line.words):
            if not any(map(str.isalnum, word.text)) and place == 0:
                continue  # a bullet
            high = _raised_tail(line, word, even)
            if high:
                top, bottom = min(g.top for g in high), max(g.bottom for g in high)
                found.append(Raised(number, place, high[0].left, high[-1].right, top, bottom))
    return found


def _raised_tail(line: Line, word: Seen, even: Greys) -> list[Glyph]:
    size = line.size
    band = glyphs(
        even,
        word.left,
        word.right,
        round(line.baseline - 0.95 * size),
        round(line.baseline + 0.25 * size),
    )
    while band and line.baseline - band[-1].top < 0.25 * size:  # a full stop or comma after it
        band.pop()
    tail: list[Glyph] = []
    while band and _is_raised(band[-1], line):
        tail.insert(0, band.pop())
    return tail if len(tail) <= 4 else []


def _is_raised(glyph: Glyph, line: Line) -> bool:
    rise = (line.baseline - glyph.bottom) / line.size
    height = glyph.height / line.size
    return 0.2 < rise < 0.6 and 0.28 < height < 0.55 and glyph.width < 0.6 * line.size


def reworded(word: Seen, head: str, tail: str) -> Seen:
    """A word from its two parts read again, the raised one by itself.

    Figures become note marks, endings of ordinals stay letters; what is neither is left as
    it was first read.
    """
    if word.text.rstrip("°ºo0") in ("n", "N"):
        return replace(word, text=word.text[0] + "°")
    tail = tail.strip(" .,:;'’")
    if tail.isdigit() and len(tail) <= 2 and tail[0] != "0":
        return replace(word, text=head + tail.translate(RAISED))
    if _LETTERS.fullmatch(tail) and head:
        return replace(word, text=head + tail)
    return word
