"""Boxes to tick: small drawn squares are no cells, and lines of answers are no table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.blocks import BBox
from extractors.readers.pdf.page import Page, Rule, Word
from extractors.readers.pdf.unruled_grid import Draft
from extractors.readers.pdf.unruled_lines import Row

_SIDE = (5.0, 15.0)
"""Points: the sides of a box to tick."""
_SAME = 1.5
"""Points by which its sides may differ."""
_REACH = 2.0
"""Its answer stands behind it within so many type sizes."""
_SIGN = "□"
_SIGNS = frozenset("□☐☑☒❏❐❑❒▢■")


def without_boxes(page: Page) -> tuple[Page, list[Word]]:
    """The page without the sides of small squares, and a sign for each that a text follows."""
    short = [rule for rule in page.rules if _SIDE[0] <= _length(rule) <= _SIDE[1]]
    across = [rule for rule in short if rule.orientation == "h"]
    boxes = _squares(across) if len(across) > 1 else []
    if not boxes:
        return page, []
    rules = tuple(rule for rule in page.rules if not any(_is_side(rule, box) for box in boxes))
    signs = [sign for box in boxes if (sign := _sign(box, page.words)) is not None]
    return replace(page, rules=rules), signs


def _length(rule: Rule) -> float:
    return max(rule.x1 - rule.x0, rule.bottom - rule.top)


def _squares(across: Sequence[Rule]) -> list[BBox]:
    """Boxes between two short lines, one below the other, as far apart as they are long."""
    boxes = []
    by_place: dict[int, list[Rule]] = {}
    for rule in sorted(across, key=lambda rule: rule.top):
        above = by_place.setdefault(round(rule.x0), [])
        if above and abs(rule.top - above[-1].top - _length(rule)) < _SAME:
            boxes.append((rule.x0, above[-1].top, rule.x1, rule.top))
        above.append(rule)
    return boxes


def _is_side(rule: Rule, box: BBox) -> bool:
    x0, top, x1, bottom = box
    return (
        x0 - 1 <= rule.x0
        and rule.x1 <= x1 + 1
        and top - 1 <= rule.top
        and rule.bottom <= bottom + 1
    )


def _sign(box: BBox, words: Sequence[Word]) -> Word | None:
    middle = (box[1] + box[3]) / 2
    after = [
        word
        for word in words
        if word.top <= middle <= word.bottom and 0 < word.x0 - box[2] < _REACH * word.size
    ]
    first = min(after, key=lambda word: word.x0, default=None)
    return None if first is None else replace(first, text=_SIGN, x0=box[0], x1=box[2])


def is_answers(draft: Draft) -> bool:
    """Whether half of the lines with several texts hold answers alone, each behind a box."""
    gapped = [line.row for line in draft.lines if len(line.row.segments) > 1]
    return bool(gapped) and 2 * sum(map(_is_answers, gapped)) >= len(gapped)


def _is_answers(row: Row) -> bool:
    """Whether every text of the line stands behind a box, near or at some distance."""
    texts = [segment.text for segment in row.segments]
    boxed = (b[0] in _SIGNS or a in _SIGNS for a, b in pairwise(texts))
    return texts[0][0] in _SIGNS and all(boxed)
