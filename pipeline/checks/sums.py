"""Printed totals against the amounts they add up.

A total rings only where it fits none of the scopes it may be the sum of: its line, the rows
above it since the last subtotal, all of them, the subtotals, its sheet, its objective or
engagement, the whole document.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from extractors.blocks import Span
from pipeline.checks.amount_columns import AmountColumn
from pipeline.checks.amounts import Amount, amount_of
from pipeline.rows.book import Book, Finding

_CENT = Decimal("0.01")
_ROUNDING = Decimal("1.00")
"""Euros: totals are often printed without cents."""


_Scope = list[Amount]


def sum_mismatches(book: Book) -> list[Finding]:
    """Totals of a row, of an action and of a table or part of it that their parts do not give."""
    told = [row for row in book.table("fundings") if "from_column" in row.tags]
    amounts = [amount_of(book, row) for row in told if "use" not in row.tags]
    sheet = _Sheet(book, amounts)
    return [
        *_row_totals(book, amounts),
        *_action_totals(book, amounts),
        *(found for total in amounts if total.is_sum and not sheet.adds_nothing(total)
          for found in compare(book, total, sheet.scopes(total))),
    ]  # fmt: skip


def _row_totals(book: Book, amounts: list[Amount]) -> Iterable[Finding]:
    """Beside each other in one table row: total = sum of the funders."""
    by_line: dict[tuple[int, int], list[Amount]] = defaultdict(list)
    for each in amounts:
        if each.is_detail and each.line is not None:
            by_line[each.block, each.line].append(each)
    for cells in by_line.values():
        totals = [each for each in cells if each.is_total and each.funder == "ALL"]
        parts = [each for each in cells if each.funder != "ALL" or not each.is_total]
        if len(totals) == 1 and not _may_be_more(totals[0], parts):
            yield from compare(book, totals[0], _beside(parts, totals[0]))


def _beside(parts: _Scope, total: Amount) -> Iterator[_Scope]:
    """What a total in a row of amounts may add up: all of them, or those to its left, since other
    money is told behind it (« Département | État | Total | Autres financements »).
    """
    yield from _by_basis(parts, total)
    left = [each for each in parts if (each.col or 0) < (total.col or 0)]
    yield from _by_basis(left, total)


def _may_be_more(whole: Amount, parts: list[Amount]) -> bool:
    """« Budget 30 000 | dont État 10 000 »: of a whole some parts are told, which do not exceed
    it.
    """
    told = sum((each.amount for each in parts), Decimal(0))
    return "with_parts" in whole.row.tags and told <= whole.amount


def _action_totals(book: Book, amounts: list[Amount]) -> Iterable[Finding]:
    """Below each other in one column, for one action: total = sum of the funders."""
    columns: dict[tuple[str, int], list[Amount]] = defaultdict(list)
    for each in amounts:
        if each.action and each.col is not None:
            columns[each.action, each.col].append(each)
    for column in columns.values():
        totals = [each for each in column if each.is_total and each.funder == "ALL"]
        parts = [each for each in column if not each.is_total]
        if len(totals) == 1 and len(parts) > 1:
            yield from compare(book, totals[0], _by_basis(parts, totals[0]))


def _by_basis(parts: _Scope, total: Amount) -> Iterator[_Scope]:
    """What a total beside its parts may add up: those of its basis; where it says none, what was
    granted or what was spent.
    """
    own = [each for each in parts if each.is_of_basis(total)]
    yield own
    yield [each for each in own if each.row["basis"] != "spent"]
    yield [each for each in own if each.row["basis"] == "spent"]


class _Sheet:
    """The amounts of a document by their places, to find what a total may add up."""

    def __init__(self, book: Book, amounts: list[Amount]) -> None:
        self.book = book
        self.parts = [each for each in amounts if each.is_detail and not each.is_total]
        self.sums = [each for each in amounts if each.is_sum]
        self.engagements = {row.row_id: row["engagement_code"] for row in book.table("actions")}
        self.alike: dict[tuple[object, ...], _Scope] = {}
        columns: dict[tuple[int, int | None], list[Amount]] = defaultdict(list)
        self.lines: dict[tuple[int, int | None], list[Amount]] = defaultdict(list)
        for each in amounts:
            columns[each.block, each.col].append(each)
            self.lines[each.block, each.line].append(each)
        self.columns = {place: AmountColumn(found) for place, found in columns.items()}
        self.detail_lines: dict[int, list[int]] = defaultdict(list)
        for each in sorted(amounts, key=lambda each: each.line or 0):
            if each.is_detail and each.line is not None:
                self.detail_lines[each.block].append(each.line)

    def adds_nothing(self, total: Amount) -> bool:
        """A zero below rows of one part of a table that are blank in its column alone."""
        if total.amount or total.line is None:
            return False
        column, lines = self.columns[total.block, total.col], self.detail_lines[total.block]
        last = column.sums.last_above(total.line)
        next_one = bisect_right(lines, last)
        is_below = next_one < len(lines) and lines[next_one] < total.line
        return is_below and not column.details.above(total.line, since=last)

    def scopes(self, total: Amount) -> Iterator[_Scope]:
        """What the total may be the sum of, the nearest first."""
        parts = self._alike(total)
        if total.share is not None:
            yield from self._shared(total, parts)
        if (code := total.engagement) is not None:
            yield [each for each in parts if self.engagements.get(each.action or "") == code]
        yield from self._above(total)
        line = self.lines[total.block, total.line]
        if total.funder == "ALL":
            yield [each for each in line if each.funder != "ALL"]
        own = [each for each in line if each is not total and each.funder == total.funder]
        if sum((each.amount for each in own), Decimal(0)) == total.amount:
            yield own  # of the years beside it; columns that add up nothing say nothing
        if total.objective is not None:
            yield [each for each in parts if each.objective == total.objective]
            return
        before = self._sums_before(total)
        yield before
        if total.col is not None:  # in the same column of every sheet or table above
            yield [each for each in before if each.col == total.col]
            yield [each for each in parts if each.col == total.col]
        part = self._part(total)
        yield [each for each in parts if part and self._part(each) == part]
        yield parts

    def _alike(self, total: Amount) -> _Scope:
        """All parts that a total may count; hundreds of totals ask for the same."""
        key = (total.row["basis"], total.year, total.funder, total.department)
        if key not in self.alike:
            self.alike[key] = [each for each in self.parts if each.is_alike(total)]
        return self.alike[key]

    def _shared(self, total: Amount, parts: _Scope) -> Iterator[_Scope]:
        """What a total over some funders may add up: those it names, those without a total."""
        told = {each.funder for each in self.sums if each.block == total.block}
        paying = {each.funder for each in parts if each.funder}
        named = total.share or frozenset()
        others = {f"-{funder}" for funder in paying} & named
        for funders in ({f for f in paying if f"-{f}" not in others} if others else named,
                        paying - told):  # fmt: skip
            paid = [each for each in parts if each.funder in funders]
            same = [e for e in paid if (e.block, e.col) == (total.block, total.col)]
            yield same
            last = self.columns[total.block, total.col].wholes.last_above(total.line or 0)
            yield [each for each in same if (each.line or 0) > last]
            yield paid

    def _above(self, total: Amount) -> Iterator[_Scope]:
        """In the total's own column: the amounts since the last sum, all of them, the sums."""
        if total.line is None or total.objective is not None:
            return
        column, line = self.columns[total.block, total.col], total.line
        summed, last = column.summed(total, line), column.sums.last_above(line)
        yield summed.above(line, since=last)
        if total.funder == "OTHER" and total.share is None:  # « Autres, à préciser »
            yield column.parts.above(line, since=last)
            yield column.parts.above(line)
        yield summed.above(line)
        yield column.sums_alike(total).above(line)
        if total.funder == "ALL":
            yield column.details.above(line)  # « Budget | dont État »
            # of actions with a total of their own and of those without
            yield column.parts.above(line, since=last)
            yield column.parts.above(line)
            yield column.others.above(line, since=column.wholes.last_above(line))
            yield column.others.above(line)

    def _sums_before(self, total: Amount) -> _Scope:
        """Subtotals as stated, above the total or in tables before its own: where one of them is
        wrong, that is said of itself and not again of what adds it up.
        """
        place = (total.block, total.line or 0)
        return [
            each
            for each in self.sums
            if (each.block, each.line or 0) < place
            and each.funder == total.funder
            and each.is_alike(total)
        ]

    def _part(self, amount: Amount) -> str | None:
        return self.book.document.blocks[amount.block - 1].part


