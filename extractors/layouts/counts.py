"""Tables that count actions: « Engagement | Actions prévues | Actions lancées | Consommé ».

A row is a group of actions or all of them, never an action; its counts are a summary's.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.layouts.columns import Column, Header
from extractors.layouts.records import Claim, Context, Field, Record
from extractors.layouts.view import TableView
from normalizers.counted import asks_count, names_count
from normalizers.indicators import tells_number

_MONEY = ("amount", "budget", "funding_source", "other_sources")
_FEWEST = 2


def claim(view: TableView, header: Header) -> Claim:
    """How surely every row counts the actions of a group."""
    counted = _counted(view, header)
    named = [column.leaf for column in counted if names_count(column.leaf)]
    sure = len(named) >= _FEWEST or any(map(asks_count, named))
    if not sure or not counted or counted[0] is header.columns[0]:
        return Claim(0.0, "pas de nombres d'actions par groupe")
    return Claim(0.98, f"{len(counted)} colonnes de nombres d'actions")


def read(view: TableView, header: Header, context: Context) -> Iterator[Record]:
    """One record a count, headed by its column's header; `lead` is the group that its row names."""
    for row in header.data_rows:
        name = view.table.grid.get((row, header.columns[0].number))
        group = view.span(name) if name is not None and name.text.strip() else None
        for column in _counted(view, header):
            cell = view.table.grid.get((row, column.number))
            if cell is not None and cell.text.strip():
                record = Record("indicator", "summary", view.block, column.spans[-1], context)
                record.lead = group
                record.fields.append(Field("value", "Nombre", [view.span(cell)], column.number))
                yield record


def _counted(view: TableView, header: Header) -> list[Column]:
    """The columns of nothing but numbers that are no money."""
    rows = list(header.data_rows)
    found = []
    for column in header.columns:
        cells = view.column_cells(column.number, rows)
        if column.spans and column.field not in _MONEY and cells:
            found += [column] if all(tells_number(cell.text) for cell in cells) else []
    return found
