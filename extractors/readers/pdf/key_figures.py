"""Key figures as brochures set them: a figure in large type above the words that say what it
counts, alone or several side by side.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.blocks import BBox
from extractors.readers.pdf.asides import Aside
from extractors.readers.pdf.lines import Line
from extractors.readers.pdf.page import Word
from extractors.readers.pdf.spaces import parted

Row = list[Word]
FIGURE = re.compile(
    r"[~≈+-]?\s?(?:\d{1,3}(?:[ \u00a0\u202f.]\d{3})+|\d+)(?:,\d+)?\s?(?:%|€|[kM]€|M|ETP|h)?"
)
CAPTION = 0.8
"""Of a key figure's type size: the words below it are set no larger."""
_STEP = 1.5
"""Of the larger type size: from a figure to its words, from line to line of those."""
_NARROW = 0.3
"""Of the figure's width: fewer words below it are a unit or a sign."""
_APART = 2.0
"""Type sizes between two figures side by side."""
_EDGE = 3.0
"""Points by which words may miss the left edge they are set on."""


def is_key_figure(figure: Line, below: Line) -> bool:
    """Whether a line is a figure in large type, right above words that say what it counts."""
    if below.size > CAPTION * figure.size or below.bold or not FIGURE.fullmatch(figure.text):
        return False
    if not any(map(str.isalpha, below.text)):
        return False
    overlap = min(figure.x1, below.x1) - max(figure.x0, below.x0)
    near = below.baseline - figure.baseline < _STEP * figure.size
    return near and overlap > 0 and below.x1 - below.x0 > _NARROW * (figure.x1 - figure.x0)


def figures_abreast(rows: Sequence[Row]) -> list[Aside]:
    """Several key figures side by side, each with its words; `rows` are a page's lines."""
    found: list[Aside] = []
    for place, row in enumerate(rows[:-1]):
        if rows[place + 1][0].size > CAPTION * row[0].size or len(figures := _figures(row)) < 2:
            continue
        captions = _captions(rows[place + 1 :], row)
        shares = _shares(figures, captions)
        if all(_tells(share) for share in shares):
            for figure, share in zip(figures, shares, strict=True):
                words = [*figure, *share]
                found.append(Aside(_box(words), tuple(words)))
    return found


def _figures(row: Row) -> list[Row]:
    """The parts of a line that wide gaps part, where all are figures; else nothing."""
    parts = parted(row, _APART)
    texts = [" ".join(word.text for word in part) for part in parts]
    return parts if all(map(FIGURE.fullmatch, texts)) else []


def _captions(rows: Sequence[Row], above: Row) -> Row:
    """The words of the lines of small type that follow each other closely."""
    words: Row = []
    baseline, size = above[0].baseline, above[0].size
    for row in rows:
        same = not words or abs(row[0].size - words[0].size) < 0.5
        if not same or row[0].baseline - baseline > _STEP * size:
            break
        words += row
        baseline, size = row[0].baseline, 1.2 * row[0].size
    return words


def _shares(figures: Sequence[Row], words: Row) -> list[Row]:
    """The words below each figure: from its left edge on where they are set on it, else those
    that stand nearer to its middle than to the next one's.
    """
    lefts = [figure[0].x0 for figure in figures]
    begun = [min((abs(word.x0 - left) for word in words), default=_EDGE + 1) for left in lefts]
    if max(begun) < _EDGE:
        cuts = [left - _EDGE for left in lefts[1:]]
    else:
        middles = [(figure[0].x0 + figure[-1].x1) / 2 for figure in figures]
        cuts = [(a + b) / 2 for a, b in pairwise(middles)]
    edges = [float("-inf"), *cuts, float("inf")]
    return [
        [word for word in words if low <= (word.x0 + word.x1) / 2 < high]
        for low, high in pairwise(edges)
    ]


def _tells(words: Row) -> bool:
    return any(char.isalpha() for word in words for char in word.text)


def _box(words: Row) -> BBox:
    return (
        min(word.x0 for word in words),
        min(word.top for word in words),
        max(word.x1 for word in words),
        max(word.bottom for word in words),
    )
