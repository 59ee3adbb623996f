"""Words read from a picture -> words of a page: base line, size and weight from their ink."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from extractors.readers.pdf.page import Word
from extractors.readers.pdf.picture import INK, Floats, Greys
from extractors.readers.pdf.picture_text import corrected

_LOW = frozenset("gjpqyçÇQ,;()[]{}/|@§µ_ŋ")
"""Characters that reach below the base line (in some type)."""
_TALL = frozenset("bdfhkltißéèêëàâîïôùûñ0123456789!?%&€/()[]{}'’°")
_CROWNED = frozenset("ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸÑ")
"""Capitals with accents, the highest of all."""
_CROWN_HEIGHT, _CAPITAL_HEIGHT, _TALL_HEIGHT, _SMALL_HEIGHT = 0.88, 0.66, 0.72, 0.49
"""Heights above the base line as shares of the type size, mean of common types."""
_SAME = 0.06
"""Sizes nearer than this share are one."""
_SURE = 12
"""Letters from which on a line tells its size well."""
_BOLDER = 1.25
"""Strokes wider than usual by this factor are bold, where a page shows no two weights."""
_UNSURE = 0.08
"""Strokes nearer than this share to the limit may be of either weight."""
_TWO_WEIGHTS = 1.13
"""Two groups of strokes whose means differ by this factor are two weights."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A word as an engine read it; the box is in pixels of the straightened picture."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    confidence: float


@dataclass(slots=True)
class Sizes:
    """The type sizes of a document: lines of one style must not differ by a pixel's error."""

    known: list[float] = field(default_factory=list)

    def settle(self, size: float, letters: int) -> float:
        """The known size this one is, or itself from now on; few letters tell it badly."""
        slack = _SAME if letters > _SURE else 2.5 * _SAME
        near = [value for value in self.known if abs(value - size) <= slack * value]
        if near:
            return min(near, key=lambda value: abs(value - size))
        self.known.append(size)
        return size


@dataclass(frozen=True, slots=True)
class Line:
    """Words of one line from left to right, with base line and type size in pixels."""

    words: tuple[Seen, ...]
    baseline: float
    size: float


def measure(line: Sequence[Seen], even: Greys) -> Line:
    """Base line and size told by the ink of the words, which their boxes are drawn in to."""
    words = sorted((_tight(word, even) for word in line), key=lambda word: word.left)
    height = max(word.bottom - word.top for word in words)
    standing = [
        word.bottom
        for word in words
        if any(map(str.isalnum, word.text)) and not _LOW & set(word.text)
    ]
    lowest = max(word.bottom for word in words)
    baseline = statistics.median(standing) if standing else lowest - 0.22 * height
    guesses = [
        (baseline - word.top) / share
        for word in words
        if (share := _share(word.text)) and word.top < baseline
    ]
    size = statistics.median(guesses) if guesses else height / 0.9
    return Line(tuple(words), baseline, max(size, 4.0))


def runs_upright(line: Sequence[Seen]) -> bool:
    """Whether an engine read a line that runs up or down the page: its words are tall."""
    tall = [word.bottom - word.top > 1.5 * (word.right - word.left) for word in line]
    long = [is_tall for word, is_tall in zip(line, tall, strict=True) if len(word.text) > 2]
    return bool(long) and sum(long) > 0.5 * len(long)


def placed_upright(line: Sequence[Seen], scale: float) -> list[Word]:
    """The words of a line that runs upwards, as narrow headers do; half trusted."""
    return [
        Word(
            corrected(word.text), word.left / scale, word.top / scale, word.right / scale,
            word.bottom / scale, (word.right - 0.22 * (word.right - word.left)) / scale,
            round((word.right - word.left) / scale / 0.95, 1),
            rotation=90, confidence=0.6 * word.confidence,
        )
        for word in line
    ]  # fmt: skip


def placed(lines: Sequence[Line], even: Greys, scale: float, sizes: Sizes) -> list[Word]:
    """The words of a page in points, each line on one base line and of one size."""
    order = sorted(lines, key=lambda line: -sum(len(word.text) for word in line.words))
    settled = {
        id(line): sizes.settle(round(line.size / scale, 1), sum(len(w.text) for w in line.words))
        for line in order
    }
    strokes = [[_stroke(word, even) / line.size for word in line.words] for line in lines]
    bold = _bold_from(lines, strokes)
    words: list[Word] = []
    for line, shares in zip(lines, strokes, strict=True):
        bolds = _bold_words(line, shares, bold)
        for word, heavy in zip(line.words, bolds, strict=True):
            words.append(_placed(word, line.baseline / scale, settled[id(line)], heavy, scale))
    return words


