"""Contents, indexes, time lines and formulas: set in columns, with numbers, but no tables."""

from __future__ import annotations

import re
from itertools import pairwise

from extractors.readers.pdf.unruled_columns import by_column
from extractors.readers.pdf.unruled_grid import Draft
from extractors.readers.pdf.unruled_lines import is_year

_PAGE_NUMBER = re.compile(r"^(?:[pP]\.?\s?)?\d{1,3}$|^[ivxlc]{1,6}$")
_CHAPTER = re.compile(r"^(?:\d{1,3}(?:\.\d{1,3})*|[A-Z]|[IVX]{1,5})\.?$")
_ENTRY = re.compile(r"^\D{3,}[\s,]\d{1,4}(?:\s?[-–,;]\s?\d{1,4})*$")
_IN_BRACKETS = re.compile(r"^[(\[][A-Z]?\.?(\d{1,3})[)\]]$")
_SIGNS = frozenset("=<>≤≥≈∑∫")
_ENTRIES = 0.7
"""Share of an index that is a name and its pages on one line; the rest runs over several."""
_FEWEST = 5
_WORDS = 4
"""Rows of a time line, at most."""


def is_contents(draft: Draft) -> bool:
    """Page numbers that never fall, after leader dots, chapter numbers or long texts."""
    dots = sum(line.row.has_leader for line in draft.lines) >= 0.4 * len(draft.lines)
    if draft.columns == 4 and dots and draft.context.data_cols == {1, 3}:
        return True  # an index in two columns
    if draft.columns > 3:
        return False
    last = [line.piece_in(draft.columns - 1) for line in draft.lines]
    numbers = [piece.text for piece in last if piece is not None]
    if len(numbers) < 3 - dots or not all(_PAGE_NUMBER.match(text) for text in numbers[1:]):
        return False
    values = [int(digits) for text in numbers if (digits := re.sub(r"\D", "", text))]
    if not all(a <= b for a, b in pairwise(values)):
        return False
    if dots:
        return True
    rises = len(values) >= _FEWEST and values[0] < values[-1]
    return rises and (draft.columns == 2 or _has_chapters(draft))


def _has_chapters(draft: Draft) -> bool:
    """Whether the first column holds nothing but numbers of chapters."""
    texts = [piece.text for piece in by_column(draft.lines, draft.columns)[0]]
    return bool(texts) and all(_CHAPTER.match(text) and not is_year(text) for text in texts)


def is_equations(draft: Draft) -> bool:
    """Formulas with their numbers in brackets at the margin."""
    if draft.columns != 2:
        return False
    formulas, numbers = by_column(draft.lines, 2)
    counted = [int(found[1]) for piece in numbers if (found := _IN_BRACKETS.match(piece.text))]
    signs = sum(not _SIGNS.isdisjoint(piece.text) for piece in formulas)
    rising = all(b > a for a, b in pairwise(counted))
    return len(counted) == len(numbers) and rising and signs >= len(numbers)


def is_index(draft: Draft) -> bool:
    """Columns of names each followed by the numbers of its pages."""
    columns = by_column(draft.lines, draft.columns)
    return all(
        len(column) >= _FEWEST
        and sum(bool(_ENTRY.match(piece.text)) for piece in column) >= _ENTRIES * len(column)
        for column in columns
    )


def is_time_line(draft: Draft) -> bool:
    """Whether years stand in a row over a line or two of words, in the first column too."""
    head, *body = (group[0] for group in draft.groups)
    years = len(draft.groups) <= _WORDS and all(is_year(piece.text) for piece in head.pieces)
    return years and 0 in head.cols and not any(p.is_data for line in body for p in line.pieces)
