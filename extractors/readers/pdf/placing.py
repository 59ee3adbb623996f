"""Columns of a page, and where the boxes that stand apart from its text go among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.readers.pdf.asides import Aside
from extractors.readers.pdf.cells import PlacedTable
from extractors.readers.pdf.lines import Line, group_words, make_line

Item = Line | PlacedTable
_WIDE_SPACE = 1.6
"""Of the usual step from line to line: more parts texts."""


@dataclass(frozen=True, slots=True)
class Column:
    """Lines and tables from top to bottom between `x0` and `x1`."""

    items: list[Item]
    x0: float
    x1: float
    is_aside: bool = False
    """Whether it is a box beside the text above it."""


def top_of(item: Item) -> float:
    return item.baseline if isinstance(item, Line) else item.bbox[1]


def insert(columns: list[Column], aside: Aside) -> None:
    """Put a box behind the text it stands beside, which ends at the next wide space."""
    x0, top, x1, bottom = aside.bbox
    box = Column([make_line(row) for row in group_words(aside.words)], x0, x1, is_aside=True)
    for place, column in enumerate(columns):
        beside = [i for i, item in enumerate(column.items) if top <= top_of(item) <= bottom]
        if column.is_aside or not beside:
            continue
        ends = [0, *_ends_of_texts(column.items), len(column.items)]
        start = max(end for end in ends if end <= beside[0])
        end = min(end for end in ends if end > beside[-1])
        texts = [column.items[:start], column.items[start:end], column.items[end:]]
        above, text, below = (replace(column, items=items) for items in texts)
        columns[place : place + 1] = [part for part in (above, text, box, below) if part.items]
        return
    _insert_at(columns, box, top)


def _insert_at(columns: list[Column], box: Column, top: float) -> None:
    """Put a box with nothing beside it above the first text or table below its top."""
    for place, column in enumerate(columns):
        below = next((i for i, item in enumerate(column.items) if top_of(item) > top), None)
        if below is not None and not column.is_aside:
            texts = [column.items[:below], column.items[below:]]
            above, rest = (replace(column, items=items) for items in texts)
            columns[place : place + 1] = [part for part in (above, box, rest) if part.items]
            return
    columns.append(box)


def _ends_of_texts(items: Sequence[Item]) -> list[int]:
    """The places behind which a wide space follows, or where tables stand."""
    steps = [b.baseline - a.baseline for a, b in pairwise(items)
             if isinstance(a, Line) and isinstance(b, Line) and a.size == b.size]  # fmt: skip
    usual = sorted(steps)[len(steps) // 2] if steps else 0.0
    return [
        place
        for place, (above, below) in enumerate(pairwise(items), start=1)
        if not (isinstance(above, Line) and isinstance(below, Line))
        or below.baseline - above.baseline > _WIDE_SPACE * max(usual, above.size)
    ]
