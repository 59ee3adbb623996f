"""Accounts of an action: « Charges | Montant | Produits | Montant », two tables beside each other.

What the money is for stands on the left, who gives it on the right; both come to the same sum, so
the left one counts no money of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.blocks import Table
from extractors.layouts.columns import Header
from extractors.layouts.records import Context, Field, Record
from extractors.layouts.view import TableView
from normalizers.text import fold
from normalizers.word_table import table

_NARROWEST = 2
"""Columns of a side: words and amounts."""
_HIGHEST = 3
"""Rows among which the heads of the sides stand."""


def sides(view: TableView) -> Iterator[tuple[TableView, bool]]:
    """The tables that a table is made of, each with whether it tells what money is for; the
    table itself where it is no account.
    """
    right = _right_side(view)
    if right is None:
        yield view, False
        return
    yield _columns(view, view.columns[0], right), True
    yield _columns(view, right, view.columns[-1] + 1), False


def _right_side(view: TableView) -> int | None:
    """The first column of the side of those who give the money."""
    for row in view.rows[:_HIGHEST]:
        heads = {fold(cell.text): cell.col for cell in view.own(row)}
        uses = [column for head, column in heads.items() if head in table("column_words", "uses")]
        gives = [column for head, column in heads.items() if head in table("column_words", "gives")]
        if len(uses) == len(gives) == 1 and uses[0] == view.columns[0]:
            wide = gives[0] - uses[0] >= _NARROWEST <= view.columns[-1] + 1 - gives[0]
            return gives[0] if wide else None
    return None


def _columns(view: TableView, first: int, end: int) -> TableView:
    cells = tuple(cell for cell in view.table.cells if first <= cell.col < end)
    return TableView(view.block, Table(cells, view.table.confidence), view.part, view.legend)


def head_of(view: TableView) -> Header:
    """The header of one side: its first row."""
    head, *rows = view.rows
    return Header((head,), (), tuple(rows))


def use_records(view: TableView, context: Context, owner: Record | None) -> list[Record]:
    """What each line of the left side says the money is for, with its amounts."""
    head, *rows = view.rows
    heads = {cell.col: cell for cell in view.own(head)}
    found = []
    for row in rows:
        cells = view.own(row)
        if len(cells) < _NARROWEST:
            continue
        record = Record("amounts", "totals", view.block, view.span(cells[0]), context)
        record.owner, record.tells_use = owner, True
        for cell in cells[1:]:
            label = " ".join(heads[cell.col].text.split()) if cell.col in heads else ""
            record.fields.append(Field("amount", label, [view.span(cell)], cell.col))
        found.append(record)
    return found
