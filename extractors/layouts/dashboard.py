"""Tables of figures: indicators by year, and tables of amounts that belong to no action."""

from __future__ import annotations

import re

from extractors.blocks import Cell
from extractors.layouts.columns import Column, Header
from extractors.layouts.content import content_of_cell, content_of_column
from extractors.layouts.context import groups_of
from extractors.layouts.fields import TITLES
from extractors.layouts.funder_rows import blocks_of, closed
from extractors.layouts.records import Claim, Context, Field, Record
from extractors.layouts.total_rows import is_total_row
from extractors.layouts.view import LONGEST_LABEL, TableView
from normalizers.amounts import begins_with_total, compares_totals, header_unit
from normalizers.funders import parse_funders
from normalizers.indicators import is_measure
from normalizers.numbering import names_action

_YEAR = re.compile(r"(?:année\s*)?20\d\d", re.IGNORECASE)
_VALUE_FIELDS = {"value", "target"}
_NAMED = TITLES | {"measure", "objective"}
"""What rows of figures are not about: their columns make a table of actions."""


def claim_indicators(header: Header) -> Claim:
    """How surely the rows are indicators with a value a column."""
    fields = header.fields()
    values = [column for column in header.columns if column.field in _VALUE_FIELDS]
    if _years_down(header):
        return Claim(0.9, "une ligne par année")
    if fields & {"indicator", "indicators"} and values:
        return Claim(0.95, f"colonne d'indicateurs et {len(values)} colonnes de valeurs")
    if len(values) >= 2 and not fields & _NAMED:
        return Claim(0.65, f"{len(values)} colonnes d'années ou de valeurs")
    return Claim(0.0, "pas de colonnes d'années ni de valeurs")


def _years_down(header: Header) -> bool:
    """A first column of years beside columns of figures, which may look like years too."""
    first, *rest = header.columns
    figures = [c for c in rest if c.content in ("number", "amount", "date", "empty")]
    return first.field == "year" and bool(rest) and len(figures) * 2 >= len(rest)


def claim_amounts(view: TableView, header: Header) -> Claim:
    """How surely the rows are funders or headings of expense with an amount a column."""
    amounts = header.numbers("amount")
    if not amounts or header.fields() & _NAMED:
        return Claim(0.0, "pas de colonne de montants seule")
    if not header.data_rows:
        return Claim(0.0, "des libellés de montants sans rien au-dessous")
    first = view.column_cells(header.columns[0].number, list(header.data_rows))
    funders = sum(bool(parse_funders(cell.text, cell=True)) for cell in first)
    totals = sum(begins_with_total(cell.text) for cell in first)
    if first and (funders + totals) * 2 >= len(first):
        return Claim(0.9, f"{funders} financeurs et {totals} totaux en première colonne")
    return Claim(0.55, "des montants sans action ni objectif")


def yearly(view: TableView) -> Header | None:
    """The columns of a table whose rows are years, whatever its columns are called, or None."""
    if len(view.columns) < 2 or len(view.rows) < 3:
        return None
    first = view.column_cells(view.columns[0], view.rows[1:])
    if len(first) < 2 or not all(_YEAR.fullmatch(cell.text.strip()) for cell in first):
        return None
    head = _unknown_head(view)
    columns = [Column(view.columns[0], "year", head.get(view.columns[0], ""), (), "date")]
    for number in view.columns[1:]:
        content = content_of_column(view.column_cells(number, view.rows[1:]))
        columns.append(Column(number, "value", head.get(number, ""), (), content))
    rows = tuple(view.rows)
    return Header(rows[:1], tuple(columns), rows[1:]) if head else None


def headerless_amounts(view: TableView, before: Header | None = None) -> Header | None:
    """The columns of a table without header whose rows are funders with amounts, or None.

    `before` is the header of the action table just above: sums at its foot stand under its years.
    """
    if len(view.columns) < 2 or len(view.rows) < 2:
        return None
    contents = [content_of_column(view.column_cells(n, view.rows)) for n in view.columns]
    first = view.column_cells(view.columns[0], view.rows)
    named = sum(bool(parse_funders(cell.text, cell=True)) for cell in first)
    head = _unknown_head(view)
    paid = [
        "amount" if content == "number" and header_unit(head.get(number, "")) else content
        for number, content in zip(view.columns, contents, strict=True)
    ]
    if named * 2 < len(first) or "amount" not in paid[1:]:
        return None
    columns = tuple(
        Column(number, "amount" if content == "amount" else None, head.get(number, ""), (), content)
        for number, content in zip(view.columns, paid, strict=True)
    )
    rows = tuple(view.rows)
    if head:
        return Header(rows[:1], columns, rows[1:])
    return Header((), _under(columns, before) if before else columns, rows)


def _under(columns: tuple[Column, ...], above: Header) -> tuple[Column, ...]:
    """The columns of amounts with the heads of those above, where all stand below such a one."""
    heads = {column.number: column for column in above.columns if column.field == "amount"}
    if any(column.field == "amount" and column.number not in heads for column in columns):
        return columns
    return tuple(heads[column.number] if column.field == "amount" else column for column in columns)


