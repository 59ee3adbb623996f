"""Tables whose rows are actions or objectives: one record a row, groups filled down.

A row that adds nothing but a second amount to the action above joins it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from extractors.blocks import Cell, Span
from extractors.layouts.columns import Column, Header
from extractors.layouts.context import groups_of
from extractors.layouts.fields import ANSWERED, NAMES, TELLING, TICKED, TITLES
from extractors.layouts.filled_down import GROUPING, OF_OBJECTIVE, Groups
from extractors.layouts.funder_rows import (
    FunderRows,
    find_funder_rows,
    funder_record,
    funder_section,
    mark_sums,
    name_column,
    pay,
)
from extractors.layouts.records import Claim, Context, Field, Record, RecordKind
from extractors.layouts.row_kinds import (
    leaves_out_objective,
    left_out_record,
    names_action,
    stands_for_action,
)
from extractors.layouts.said import Said
from extractors.layouts.split import labelled_lines, split_record
from extractors.layouts.total_rows import (
    compares_sums,
    is_tally_row,
    is_total_row,
    more_of_total,
    own_cells,
    tick_counts,
    total_record,
    totals_an_action,
)
from extractors.layouts.view import TableView
from normalizers.flags import parse_flag
from normalizers.text import fold

_NAMING = NAMES | OF_OBJECTIVE
_STATES = TICKED | {"status"}


def claim(header: Header) -> Claim:
    """How surely this header is one of a table of actions or objectives."""
    fields = header.fields()
    naming, telling = fields & _NAMING, fields & TELLING
    if TITLES & fields and telling:
        return Claim(0.9, f"colonnes d'actions : {', '.join(sorted(naming | telling))}")
    numbers_alone = naming == {"action_number"} and (_figures_last(header) or _by_state(header))
    if naming and telling and not numbers_alone:
        return Claim(0.7, f"colonnes d'objectifs : {', '.join(sorted(naming | telling))}")
    if _is_bare_list(header):
        return Claim(0.6, "numéros et intitulés d'actions")
    if len(fields & {"measure", "objective", "action", "engagement"}) >= 2:
        return Claim(0.6, "colonnes mesure, objectif ou action")
    return Claim(0.0, f"ni action ni objectif parmi : {', '.join(sorted(fields)) or 'rien'}")


def _is_bare_list(header: Header) -> bool:
    """« N° | Action » and nothing else: a list of contents has pages."""
    named = {column.field for column in header.columns}
    both = "action_number" in named and not named.isdisjoint(TITLES)
    return both and named <= GROUPING and len(header.data_rows) > 1


def _by_state(header: Header) -> bool:
    """« Situation | Actions concernées »: a row a state, not a row an action."""
    return header.columns[0].field in _STATES


def _figures_last(header: Header) -> bool:
    """« Onglet | Actions » over words and figures: numbers of actions stand on their left."""
    return header.numbers("action_number")[0] == header.columns[-1].number


@dataclass
class _State:
    """What the rows above leave behind."""

    context: Context
    groups: Groups = field(default_factory=Groups)
    records: list[Record] = field(default_factory=list)
    total: tuple[Column, Cell] | None = None
    """The head of the row of sums just above."""
    said: Said | None = None
    funders: FunderRows = field(default_factory=FunderRows)
    by_row: dict[int, Record] = field(default_factory=dict)
    """The record that each row began."""
    payer: Span | None = None
    """The funder that pays the rows of a section (« BOP 304 » across the table)."""
    paid: dict[tuple[str, ...], Record] = field(default_factory=dict)
    """The actions of such sections by their words."""
    told: Record | None = None
    """The last action that such a funder was told to pay."""
    begun: int = 0
    """How many records stand before the section of such a funder."""


def read(view: TableView, header: Header, context: Context) -> tuple[list[Record], Context]:
    """The records of the table, and the context in force below its last row."""
    state = _State(context, funders=find_funder_rows(view, header))
    for row in header.data_rows:
        _read_row(view, header, row, state)
    _mark_sums(state)
    records = [part for record in state.records for part in split_record(record)]
    return records, state.context


def _read_row(view: TableView, header: Header, row: int, state: _State) -> None:
    if _repeats_header(view, header, row):
        return
    if row in state.funders.paid:
        start = state.funders.paid[row]
        owner = state.by_row.get(start) if start is not None else None
        state.records.append(funder_record(view, header, row, owner, state.context))
        state.by_row[row] = state.records[-1]
        return
    if row in state.funders.heads:
        cells = [(name_column(header), view.own(row)[0])]
        _add_record(view, header, cells, row, state, "action")
        state.by_row[row] = state.records[-1]
        return
    if (payer := funder_section(view, header, row)) is not None:
        state.payer, state.begun = payer, len(state.records)
        state.groups.clear()
        return
    if left_out := left_out_record(view, row, state.context):
        state.records.append(left_out)
        return
    section = _section(view, header, row)
    if section:
        state.payer = None
        for group in section:
            state.context = state.context.enter(*group)
        state.groups.clear()
        if section[-1][0] == "objective" and row in state.funders.starts:
            _add_objective(view, section[-1][1], row, state)
        return
    sums = is_total_row(view, row) or compares_sums(view, header, row)
    if sums and not totals_an_action(view, header, row):
        own = own_cells(view, header, row)
        state.total = own[0]
        state.records.append(total_record(view, header, own, state.context))
        state.records += tick_counts(view, own, state.context)
        return
    if is_tally_row(view, row) and not ANSWERED.isdisjoint(header.fields()):
        state.records += tick_counts(view, own_cells(view, header, row), state.context)
        return
    if state.total and (more := more_of_total(view, header, row, state.total)):
        state.records.append(total_record(view, header, more, state.context))
        return
    state.total = None
    cells = state.groups.cells(view, header, row)
    if not any(cell.row == row for _, cell in cells):
        return
    kind: RecordKind = "objective"
    if leaves_out_objective(cells, row):
        cells = [pair for pair in cells if pair[1].row == row or pair[0].field not in NAMES]
    elif names_action(cells) or stands_for_action(header, cells, row):
        kind = "action"
    _add_record(view, header, cells, row, state, kind)
    state.by_row[row] = state.records[-1]
    is_told = state.records[-1] is state.told
    if state.payer is not None and not is_told and any(c.field == "amount" for c, _ in cells):
        pay(state.records, state.payer, state.paid)
        state.told = state.records[-1]
    _add_shaded(view, header, row, state.records[-1])


def _add_objective(view: TableView, words: Span, row: int, state: _State) -> None:
    """An objective that funders pay by its heading."""
    record = Record("objective", "table", view.block, None, state.context)
    record.fields.append(Field("objective", "", [words]))
    state.records.append(record)
    state.by_row[row] = record


def _mark_sums(state: _State) -> None:
    """Tell the rows of actions whose amounts the funders below add up to."""
    below: dict[int, list[Record]] = defaultdict(list)
    for row, start in state.funders.paid.items():
        if start is not None:
            below[start].append(state.by_row[row])
    for start, records in below.items():
        if start in state.by_row:
            mark_sums(state.by_row[start], records)


def _add_shaded(view: TableView, header: Header, row: int, record: Record) -> None:
    """Empty cells of a column of states whose shading may tell."""
    for column in header.columns:
        cell = view.table.grid.get((row, column.number))
        if column.field in _STATES and cell and cell.fill and not cell.text.strip():
            blank = view.span(cell)
            record.fields.append(Field(column.field, column.header, [], column.number, blank))


def _repeats_header(view: TableView, header: Header, row: int) -> bool:
    """A header printed again on a later page."""
    texts = {fold(cell.text) for cell in view.own(row)}
    printed = {fold(span.text) for column in header.columns for span in column.spans}
    return bool(texts) and texts <= printed


def _section(view: TableView, header: Header, row: int) -> list[tuple[str, Span]]:
    """A row that names the groups of the rows below: one cell, across the table or alone."""
    cells = view.own(row)
    if len(cells) != 1 or len(header.columns) < 3 or len(view.filled(row)) != 1:
        return []
    cell = cells[0]
    if groups := groups_of(view.span(cell)):
        return groups
    covers = cell.col_span >= len(header.columns) - 1
    is_wide = covers and cell.col <= header.columns[0].number
    names = is_wide and not is_total_row(view, row)
    return [("engagement", view.span(cell))] if names else []


def _add_record(
    view: TableView,
    header: Header,
    cells: list[tuple[Column, Cell]],
    row: int,
    state: _State,
    kind: RecordKind,
) -> None:
    if state.records and (state.said is None or state.said.record is not state.records[-1]):
        state.said = Said(state.records[-1])
    begins = len(state.records) == state.begun
    same = not begins and state.said is not None and state.said.is_again(view, cells)
    record = state.records[-1] if same else Record(kind, "table", view.block)
    if not same:
        record.context = state.context
        state.records.append(record)
    for column, cell in cells:
        is_again = column.field == "amount" and _is_told_left(header, column, cell)
        if is_again or (same and cell.row != row):
            continue
        if column.field == "funding_source" and column.content == "flag":
            record.fields += _ticked(column, cell)
        else:
            label = header.label_of(column, cell)
            for name, span in labelled_lines(view.span(cell), column.field):
                record.fields.append(Field(name, label, [span], column.number))


def _is_told_left(header: Header, column: Column, cell: Cell) -> bool:
    """Whether a merged cell stands in a column of the same field further left, too."""
    if cell.col == column.number:
        return False
    first = next(each for each in header.below(cell) if each.field == column.field)
    return first.number < column.number


def _ticked(column: Column, cell: Cell) -> list[Field]:
    """The funder whose column is ticked: its header names it."""
    flag = parse_flag(cell.text)
    if flag is None or flag.value != "yes" or not column.spans:
        return []
    return [Field("funding_source", column.header, [column.spans[-1]], column.number)]
