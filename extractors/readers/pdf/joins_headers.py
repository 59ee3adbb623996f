"""Headers of a table that goes on: repeated, absent, or another table's."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from extractors.blocks import Cell, Table
from extractors.readers.pdf.page import Word

MOST_HEADER_ROWS = 6
_CLIPPED = 1 / 3
"""Share of a header's cells that may have lost words where a page prints it again."""
_SPACE = re.compile(r"\s+")
_CONTINUED = re.compile(
    r"\s*\(?\b(?:suite|suite et fin|fin|continued|cont\.?|contd\.?)\)?\s*$", re.I
)


def header_count(cells: Sequence[Cell]) -> int:
    """Number of header rows at the top."""
    return max((cell.row + cell.row_span - 1 for cell in cells if cell.is_header), default=0)


def row_texts(cells: Sequence[Cell], row: int) -> list[str]:
    """Folded texts of the cells that start in a row, blanks left out."""
    inside = sorted([cell for cell in cells if cell.row == row], key=lambda cell: cell.col)
    return [text for cell in inside if (text := fold(cell.text))]


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Text as compared between pages: no line breaks, no case, no "(suite)"."""
    return _CONTINUED.sub("", _SPACE.sub(" ", text)).strip().casefold()


def repeated_rows(above: Table, below: Table) -> int:
    """How many rows at the top of `below` repeat the top of `above` word for word."""
    known = header_count(above.cells)
    for start in (1, 2, 3):
        count = 0
        while count < MOST_HEADER_ROWS and not 0 < known < start + count:
            if not _is_same_row(above, start + count, below, 1 + count, is_header=known > 0):
                break
            count += 1
        texts = [text for row in range(1, count + 1) for text in row_texts(below.cells, row)]
        if len(texts) >= min(2, len(below.col_numbers)) and count < len(below.row_numbers) + 1:
            return _whole_rows(below, count)
    return 0


def _whole_rows(table: Table, count: int) -> int:
    """The count, lowered so that no merged cell is cut."""
    while count and any(cell.row <= count < cell.row + cell.row_span - 1 for cell in table.cells):
        count -= 1
    return count


def _is_same_row(above: Table, row: int, below: Table, other: int, *, is_header: bool) -> bool:
    texts, known = row_texts(below.cells, other), row_texts(above.cells, row)
    return bool(texts) and (texts == known or (is_header and _are_clipped(texts, known)))


def _are_clipped(texts: Sequence[str], known: Sequence[str]) -> bool:
    """Whether a row is one printed again with less room: cells merged downwards lose last lines."""
    if len(texts) != len(known):
        return False
    cut = [(text, whole) for text, whole in zip(texts, known, strict=True) if text != whole]
    return len(cut) <= _CLIPPED * len(texts) and all(
        whole.startswith(f"{text} ") for text, whole in cut
    )


def is_new_table(above: Table, below: Table) -> bool:
    """Whether a piece without repeated header starts a table of its own.

    A header that looks like the one above but reads otherwise is a new table's; so are rows
    that start again with the first label of a list of labels and values.
    """
    own = [cell for cell in below.cells if cell.is_header and cell.text]
    if own and not _is_rest_of_label(below):
        known = [cell for cell in above.cells if cell.is_header and cell.text]
        if not known or {(c.bold, c.fill) for c in own} & {(c.bold, c.fill) for c in known}:
            return True
    first, again = row_texts(above.cells, 1), row_texts(below.cells, 1)
    labels = len(above.col_numbers) == 2
    return labels and bool(first) and bool(again) and first[0] == again[0]


def _is_rest_of_label(table: Table) -> bool:
    """Whether the first row is the rest of a label whose value ended on the page above."""
    label, *others = table.row_cells(table.row_numbers[0])
    return label.text[:1].islower() and bool(others) and not any(cell.text for cell in others)


def without_rows(
    cells: Sequence[Cell], words: Mapping[tuple[int, int], tuple[Word, ...]], count: int
) -> tuple[list[Cell], dict[tuple[int, int], tuple[Word, ...]]]:
    """Cells and their words without the first rows."""
    if not count:
        return list(cells), dict(words)
    kept = [moved(c, c.row - count, c.col, c.col_span) for c in cells if c.row > count]
    return kept, {(row - count, col): w for (row, col), w in words.items() if row > count}


def moved(cell: Cell, row: int, col: int, col_span: int) -> Cell:
    """The cell at another place (`dataclasses.replace` takes six times as long)."""
    return Cell(
        row, col, cell.text, cell.row_span, col_span, cell.is_header, cell.bold, cell.fill,
        cell.regions, cell.confidence,
    )  # fmt: skip
