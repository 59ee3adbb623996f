"""Characters of a page into words, whichever engine placed them.

Everything here works in the reading frame of the text: u runs along the line, v runs from
line to line (downwards for upright text), so that rotated text needs no rules of its own.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from extractors.blocks import BBox
from extractors.readers.pdf.glyphs import RAISED, readable
from extractors.readers.pdf.page import Word

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class Style:
    """What the characters of one text object share. `size` is in points as shown."""

    size: float
    bold: bool = False
    italic: bool = False
    font: str = ""
    visible: bool = True


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


@dataclass(slots=True)
class _Run:
    """A word in the making."""

    text: str
    left: float
    right: float
    high: float
    low: float
    base: float
    style: Style
    spaced: bool
    """White space before it."""


def frame_matrix(angle: int) -> tuple[float, float]:
    """(cos, sin) of a reading direction, exact for quarter turns."""
    quarter = {0: (1.0, 0.0), 90: (0.0, 1.0), 180: (-1.0, 0.0), 270: (0.0, -1.0)}
    radians = math.radians(angle)
    return quarter.get(angle % 360) or (math.cos(radians), math.sin(radians))


def to_frame(x: Floats, y: Floats, angle: int) -> tuple[Floats, Floats]:
    """Shown coordinates (y downwards) -> (u, v) of a reading direction."""
    cos, sin = frame_matrix(angle)
    return x * cos - y * sin, x * sin + y * cos


def _shown_box(run: _Run, angle: int) -> BBox:
    if angle == 0:
        return run.left, run.high, run.right, run.low
    cos, sin = frame_matrix(angle)
    corners = [(u, v) for u in (run.left, run.right) for v in (run.high, run.low)]
    xs = [u * cos + v * sin for u, v in corners]
    ys = [v * cos - u * sin for u, v in corners]
    return min(xs), min(ys), max(xs), max(ys)


def words_of(glyphs: Glyphs, styles: list[Style]) -> list[Word]:
    """Words in content order."""
    if not len(glyphs.codes):
        return []
    runs = _runs(glyphs, styles)
    if _has_marks(runs):
        runs = _marks_raised(runs)
    if _has_single_letters(runs):
        runs = _spaced_out_joined(runs)
    # Across the line: y for upright text, x for text that reads up or down.
    sign = 1.0 if glyphs.angle in (0, 90) else -1.0
    words: list[Word] = []
    drawn: dict[str, list[_Run]] = {}
    for run in runs:
        style = run.style
        text = readable(run.text, style.font)
        if not text or _is_drawn_again(run, drawn.setdefault(text, [])):
            continue
        words.append(
            Word(
                text, *_shown_box(run, glyphs.angle), sign * run.base, style.size,
                style.bold, style.italic, style.font, glyphs.angle,
            )
        )  # fmt: skip
    return words


def _is_drawn_again(run: _Run, before: list[_Run]) -> bool:
    """Whether a word was drawn at nearly the same place (shadow, bold by double strike)."""
    near = 0.15 * run.style.size
    if any(abs(run.left - o.left) < near and abs(run.base - o.base) < near for o in before):
        return True
    before.append(run)
    return False


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


def _runs(glyphs: Glyphs, styles: list[Style]) -> list[_Run]:
    left, right, base, style = glyphs.left, glyphs.right, glyphs.base, glyphs.style
    size = np.array([item.size for item in styles])[style]
    gap = left[1:] - right[:-1]
    larger = np.maximum(size[1:], size[:-1])
    # Spaces that take no room are made up by the engine or lie under the letters.
    spaced = glyphs.spaced[1:] & (gap > 0.06 * larger)
    new = spaced.copy()
    new |= gap > 0.35 * larger
    new |= left[1:] < left[:-1] - 0.2 * larger
    new |= np.abs(base[1:] - base[:-1]) > 0.06 * larger
    starts = np.concatenate(([0], np.flatnonzero(new) + 1))
    text = glyphs.codes.astype("<u4").tobytes().decode("utf-32-le", "replace")
    before = np.concatenate(([True], spaced))[starts].tolist()
    boxes = zip(
        np.minimum.reduceat(left, starts).tolist(),
        np.maximum.reduceat(right, starts).tolist(),
        np.minimum.reduceat(glyphs.high, starts).tolist(),
        np.maximum.reduceat(glyphs.low, starts).tolist(),
        base[starts].tolist(),
        style[starts].tolist(),
        strict=True,
    )
    ends = [*starts[1:].tolist(), len(left)]
    return [
        _Run(text[start:end], u0, u1, v0, v1, v, styles[number], white)
        for start, end, (u0, u1, v0, v1, v, number), white in zip(
            starts.tolist(), ends, boxes, before, strict=True
        )
    ]


def _has_marks(runs: list[_Run]) -> bool:
    """Whether a smaller type stands off the base line beside a larger one."""
    if len({run.style.size for run in runs}) < 2:
        return False
    size = np.array([run.style.size for run in runs])
    base = np.array([run.base for run in runs])
    larger = np.maximum(size[1:], size[:-1])
    smaller = np.minimum(size[1:], size[:-1]) < _SMALLER * larger
    off = np.abs(base[1:] - base[:-1])
    return bool((smaller & (off > 0.06 * larger) & (off < 0.8 * larger)).any())


def _has_single_letters(runs: list[_Run]) -> bool:
    """Whether four words of one character follow each other."""
    return "1111" in "".join(["1" if len(run.text) == 1 else "0" for run in runs])


def _marks_raised(runs: list[_Run]) -> list[_Run]:
    """Small raised digits become superscripts; what touches its neighbour joins its word."""
    joined: list[_Run] = [runs[0]]
    body, open_word = runs[0], False
    for run in runs[1:]:
        gap = run.left - joined[-1].right
        shift = _shift(run, body, gap)
        if shift:
            _raise(run, body, shift)
        if (shift or (open_word and _goes_on(run, body, gap))) and not run.spaced:
            _append(joined[-1], run)
            open_word = True
            continue
        joined.append(run)
        open_word = False
        if not shift:
            body = run
            _raise_before(joined)
    return joined


_SMALLER = 0.87
"""A note mark is set in a type at most this share of its neighbour's."""