def _unknown_head(view: TableView) -> dict[int, str]:
    """Column -> words of a first row without any figure: a header no lexicon row knows."""
    cells = view.own(view.rows[0])
    if any(content_of_cell(cell.text) in ("amount", "number") for cell in cells):
        return {}
    if any(parse_funders(cell.text, cell=True) for cell in cells[:1]):
        return {}
    return {cell.col: " ".join(cell.text.split()) for cell in cells}


def read(
    view: TableView, header: Header, context: Context, *, kind: str, owner: Record | None
) -> list[Record]:
    """One record a data row, headed by its first text cell; section rows head those below."""
    records: list[Record] = []
    section: Cell | None = None
    fiche, closing = owner, _closing_sums(view, header) if kind == "amounts" else set()
    is_nameless = kind == "amounts" and all(_is_of_figures(column) for column in header.columns)
    for row in header.data_rows:
        cells = _cells(view, header, row)
        below_fiche = kind == "amounts" and fiche is not None
        if len(cells) == 1 and not below_fiche and names_action(cells[0][1].text):
            section = cells[0][1]
            owner = _action(view, section, context, kind)
            records.append(owner)
            continue
        asked = kind == "indicator" and _asks_alone(cells, header)
        if len(cells) == 1 and len(header.columns) > 2 and not (asked or is_nameless):
            section = cells[0][1]
            if kind == "amounts" and fiche is None and (groups := groups_of(view.span(section))):
                owner = None
                for group in groups:
                    context = context.enter(*group)
            continue
        if cells and any(cell.row == row for _, cell in cells):
            record = _record(view, header, cells, context, kind, section, nameless=is_nameless)
            records.append(record)
            sums_up = kind == "amounts" and is_total_row(view, row) and row not in closing
            records[-1].owner = fiche if sums_up else owner
            if asked:
                records[-1].fields.append(Field("value", ""))
            if owner is not None and owner.is_measured:
                owner.fields[0].values.append(view.span(_head(cells)))
    return records


def _is_of_figures(column: Column) -> bool:
    """« BOP 304 » over nothing but amounts: where all columns are so, no cell names its row."""
    return column.field == "amount" and column.content in ("amount", "number", "empty")


def _asks_alone(cells: list[tuple[Column, Cell]], header: Header) -> bool:
    """An indicator with nothing beside it, no title of the rows below: its words ask for a
    figure, or stand beside the only column of values.
    """
    if len(cells) != 1 or cells[0][1].col_span > 1:
        return False
    column, cell = cells[0]
    if is_measure(cell.text):
        return True
    named = column.field in ("indicator", "indicators") and len(header.columns) == 2
    plain = len(cell.text) <= LONGEST_LABEL and not cell.text.rstrip().endswith((":", "."))
    return named and plain and not (cell.bold or cell.text.isupper())


def _action(view: TableView, cell: Cell, context: Context, kind: str) -> Record:
    """The action that a row of its own names, with the indicators or amounts below it."""
    record = Record("action", "table", view.block, view.span(cell), context)
    if kind == "indicator":
        record.fields.append(Field("indicators", "", [], is_apart=True))
    return record


def _closing_sums(view: TableView, header: Header) -> set[int]:
    """The rows of sums below the amounts of one action, where each action has one."""
    rows = [row for row in header.data_rows if view.own(row)]
    sums = {row for row in rows if is_total_row(view, row)}
    paying = {row for row in rows if row not in sums and len(view.own(row)) > 1}
    blocks = blocks_of(rows, paying, sums)
    return {block.end for block in blocks if block.end is not None} if closed(blocks) else set()


def _cells(view: TableView, header: Header, row: int) -> list[tuple[Column, Cell]]:
    """The row's cells with text, a merged one once, under its first column."""
    found: dict[Cell, Column] = {}
    for column in header.columns:
        cell = view.table.grid.get((row, column.number))
        if cell is not None and cell.text.strip():
            found.setdefault(cell, column)
    return [(column, cell) for cell, column in found.items()]


def _record(
    view: TableView,
    header: Header,
    cells: list[tuple[Column, Cell]],
    context: Context,
    kind: str,
    section: Cell | None,
    *,
    nameless: bool,
) -> Record:
    if kind == "indicator":
        record = Record("indicator", "dashboard", view.block, context=context)
    else:
        record = Record("amounts", "totals", view.block, context=context)
    head = None if nameless else _head(cells)
    record.heading = view.span(head) if head else None
    compares = compares_totals(head.text) if head and kind == "amounts" else None
    record.tells_use = compares is not None
    record.lead = view.span(section) if section else None
    for column, cell in cells:
        if cell is not head:
            label = header.label_of(column, cell)
            field = None if compares == "difference" else column.field
            record.fields.append(Field(field, label, [view.span(cell)], column.number))
    return record


def _head(cells: list[tuple[Column, Cell]]) -> Cell:
    """The cell that names the row: the indicator column, else the first that holds no figure."""
    named = [cell for column, cell in cells if column.field in ("indicator", "indicators")]
    free = [cell for column, cell in cells if column.field not in ("amount", "value", "target")]
    return (named or free or [cells[0][1]])[0]
