"""Characters of a page into words, whichever engine placed them.

Everything here works in the reading frame of the text: u runs along the line, v runs from
line to line (downwards for upright text), so that rotated text needs no rules of its own.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat
from operator import attrgetter
from typing import Any

import numpy as np
import numpy.typing as npt

from extractors.blocks import BBox
from extractors.readers.pdf.glyphs import readable_words
from extractors.readers.pdf.page import Word
from extractors.readers.pdf.runs import SMALLER, Run, Style, mended

__all__ = ["Pieces", "Style", "after_space", "inked", "to_frame", "words_of"]

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class Pieces:
    """Characters of one reading direction in content order, white space left out.

    A piece is one character, or several of one text object without space or gap between
    them. Arrays are as long as `texts`; `spaced` tells where white space stands before.
    `angle` is the reading direction in degrees, counter-clockwise as shown.
    """

    texts: list[str]
    spaced: Ints
    left: Floats
    right: Floats
    high: Floats
    low: Floats
    base: Floats
    last: Floats
    """The left edge of the last character."""
    style: Ints
    angle: int


def frame_matrix(angle: int) -> tuple[float, float]:
    """(cos, sin) of a reading direction, exact for quarter turns."""
    quarter = {0: (1.0, 0.0), 90: (0.0, 1.0), 180: (-1.0, 0.0), 270: (0.0, -1.0)}
    radians = math.radians(angle)
    return quarter.get(angle % 360) or (math.cos(radians), math.sin(radians))


def to_frame(x: Floats, y: Floats, angle: int) -> tuple[Floats, Floats]:
    """Shown coordinates (y downwards) -> (u, v) of a reading direction."""
    if angle == 0:
        return x, y
    cos, sin = frame_matrix(angle)
    return x * cos - y * sin, x * sin + y * cos


def words_of(pieces: Pieces, styles: list[Style]) -> list[Word]:
    """Words in content order."""
    texts, left, right, high, low, base, style = _runs(pieces, styles)
    if pieces.angle not in (0, 90):  # across the line: y upright, x for what reads up or down
        base = [-at for at in base]
    if pieces.angle:
        boxes = map(_shown_box, left, right, high, low, repeat(pieces.angle))
        left, high, right, low = map(list, zip(*boxes, strict=True))
    fonts = [item.font for item in style]
    read = readable_words(texts, fonts)
    words = map(
        Word, read, left, high, right, low, base,
        [item.size for item in style], [item.bold for item in style],
        [item.italic for item in style], fonts, repeat(pieces.angle),
    )  # fmt: skip
    return [word for word in words if word.text] if "" in read else list(words)


def _shown_box(left: float, right: float, high: float, low: float, angle: int) -> BBox:
    cos, sin = frame_matrix(angle)
    corners = [(u, v) for u in (left, right) for v in (high, low)]
    xs = [u * cos + v * sin for u, v in corners]
    ys = [v * cos - u * sin for u, v in corners]
    return min(xs), min(ys), max(xs), max(ys)


_THIN = 0.1
"""Share of the type size: less than that is no space, whatever it parts."""
_LAST_FIGURES = re.compile(r"(?<!\d)\d{1,3}\Z")
_THOUSANDS = re.compile(r"\d{3}(?!\d)")
_IS_INK = np.ones(0x10000, dtype=bool)
_IS_INK[
    [*range(0x21), 0x7F, 0xA0, 0x1680, *range(0x2000, 0x200C), 0x2028, 0x2029, 0x202F,
     0x205F, 0x2060, 0x3000, 0xFEFF]
] = False  # fmt: skip


def inked(codes: Ints) -> Ints:
    """The places of characters that are no white space."""
    return _IS_INK.take(codes, mode="clip").nonzero()[0]


def after_space(places: Ints) -> Ints:
    """For the places of characters, whether white space was left out before them."""
    spaced = np.ones(len(places), dtype=bool)
    np.greater(places[1:] - places[:-1], 1, out=spaced[1:])
    return spaced


Columns = tuple[
    Sequence[str], Sequence[float], Sequence[float], Sequence[float], Sequence[float],
    Sequence[float], Sequence[Style],
]  # fmt: skip
"""Texts, left, right, high, low, base and styles of words in the making."""
_COLUMNS = attrgetter("text", "left", "right", "high", "low", "base", "style")


def _runs(pieces: Pieces, styles: list[Style]) -> Columns:
    """Words in the making: characters parted by white space, gaps, and jumps."""
    left, right, base, style = pieces.left, pieces.right, pieces.base, pieces.style
    size = np.array([item.size for item in styles])[style]
    gap = left[1:] - right[:-1]
    larger = np.maximum(size[1:], size[:-1])
    # Spaces that take no room are made up by the engine or lie under the letters.
    spaced = pieces.spaced[1:] & (gap > 0.06 * larger)
    new = spaced | (gap > 0.35 * larger)
    new |= left[1:] < pieces.last[:-1] - 0.2 * larger
    new |= np.abs(base[1:] - base[:-1]) > 0.06 * larger
    narrow = (gap > _THIN * larger) & ~new
    if narrow.any():
        new[_between_thousands(pieces.texts, new, narrow)] = True
    starts = np.concatenate(([0], np.flatnonzero(new) + 1))
    texts = _joined(pieces.texts, starts)
    columns: Columns = (
        texts,
        np.minimum.reduceat(left, starts).tolist(),
        np.maximum.reduceat(right, starts).tolist(),
        np.minimum.reduceat(pieces.high, starts).tolist(),
        np.maximum.reduceat(pieces.low, starts).tolist(),
        base[starts].tolist(),
        [styles[number] for number in style[starts].tolist()],
    )
    single = np.fromiter(map(len, texts), np.intp, len(texts)) == 1
    if not _may_need_mending(left[starts], base[starts], size[starts], single):
        return columns
    apart = np.concatenate(([True], spaced))[starts].tolist()
    runs = mended(list(map(Run, *columns, apart)))
    mended_columns: Any = tuple(zip(*map(_COLUMNS, runs), strict=True))
    return mended_columns  # type: ignore[no-any-return]


def _between_thousands(texts: list[str], new: Ints, narrow: Ints) -> list[int]:
    """The narrow gaps that stand for the space of « 12 500 »: some fonts have none so narrow."""
    between = [
        place
        for place in np.flatnonzero(narrow).tolist()
        if texts[place][-1].isdigit() and texts[place + 1][0].isdigit()
    ]
    ends = [-1, *np.flatnonzero(new | narrow).tolist(), len(texts) - 1] if between else []
    found = []
    for place in between:
        at = bisect_left(ends, place)
        above = "".join(texts[ends[at - 1] + 1 : place + 1])
        below = "".join(texts[place + 1 : ends[at + 1] + 1])
        if _LAST_FIGURES.search(above) and _THOUSANDS.match(below):
            found.append(place)
    return found


def _joined(texts: list[str], starts: Ints) -> list[str]:
    if len(starts) == len(texts):
        return texts
    begins = starts.tolist()
    ends = [*begins[1:], len(texts)]
    return [
        texts[start] if end - start == 1 else "".join(texts[start:end])
        for start, end in zip(begins, ends, strict=True)
    ]


def _may_need_mending(left: Floats, base: Floats, size: Floats, single: Ints) -> bool:
    """Whether a page has raised marks, letters set apart, or words drawn twice."""
    larger = np.maximum(size[1:], size[:-1])
    off = np.abs(base[1:] - base[:-1])
    smaller = np.minimum(size[1:], size[:-1]) < SMALLER * larger
    if (smaller & (off > 0.06 * larger) & (off < 0.8 * larger)).any():
        return True
    if (single[3:] & single[2:-1] & single[1:-2] & single[:-3]).any():
        return True
    order = np.lexsort((left, np.round(base)))
    near = np.abs(np.diff(left[order])) < 0.15 * size[order][1:]
    return bool((near & (np.abs(np.diff(base[order])) < 0.15 * size[order][1:])).any())
