"""What the pages of a document share: type size, leading, where lines end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.readers.pdf.columns import PageLines
from extractors.readers.pdf.lines import Line
from extractors.readers.pdf.placing import Item

_SAME_SIZE = 0.08
"""Share by which sizes of one type may differ."""


@dataclass(frozen=True, slots=True)
class Habits:
    """What the pages of a document share: the body's type size, leading, right limits."""

    body: float
    leading: float
    rights: Mapping[tuple[int, int], float]
    """Right end of the text by the size of the page."""


def habits_of(pages: Sequence[PageLines]) -> Habits:
    """The habits of a document; type size 10 and leading 1.3 where there is no text."""
    sizes: Counter[float] = Counter()
    steps: Counter[float] = Counter()
    rights: dict[tuple[int, int], float] = {}
    for page in pages:
        for column in page.columns:
            lines = [item for item in column.items if isinstance(item, Line)]
            for line in lines:
                sizes[round(line.size * 2) / 2] += len(line.text)
            steps += steps_of(column.items)
            inner = [line.x1 for line in lines if 0.1 < line.top / page.height < 0.9]
            right = max(inner, default=0.0)
            if len(page.columns) == 1:
                rights[page_format(page)] = max(right, rights.get(page_format(page), 0.0))
    body = sizes.most_common(1)[0][0] if sizes else 10.0
    return Habits(body, least_frequent(steps) or 1.3, rights)


def page_format(page: PageLines) -> tuple[int, int]:
    """Width and height in whole points."""
    return round(page.width), round(page.height)


def steps_of(items: Sequence[Item]) -> Counter[float]:
    """Steps from line to line of one type size, as shares of it."""
    steps: Counter[float] = Counter()
    for above, line in pairwise(items):
        if isinstance(above, Line) and isinstance(line, Line) and same_size(above, line):
            step = (line.baseline - above.baseline) / line.size
            if 0.9 < step < 2.2:
                steps[round(step, 1)] += 1
    return steps


def least_frequent(steps: Counter[float]) -> float | None:
    """The least step that is frequent: the leading, not the space between paragraphs."""
    often = 0.25 * max(steps.values(), default=0)
    return min((step for step, times in steps.items() if times >= often), default=None)


def same_size(one: Line, other: Line) -> bool:
    """Whether two lines are set in one size."""
    return abs(one.size - other.size) <= _SAME_SIZE * max(one.size, other.size)
