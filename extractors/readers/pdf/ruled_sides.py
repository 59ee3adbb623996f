"""Sides that a table in a cell leaves open: where several of its horizontal rules end at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.readers.pdf.page import Word
from extractors.readers.pdf.ruled import SAME, TOUCH, Line, LineGroup

FEWEST = 3
"""Rules one below the other between which a side is closed; the outermost may be longer."""


def with_sides(group: LineGroup, words: Sequence[Word]) -> LineGroup:
    """The group with a vertical line where rules end together and none is drawn."""
    left, _, right, _ = group.bbox
    if all(line.low - left <= TOUCH and right - line.high <= TOUCH for line in group.across):
        return group
    sides = [
        side
        for stack in _stacks(group.across)
        for side in _sides_of(stack, group)
        if left + TOUCH < side.at < right - TOUCH
        and not _is_met(side, group.down)
        and not any(_crosses(word, side) for word in words)
    ]
    return LineGroup(group.across, (*group.down, *sides)) if sides else group


def _stacks(across: Sequence[Line]) -> Iterator[list[Line]]:
    """Runs of rules with the same ends, from the top down."""
    ordered = sorted(across, key=lambda line: line.at)
    stack = ordered[:1]
    for above, line in pairwise(ordered):
        if abs(above.low - line.low) > SAME or abs(above.high - line.high) > SAME:
            yield stack
            stack = []
        stack.append(line)
    yield stack


def _sides_of(stack: Sequence[Line], group: LineGroup) -> Iterator[Line]:
    """Both sides of the rules, as tall as the lines between them that part the columns."""
    low, high = stack[0].low, stack[0].high
    parting = [
        line
        for line in group.down
        if low + TOUCH < line.at < high - TOUCH
        and line.low <= stack[-1].at
        and line.high >= stack[0].at
    ]
    if not parting:
        return
    top = min(stack[0].at, *(line.low for line in parting))
    bottom = max(stack[-1].at, *(line.high for line in parting))
    between = [line for line in group.across if top - TOUCH <= line.at <= bottom + TOUCH]
    reach = [line for line in between if line.low < high and line.high > low]
    if len(reach) >= FEWEST and len(reach) <= len(stack) + 2:
        yield from (Line(x, top, bottom) for x in (low, high))


def _is_met(side: Line, down: Sequence[Line]) -> bool:
    """Whether a vertical line is drawn there already, for part of the height at least."""
    return any(
        abs(line.at - side.at) <= TOUCH and line.low < side.high and line.high > side.low
        for line in down
    )


def _crosses(word: Word, side: Line) -> bool:
    if not word.x0 + 1 < side.at < word.x1 - 1:
        return False
    return side.low < (word.top + word.bottom) / 2 < side.high
