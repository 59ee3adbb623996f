"""A region of a sheet as a table: blanks filled in, spans cut to size, header told."""

from __future__ import annotations

from collections import defaultdict

from extractors.blocks import Cell, Table
from extractors.readers.sheets.cells import Sheet, SheetCell
from extractors.readers.sheets.rows import Row, is_header

MAX_BLANKS = 500_000
MAX_HEADER_ROWS = 5


Blanks = dict[tuple[int, int], SheetCell]


def blanks_of(sheet: Sheet) -> Blanks:
    """The cells without text that have a fill or a span, by row and column."""
    return {(cell.row, cell.col): cell for cell in sheet.cells if not cell.text}


def table_of(cells: list[SheetCell], blanks: Blanks, named: set[int]) -> Table:
    """The table of some cells with text, with the blank cells between them.

    Rows and columns without any text are left out; so is the part of a merged range that
    lies beyond the region. `named` are rows that the file itself declares as header.
    """
    rows, cols = _extent(cells)
    header = _header_rows(cells, named)
    out: list[Cell] = []
    covered: set[tuple[int, int]] = set()
    for cell in cells:
        out.append(_cell(cell, rows, cols, cell.row in header))
        covered |= _covered(out[-1])
    if len(rows) * len(cols) > MAX_BLANKS:
        return Table(tuple(out))
    for row in rows:
        for col in cols:
            if (row, col) not in covered:
                blank = blanks.get((row, col), SheetCell(row, col, ""))
                out.append(_cell(blank, rows, cols, row in header))
                covered |= _covered(out[-1])
    return Table(tuple(sorted(out, key=lambda cell: (cell.row, cell.col))))


def _extent(cells: list[SheetCell]) -> tuple[list[int], list[int]]:
    """The rows and columns that hold text: those a lone wide cell covers do not count."""
    by_row: dict[int, Row] = defaultdict(list)
    for cell in cells:
        by_row[cell.row].append(cell)
    rows = set(by_row)
    cols = {cell.col for cell in cells}
    last_row = max(rows) + 200
    for row in by_row.values():
        for cell in row:
            rows.update(range(cell.row, min(cell.last_row, last_row) + 1))
            if len(row) > 1:
                cols.update(range(cell.col, min(cell.last_col, cell.col + 300) + 1))
    return sorted(rows), sorted(cols)


def _cell(cell: SheetCell, rows: list[int], cols: list[int], header: bool) -> Cell:
    return Cell(
        row=cell.row,
        col=cell.col,
        text=cell.text,
        row_span=max(1, min(cell.last_row, rows[-1]) - cell.row + 1),
        col_span=max(1, min(cell.last_col, cols[-1]) - cell.col + 1),
        is_header=header,
        bold=cell.bold and bool(cell.text),
        fill=cell.fill,
        is_zero=cell.is_zero,
    )


def _covered(cell: Cell) -> set[tuple[int, int]]:
    if cell.row_span == cell.col_span == 1:
        return {(cell.row, cell.col)}
    return {
        (row, col)
        for row in range(cell.row, cell.row + cell.row_span)
        for col in range(cell.col, cell.col + cell.col_span)
    }


def _header_rows(cells: list[SheetCell], named: set[int]) -> set[int]:
    """The rows at the top that are header by style or by the file's own word."""
    by_row: dict[int, Row] = defaultdict(list)
    for cell in cells:
        by_row[cell.row].append(cell)
    numbers = sorted(by_row)
    rows = [by_row[number] for number in numbers]
    header: set[int] = set()
    reach = 0
    for index, number in enumerate(numbers[:MAX_HEADER_ROWS]):
        styled = is_header(rows, index, named)
        upper = len(rows[index]) == 1 and index == 0 and len(rows) > 1
        if not (styled or number <= reach or (upper and is_header(rows, 1, named))):
            break
        header.add(number)
        reach = max(reach, *(cell.last_row for cell in rows[index]))
    return header
