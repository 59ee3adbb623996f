"""Rows of funders below the action they pay: « Action 3 : … », « dont FIR », « Département ».

They stand in the column that names the actions and name none; a sum that closes such a block is
its action's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from extractors.blocks import Span
from extractors.layouts.columns import Column, Header
from extractors.layouts.context import groups_of
from extractors.layouts.fields import GROUPS, NAMES
from extractors.layouts.records import Context, Field, Record
from extractors.layouts.total_rows import OF_SUMS, is_total_row, own_cells, total_record
from extractors.layouts.view import TableView
from normalizers.amounts import begins_with_part, parse_amount_cell
from normalizers.funders import names_only_payer, parse_funders
from normalizers.text import fold

_LONGEST = 60
"""Characters of a funder's name with the words beside it."""
_NAMES = ("action", "title", "objective", "measure")


@dataclass(frozen=True)
class FunderRows:
    """Which rows of a table say who pays for another row."""

    paid: dict[int, int | None] = field(default_factory=dict)
    """Row of a funder, or of the sum that closes its block -> the row it pays for; None for the
    table as a whole."""
    starts: frozenset[int] = frozenset()
    """The rows that are paid for."""
    heads: frozenset[int] = frozenset()
    """Those of nothing but the name of what is paid."""


@dataclass
class Block:
    """Rows of amounts without another between them, below the row that names what they pay."""

    start: int | None
    payers: list[int]
    end: int | None = None
    """The row of sums right below."""


def find_funder_rows(view: TableView, header: Header) -> FunderRows:
    """The rows of funders of a table, with what each pays for."""
    if not header.numbers("amount") or header.numbers("funding_source"):
        return FunderRows()
    rows = [row for row in header.data_rows if view.own(row)]
    fields = {column.number: column.field for column in header.columns}
    payers = {row for row in rows if _is_payer(view, fields, row)}
    if not any(_is_named(view, row) for row in payers):
        return FunderRows()
    sums = {row for row in rows if is_total_row(view, row)}
    blocks = blocks_of(rows, payers, sums)
    paying = [block for block in blocks if block.start is not None]
    if len(paying) == 1 and _sums_up(view, rows, paying[0], sums):
        return FunderRows(dict.fromkeys(payers))
    are_closed = closed(paying)
    paid: dict[int, int | None] = {}
    for block in blocks:
        paid |= dict.fromkeys(block.payers, block.start)
        if are_closed and block.end is not None:
            paid[block.end] = block.start
    starts = frozenset(block.start for block in paying if block.start is not None)
    heads = frozenset(row for row in starts if _stands_alone(view, row))
    return FunderRows(paid, starts, heads)


def _is_payer(view: TableView, fields: Mapping[int, str | None], row: int) -> bool:
    """« dont FIR | 40 000 »: a funder where others have a name, beside amounts alone."""
    own = view.own(row)
    if not own:  # merged cells cover all of it
        return False
    first, *others = own
    if fields.get(first.col) not in _NAMES or len(first.text) > _LONGEST:
        return False
    beside = {fields[cell.col] for cell in others if cell.col in fields}
    return "amount" in beside <= OF_SUMS and names_only_payer(first.text)


def _is_named(view: TableView, row: int) -> bool:
    """« Autres » alone may be other actions."""
    return any(found.value != "OTHER" for found in parse_funders(_name(view, row), cell=True))


def _name(view: TableView, row: int) -> str:
    return view.own(row)[0].text


def closed(blocks: Sequence[Block]) -> bool:
    """Whether each of several blocks ends with a sum of its own."""
    return len(blocks) > 1 and all(block.end is not None for block in blocks)


def blocks_of(rows: Sequence[int], payers: set[int], sums: set[int]) -> list[Block]:
    """The runs of `payers` among rows in order; `sums` are rows of sums."""
    blocks: list[Block] = []
    before: int | None = None
    for row in rows:
        if row not in payers:
            if row in sums and before in payers:
                blocks[-1].end = row
        elif before in payers:
            blocks[-1].payers.append(row)
        else:
            blocks.append(Block(None if before in sums else before, [row]))
        before = row
    return blocks


def _sums_up(view: TableView, rows: Sequence[int], block: Block, sums: set[int]) -> bool:
    """Whether one block of funders at the end of several named rows is about all of them."""
    if begins_with_part(_name(view, block.payers[0])):
        return False
    named = [row for row in rows if row not in sums and len(view.own(row)) > 1]
    return len(named) - len(block.payers) > 1


def _stands_alone(view: TableView, row: int) -> bool:
    cells = view.own(row)
    return len(cells) == 1 and not groups_of(view.span(cells[0]))


def name_column(header: Header) -> Column:
    """The column that names what is paid."""
    named = [column for name in _NAMES for column in header.columns if column.field == name]
    return named[0]


def funder_record(
    view: TableView, header: Header, row: int, owner: Record | None, context: Context
) -> Record:
    """The amounts of one funder, or of the sum over all, for the action or objective above."""
    own = own_cells(view, header, row)
    if owner is None or owner.kind != "objective":
        record = total_record(view, header, own, context)
        record.owner = owner
        return record
    record = Record("objective", owner.layout, view.block, None, owner.context)
    record.fields = [item for item in owner.fields if item.name in GROUPS]
    names = ["funding_source", *(column.field for column, _ in own[1:])]
    for name, (column, cell) in zip(names, own, strict=True):
        record.fields.append(Field(name, column.header, [view.span(cell)], column.number))
    return record


def funder_section(view: TableView, header: Header, row: int) -> Span | None:
    """« BOP 304 » across a table of amounts: who pays the rows below."""
    cells = view.own(row)
    alone = len(cells) == 1 and len(header.columns) > 2 and len(view.filled(row)) == 1
    if not alone or not header.numbers("amount") or header.numbers("funding_source"):
        return None
    name = cells[0].text
    return view.span(cells[0]) if len(name) <= _LONGEST and names_only_payer(name) else None


def pay(records: list[Record], payer: Span, known: dict[tuple[str, ...], Record]) -> None:
    """Have the last record's amounts paid by its section's funder.

    An action that comes again in another section (`known`) is one action with two funders.
    """
    record = records[-1]
    if not record.all("amount") or record.kind not in ("action", "objective"):
        return
    record.fields.append(Field("funding_source", "", [payer]))
    words = tuple(fold(span.text) for name in sorted(NAMES) for span in record.spans(name))
    before = known.setdefault(words, record)
    if before is not record and record.kind == "action":
        record.kind, record.layout, record.owner, record.heading = (
            "amounts",
            "totals",
            before,
            payer,
        )


def mark_sums(owner: Record, below: Iterable[Record]) -> None:
    """The owner's own amounts are sums where the funders below part them or add up to them."""
    told = list(below)
    is_parted = any(record.heading and begins_with_part(record.heading.text) for record in told)
    for item in owner.all("amount"):
        same = [each for record in told for each in record.all("amount")
                if each.column == item.column]  # fmt: skip
        if same and (is_parted or _sum(same) == _sum([item])):
            item.is_sum = True


def _sum(items: Iterable[Field]) -> Decimal | None:
    found = [parse_amount_cell(span.text) for item in items for span in item.values]
    if not all(found):
        return None
    return sum((each.value.value for each in found if each), Decimal(0))
