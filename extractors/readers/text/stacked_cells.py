"""The lines of a text as cells of a table that is written a cell a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile

from extractors.blocks import Cell, Table
from extractors.readers.text.inline import cell_text

Row = list[str | None]
"""The cells of a row; None where the cell on the left is merged over the column."""
_NUMBER = re.compile(
    r"(?P<name>(?:[^\W\d_]{3,}\s?)?(?:n\s?[°º]\s?)?[A-Z]{0,2}[ -]?)"
    r"(?P<first>\d{1,2})(?P<more>[.-]\d{1,2})?(?:\s?(?:bis|ter))?",
    re.IGNORECASE,
)
"""« 3 », « 2.1 », « A-4 », « Fiche n° 7 » alone on a line: what numbers a row."""
_CONFIDENCE = 0.6


@dataclass(slots=True)
class LineCells:
    """The cells from a line on, one a line or with an empty line after each."""

    lines: list[str]
    start: int
    step: int

    def __getitem__(self, place: int) -> str | None:
        """The text of a cell, empty or not; None beyond the text; places before the
        first are below 0.
        """
        index = self.start + place * self.step
        if not 0 <= index < len(self.lines) or (self.step == 2 and self.lines[index - 1].strip()):
            return None
        return self.lines[index].strip()

    def row(self, place: int, columns: int) -> Row | None:
        """`columns` cells from `place` on; None where the text ends before."""
        cells = [self[at] for at in range(place, place + columns)]
        return None if None in cells else cells


def number_of(text: str | None) -> re.Match[str] | None:
    """The name, first part and other part of what numbers a row, if the text is nothing else."""
    return _NUMBER.fullmatch(text) if text and len(text) <= 24 else None


def named(text: str) -> str:
    """What stands before the number of a row, alike in all rows of a table."""
    found = number_of(text)
    return found["name"].casefold() if found else ""


def cell_of(
    row: int, col: int, raw: str, *, is_header: bool = False, rows: int = 1, cols: int = 1
) -> Cell:
    """A cell of a raw text, over `rows` and `cols`."""
    text, bold = cell_text(raw)
    return Cell(row, col, text, rows, cols, is_header=is_header, bold=bold)


def worth_of(text: str | None) -> Decimal | None:
    """The number of a cell that holds nothing else."""
    plain = re.sub(r"[\s€]", "", text or "").replace(",", ".")
    return Decimal(plain) if re.fullmatch(r"\d+(?:\.\d+)?", plain) else None


def table_of(header: list[Cell], rows: list[Row]) -> Table:
    """The table of a header and the rows below it."""
    top = max(cell.row for cell in header)
    body = [
        cell_of(row, col, text, cols=_width(line, col))
        for row, line in enumerate(rows, start=top + 1)
        for col, text in enumerate(line, start=1)
        if text is not None
    ]
    return Table((*sorted(header, key=lambda cell: (cell.row, cell.col)), *body), _CONFIDENCE)


def _width(line: Row, col: int) -> int:
    """How many columns the cell of column `col` is merged over."""
    return 1 + len(list(takewhile(lambda text: text is None, line[col:])))