def _placed(word: Seen, baseline: float, size: float, bold: bool, scale: float) -> Word:
    """The box of a word is as high as its type, as with a text layer."""
    return Word(
        corrected(word.text), word.left / scale, baseline - 0.75 * size, word.right / scale,
        baseline + 0.22 * size, baseline, size, bold, confidence=word.confidence,
    )  # fmt: skip


def _tight(word: Seen, even: Greys) -> Seen:
    """The box drawn in to the ink within it."""
    ink = even[word.top : word.bottom, word.left : word.right] < INK
    rows, cols = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if not len(rows):
        return word
    return replace(
        word,
        left=word.left + int(cols[0]),
        right=word.left + int(cols[-1]) + 1,
        top=word.top + int(rows[0]),
        bottom=word.top + int(rows[-1]) + 1,
    )


def _share(text: str) -> float:
    """How high the word rises above the base line as a share of the type size; 0: unknown."""
    letters = set(text)
    if not any(map(str.isalnum, text)) or letters & set('"«»“”*²³¹'):
        return 0.0
    if letters & _CROWNED:
        return _CROWN_HEIGHT
    if letters & _TALL:
        return _TALL_HEIGHT if any(map(str.islower, text)) else _CAPITAL_HEIGHT
    return _CAPITAL_HEIGHT if any(map(str.isupper, text)) else _SMALL_HEIGHT


def _stroke(word: Seen, even: Greys) -> float:
    """Mean width of the strokes in pixels: twice the ink over the length of its outline."""
    dark: Floats = np.float32(255.0) - even[word.top : word.bottom, word.left : word.right]
    if not dark.size:
        return 0.0
    grain = 0.2 * float(np.percentile(dark, 98))  # grey letters are as heavy as black ones
    dark = np.pad(np.where(dark < grain, 0, dark), 1)
    edges = np.abs(np.diff(dark, axis=0)).sum() + np.abs(np.diff(dark, axis=1)).sum()
    return float(2 * dark.sum() / edges) if edges else 0.0


def _bold_from(lines: Sequence[Line], strokes: Sequence[Sequence[float]]) -> float:
    """The stroke, as a share of the type size, from which on a word is bold."""
    shares = np.array(
        [
            share
            for line, found in zip(lines, strokes, strict=True)
            for word, share in zip(line.words, found, strict=True)
            if sum(map(str.isalpha, word.text)) > 3
        ]
    )
    if len(shares) < 8:
        return float(_BOLDER * np.median(shares)) if len(shares) else 1.0
    limit = float(_BOLDER * np.percentile(shares, 33))
    for _ in range(12):
        heavy = shares > limit
        if not heavy.any() or heavy.all():
            break
        limit = float((shares[heavy].mean() + shares[~heavy].mean()) / 2)
    heavy = shares > limit
    if heavy.any() and not heavy.all():
        plain = float(shares[~heavy].mean())
        if shares[heavy].mean() > _TWO_WEIGHTS * plain:
            return limit
    return float(_BOLDER * np.median(shares))


def _bold_words(line: Line, strokes: Sequence[float], bold: float) -> list[bool]:
    """Bold by word; a word that stands alone with its weight must be sure of it.

    Short words and signs go with what stands before them.
    """
    sure = [sum(map(str.isalnum, word.text)) >= 2 for word in line.words]
    known = [place for place, is_sure in enumerate(sure) if is_sure]
    heavy = {place: strokes[place] > bold for place in known}
    for place, before, after in zip(known[1:-1], known, known[2:], strict=False):
        same = heavy[before] == heavy[after] != heavy[place]
        if same and abs(strokes[place] / bold - 1) < _UNSURE:
            heavy[place] = heavy[before]
    bolds: list[bool] = []
    for place in range(len(sure)):
        first = heavy[known[0]] if known else False
        bolds.append(heavy[place] if place in heavy else bolds[-1] if bolds else first)
    return bolds