def compare(book: Book, total: Amount, scopes: Iterable[_Scope]) -> Iterable[Finding]:
    """A finding where the stated total is the sum of no scope; the first says what it should be."""
    expected = None
    for scope in filter(None, scopes):
        added = sum((part.amount for part in scope), Decimal(0))
        gap = abs(total.amount - added)
        if gap <= _ROUNDING or gap <= _slack(total, scope):
            return
        expected = added if expected is None else expected
    if expected is None:
        return
    place = book.evidence(total.row, "amount")[0]
    span = Span(place["block_index"], place["char_start"], place["char_end"],
                place["raw_text"], place["row"], place["col"])  # fmt: skip
    row = total.row if total.action else None
    yield Finding("sum_mismatch", row, (span,), _euros(total.amount), _euros(expected))


def _slack(total: Amount, parts: _Scope) -> Decimal:
    """What rounding alone may put between a total and its parts: half a step for each part, and
    half the total's own where that is coarser (« 12 k€ + 14 k€ = 27 k€ »).
    """
    steps = [part.step for part in parts]
    return (sum(steps, Decimal(0)) + (total.step if total.step > max(steps) else 0)) / 2


def _euros(amount: Decimal) -> str:
    return f"{amount.quantize(_CENT):,} €".replace(",", " ").replace(".", ",")
