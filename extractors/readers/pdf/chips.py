"""Short facts side by side in small type below a title, each in a bubble of its own: « Objectif 3 |
En cours | Depuis mai 2022 ».
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractors.readers.pdf.page import Word
from extractors.readers.pdf.spaces import parted

Row = list[Word]
_SMALLER = 0.85
"""Of the title's type size above, at most."""
_STEP = 2.2
"""Type sizes of the title from it down to them, at most."""
_APART = 1.5
"""Type sizes between two of them: words stand nearer."""
_MOST_WORDS = 6


def with_chips_parted(rows: Sequence[Row]) -> list[Row]:
    """The lines of a page from the top, those of short facts cut into them."""
    found = list(rows[:1])
    for above, row in pairwise(rows):
        parts = parted(row, _APART) if _is_below_title(above, row) else [row]
        found += parts if len(parts) > 1 and all(map(_is_short, parts)) else [row]
    return found


def _is_below_title(above: Row, row: Row) -> bool:
    title = above[0]
    close = row[0].baseline - title.baseline < _STEP * title.size
    return close and row[0].size <= _SMALLER * title.size and abs(title.x0 - row[0].x0) < title.size


def _is_short(part: Row) -> bool:
    return len(part) <= _MOST_WORDS and part[-1].text[-1] not in ".;:,"
