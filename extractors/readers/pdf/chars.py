"""Characters of a page into words, whichever engine placed them.

Everything here works in the reading frame of the text: u runs along the line, v runs from
line to line (downwards for upright text), so that rotated text needs no rules of its own.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from extractors.blocks import BBox
from extractors.readers.pdf.glyphs import readable
from extractors.readers.pdf.page import Word
from extractors.readers.pdf.runs import SMALLER, Run, Style, mended

__all__ = ["Glyphs", "Style", "after_space", "inked", "to_frame", "words_of"]

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Characters of one reading direction in content order, white space left out.

    Arrays are as long as `codes`; `spaced` tells where white space stands before.
    `angle` is the reading direction in degrees, counter-clockwise as shown.
    """

    codes: Ints
    spaced: Ints
    left: Floats
    right: Floats
    high: Floats
    low: Floats
    base: Floats
    style: Ints
    angle: int


def frame_matrix(angle: int) -> tuple[float, float]:
    """(cos, sin) of a reading direction, exact for quarter turns."""
    quarter = {0: (1.0, 0.0), 90: (0.0, 1.0), 180: (-1.0, 0.0), 270: (0.0, -1.0)}
    radians = math.radians(angle)
    return quarter.get(angle % 360) or (math.cos(radians), math.sin(radians))


def to_frame(x: Floats, y: Floats, angle: int) -> tuple[Floats, Floats]:
    """Shown coordinates (y downwards) -> (u, v) of a reading direction."""
    cos, sin = frame_matrix(angle)
    return x * cos - y * sin, x * sin + y * cos


def words_of(glyphs: Glyphs, styles: list[Style]) -> list[Word]:
    """Words in content order."""
    runs = _runs(glyphs, styles)
    # Across the line: y for upright text, x for text that reads up or down.
    sign = 1.0 if glyphs.angle in (0, 90) else -1.0
    words: list[Word] = []
    for run in runs:
        style = run.style
        text = readable(run.text, style.font)
        if not text:
            continue
        words.append(
            Word(
                text, *_shown_box(run, glyphs.angle), sign * run.base, style.size,
                style.bold, style.italic, style.font, glyphs.angle,
            )
        )  # fmt: skip
    return words


def _shown_box(run: Run, angle: int) -> BBox:
    if angle == 0:
        return run.left, run.high, run.right, run.low
    cos, sin = frame_matrix(angle)
    corners = [(u, v) for u in (run.left, run.right) for v in (run.high, run.low)]
    xs = [u * cos + v * sin for u, v in corners]
    ys = [v * cos - u * sin for u, v in corners]
    return min(xs), min(ys), max(xs), max(ys)


_SPACES = np.array(
    [*range(0x21), 0x7F, 0xA0, 0x1680, *range(0x2000, 0x200C), 0x2028, 0x2029, 0x202F,
     0x205F, 0x2060, 0x3000, 0xFEFF],
    dtype=np.uint32,
)  # fmt: skip


def inked(codes: Ints) -> Ints:
    """The places of characters that are no white space."""
    return np.flatnonzero(~np.isin(codes, _SPACES))


def after_space(places: Ints) -> Ints:
    """For the places of characters, whether white space was left out before them."""
    return np.diff(places, prepend=-2) > 1


def _runs(glyphs: Glyphs, styles: list[Style]) -> list[Run]:
    """Words in the making: characters parted by white space, gaps, and jumps."""
    left, right, base, style = glyphs.left, glyphs.right, glyphs.base, glyphs.style
    size = np.array([item.size for item in styles])[style]
    gap = left[1:] - right[:-1]
    larger = np.maximum(size[1:], size[:-1])
    # Spaces that take no room are made up by the engine or lie under the letters.
    spaced = glyphs.spaced[1:] & (gap > 0.06 * larger)
    new = spaced | (gap > 0.35 * larger)
    new |= left[1:] < left[:-1] - 0.2 * larger
    new |= np.abs(base[1:] - base[:-1]) > 0.06 * larger
    starts = np.concatenate(([0], np.flatnonzero(new) + 1))
    ends = np.append(starts[1:], len(left))
    text = glyphs.codes.astype("<u4").tobytes().decode("utf-32-le", "replace")
    runs = list(
        map(
            Run,
            [text[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)],
            np.minimum.reduceat(left, starts).tolist(),
            np.maximum.reduceat(right, starts).tolist(),
            np.minimum.reduceat(glyphs.high, starts).tolist(),
            np.maximum.reduceat(glyphs.low, starts).tolist(),
            base[starts].tolist(),
            [styles[number] for number in style[starts].tolist()],
            np.concatenate(([True], spaced))[starts].tolist(),
        )
    )
    if _may_need_mending(left[starts], base[starts], size[starts], ends - starts):
        return mended(runs)
    return runs


def _may_need_mending(left: Floats, base: Floats, size: Floats, length: Ints) -> bool:
    """Whether a page has raised marks, letters set apart, or words drawn twice."""
    larger = np.maximum(size[1:], size[:-1])
    off = np.abs(base[1:] - base[:-1])
    smaller = np.minimum(size[1:], size[:-1]) < SMALLER * larger
    if (smaller & (off > 0.06 * larger) & (off < 0.8 * larger)).any():
        return True
    single = length == 1
    if (single[3:] & single[2:-1] & single[1:-2] & single[:-3]).any():
        return True
    order = np.lexsort((left, np.round(base)))
    near = np.abs(np.diff(left[order])) < 0.15 * size[order][1:]
    return bool((near & (np.abs(np.diff(base[order])) < 0.15 * size[order][1:])).any())
