"""Columns of labels: one of them, or two with their values between, row after row."""

from __future__ import annotations

from extractors.blocks import Cell
from extractors.layouts.bands import is_plain_label
from extractors.layouts.content import content_of_cell
from extractors.layouts.view import TableView, asked_once

_SAMPLE = 40
"""Rows."""
_ANSWERS = ("status", "flag", "funder", "date", "amount")


@asked_once
def label_columns(view: TableView) -> frozenset[int]:
    """The columns of « label | value | label | value », row after row; none of another table."""
    rows = [row for row in view.rows[:_SAMPLE] if len(view.own(row)) > 1]
    columns = {cell.col for row in rows for cell in view.own(row)} if len(rows) > 1 else ()
    found = {col for col in columns if _are_questions(view.column_cells(col, rows))}
    apart = all(col + 1 not in found for col in found)
    return frozenset(found if len(found) > 1 and apart else ())


def _are_questions(cells: list[Cell]) -> bool:
    """Labels, most of them no answers elsewhere as « En cours » and « CAF » are."""
    asked = [cell for cell in cells if content_of_cell(cell.text) not in _ANSWERS]
    return len(asked) * 2 > len(cells) and are_labels(cells)


def are_labels(cells: list[Cell]) -> bool:
    """Whether most of these cells are labels."""
    return sum(is_plain_label(cell.text) for cell in cells) * 2 > len(cells) > 0
