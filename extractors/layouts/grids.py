"""Small grids inside a table of labels and values: « Budget | BOP 304 | FIR » over figures.

They are cut out of the table and read as tables of their own, for the same fiche.
"""

from __future__ import annotations

from extractors.blocks import Cell
from extractors.layouts import label_value
from extractors.layouts.content import content_of_cell
from extractors.layouts.view import TableView, is_year_header, labels_of
from normalizers.funders import parse_funders

_LABELS = 0.5
_FIGURES = ("amount", "number", "empty")


def find_grids(view: TableView) -> list[tuple[int, int | None]]:
    """The first row of each grid, and the row below its last (None at the end of the table)."""
    if label_value.claim(view).score < _LABELS:
        return []
    rows = view.rows
    found: list[tuple[int, int | None]] = []
    index = 0
    while index < len(rows):
        length = _grid_length(view, rows[index:])
        if length and index > 0:
            below = rows[index + length] if index + length < len(rows) else None
            found.append((rows[index], below))
        index += length or 1
    return found


def _grid_length(view: TableView, rows: list[int]) -> int:
    """How many rows a grid that begins here covers; 0 where none does."""
    head = view.own(rows[0])
    if len(head) < 3 or not all(_heads_figures(cell.text) for cell in head[1:]):
        return 0
    columns = {cell.col for cell in head[1:]}
    length = 1
    for row in rows[1:]:
        if not _has_figures(view.own(row), columns):
            break
        length += 1
    return length if length > 1 else 0


def _heads_figures(text: str) -> bool:
    """A funder, a year, or a word such as "Prévu" over a column of figures."""
    if is_year_header(text) or parse_funders(text, cell=True):
        return True
    return bool({"amount", "value", "target"} & set(labels_of(text)))


def _has_figures(cells: list[Cell], columns: set[int]) -> bool:
    """A row of a grid: words first, then figures in its columns."""
    if not cells or cells[0].col in columns or cells[0].col_span > 1:
        return False
    figures = cells[1:]
    return all(cell.col in columns and content_of_cell(cell.text) in _FIGURES for cell in figures)
