"""Key figures as brochures set them: a figure in large type above the words that say what it
counts, alone or several side by side, or to the left of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.blocks import BBox
from extractors.readers.pdf.asides import Aside
from extractors.readers.pdf.lines import Line, group_words
from extractors.readers.pdf.page import Page, Word
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
_LARGE = 1.5
"""Of the page's usual type: what may be a key figure."""
_ABOVE = 0.4
"""Of the figure's type size: how far above the first of the words beside it a figure is set."""
_FOOT = 0.6
"""Of the figure's type size: how far below it the last of the words beside it may stand."""
_BESIDE = 4.0
"""Of the figure's type size: from it to the words beside it, at most."""
_EDGE = 3.0
"""Points by which words may miss the left edge they are set on."""


def is_key_figure(figure: Line, below: Line) -> bool:
    """Whether a line is a figure in large type, right above words that say what it counts, or set
    level with such words on its right.
    """
    if below.size > CAPTION * figure.size or below.bold or not FIGURE.fullmatch(figure.text):
        return False
    if not any(map(str.isalpha, below.text)):
        return False
    if 0 < below.x0 - figure.x1 < _BESIDE * figure.size:
        return 0 < below.baseline - figure.baseline < 2 * _ABOVE * figure.size
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


def with_figures_level(page: Page) -> Page:
    """The page with each key figure that has lines of small type on its right set right above them,
    as where it stands above them.
    """
    sizes = Counter([word.size for word in page.words]).most_common(1)
    if not sizes:
        return page
    least = _LARGE * sizes[0][0]
    large = [word for word in page.words if word.size >= least and not word.rotation]
    moved: dict[tuple[float, float], float] = {}
    for row in group_words(large):
        for figure in parted(row, _APART):
            if FIGURE.fullmatch(" ".join(word.text for word in figure)):
                lines = _words_beside(figure, page.words)
                if _tells([word for line in lines for word in line]):
                    baseline = lines[0][0].baseline - _ABOVE * figure[0].size
                    moved |= {(word.x0, word.top): baseline for word in figure}
    if not moved:
        return page
    words = (replace(w, baseline=moved.get((w.x0, w.top), w.baseline)) for w in page.words)
    return replace(page, words=tuple(words))


def _words_beside(figure: Row, near: Sequence[Word]) -> list[Row]:
    """The lines of small type right of a figure, from its top to its foot, on one left edge."""
    size, right = figure[0].size, figure[-1].x1
    top, foot = figure[0].baseline - size, figure[0].baseline + _FOOT * size
    level = [word for word in near if top < word.baseline < foot and word.x0 > right]
    lines = group_words(level)
    if not lines or any(word.size > CAPTION * size for word in level):
        return []
    left = lines[0][0].x0
    alike = all(abs(line[0].x0 - left) < _EDGE for line in lines)
    same = len(lines) == 1 and abs(lines[0][0].baseline - figure[0].baseline) < _EDGE
    return lines if alike and not same and left - right < _BESIDE * size else []


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
