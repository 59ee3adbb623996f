"""Rows of sums among those of actions: « Total FIR », and the funders that part a sum below it."""

from __future__ import annotations

import re

from extractors.blocks import Cell
from extractors.layouts.columns import Column, Header
from extractors.layouts.content import content_of_cell
from extractors.layouts.fields import ANSWERED
from extractors.layouts.records import Context, Field, Record
from extractors.layouts.view import TableView
from normalizers.amounts import begins_with_part, begins_with_total, compares_totals
from normalizers.folded import plain
from normalizers.word_table import table

Pair = tuple[Column, Cell]
_FEWEST = 2
_TICKED = ("flag", "empty")
_FIGURE = re.compile(r"\d{1,3}(?:[.,]\d+)?\s?%?")
OF_SUMS = {"funding_source", "amount", "remarks", None}
"""The columns that a row of sums may fill: the others name or tell of an action."""


def is_total_row(view: TableView, row: int) -> bool:
    """A row whose first words are "Total", "Sous-total" …"""
    cells = view.own(row)
    return bool(cells) and begins_with_total(cells[0].text)


def compares_sums(view: TableView, header: Header, row: int) -> bool:
    """« Rappel 2023 », « Écart » below the sums of amounts."""
    own = own_cells(view, header, row)
    told = {column.field for column, _ in own[1:]}
    return "amount" in told <= OF_SUMS and compares_totals(own[0][1].text) is not None


def own_cells(view: TableView, header: Header, row: int) -> list[Pair]:
    """The cells that begin in a row and in one of its columns."""
    return [(c, cell) for c in header.columns for cell in view.own(row) if cell.col == c.number]


def more_of_total(view: TableView, header: Header, row: int, total: Pair) -> list[Pair]:
    """The cells of a row that parts the sums above by funders (« dont FIR », « Autres financeurs »,
    or beside nothing but a funder), with the head they stand under; none of another row.
    """
    own = own_cells(view, header, row)
    fields = {column.field for column, _ in own}
    covered = any(cell.row < row and cell is not total[1] for cell in view.filled(row))
    if not own or covered or "amount" not in fields:
        return []
    if begins_with_part(own[0][1].text):
        return own
    if content_of_cell(own[0][1].text) == "funder" and fields - {own[0][0].field} <= OF_SUMS:
        return own  # « Autres financeurs » below « Total FIR »
    return [total, *own] if "funding_source" in fields <= OF_SUMS else []


def totals_an_action(view: TableView, header: Header, row: int) -> bool:
    """« Total » among the funders of an action whose merged cell covers the row."""
    first = view.own(row)[0]
    sources = header.numbers("funding_source")
    covered = any(cell.row < row for cell in view.filled(row))
    return first.col in sources and covered


def total_record(view: TableView, header: Header, cells: list[Pair], context: Context) -> Record:
    """The amounts of a row of sums; its first cell is the head.

    A row that compares sums (« Rappel 2023 ») tells no new money; differences are none.
    """
    record = Record("amounts", "totals", view.block, context=context)
    record.heading = view.span(cells[0][1])
    compares = compares_totals(cells[0][1].text)
    record.tells_use = compares is not None
    for column, cell in cells[1:]:
        label = header.label_of(column, cell)
        field = None if compares == "difference" else column.field
        record.fields.append(Field(field, label, [view.span(cell)], column.number))
    return record


def is_tally_row(view: TableView, row: int) -> bool:
    """« Nombre | 5 | 3 | 2 », « Part | 50 % | 30 % | 20 % »: nothing but figures of the columns."""
    cells = view.own(row)
    if len(cells) < _FEWEST:
        return False
    words = plain(cells[0].text).strip(" :")
    return words in table("column_words", "tally") and all(map(_is_figure, cells[1:]))


def tick_counts(view: TableView, cells: list[Pair], context: Context) -> list[Record]:
    """« TOTAL | 5 | 3 | 2 » below ticks: how many actions are in each state."""
    found = []
    for column, cell in cells[1:]:
        if column.field in ANSWERED and column.content in _TICKED and _is_figure(cell):
            record = Record("indicator", "summary", view.block, column.spans[-1], context)
            record.fields.append(Field("value", "Nombre", [view.span(cell)], column.number))
            found.append(record)
    return found


def _is_figure(cell: Cell) -> bool:
    return _FIGURE.fullmatch(cell.text.strip()) is not None
