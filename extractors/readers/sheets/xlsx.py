"""XLSX and XLSM workbooks by openpyxl: what their sheets show, with styles and spans."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell as XlsxCell
from openpyxl.cell.cell import MergedCell
from openpyxl.utils import range_boundaries
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from extractors.blocks import Document, Problem, address
from extractors.errors import ExtractError
from extractors.options import ReadOptions
from extractors.readers.sheets import xls
from extractors.readers.sheets.blocks import document_blocks, running_text
from extractors.readers.sheets.cells import (
    MAX_CELLS,
    Collector,
    Merges,
    Sheet,
    SheetCell,
    places,
)
from extractors.readers.sheets.xlsx_package import (
    has_formulas,
    merged_cells,
    sheet_bytes,
    text_boxes,
)
from extractors.readers.sheets.xlsx_style import Styles, cell_text

MAX_WHOLE = 24_000_000
"""Bytes of sheet XML that are held in memory; a larger workbook is read row by row."""
MAX_MERGED = 1_000_000
"""Cells in merged ranges: openpyxl makes an object of each, blank ones included."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read(path: Path, options: ReadOptions) -> Document:
    """A workbook as blocks, sheet after sheet; `part` is the sheet's name.

    Raises ExtractError: encrypted, damaged, empty_file.
    """
    _check(path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of every feature it cannot write back
        return _read(path)


def _check(path: Path) -> None:
    with path.open("rb") as file:
        head = file.read(8)
        if head == _OLE:
            found = _ENCRYPTED in head + file.read()
            raise ExtractError("encrypted" if found else "damaged", "conteneur OLE")
    if not head:
        raise ExtractError("empty_file")
    if not zipfile.is_zipfile(path):
        raise ExtractError("damaged", "archive ZIP illisible")


def _read(path: Path) -> Document:
    try:
        whole = sheet_bytes(path) <= MAX_WHOLE and merged_cells(path) <= MAX_MERGED
        book = load_workbook(path, data_only=True, rich_text=True, read_only=not whole)
        sheets, problems = _sheets(book, path, whole)
    except (MemoryError, ExtractError):
        raise
    except Exception as error:  # openpyxl lets any of a dozen exceptions through
        return _read_plainly(path, f"{type(error).__name__}: {error}")
    if not any(sheet.cells or sheet.boxes for sheet in sheets) and not problems:
        raise ExtractError("empty_file", "aucune cellule remplie")
    title = (book.properties.title or "").strip() or None
    blocks = document_blocks(sheets)
    return Document("xlsx", blocks, title=title, problems=tuple(problems))


def _read_plainly(path: Path, reason: str) -> Document:
    """A workbook that openpyxl refuses (often for a style): its values alone, and said so."""
    try:
        document = xls.read(path, ReadOptions())
    except ExtractError as error:
        raise ExtractError("damaged", reason) from error
    plain = Problem("plain_numbers", f"classeur lu sans formats ni lignes masquées ({reason})")
    return replace(document, format="xlsx", problems=(*document.problems, plain))


def _sheets(book: Workbook, path: Path, whole: bool) -> tuple[list[Sheet], list[Problem]]:
    sheets: list[Sheet] = []
    problems: list[Problem] = []
    styles = Styles(book)
    boxes = text_boxes(path) if whole else {}
    for ws in book.worksheets:
        if ws.sheet_state != "visible":
            if _holds_text(ws):
                problems.append(Problem("hidden_content", f"feuille « {ws.title} » masquée"))
            continue
        sheet = Sheet(ws.title)
        sheet.boxes = [SheetCell(row, col, text) for row, col, text in boxes.get(ws.title, [])]
        problems += _fill(sheet, ws, styles) if whole else _stream(sheet, ws, styles)
        sheets.append(sheet)
    if whole and has_formulas(path):
        problems += _uncached(path, book)
    return sheets, problems


def _holds_text(ws: Worksheet) -> bool:
    return any(cell.value is not None for row in ws.iter_rows(max_row=200) for cell in row)


def _fill(sheet: Sheet, ws: Worksheet, styles: Styles) -> list[Problem]:
    """Cells, spans, running heads; gives back what was left out."""
    sheet.hidden_rows = {n for n, row in ws.row_dimensions.items() if row.hidden or row.ht == 0}
    sheet.hidden_cols = set(_hidden_cols(ws))
    sheet.header_rows = set(_header_rows(ws))
    sheet.running_heads = _running(ws.oddHeader, ws.firstHeader, ws.evenHeader)
    sheet.running_feet = _running(ws.oddFooter, ws.firstFooter, ws.evenFooter)
    bounds = (range_boundaries(str(merged)) for merged in ws.merged_cells.ranges)
    merges = Merges.of(bounds, sheet.hidden_rows, sheet.hidden_cols)  # type: ignore[arg-type]
    collector = Collector(sheet)
    for cell in _cells(ws):
        if cell.comment:
            collector.comments.append(address(cell.row, cell.column))
        found = _sheet_cell(cell, merges, styles)
        if found and not collector.add(found):
            break
    return collector.problems()


def _cells(ws: Worksheet) -> Iterator[XlsxCell]:
    """The cells the file stores, in row order.

    `iter_rows` would make a cell for every place of the rectangle they span, which is
    billions where one stray cell stands at the sheet's far corner.
    """
    stored = ws._cells
    for place in sorted(stored):
        cell = stored[place]
        if not isinstance(cell, MergedCell):
            yield cell


def _sheet_cell(cell: XlsxCell, merges: Merges, styles: Styles) -> SheetCell | None:
    """None for a blank cell that has neither fill nor span."""
    style = styles.of(cell)
    text = cell_text(cell, style)
    row, col, row_span, col_span = merges.place(cell.row, cell.column)
    if not text and style.fill is None and row_span == col_span == 1:
        return None
    bold = style.bold or styles.is_bold_text(cell.value)
    is_zero = isinstance(cell.value, int | float) and cell.value is not False and cell.value == 0
    return SheetCell(
        row, col, text, row_span, col_span, bold, style.size, style.fill, style.bordered, is_zero
    )


def _stream(sheet: Sheet, ws: Worksheet, styles: Styles) -> list[Problem]:
    """A very large sheet: cells in passing, without its spans, up to the limit."""
    detail = f"feuille « {ws.title} » : lue sans ses cellules fusionnées"
    for row in ws.iter_rows():
        for cell in row:
            if cell.value is None:
                continue
            found = _sheet_cell(cell, Merges(), styles)
            if found and found.text:
                sheet.cells.append(found)
        if len(sheet.cells) >= MAX_CELLS:
            detail += f", jusqu'à la ligne {sheet.cells[-1].row}"
            break
    return [Problem("too_large", detail)]


def _hidden_cols(ws: Worksheet) -> Iterator[int]:
    for column in ws.column_dimensions.values():
        if (column.hidden or column.width == 0) and column.min and column.max:
            yield from range(column.min, column.max + 1)


def _header_rows(ws: Worksheet) -> Iterator[int]:
    """Rows repeated in print and first rows of declared tables and of filters."""
    if ws.print_title_rows:
        _, top, _, bottom = range_boundaries(ws.print_title_rows.replace("$", ""))
        yield from range(top or 1, (bottom or 0) + 1)
    tables = [table.ref for table in ws.tables.values() if table.headerRowCount != 0]
    for ref in [*tables, ws.auto_filter.ref]:
        if ref:
            yield range_boundaries(ref)[1] or 0


def _running(*items: object) -> list[str]:
    """The texts of print headers or footers: left, centre and right of each."""
    parts = [getattr(item, side) for item in items for side in ("left", "center", "right")]
    texts = (running_text(part.text) for part in parts)
    return [text for text in dict.fromkeys(texts) if text]


def _uncached(path: Path, book: Workbook) -> Iterable[Problem]:
    """Formulas that were saved without a value: their cells read as empty."""
    formulas = load_workbook(path, read_only=True)
    for ws in formulas.worksheets:
        if ws.sheet_state != "visible":
            continue
        stored = book[ws.title]._cells
        found = [
            address(row, col)
            for row, col in _formula_places(ws)
            if (row, col) not in stored or stored[row, col].value is None
        ]
        if found:
            yield Problem("uncached_formula", places(ws.title, found))
    formulas.close()


def _formula_places(ws: Worksheet) -> Iterator[tuple[int, int]]:
    for row in ws.iter_rows():
        for cell in row:
            if cell.data_type == "f" and cell.row and cell.column:
                yield cell.row, cell.column
