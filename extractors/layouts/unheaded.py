"""Rows of actions and their states that no header heads: « Fiche 4.1 – Lieu neutre | En cours »."""

from __future__ import annotations

from extractors.layouts.columns import Column, Header
from extractors.layouts.content import Content, content_of_column
from extractors.layouts.view import TableView
from normalizers.numbering import parse_action_heading
from normalizers.statuses import parse_status

_FEWEST = 2
_FIELDS: dict[Content, str] = {
    "status": "status", "date": "start", "amount": "amount", "funder": "funding_source",
}  # fmt: skip


def unheaded_actions(view: TableView) -> Header | None:
    """The columns of a table each row of which begins with a numbered action; None of another."""
    rows, columns = view.rows, view.columns
    if min(len(rows), len(columns)) < _FEWEST or not all(_names(view, row) for row in rows):
        return None
    contents = {n: content_of_column(view.column_cells(n, rows)) for n in columns[1:]}
    states = [number for number in contents if _holds_states(view, number)]
    if len(states) != 1:
        return None
    contents[states[0]] = "status"
    told = (Column(n, _FIELDS.get(content), "", (), content) for n, content in contents.items())
    return Header((), (Column(columns[0], "action", "", (), "action"), *told), tuple(rows))


def _holds_states(view: TableView, column: int) -> bool:
    """Whether every cell of a column tells a state in words, one a row."""
    cells = view.column_cells(column, view.rows)
    words = all(any(map(str.isalpha, cell.text)) and parse_status(cell.text) for cell in cells)
    return len(cells) == len(view.rows) and words


def _names(view: TableView, row: int) -> bool:
    """Whether a row begins with the number and title of an action and says more."""
    cells = view.own(row)
    if not cells or cells[0].col != view.columns[0] or cells[0].col_span > 1:
        return False
    heading = parse_action_heading(cells[0].text)
    return heading is not None and bool(cells[0].text[heading.value.title_start :].strip())
