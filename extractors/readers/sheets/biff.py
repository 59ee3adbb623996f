"""XLS workbooks (BIFF, Excel 97-2003) with their formats: the door to xlrd."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import xlrd

from extractors.blocks import Problem, address
from extractors.readers.flow.symbols import to_unicode
from extractors.readers.sheets.cells import Collector, Merges, Sheet, SheetCell
from extractors.readers.sheets.number_format import ERRORS, Value, display
from extractors.readers.strokes import BOLD, PICKED, STRUCK, draw, strike
from normalizers.text import SUPERSCRIPTS

_TO_SUPERSCRIPT = str.maketrans("0123456789", SUPERSCRIPTS)
_SUPERSCRIPT = 1
_SOLID = 1
_DAYS_TO_1904 = 1462


def read_sheets(stream: bytes) -> tuple[list[Sheet], list[Problem]]:
    """The visible sheets of a workbook stream and what was left out.

    Raises whatever xlrd raises on a workbook that is damaged, encrypted or too old.
    """
    book = xlrd.open_workbook(
        file_contents=stream, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
    )
    sheets, problems = [], []
    for each in book.sheets():
        if each.visibility:
            if any(cell.value != "" for row in each.get_rows() for cell in row):
                problems.append(Problem("hidden_content", f"feuille « {each.name} » masquée"))
            continue
        reading = _Reading(book, each)
        sheets.append(reading.sheet)
        problems += reading.problems()
    return sheets, problems


class _Reading:
    """The reading of one sheet."""

    def __init__(self, book: Any, source: Any) -> None:
        self._book, self._source = book, source
        self.sheet = Sheet(source.name)
        self.sheet.hidden_rows = {
            number + 1 for number, row in source.rowinfo_map.items() if row.hidden
        }
        self.sheet.hidden_cols = {
            number + 1 for number, col in source.colinfo_map.items() if col.hidden or not col.width
        }
        self._collector = Collector(self.sheet)
        notes = sorted(source.cell_note_map)
        self._collector.comments = [address(row + 1, col + 1) for row, col in notes]
        for cell in self._cells():
            if not self._collector.add(cell):
                break

    def problems(self) -> list[Problem]:
        """What was left out of the sheet."""
        return self._collector.problems()

    def _cells(self) -> Iterator[SheetCell]:
        """Cells with text, a fill or a span."""
        merges = Merges.of(
            ((left + 1, top + 1, right, bottom)
             for top, bottom, left, right in self._source.merged_cells),
            self.sheet.hidden_rows, self.sheet.hidden_cols,
        )  # fmt: skip
        for row in range(self._source.nrows):
            for col, cell in enumerate(self._source.row(row)):
                style = self._book.xf_list[cell.xf_index]
                font = self._book.font_list[style.font_index]
                text = self._text(row, col, cell, style, font)
                fill = self._fill(style)
                place = merges.place(row + 1, col + 1)
                if text or fill or place[2:] != (1, 1):
                    size = font.height / 20
                    yield SheetCell(*place[:2], text, *place[2:], bool(font.bold), size, fill,
                                    _is_bordered(style.border))  # fmt: skip

    def _text(self, row: int, col: int, cell: Any, style: Any, font: Any) -> str:
        """What the cell shows; note marks as superscript digits, words struck through marked."""
        code = self._book.format_map[style.format_key].format_str
        runs = self._source.rich_text_runlist_map.get((row, col))
        if cell.ctype == xlrd.XL_CELL_TEXT and runs:
            text = self._drawn(cell.value, runs, font)
        elif cell.ctype == xlrd.XL_CELL_TEXT:
            text = to_unicode(display(cell.value, code), font.name)
        else:
            text = display(_value(cell, self._book.datemode), code)
        text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
        return strike(text) if font.struck_out and not runs else text

    def _drawn(self, text: str, runs: list[tuple[int, int]], font: Any) -> str:
        """A text of several fonts; each run begins at an offset."""
        fonts = [(0, font), *((start, self._book.font_list[index]) for start, index in runs)]
        ends = [start for start, _ in fonts[1:]] + [len(text)]
        parts = [
            (_raised(text[start:end], own), _look(own))
            for (start, own), end in zip(fonts, ends, strict=True)
        ]
        return "".join(part for part, _ in draw(parts))

    def _fill(self, style: Any) -> str | None:
        if style.background.fill_pattern != _SOLID:
            return None
        colour = self._book.colour_map.get(style.background.pattern_colour_index)
        rgb = "".join(f"{part:02X}" for part in colour or ())
        return rgb if rgb and rgb != "FFFFFF" else None


def _value(cell: Any, datemode: int) -> Value:
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        name = str(xlrd.error_text_from_code.get(cell.value, "#N/A"))
        return ERRORS.get(name, name)
    if cell.ctype == xlrd.XL_CELL_DATE:
        return float(cell.value) + _DAYS_TO_1904 * datemode
    return float(cell.value) if cell.ctype == xlrd.XL_CELL_NUMBER else None


def _raised(text: str, font: Any) -> str:
    text = to_unicode(text, font.name)
    is_mark = font.escapement == _SUPERSCRIPT and text.strip().isdigit()
    return text.translate(_TO_SUPERSCRIPT) if is_mark else text


def _look(font: Any) -> int:
    return BOLD * bool(font.bold) | STRUCK * bool(font.struck_out) | PICKED * bool(font.underlined)


def _is_bordered(border: Any) -> bool:
    sides = (border.left_line_style, border.right_line_style, border.top_line_style,
             border.bottom_line_style)  # fmt: skip
    return any(sides)
