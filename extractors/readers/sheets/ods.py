"""ODS workbooks: what their sheets show, with styles and spans; repeats are not expanded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from extractors.blocks import Document, Problem, address
from extractors.errors import ExtractError
from extractors.options import ReadOptions
from extractors.readers.odf.package import OdfParts, open_parts
from extractors.readers.odf.xml import Element, attr, number, q, qs
from extractors.readers.sheets.blocks import document_blocks
from extractors.readers.sheets.cells import (
    MAX_CELLS,
    Collector,
    Merges,
    Sheet,
    SheetCell,
    places,
)
from extractors.readers.sheets.ods_style import OdsStyles
from extractors.readers.sheets.ods_text import cell_text, covered_text, lines_of

MAX_BLANK_REPEAT = 50
"""How often a coloured cell without text counts: beyond, it is the sheet's background."""

_ROW_GROUPS = qs("table:table-row-group table:table-header-rows table:table-rows")
_COL_GROUPS = qs("table:table-column-group table:table-header-columns table:table-columns")
_CELL, _COVERED = q("table:table-cell"), q("table:covered-table-cell")
_HIDDEN = ("collapse", "filter")


def read(path: Path, options: ReadOptions) -> Document:
    """A workbook as blocks, sheet after sheet; `part` is the sheet's name.

    Raises ExtractError: encrypted, damaged, empty_file.
    """
    parts = open_parts(path)
    styles = OdsStyles(parts.content, parts.styles)
    sheets: list[Sheet] = []
    problems: list[Problem] = []
    for table in _tables(parts):
        name = attr(table, "table:name") or ""
        if styles.is_hidden_sheet(attr(table, "table:style-name")):
            if any(str(text).strip() for text in table.itertext()):
                problems.append(Problem("hidden_content", f"feuille « {name} » masquée"))
            continue
        reading = _Reading(name, styles)
        reading.run(table)
        sheets.append(reading.sheet)
        problems += reading.problems()
    if not any(sheet.cells or sheet.boxes for sheet in sheets) and not problems:
        raise ExtractError("empty_file", "aucune cellule remplie")
    blocks = document_blocks(sheets)
    return Document("ods", blocks, title=parts.title, problems=tuple(problems))


def _tables(parts: OdfParts) -> Iterator[Element]:
    body = parts.content.find(f"{q('office:body')}/{q('office:spreadsheet')}")
    if body is None:
        raise ExtractError("damaged", "aucun classeur dans content.xml")
    yield from body.iterfind(q("table:table"))


class _Reading:
    """The reading of one sheet: rows as they come, each with its number."""

    def __init__(self, name: str, styles: OdsStyles) -> None:
        self.sheet = Sheet(name)
        self._styles = styles
        self._columns: list[tuple[int, int, str | None]] = []
        self._rows: list[tuple[Element, int]] = []
        self._place = 1
        self._covered: list[str] = []
        self._collector = Collector(self.sheet)
        self._merges = Merges()

    def run(self, table: Element) -> None:
        """Fill the sheet from its table element."""
        sheet, styles = self.sheet, self._styles
        sheet.running_heads, sheet.running_feet = styles.running(attr(table, "table:style-name"))
        self._read_columns(table, 1)
        self._list_rows(table, header=False)
        self._merges = Merges.of(
            (bounds for row, place in self._rows for bounds in _merged(row, place)),
            sheet.hidden_rows,
            sheet.hidden_cols,
        )
        for row, place in self._rows:
            if not self._read_row(row, place):
                break
        for shapes in table.iterfind(q("table:shapes")):
            self._add_boxes(shapes, 1, 1)

    def problems(self) -> list[Problem]:
        """What was left out of the sheet."""
        found = self._collector.problems()
        if self._covered:
            detail = places(self.sheet.name, self._covered) + " (sous une fusion)"
            found.append(Problem("hidden_content", detail))
        return found

    def _read_columns(self, parent: Element, col: int) -> int:
        """Default styles and hidden columns; gives back the next column's number."""
        for item in parent:
            if item.tag in _COL_GROUPS:
                col = self._read_columns(item, col)
            elif item.tag == q("table:table-column"):
                last = col + number(item, "table:number-columns-repeated") - 1
                self._columns.append((col, last, attr(item, "table:default-cell-style-name")))
                if attr(item, "table:visibility") in _HIDDEN:
                    self.sheet.hidden_cols.update(range(col, min(last, 16384) + 1))
                col = last + 1
        return col

    def _list_rows(self, parent: Element, header: bool) -> None:
        """Note every row with its number; a row with text as often as it is repeated."""
        for item in parent:
            if item.tag in _ROW_GROUPS:
                self._list_rows(item, header or item.tag == q("table:table-header-rows"))
            elif item.tag == q("table:table-row"):
                count = number(item, "table:number-rows-repeated")
                filled = any(len(cell) for cell in item)
                numbers = range(self._place, self._place + min(count, MAX_CELLS + 1))
                if attr(item, "table:visibility") in _HIDDEN:
                    self.sheet.hidden_rows.update(numbers)
                elif header:
                    self.sheet.header_rows.update(numbers)
                self._rows += [(item, place) for place in (numbers if filled else numbers[:1])]
                self._place += count

    def _read_row(self, row: Element, place: int) -> bool:
        """False once the sheet is full."""
        col = 1
        for cell in row:
            if cell.tag not in (_CELL, _COVERED):
                continue
            count = number(cell, "table:number-columns-repeated")
            if cell.tag == _COVERED:
                if covered_text(cell):
                    self._covered.append(address(place, col))
            elif not self._read_cell(cell, place, col, count):
                return False
            col += count
        return True

    def _read_cell(self, cell: Element, row: int, col: int, count: int) -> bool:
        look = self._styles.look(attr(cell, "table:style-name") or self._column_style(col))
        text = cell_text(cell, self._styles)
        if cell.find(q("office:annotation")) is not None:
            self._collector.comments.append(address(row, col))
        self._add_boxes(cell, row, col)
        is_zero = re.fullmatch(r"-?0(?:\.0*)?", attr(cell, "office:value") or "") is not None
        times = count if text else min(count, MAX_BLANK_REPEAT)
        for at in range(col, col + times):
            top, left, row_span, col_span = self._merges.place(row, at)
            if not text and look.fill is None and row_span == col_span == 1:
                return True
            style = (look.bold, look.size, look.fill, look.bordered)
            found = SheetCell(top, left, text, row_span, col_span, *style, is_zero)
            if not self._collector.add(found):
                return False
        return True

    def _column_style(self, col: int) -> str | None:
        return next((style for first, last, style in self._columns if first <= col <= last), None)

    def _add_boxes(self, parent: Element, row: int, col: int) -> None:
        """Text boxes and shapes drawn over the sheet."""
        for shape in parent:
            if shape.tag in _SHAPES:
                text = "\n".join(lines_of(shape, self._styles)).strip()
                if text:
                    self.sheet.boxes.append(SheetCell(row, col, text))


_SHAPES = qs("draw:frame draw:custom-shape draw:g draw:rect draw:ellipse draw:caption")


def _merged(row: Element, place: int) -> Iterator[tuple[int, int, int, int]]:
    """Left, top, right, bottom of the merged ranges that begin in a row."""
    col = 1
    for cell in row:
        if cell.tag not in (_CELL, _COVERED):
            continue
        width = number(cell, "table:number-columns-spanned")
        height = number(cell, "table:number-rows-spanned")
        if cell.tag == _CELL and (width > 1 or height > 1):
            yield col, place, col + width - 1, place + height - 1
        col += number(cell, "table:number-columns-repeated")
