"""Sheets of the values that drop-down menus offer: « Statut | Financeur | Pilote » over one
value a line. They state no action.
"""

from __future__ import annotations

from extractors.layouts.columns import Column, Header
from extractors.layouts.content import FIELDS_BY_CONTENT, Content, content_of_cell
from extractors.layouts.fields import NAMES
from extractors.layouts.view import TableView
from normalizers.text import fold
from normalizers.vocabulary import names_value_lists

_LONGEST = 60
"""Characters of a value that a menu offers; an objective's words may be longer."""
_FEWEST = 2
_FEWEST_STATES, _MOST = 3, 30
"""Rows of a menu of states without a header, at least and at most."""
_CLOSED: tuple[Content, ...] = ("status", "funder", "flag")
_OFFERED = {"status", *(name for content in _CLOSED for name in FIELDS_BY_CONTENT[content])}
_CHOSEN = {"pilot", "partners", "public", "territory", "priority", "department"}
_LEVELS = {"objective", "measure", "engagement"}


def offers_values(view: TableView, header: Header) -> bool:
    """Whether each column lists values of its own, no two alike, and no row is about anything.

    Columns of objectives are such lists only on a sheet named so (« Listes »).
    """
    named = names_value_lists(view.part or "")
    columns = [column for column in header.columns if column.header or column.content != "empty"]
    rows = list(header.data_rows)
    if len(rows) < _FEWEST or not any(column.content in _CLOSED for column in columns):
        return False
    return all(_lists_values(view, column, rows, named=named) for column in columns)


def offers_states(view: TableView) -> bool:
    """« Avancement » over « Non démarrée », « En cours », « Terminée »: below its first row a small
    table without a header holds nothing but states, answers and funders, no two of a column alike.
    """
    if len(view.rows) > _MOST:
        return False
    cells = [view.column_cells(number, view.rows[1:]) for number in view.columns]
    columns = [[fold(cell.text) for cell in column] for column in cells if column]
    closed = all(content_of_cell(cell.text) in _CLOSED for column in cells for cell in column)
    apart = all(_FEWEST <= len(column) == len(set(column)) for column in columns)  # « X » ticks
    return closed and apart and max(map(len, columns), default=0) >= _FEWEST_STATES


def lists_by_name(view: TableView, header: Header | None) -> bool:
    """Whether a sheet named so (« Listes ») holds nothing but short values, no two of a column
    alike, whatever heads them but actions.
    """
    named = header is not None and not NAMES.isdisjoint(header.fields())
    if named or not names_value_lists(view.part or ""):
        return False
    columns = [view.column_cells(number, view.rows) for number in view.columns]
    return all(
        len({fold(cell.text) for cell in cells}) == len(cells)
        and all(_may_be_offered(cell.text) for cell in cells)
        for cells in columns
    )


def _may_be_offered(text: str) -> bool:
    return len(text) <= _LONGEST and content_of_cell(text) not in ("amount", "number", "date")


def _lists_values(view: TableView, column: Column, rows: list[int], *, named: bool) -> bool:
    texts = [fold(cell.text) for cell in view.column_cells(column.number, rows)]
    if len(set(texts)) < max(len(texts), 1 if named else _FEWEST):
        return False
    if column.field in _LEVELS:
        return named
    if column.content in _CLOSED:
        return column.field is None or column.field in _OFFERED
    fits = column.field is None or column.field in _CHOSEN | {"status"}
    return fits and column.content == "text" and all(len(text) <= _LONGEST for text in texts)
