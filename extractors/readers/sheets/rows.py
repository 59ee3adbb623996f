"""Rows of a sheet and what they look like: pieces, headers, numbers, repeated beginnings."""

from __future__ import annotations

import re

from extractors.readers.sheets.cells import SheetCell

Row = list[SheetCell]
_DIGITS = re.compile(r"\d+")
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s*[-/]\s*(?:19|20)?\d\d)?")
_NUMBER = re.compile(
    r"[-+(]?[\d\s.,\u00a0\u202f]*\d[\d\s.,\u00a0\u202f]*\)?\s*(?:%|€|k€|M€)?|-\s*€?"
)


class Piece:
    """Neighbouring rows that are one table, or text standing alone.

    `cols` are the columns in which its cells begin, `labels` its rows' first cells.
    """

    def __init__(self, is_table: bool, rows: list[Row]) -> None:
        self.is_table = is_table
        self.rows: list[Row] = []
        self.first_row = rows[0][0].row
        self.last_row = self.last_col = self.widest = 0
        self.cols: set[int] = set()
        self.labels: set[str] = set()
        self.number_cols: set[int] = set()
        self.extend(rows)

    def extend(self, rows: list[Row]) -> None:
        """Take in rows that follow."""
        self.rows += rows
        for row in rows:
            self.labels.add(row[0].text.casefold())
            self.widest = max(self.widest, len(row))
            for cell in row:
                self.cols.add(cell.col)
                self.last_row = max(self.last_row, cell.last_row)
                self.last_col = max(self.last_col, cell.last_col)
                if is_number(cell.text):
                    self.number_cols.add(cell.col)

    @property
    def cells(self) -> list[SheetCell]:
        """All its cells with text, row by row."""
        return [cell for row in self.rows for cell in row]

    @property
    def is_pairs(self) -> bool:
        """Labels and values: no row has more than two cells."""
        return self.widest <= 2


def begins_again(first: Row, row: Row) -> bool:
    """Whether a row repeats a table's header, or the first label of a table of pairs."""
    if len(first) != len(row) or len(row) < 2:
        return False
    if len(row) == 2 and not is_number(row[0].text):
        return first[0].text == row[0].text
    return [cell.text for cell in first] == [cell.text for cell in row]


def begins_alike(first: Row, row: Row) -> bool:
    """The same under a title of its own: "Fiche 3" may then begin as "Fiche 2" did."""
    pairs = len(first) == len(row) == 2 and not is_number(row[0].text)
    return begins_again(first, row) or (pairs and _label(first) == _label(row))


def _label(row: Row) -> str:
    """The first cell of a row without its numbers: "Fiche 3" is labelled as "Fiche 2" is."""
    return _DIGITS.sub("", row[0].text).strip().casefold()


def is_number(text: str) -> bool:
    """Whether a cell shows a number or an amount; a year is a label as often as a number."""
    return len(text) <= 40 and bool(_NUMBER.fullmatch(text)) and not _YEAR.fullmatch(text)


def is_header(rows: list[Row], index: int, named: set[int]) -> bool:
    """Several cells set apart by weight or colour from the rows that follow, no numbers.

    `named` are rows that the file itself declares as header.
    """
    row = rows[index]
    if len(row) < 2 or any(is_number(cell.text) for cell in row):
        return False
    if row[0].row in named:
        return True
    rest = rows[index + 1 : index + 40]
    if not rest:
        return False
    styles = [row_style(other) for other in rest if len(other) > 1] or [(False, None)]
    bold, fill = row_style(row)
    common = max(set(styles), key=lambda style: (styles.count(style), str(style)))
    return (bold and not common[0]) or (fill is not None and fill != common[1])


def row_style(row: Row) -> tuple[bool, str | None]:
    """Whether all of a row is bold, and the fill that all its cells share."""
    fills = {cell.fill for cell in row}
    return all(cell.bold for cell in row), fills.pop() if len(fills) == 1 else None
