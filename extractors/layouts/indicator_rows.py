"""Tables of actions with their indicators: « Fiche | Indicateur | Cible | Réalisé ».

One row an indicator, the action merged or written once above its rows, or one row an action with
an indicator a line. Each action becomes one record, each indicator another that it owns.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from extractors.blocks import Cell, Span
from extractors.layouts.columns import Column, Header
from extractors.layouts.fields import NAMES
from extractors.layouts.records import Claim, Field, Record
from extractors.layouts.split import lines_of
from extractors.layouts.view import TableView, labels_of
from normalizers.funders import parse_funders
from normalizers.indicators import column_role, tells_more
from normalizers.text import fold
from normalizers.word_table import table

_INDICATOR = ("indicator", "indicators")
_NO_FIGURES = ("flag", "status", "funder", "action")
_ROLES = ("value", "target", "change", "unit", "year")
_FIGURE = re.compile(r"\s*[<>≤≥~≈+-]?\s*\d")
_TOLD = re.compile(
    r"^[^()\n:=]{4,}[:=]\s*(?:environ\s|env\.?\s)?[<>≤≥~≈]?\s*\d", re.IGNORECASE | re.MULTILINE
)
"""A line with a figure behind its words."""
_CURRENCY = re.compile(r"€|\beuros?\b", re.IGNORECASE)
_MONEY = ("amount", "budget")
_OF_ACTION = ("results", "outlook", "description", "difficulties", "reason_not_done", "remarks")
_SHORT = 4
"""Words of a text that tells something, below a header that says less."""
_ENOUGH = 200
"""Cells that tell what a column holds: of a longer one, as many are looked at all the way down."""


def claim(view: TableView, header: Header) -> Claim:
    """How surely each row is an indicator of an action that another column names."""
    figures = _figures(view, header)
    valued = [column for column in figures if _role(column) in ("value", "target", "unknown")]
    if all(_is_paid(column) for column in valued):
        return Claim(0.0, "pas d'autres valeurs que des montants")
    names = [
        column
        for column in header.columns
        if _groups(column) or (column.field in NAMES and not _counts_rows(view, header, column))
    ]
    if _tell_themselves(view, header, valued):
        return Claim(0.0, "des indicateurs suivis de leurs valeurs dans la même cellule")
    if not (_indicators(header) and valued and names):
        return Claim(0.0, "pas d'action, d'indicateur et de valeur à la fois")
    return Claim(0.97, f"colonnes d'actions, d'indicateurs et {len(valued)} de valeurs")


def _tell_themselves(view: TableView, header: Header, values: list[Column]) -> bool:
    """« Entretiens réalisés : 1 087⏎Sages-femmes formées : 12 » beside « Résultats » in words;
    behind « Cible : 1 200 » the results are figures.
    """
    first = min(_indicators(header), default=0)
    told = _share(view, header, first, _TOLD.search)
    return told > 1 / 2 and all(
        _share(view, header, column.number, _FIGURE.match) <= 1 / 2
        for column in values
        if _role(column) == "value"
    )


def _share(
    view: TableView, header: Header, number: int, fits: Callable[[str], object | None]
) -> float:
    """The share of a column's own cells whose text fits."""
    cells = view.column_cells(number, list(header.data_rows))
    own = [cell for cell in cells if cell.col == number and cell.col_span == 1]
    sample = own[:: 1 + len(own) // _ENOUGH]
    return sum(fits(cell.text) is not None for cell in sample) / max(len(sample), 1)


def _groups(column: Column) -> bool:
    """Objectives told in words: « Objectif » over figures is a target."""
    return column.field == "objective" and column.content in ("text", "action")


def _counts_rows(view: TableView, header: Header, column: Column) -> bool:
    """« N° » over 1, 2, 3 … to the last row: numbers of the indicators, of no actions."""
    if fold(column.header) not in table("column_words", "rank"):
        return False
    cells = [view.table.grid.get((row, column.number)) for row in header.data_rows]
    texts = [cell.text.strip(" .)") if cell is not None else "" for cell in cells]
    return len(texts) > 1 and texts == [str(place) for place in range(1, len(texts) + 1)]


def settle(view: TableView, header: Header) -> Header:
    """The header with its columns of figures told from those of the actions."""
    figures = {column.number for column in _figures(view, header)}
    first = min(_indicators(header))
    columns = []
    for column in header.columns:
        name = column.field
        if column.number in figures:
            name = "value"
        elif column.number == first:
            name = "indicators"
        elif column.number > first and _answers_for_indicator(column):
            name = "remarks"
        columns.append(replace(column, field=name))
    return replace(header, columns=tuple(columns))


def _indicators(header: Header) -> list[int]:
    return [column.number for column in header.columns if column.field in _INDICATOR]


def _figures(view: TableView, header: Header) -> list[Column]:
    """The columns right of the indicators that hold their values, targets, units or years."""
    first = min(_indicators(header), default=None)
    if first is None:
        return []
    rows = list(header.data_rows)
    return [
        column
        for column in header.columns
        if column.number > first and _holds_figures(column, view.column_cells(column.number, rows))
    ]


def _holds_figures(column: Column, cells: list[Cell]) -> bool:
    if column.field in _INDICATOR or _holds_money(column, cells) or _is_told(column, cells):
        return False
    counted = sum(_FIGURE.match(cell.text) is not None for cell in cells)
    if column.content in _NO_FIGURES and counted * 2 <= len(cells):
        return False
    role = _role(column)
    if role == "unknown":
        return column.content == "number" and column.field not in ("amount", "budget")
    return role in _ROLES and not (column.content == "text" and column.field == "objective")


def _holds_money(column: Column, cells: list[Cell]) -> bool:
    """« Dépenses 2024 » over amounts with their currency, between indicators and results."""
    if column.field not in _MONEY or {"amount", "budget"}.isdisjoint(labels_of(column.leaf)):
        return False
    return sum(_CURRENCY.search(cell.text) is not None for cell in cells) * 2 > len(cells)


def _is_told(column: Column, cells: list[Cell]) -> bool:
    """« Bilan 2024 » over sentences, « Suites 2025 » over words without figures: what became of
    the action, none of its indicators' values.
    """
    shortest = 1 if column.field in _OF_ACTION else _SHORT
    sample = cells[:: 1 + len(cells) // _ENOUGH]
    return sum(tells_more(cell.text, shortest=shortest) for cell in sample) * 2 > len(sample)


def _is_paid(column: Column) -> bool:
    """« FIR », or a « Total » below which money stands."""
    return column.field == "amount" and bool(parse_funders(column.leaf, cell=True))


def _role(column: Column) -> str:
    return column_role(column.header)[0]


def _answers_for_indicator(column: Column) -> bool:
    asked, reached = fold(column.header), table("column_words", "reached")
    return column.content in ("flag", "status") and any(word in asked for word in reached)


@dataclass
class _Told:
    """The actions of one table by their words, and what was read so far."""

    actions: dict[tuple[str, ...], Record] = field(default_factory=dict)
    records: list[Record] = field(default_factory=list)
    said: set[tuple[int, int | None, tuple[str, ...]]] = field(default_factory=set)
    """Record (by its identity), column and words of each of its cells."""

    def is_new(self, record: Record, item: Field) -> bool:
        """Whether no row before said the same of that record; once asked, it is said."""
        cell = id(record), item.column, _words(item.values)
        is_new = cell not in self.said
        self.said.add(cell)
        return is_new or not any(cell[2])


def split_indicators(records: list[Record], header: Header) -> list[Record]:
    """Rows read as actions, with their indicators as records of their own.

    `header` is settled. An action that comes again further down is the same action, and what its
    rows say again is said once: « Budget » beside each of its indicators is one amount.
    """
    figures = set(header.numbers("value"))
    paid = header.numbers("amount") if header.numbers("funding_source") else ()
    told = _Told()
    for record in records:
        own = [item for item in record.fields if item.column not in figures]
        indicators = _indicator_records(record, figures)
        words = _words(span for name in sorted(NAMES) for span in record.spans(name))
        known = told.actions.get(words) if record.kind == "action" else None
        owner = known or record
        own = [item for item in own if item.column in paid or told.is_new(owner, item)]
        for item in own:
            item.is_apart = item.name == "indicators"
        if known is not None:
            known.fields.extend(item for item in own if item.name not in NAMES)
        elif record.kind != "amounts" or own:
            record.fields = own
            told.records.append(record)
            if record.kind == "action":
                told.actions[words] = record
        for indicator in indicators:
            indicator.owner = owner if record.kind == "action" else None
            told.records.append(indicator)
    return told.records


def _words(spans: Iterable[Span]) -> tuple[str, ...]:
    """Each text once, as it reads without accents and capitals."""
    return tuple(dict.fromkeys(fold(span.text) for span in spans))


def _indicator_records(record: Record, figures: set[int]) -> list[Record]:
    """One record for each indicator of an action, headed by its words."""
    heads = record.spans("indicators")
    if record.kind == "amounts" and record.heading is not None and not heads:
        heads = [record.heading]
    cells = [(i, span) for i in record.fields if i.column in figures for span in i.values]
    cells.sort(key=_row_of)
    if record.kind == "amounts" and not cells:
        return []  # « Total axe 1 » below a column of indicators adds up money alone
    found: list[Record] = []
    heads = sorted(heads, key=lambda head: (head.row or 0, head.col or 0))
    rows = [head.row or 0 for head in heads]
    for index, head in enumerate(heads):
        # its words may be merged over some rows
        after = bisect_right(rows, rows[index])
        below = rows[after] if after < len(rows) else None
        first = bisect_left(cells, head.row or 0, key=_row_of)
        end = len(cells) if below is None else bisect_left(cells, below, key=_row_of)
        beside = _between(cells[first:end], head, heads[index + 1 : index + 2])
        for heading, values in _lines(head, beside):
            indicator = Record("indicator", "dashboard", record.block, heading, record.context)
            indicator.fields = [
                Field(item.name, item.label, [span], item.column) for item, span in values
            ] or [Field("value", "")]
            found.append(indicator)
    return found


def _between(
    cells: list[tuple[Field, Span]], head: Span, following: list[Span]
) -> list[tuple[Field, Span]]:
    """Of « Indicateur 1 | 2024 | Indicateur 2 | 2024 » the values up to the next indicator."""
    left = head.col or 0
    if following and following[0].row == head.row:
        right = following[0].col or 0
        return [cell for cell in cells if left < (cell[0].column or 0) < right]
    return [cell for cell in cells if left < (cell[0].column or left + 1)]


def _row_of(cell: tuple[Field, Span]) -> int:
    return cell[1].row or 0


def _lines(
    head: Span, values: list[tuple[Field, Span]]
) -> list[tuple[Span, list[tuple[Field, Span]]]]:
    """The indicators of one row: one, or one a line where all its cells have as many lines."""
    heads = lines_of(head)
    lines = [(item, lines_of(span)) for item, span in values]
    if len(heads) < 2 or not lines or any(len(each) != len(heads) for _, each in lines):
        return [(head, values)]
    return [
        (heading, [(item, each[index]) for item, each in lines])
        for index, heading in enumerate(heads)
    ]
