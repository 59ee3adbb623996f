"""Short facts in small type, each in a bubble of its own: side by side below a title
(« Objectif 3 | En cours | Depuis mai 2022 »), or one at the end of its line.
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
_FEW = 3
"""Words at the end of a title's line."""


def with_chips_parted(rows: Sequence[Row]) -> list[Row]:
    """The lines of a page from the top, those of short facts cut into them."""
    found = list(rows[:1])
    for above, row in pairwise(rows):
        parts = parted(row, _APART) if _is_below_title(above, row) else [row]
        found += parts if len(parts) > 1 and all(map(_is_short, parts)) else [row]
    return found


def with_end_parted(row: Row) -> list[Row]:
    """A line of a column, cut where a word or two in small type stand far behind a title in bold
    (« Action 3                En cours »).
    """
    if not row[0].bold or row[-1].size > _SMALLER * row[0].size:
        return [row]
    parts = parted(row, _APART)
    return parts if len(parts) == 2 and _is_chip(*parts) else [row]


def _is_chip(title: Row, chip: Row) -> bool:
    is_title = all(word.bold and word.size == title[0].size for word in title)
    words = any(word.text.isalpha() for word in title) and chip[0].text[0].isupper()
    figures = any(map(str.isdigit, "".join(word.text for word in chip)))
    small = all(word.size <= _SMALLER * title[0].size for word in chip)
    return is_title and words and small and not figures and len(chip) <= _FEW and _is_short(chip)


def _is_below_title(above: Row, row: Row) -> bool:
    title = above[0]
    close = row[0].baseline - title.baseline < _STEP * title.size
    return close and row[0].size <= _SMALLER * title.size and abs(title.x0 - row[0].x0) < title.size


def _is_short(part: Row) -> bool:
    return len(part) <= _MOST_WORDS and part[-1].text[-1] not in ".;:,"
