"""Boxes as brochures set them, shaded or framed: beside running text, or abreast as cards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.blocks import BBox
from extractors.readers.pdf.cells import is_within, words_in
from extractors.readers.pdf.frames import frames_of
from extractors.readers.pdf.lines import group_words
from extractors.readers.pdf.page import Page, Word

_WIDEST = 0.45
"""Share of the page's width: a wider box is no aside."""
_WIDEST_CARD = 0.6
_GAP = 8.0
"""Points of white between two cards, at least."""
_LEAST_OF_CARD = 4
"""Lines of a card."""
_LEAST_WIDE, _LEAST_TALL = 60.0, 24.0
_RUNNING_WORDS, _RUNNING_GAP = 4, 1.5
"""A line of running text has so many words, and no gap of so many type sizes."""
_LEAST_BESIDE = 2
_PLAY = 2.0
"""Points by which a text may stick out of its box."""
_LEVEL = 0.3
"""Type sizes between the base lines of texts beside each other, at most."""
_MOST = 40
"""More shaded boxes on one page are the cells of something."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A box and the words in it."""

    bbox: BBox
    words: tuple[Word, ...]


def asides_of(
    page: Page, boxes: Sequence[BBox], words: Sequence[Word], tables: Sequence[BBox]
) -> list[Aside]:
    """The boxes of a page with several lines of text in them and running text beside them.

    `words` are those outside `tables`.
    """
    outer = [
        box
        for box in boxes
        if box[2] - box[0] <= _WIDEST * page.width and not any(_overlap(box, t) for t in tables)
    ]
    found = []
    free = [word for word in words if not any(_is_in(word, box) for box in outer)]
    for box in outer:
        inside = words_in(words, box)
        if len(group_words(inside)) < 2 or any(_sticks_out(word, box) for word in inside):
            continue
        if _running_beside(free, box) >= _LEAST_BESIDE:
            found.append(Aside(box, tuple(inside)))
    return found


def titled_boxes(page: Page, boxes: Sequence[BBox]) -> list[Aside]:
    """The boxes beside running text that begin with a title in bold with nothing beside it: they
    are no column of a table, though their lines may stand level with those beside them.
    """
    found = []
    for box in boxes:
        if box[2] - box[0] > _WIDEST * page.width or _is_crossed(page, box):
            continue
        level = [word for word in page.words if word.rotation == 0]
        words = words_in(level, box)
        lines = group_words(words)
        if len(lines) < _LEAST_BESIDE or any(_sticks_out(word, box) for word in words):
            continue
        if _is_title(lines[0], level) and not all(word.bold for word in lines[1]):
            out = [word for word in level if not _is_in(word, box)]
            if _running_beside(out, box) >= _LEAST_BESIDE:
                found.append(Aside(box, tuple(words)))
    return found


def _is_crossed(page: Page, box: BBox) -> bool:
    """Whether a rule goes over an edge of the box, as those between rows do."""
    return any(
        rule.orientation == "h"
        and box[1] - _PLAY < rule.top < box[3] + _PLAY
        and rule.x0 < box[2] - _PLAY
        and rule.x1 > box[0] + _PLAY
        and (rule.x0 < box[0] - _GAP or rule.x1 > box[2] + _GAP)
        for rule in page.rules
    )


def _is_title(line: Sequence[Word], words: Sequence[Word]) -> bool:
    """Whether a line is bold, and no other word stands level with it."""
    at, near = line[0].baseline, _LEVEL * line[0].size
    level = sum(abs(word.baseline - at) < near for word in words)
    return level == len(line) and all(word.bold for word in line)


def cards_of(page: Page, boxes: Sequence[BBox]) -> list[Aside]:
    """Boxes abreast, each with a text of its own, from left to right and from the top."""
    cards = []
    for box in boxes:
        if not any(_are_abreast(box, other) for other in boxes):
            continue
        inside = [word for word in words_in(page.words, box) if word.rotation == 0]
        lines = group_words(inside)
        tells = len(lines) >= _LEAST_OF_CARD and any(map(_is_running, lines))
        if tells and not any(_sticks_out(word, box) for word in inside):
            cards.append(Aside(box, tuple(inside)))
    abreast = [card for card in cards if any(_are_abreast(card.bbox, c.bbox) for c in cards)]
    return sorted(abreast, key=lambda card: (_row_of(card, abreast), card.bbox[0]))


def _row_of(card: Aside, cards: Sequence[Aside]) -> float:
    """The top of the highest card that begins beside it."""
    tops = (c.bbox[1] for c in cards if abs(c.bbox[1] - card.bbox[1]) < _LEAST_TALL)
    return min(tops)


def _are_abreast(one: BBox, other: BBox) -> bool:
    """Whether two boxes stand side by side with white between them."""
    shared = min(one[3], other[3]) - max(one[1], other[1])
    gap = max(other[0] - one[2], one[0] - other[2])
    return gap >= _GAP and shared > 0.5 * min(one[3] - one[1], other[3] - other[1])


def boxes_of(page: Page) -> list[BBox]:
    """The shaded and framed boxes of a page that stand in no other; none where there are many."""
    boxes = [fill.bbox for fill in page.fills] + frames_of(page.rules)
    boxes = [box for box in boxes if _may_hold_text(box, _WIDEST_CARD * page.width)]
    if len(boxes) > _MOST:
        return []
    return [b for b in boxes if not any(b != other and is_within(b, other) for other in boxes)]


def _may_hold_text(box: BBox, widest: float) -> bool:
    return _LEAST_WIDE <= box[2] - box[0] <= widest and box[3] - box[1] >= _LEAST_TALL


def _overlap(one: BBox, other: BBox) -> bool:
    return (
        one[0] < other[2] - 1
        and other[0] < one[2] - 1
        and one[1] < other[3] - 1
        and other[1] < one[3] - 1
    )


def _is_in(word: Word, box: BBox) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _sticks_out(word: Word, box: BBox) -> bool:
    return word.x0 < box[0] - _PLAY or word.x1 > box[2] + _PLAY


def _running_beside(words: Sequence[Word], box: BBox) -> int:
    """Lines of running text at the heights of a box that end or begin beside it."""
    beside = [word for word in words if box[1] <= word.baseline <= box[3]]
    if any(word.x0 < box[2] and word.x1 > box[0] for word in beside):
        return 0
    lines = group_words(beside)
    sides = [[word for word in line if word.x1 <= box[0]] for line in lines]
    sides += [[word for word in line if word.x0 >= box[2]] for line in lines]
    return sum(map(_is_running, sides))


def _is_running(line: Sequence[Word]) -> bool:
    gaps = (after.x0 - word.x1 for word, after in pairwise(line))
    return len(line) >= _RUNNING_WORDS and max(gaps) < _RUNNING_GAP * line[0].size
