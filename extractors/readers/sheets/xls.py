"""XLS and XLSB workbooks: XLS with formats; XLSB and what xlrd refuses by values alone."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from extractors.blocks import Document, Problem
from extractors.errors import ExtractError
from extractors.options import ReadOptions
from extractors.readers.sheets.biff import read_sheets
from extractors.readers.sheets.biff_places import check_places
from extractors.readers.sheets.blocks import document_blocks
from extractors.readers.sheets.cells import Collector, Merges, Sheet, SheetCell
from extractors.readers.sheets.number_format import Value, display
from extractors.sniff_containers import OLE_MAGIC, ole_stream

_REACH = 7_000_000
"""Bytes of a container of which every stream is found, if it is whole."""
_PANIC = "PanicException"
"""How calamine gives up on some damaged workbooks: no Exception, and its class has no module."""


def read(path: Path, options: ReadOptions) -> Document:
    """A workbook as blocks, sheet after sheet; `part` is the sheet's name.

    Where numbers come without their format (a percentage reads 0,184) the problem
    `plain_numbers` says in which sheets. Raises ExtractError: encrypted, damaged, empty_file.
    """
    data = path.read_bytes()
    if not data:
        raise ExtractError("empty_file")
    try:
        sheets, problems = _with_formats(data) or _plain_sheets(data)
    except PasswordError as error:
        raise ExtractError("encrypted", str(error)) from error
    except (CalamineError, OSError, ValueError) as error:
        raise ExtractError("damaged", f"{type(error).__name__}: {error}") from error
    except BaseException as error:
        if type(error).__name__ != _PANIC:
            raise
        raise ExtractError("damaged", str(error)) from error
    if not any(sheet.cells for sheet in sheets) and not problems:
        raise ExtractError("empty_file", "aucune cellule remplie")
    return Document("xls", document_blocks(sheets), problems=tuple(problems))


def _with_formats(data: bytes) -> tuple[list[Sheet], list[Problem]] | None:
    """None for XLSB, very large workbooks, and those that xlrd cannot read."""
    stream = _stream(data)
    if stream is None:
        return None
    try:
        return read_sheets(stream)  # not the container: xlrd runs in circles where that does
    except Exception:  # xlrd checks little: a damaged workbook may raise anything
        return None


def _plain_sheets(data: bytes) -> tuple[list[Sheet], list[Problem]]:
    stream = _stream(data)
    if stream is None and data.startswith(OLE_MAGIC) and len(data) < _REACH:
        raise ValueError("no whole workbook in the container")
    check_places(stream or b"")
    return _sheets(CalamineWorkbook.from_filelike(BytesIO(data)))  # tells the format by content


def _stream(data: bytes) -> bytes | None:
    """The workbook within an OLE container."""
    return ole_stream(data, ("Workbook", "Book")) if data.startswith(OLE_MAGIC) else None


def _sheets(book: CalamineWorkbook) -> tuple[list[Sheet], list[Problem]]:
    sheets: list[Sheet] = []
    problems: list[Problem] = []
    for facts in book.sheets_metadata:
        if facts.typ != SheetTypeEnum.WorkSheet:
            continue
        ws = book.get_sheet_by_name(facts.name)
        if facts.visible != SheetVisibleEnum.Visible:
            if ws.start is not None:
                problems.append(Problem("hidden_content", f"feuille « {facts.name} » masquée"))
            continue
        sheet, found = _sheet(ws)
        sheets.append(sheet)
        problems += found
    return sheets, problems


def _sheet(ws: CalamineSheet) -> tuple[Sheet, list[Problem]]:
    sheet = Sheet(ws.name)
    merges = Merges.of(
        (
            (left + 1, top + 1, right + 1, bottom + 1)
            for (top, left), (bottom, right) in ws.merged_cell_ranges or []
        ),
        set(),
        set(),
    )
    collector = Collector(sheet)
    fractions = False
    for row, col, value in _values(ws):
        text = display(value).replace("\r\n", "\n").replace("\r", "\n").strip()
        fractions |= isinstance(value, float) and not value.is_integer()
        place = merges.place(row, col)
        if not text and place[2:] == (1, 1):
            continue
        if not collector.add(SheetCell(place[0], place[1], text, place[2], place[3])):
            break
    plain = [Problem("plain_numbers", f"feuille « {ws.name} »")] if fractions else []
    return sheet, collector.problems() + plain


def _values(ws: CalamineSheet) -> Iterator[tuple[int, int, Value]]:
    """(row, column, value) of the rectangle that holds values, blanks included."""
    if ws.start is None:
        return
    first_col = ws.start[1] + 1  # rows are counted from the sheet's top, columns are not
    for row, values in enumerate(ws.iter_rows(), start=1):
        for col, value in enumerate(values, start=first_col):
            yield row, col, value