def _shift(run: _Run, body: _Run, gap: float) -> int:
    """1 for a raised mark beside its word, -1 for a lowered one, 0 for text of its own."""
    size = body.style.size
    rise = (body.base - run.base) / size
    if run.style.size >= _SMALLER * size or not -0.2 * size < gap < 0.5 * size:
        return 0
    return 1 if 0.1 < rise < 0.8 else -1 if -0.4 < rise < -0.06 else 0


def _goes_on(run: _Run, body: _Run, gap: float) -> bool:
    """Whether the word goes on after its mark ("787²," or "m²)")."""
    size = body.style.size
    return abs(run.base - body.base) < 0.06 * size and -0.1 * size < gap < 0.12 * size


def _raise(run: _Run, body: _Run, shift: int) -> None:
    if shift > 0:
        run.text = run.text.translate(RAISED)
    if shift:
        run.base = body.base


def _raise_before(joined: list[_Run]) -> None:
    """A mark may also stand before its text (at the start of the note itself)."""
    mark, run = joined[-2:]
    _raise(mark, run, _shift(mark, run, run.left - mark.right))


def _append(run: _Run, more: _Run) -> None:
    if more.text == "o" and run.text in ("n", "N"):
        more.text = "°"
    run.text += more.text
    run.right = max(run.right, more.right)


def _spaced_out_joined(runs: list[_Run]) -> list[_Run]:
    """Headings set with space between the letters ("R A P P O R T") become words."""
    joined: list[_Run] = []
    start = 0
    while start < len(runs):
        end = start + 1
        while end < len(runs) and _is_spaced_pair(runs[end - 1], runs[end]):
            end += 1
        joined.extend(_join_letters(runs[start:end]) if end - start >= 4 else runs[start:end])
        start = end
    return joined


def _gap(left: _Run, right: _Run) -> float:
    """White space between two runs as a share of the type size."""
    return (right.left - left.right) / max(left.style.size, right.style.size, 0.1)


def _is_spaced_pair(left: _Run, right: _Run) -> bool:
    return (
        len(left.text) == len(right.text) == 1
        and not (left.text.isdigit() or right.text.isdigit())
        and abs(left.base - right.base) < 0.06 * left.style.size
        and 0 < _gap(left, right) < 1.6
    )


def _join_letters(letters: list[_Run]) -> list[_Run]:
    """Letters with even gaps -> words, parted where the gap is clearly larger than most."""
    gaps = [_gap(a, b) for a, b in pairwise(letters)]
    usual = sorted(gaps)[len(gaps) // 3]
    words = [letters[0]]
    for gap, letter in zip(gaps, letters[1:], strict=True):
        if gap > 1.55 * usual + 0.05:
            words.append(letter)
        else:
            words[-1].text += letter.text
            words[-1].right = letter.right
    return words
