"""Header rows: where they are, and which field each column is."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.blocks import Cell, Span
from extractors.layouts.content import Content, content_of_column, first_fitting
from extractors.layouts.view import TableView, is_year_header, labels_of
from normalizers.numbering import parse_action_heading
from normalizers.statuses import parse_flag
from normalizers.text import fold

_DEEPEST_START = 8
"""Rows: a header that begins further down belongs to another table."""
_MOST_LEVELS = 3
_TICK_FIELDS = {"status_completed", "status_in_progress", "status_not_started",
                "status_abandoned", "status_delayed"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its field (null if unknown), the header path, and what it holds."""

    number: int
    field: str | None
    header: str
    spans: tuple[Span, ...]
    content: Content


@dataclass(frozen=True, slots=True)
class Header:
    """The header rows of a table and its columns; `first_data` is the first row below."""

    rows: tuple[int, ...]
    columns: tuple[Column, ...]
    data_rows: tuple[int, ...]

    def fields(self) -> set[str]:
        """The known fields among the columns."""
        return {column.field for column in self.columns if column.field}

    def numbers(self, field: str) -> list[int]:
        """The columns of that field."""
        return [column.number for column in self.columns if column.field == field]


def read_header(view: TableView) -> Header | None:
    """The header of a table whose columns are labelled, or None."""
    rows = _header_rows(view)
    if not rows:
        return None
    data = tuple(row for row in view.rows if row > rows[-1])
    columns = tuple(_columns(view, rows, list(data)))
    return Header(tuple(rows), columns, data)


def _header_rows(view: TableView) -> list[int]:
    start = next((row for row in view.rows[:_DEEPEST_START] if _looks_like_header(view, row)), None)
    if start is None:
        return []
    rows = [start]
    bottom = max((c.row + c.row_span - 1 for c in view.own(start)), default=start)
    for row in view.rows[view.rows.index(start) + 1 :][: _MOST_LEVELS - 1]:
        if not _continues_header(view, row, rows[-1], bottom):
            break
        rows.append(row)
    return rows


def _looks_like_header(view: TableView, row: int) -> bool:
    cells = view.own(row)
    if len(cells) < 2:
        return False
    known = [cell for cell in cells if _is_header_text(cell.text)]
    flagged = all(cell.is_header for cell in cells)
    return len(known) * 2 >= len(cells) and len(known) >= (1 if flagged else 2)


def _continues_header(view: TableView, row: int, above: int, bottom: int) -> bool:
    """A second or third header level: own cells are labels too, below wider or blank ones."""
    cells = view.own(row)
    if not cells:
        return row <= bottom
    if any(parse_action_heading(cell.text) or parse_flag(cell.text) for cell in cells):
        return False
    if row <= bottom and all(cell.is_header for cell in cells):
        return True
    known = sum(_is_header_text(cell.text) for cell in cells)
    nested = all(_is_below_group(view, cell, above) for cell in cells)
    return nested and known * 5 >= len(cells) * 3


def _is_below_group(view: TableView, cell: Cell, above: int) -> bool:
    """Whether the cell stands under a wider header cell, or (no spans) beside or under one."""
    parent = view.table.grid.get((above, cell.col))
    if parent is None or not parent.text.strip():
        return True
    right = view.table.grid.get((above, cell.col + 1))
    return parent.col_span > 1 or right is None or not right.text.strip() or cell.is_header


def _is_header_text(text: str) -> bool:
    return bool(labels_of(text)) or is_year_header(text)


def _columns(view: TableView, rows: list[int], data: list[int]) -> list[Column]:
    columns = []
    data = [row for row in data if not view.is_full_width(row)]
    for number in view.columns:
        path = _header_path(view, rows, number)
        content = content_of_column(view.column_cells(number, data))
        field = _field_of(path, content)
        header = " / ".join(" ".join(cell.text.split()) for cell in path)
        columns.append(Column(number, field, header, tuple(map(view.span, path)), content))
    return columns


def _header_path(view: TableView, rows: list[int], column: int) -> list[Cell]:
    """Header cells above a column, widest first; a blank above a sub-header belongs to the
    group on its left (formats without spans store it so).
    """
    path: list[Cell] = []
    for level, row in enumerate(rows):
        cell = view.table.grid.get((row, column))
        if (cell is None or not cell.text.strip()) and level < len(rows) - 1:
            cell = _group_on_the_left(view, rows, level, column)
        if cell and cell.text.strip() and cell not in path:
            path.append(cell)
    return path


def _group_on_the_left(view: TableView, rows: list[int], level: int, column: int) -> Cell | None:
    below = view.table.grid.get((rows[level + 1], column))
    if below is None or not below.text.strip():
        return None
    for left in reversed([number for number in view.columns if number < column]):
        cell = view.table.grid.get((rows[level], left))
        if cell and cell.text.strip():
            under = view.table.grid.get((rows[level + 1], left))
            return cell if under and under is not cell and under.text.strip() else None
    return None


def _field_of(path: list[Cell], content: Content) -> str | None:
    """The column's field: the lowest known header that fits what the column holds."""
    if not path:
        return {"flag": "is_completed", "action": "action"}.get(content)
    candidates: list[str] = []
    for cell in reversed(path):
        candidates += [name for name in labels_of(cell.text) if name not in candidates]
    leaf = path[-1].text
    if is_year_header(leaf) and not labels_of(leaf):
        return _year_column(candidates, content)
    return _choose(candidates, content, leaf)


def _year_column(candidates: list[str], content: Content) -> str:
    """Under "Financements" a year column holds amounts, under nothing known figures."""
    if "amount" in candidates or content == "amount":
        return "amount"
    return candidates[0] if candidates else "value"


def _choose(candidates: list[str], content: Content, leaf: str) -> str | None:
    if content == "flag":
        ticks = [name for name in candidates if name in _TICK_FIELDS]
        asked = [name for name in candidates if name.startswith("is_")]
        return (asked or ticks or [None])[0] if asked or ticks else _first(candidates)
    if content == "amount" and "amount" in candidates:
        return "amount"
    fitting = first_fitting(candidates, content)
    if fitting:
        return fitting
    if content == "empty" and is_year_header(leaf):
        return "value"
    return _first(candidates)


def _first(candidates: list[str]) -> str | None:
    return candidates[0] if candidates else None


def column_texts(header: Header) -> str:
    """The folded header, to compare two tables."""
    return " | ".join(fold(column.header) for column in header.columns)
