"""Frames that stand alone: four rules round some text, no row or column of a table."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from extractors.blocks import BBox
from extractors.readers.pdf.page import Rule

_SAME = 2.0
"""Points between ends that meet."""
_MOST_RULES = 400
"""More on one page draw tables."""


def frames_of(rules: Sequence[Rule]) -> list[BBox]:
    """The boxes that four rules close, those left out that share a side with another."""
    if not 4 <= len(rules) <= _MOST_RULES:
        return []
    across: dict[tuple[int, int], list[Rule]] = defaultdict(list)
    down: dict[int, list[Rule]] = defaultdict(list)
    for rule in rules:
        if rule.orientation == "h":
            across[round(rule.x0 / _SAME), round(rule.x1 / _SAME)].append(rule)
        else:
            down[round(rule.x0 / _SAME)].append(rule)
    found = [
        (upper.x0, upper.top, upper.x1, lower.top)
        for (left, right), lines in across.items()
        if len(lines) > 1 and _near(down, left) and _near(down, right)
        for upper, lower in pairwise(sorted(lines, key=lambda rule: rule.top))
        if all(_closes(_near(down, x), upper.top, lower.top) for x in (left, right))
    ]
    sides = Counter(side for box in found for side in _sides(box))
    apart = [box for box in found if all(sides[side] == 1 for side in _sides(box))]
    uprights = [rule for lines in down.values() for rule in lines] if apart else []
    return [box for box in apart if not _is_parted(box, uprights)]


def _near(down: Mapping[int, list[Rule]], place: int) -> list[Rule]:
    """The upright rules at a place, by the step it was rounded to."""
    return [rule for at in (place - 1, place, place + 1) for rule in down.get(at, ())]


def _closes(down: Sequence[Rule], top: float, bottom: float) -> bool:
    return any(rule.top < top + _SAME and rule.bottom > bottom - _SAME for rule in down)


def _sides(box: BBox) -> list[tuple[int, int]]:
    """Upper and lower side, by place."""
    x0, top, _, bottom = (round(at / _SAME) for at in box)
    return [(x0, top), (x0, bottom)]


def _is_parted(box: BBox, down: Sequence[Rule]) -> bool:
    """Whether a rule parts it into columns."""
    x0, top, x1, bottom = box
    return any(
        x0 + _SAME < rule.x0 < x1 - _SAME
        and rule.top < bottom - _SAME
        and rule.bottom > top + _SAME
        for rule in down
    )
