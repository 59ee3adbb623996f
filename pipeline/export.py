"""Tables for a spreadsheet: CSV as French Excel reads it, or one XLSX workbook.

Text that a spreadsheet would run as a formula is made harmless: a document may hold "=cmd…".
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

MOST_ROWS = 1_048_575
"""Rows of a worksheet below its header (ECMA-376 limits as Excel applies them)."""
MOST_CHARS = 32_767
"""Characters of a worksheet cell."""
_RUNNING = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""First characters that make a spreadsheet run a text (OWASP, "CSV Injection")."""


class TooLongError(ValueError):
    """A table, named by the message, has more rows than a worksheet holds."""


def export_csv(out: Path, names: Sequence[str], folder: Path) -> list[Path]:
    """One `NAME.csv` a table in `folder`: semicolons, decimal commas, UTF-8 with its mark.

    Raises OSError where the disk refuses.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return [_write_csv(out / f"{name}.parquet", folder / f"{name}.csv") for name in names]


def _write_csv(table: Path, path: Path) -> Path:
    staged = path.with_name(f".{path.name}.new")
    with staged.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(pq.read_schema(table).names)
        writer.writerows([_csv_text(value) for value in row] for row in _rows(table))
    staged.replace(path)
    return path


def _csv_text(value: Any) -> str:
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return str(value).replace(".", ",")
    text = _plain(value)
    return f"'{text}" if isinstance(text, str) and text.startswith(_RUNNING) else str(text or "")


def export_xlsx(out: Path, names: Sequence[str], path: Path) -> int:
    """One workbook with a sheet a table; returns how many texts had to be cut to fit a cell.

    Raises TooLongError, and OSError where the disk refuses.
    """
    for name in names:
        if pq.read_metadata(out / f"{name}.parquet").num_rows > MOST_ROWS:
            raise TooLongError(name)
    book = Workbook(write_only=True)
    cut = 0
    for name in names:
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        table = out / f"{name}.parquet"
        sheet.append(pq.read_schema(table).names)
        for row in _rows(table):
            cut += sum(isinstance(value, str) and len(value) > MOST_CHARS for value in row)
            sheet.append([_cell(sheet, value) for value in row])
    path.parent.mkdir(parents=True, exist_ok=True)
    staged = path.with_name(f".{path.name}.new")
    book.save(staged)
    staged.replace(path)
    return cut


def _cell(sheet: WriteOnlyWorksheet, value: Any) -> Any:
    value = _plain(value)
    if not isinstance(value, str):
        return value
    text = ILLEGAL_CHARACTERS_RE.sub("\N{REPLACEMENT CHARACTER}", value)
    if not text.startswith(_RUNNING):
        return text
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"
    cell.quotePrefix = True
    return cell


def _plain(value: Any) -> Any:
    """Lists and booleans in words; what spreadsheets know stays as it is."""
    if isinstance(value, bool):
        return "oui" if value else "non"
    return ", ".join(map(str, value)) if isinstance(value, list) else value


def _rows(table: Path) -> Iterator[list[Any]]:
    with pq.ParquetFile(table) as file:
        for batch in file.iter_batches(batch_size=2000):
            yield from (list(row.values()) for row in batch.to_pylist())
