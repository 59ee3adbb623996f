"""What a record says of money in one row of its table: whole and parts, sources, year."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from itertools import pairwise

from extractors.blocks import Span
from extractors.layouts.records import Field, Record
from normalizers.amounts import begins_with_part
from normalizers.funders import parse_funders
from normalizers.text import fold

_SOURCES = frozenset({"funding_source", "other_sources"})


class MoneyRow:
    """The amounts of one row of a table, with what tells about them.

    An action may have thousands of rows: what is asked of each amount is worked out once a row.
    """

    def __init__(self) -> None:
        self.amounts: list[Field] = []
        self.funders: list[Field] = []
        """The fields that name who pays."""
        self.sources: list[tuple[str, Span]] = []
        """The funders that its own source column names."""
        self.sole_source: tuple[str, Span] | None = None
        """The one funder that its source column names, or the record's where it is blank."""
        self.year: Span | None = None
        """What a column of years says, here or in the merged cell that reaches down."""

    @property
    def is_joint(self) -> bool:
        """Whether its source column names several funders of the one amount of the row."""
        return len(self.amounts) == 1 and len({code for code, _ in self.sources}) > 1

    def parts_of(self, item: Field) -> list[Field]:
        """The columns of parts that belong to a column (« Budget 2023 | dont État »); those of
        one whose header names its payer only say what some of it is for.
        """
        parts = self._parts.get(id(item), [])
        return [] if parts and parse_funders(item.leaf, cell=True) else parts

    def whole_of(self, part: Field) -> Field | None:
        """The column that a column of parts belongs to: the next on its left that is none."""
        return self._wholes.get(id(part))

    def source_beside(self, item: Field) -> tuple[str, Span] | None:
        """« Source 1 | Montant 1 | Source 2 | Montant 2 »: the source on the left of an amount."""
        return self._beside.get(id(item))

    @cached_property
    def _wholes(self) -> Mapping[int, Field]:
        parts = {id(each) for each in self.amounts if begins_with_part(each.leaf)}
        if not parts:
            return {}
        found: dict[int, Field] = {}
        whole: Field | None = None
        for each in sorted(self.amounts, key=lambda each: each.column or 0):
            if id(each) not in parts:
                whole = each
            elif whole is not None and (whole.column or 0) < (each.column or 0):
                found[id(each)] = whole
        return found

    @cached_property
    def _parts(self) -> Mapping[int, list[Field]]:
        found: dict[int, list[Field]] = defaultdict(list)
        for part in self.amounts:
            if (whole := self.whole_of(part)) is not None:
                found[id(whole)].append(part)
        return found

    @cached_property
    def _beside(self) -> Mapping[int, tuple[str, Span]]:
        placed = [item for item in (*self.amounts, *self.funders) if item.column is not None]
        pairs = list(pairwise(sorted(placed, key=lambda item: item.column or 0)))
        sources = {id(item) for item in self.funders}
        if any(id(left) in sources and id(right) in sources for left, right in pairs):
            return {}
        found: dict[int, tuple[str, Span]] = {}
        for left, right in pairs:
            if id(left) in sources and len(named := _funders_of([left.values[0]])) == 1:
                found[id(right)] = named[0]
        return found


def money_rows(record: Record) -> Mapping[int | None, MoneyRow]:
    """The rows of a record that hold amounts, by the row of the table."""
    rows: dict[int | None, MoneyRow] = defaultdict(MoneyRow)
    for item in record.all("amount"):
        for row in dict.fromkeys(span.row for span in item.values):
            rows[row].amounts.append(item)
    _add_funders(record, rows)
    if record.layout != "fiche":
        _add_years(record, rows)
    return rows


def _add_funders(record: Record, rows: Mapping[int | None, MoneyRow]) -> None:
    """The funders of a row; a record of one row has them in merged cells too."""
    only = next(iter(rows)) if len(rows) == 1 else None
    for item in record.fields:
        if _names_payers(item) and not item.is_empty:
            row = item.values[0].row if only is None else only
            if row in rows:
                rows[row].funders.append(item)
    everywhere = sources_of(record)
    own: dict[int | None, list[tuple[str, Span]]] = defaultdict(list)
    for source in everywhere:
        own[source[1].row].append(source)
    of_all = sole_source(everywhere)
    for row, money in rows.items():
        money.sources = own[row]
        money.sole_source = sole_source(own[row]) if own[row] else of_all


def _add_years(record: Record, rows: Mapping[int | None, MoneyRow]) -> None:
    """The last word above or in a row of a column of years."""
    told = sorted(record.spans("year"), key=lambda span: span.row or 0)
    starts = [span.row or 0 for span in told]
    for row, money in rows.items():
        if place := bisect_right(starts, row or 0):
            money.year = told[bisect_left(starts, starts[place - 1])]


def sources_of(record: Record) -> list[tuple[str, Span]]:
    """The funders that the record's own source column names."""
    return _funders_of(record.spans("funding_source"))


def sole_source(sources: list[tuple[str, Span]]) -> tuple[str, Span] | None:
    """The first naming of a funder, where no other is named."""
    return sources[0] if len({code for code, _ in sources}) == 1 else None


def _funders_of(spans: list[Span]) -> list[tuple[str, Span]]:
    return [
        (found.value, span.cut(found.start, found.end))
        for span in spans
        for found in parse_funders(span.text, cell=True)
    ]


def _names_payers(item: Field) -> bool:
    """A column of funders, « Cofinanceur » too, which may list partners."""
    return item.name in _SOURCES or (item.name == "partners" and "financ" in fold(item.leaf))
