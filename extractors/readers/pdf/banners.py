"""Titles on a shaded band, with a number before them or a state behind, each at its own height.

« (3)  Un guichet unique pour    [En cours] »
«      les signalements                     »: the number begins the title, the state follows it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from extractors.blocks import BBox
from extractors.readers.pdf.cells import is_within, words_in
from extractors.readers.pdf.lines import group_words
from extractors.readers.pdf.page import Page, Word

_MOST = 40
"""More shaded boxes on one page are the cells of something."""
_LEAST_WIDE = 100.0
"""Points: a band of a title is at least so wide."""
_MOST_LINES = 5
_LARGER = 1.1
"""Of the page's usual type: a title is at least so large."""
_SMALLER = 0.85
"""Of the title's type: a state is at most so large."""
_MOST_WORDS = 4
"""Words of a number or a state."""
_APART = 0.7
"""Type sizes of the title between it and what stands beside it, at least."""
_BELOW = 0.5
"""Type sizes of the title by which a state is set below its last line."""


def with_banners_level(page: Page) -> Page:
    """The page with the words beside such titles moved to a line of theirs."""
    boxes = [fill.bbox for fill in page.fills if fill.bbox[2] - fill.bbox[0] >= _LEAST_WIDE]
    if not boxes or len(boxes) > _MOST or not page.words:
        return page
    usual = Counter([word.size for word in page.words]).most_common(1)[0][0]
    least = _LARGER * usual
    large = [word for word in page.words if word.size >= least and not word.rotation]
    moved: dict[int, float] = {}
    for box in boxes if large else ():
        if not words_in(large, box):
            continue
        if not any(box != other and is_within(box, other) for other in boxes):
            moved |= _moved(_words_of(page, box), usual)
    if not moved:
        return page
    words = (
        replace(word, baseline=moved[id(word)]) if id(word) in moved else word
        for word in page.words
    )
    return replace(page, words=tuple(words))


def _words_of(page: Page, box: BBox) -> list[Word]:
    """The words of a band of a few lines."""
    inside = [word for word in words_in(page.words, box) if not word.rotation]
    tallest = max(word.size for word in inside)
    return inside if box[3] - box[1] <= 2 * _MOST_LINES * tallest else []


def _moved(words: Sequence[Word], usual: float) -> dict[int, float]:
    """The base lines of the words beside a title, by their identities."""
    parts = _abreast(words)
    if not 1 < len(parts) <= 3:
        return {}
    title = max(parts, key=lambda part: sum(len(word.text) for word in part))
    size = Counter(word.size for word in title).most_common(1)[0][0]
    place = parts.index(title)
    others = parts[:place] + parts[place + 1 :]
    if size < _LARGER * usual or place > 1 or any(len(part) > _MOST_WORDS for part in others):
        return {}
    lines = group_words(title)
    moved = {id(word): lines[0][0].baseline for part in parts[:place] for word in part}
    below = lines[-1][0].baseline
    for part in parts[place + 1 :]:
        if any(word.size > _SMALLER * size for word in part):
            return {}
        below += _BELOW * size
        moved |= {id(word): below for word in part}
    return moved


def _abreast(words: Sequence[Word]) -> list[list[Word]]:
    """Words parted where nothing stands between them on any line, from left to right."""
    parts: list[list[Word]] = []
    reach = 0.0
    gap = _APART * max((word.size for word in words), default=0.0)
    for word in sorted(words, key=lambda word: word.x0):
        if parts and word.x0 - reach < gap:
            parts[-1].append(word)
        else:
            parts.append([word])
        reach = max(reach, word.x1)
    return parts
