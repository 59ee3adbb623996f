"""Printed totals against the amounts they add up.

A total rings only where it fits none of the scopes it may be the sum of: its line, the rows
above it since the last subtotal, all of them, the subtotals, its sheet, its objective or
engagement, the whole document.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from extractors.blocks import Span
from pipeline.rows.book import Book, Finding, Row

_CENT = Decimal("0.01")
_ROUNDING = Decimal("1.00")
"""Euros: totals are often printed without cents."""
_Scope = list[Row]


def sum_mismatches(book: Book) -> list[Finding]:
    """Totals of a row, of an action and of a table or part of it that their parts do not give."""
    rows = [row for row in book.table("fundings") if "from_column" in row.tags]
    sheet = _Sheet(book, rows)
    totals = [row for row in rows if _is_sum(row)]
    return [
        *_row_totals(book, rows),
        *_action_totals(book, rows),
        *(finding for total in totals for finding in _scoped(book, sheet, total)),
    ]


def _is_sum(row: Row) -> bool:
    """A stated sum of rows: of no action, and of an objective only where others add up to it."""
    if row["action_id"]:
        return False
    if row["objective_number"] is not None:
        return bool(row["is_total"]) and row["funder"] != "ALL"
    return bool(row["is_total"]) or (row["funder"] == "ALL" and "funder_line" in row.tags)


def _is_detail(row: Row) -> bool:
    return bool(row["action_id"]) or row["objective_number"] is not None


def _row_totals(book: Book, rows: list[Row]) -> Iterable[Finding]:
    """Beside each other in one table row: total = sum of the funders."""
    by_line: dict[tuple[int, int], list[Row]] = defaultdict(list)
    for row in filter(_is_detail, rows):
        block, line, _ = _place(book, row)
        if line is not None:
            by_line[block, line].append(row)
    for cells in by_line.values():
        totals = [row for row in cells if row["is_total"] and row["funder"] == "ALL"]
        parts = [row for row in cells if row["funder"] != "ALL" or not row["is_total"]]
        if len(totals) == 1 and parts:
            yield from _compare(book, totals[0], [parts])


def _action_totals(book: Book, rows: list[Row]) -> Iterable[Finding]:
    """Below each other in one column, for one action: total = sum of the funders."""
    columns: dict[tuple[str, int], list[Row]] = defaultdict(list)
    for row in rows:
        _, _, col = _place(book, row)
        if row["action_id"] and col is not None:
            columns[row["action_id"], col].append(row)
    for column in columns.values():
        totals = [row for row in column if row["is_total"] and row["funder"] == "ALL"]
        parts = [row for row in column if not row["is_total"]]
        if len(totals) == 1 and len(parts) > 1:
            yield from _compare(book, totals[0], [parts])


def _scoped(book: Book, sheet: _Sheet, total: Row) -> Iterable[Finding]:
    scopes = [scope for scope in sheet.scopes(total) if scope]
    if scopes:
        yield from _compare(book, total, scopes)


class _Sheet:
    """The amounts of a document by their places, to find what a total may add up."""

    def __init__(self, book: Book, rows: list[Row]) -> None:
        self.book, self.rows = book, rows
        self.engagements = {row.row_id: row["engagement_code"] for row in book.table("actions")}
        self.columns: dict[tuple[int, int | None], list[Row]] = defaultdict(list)
        self.lines: dict[tuple[int, int | None], list[Row]] = defaultdict(list)
        for row in rows:
            block, line, col = _place(book, row)
            self.columns[block, col].append(row)
            self.lines[block, line].append(row)

    def scopes(self, total: Row) -> Iterator[_Scope]:
        """What the total may be the sum of, the nearest first."""
        yield from self._above(total)
        block, line, _ = _place(self.book, total)
        if total["funder"] == "ALL":
            yield [row for row in self.lines[block, line] if row["funder"] != "ALL"]
        parts = [row for row in self.rows if _is_detail(row) and not row["is_total"]]
        parts = [row for row in parts if _alike(row, total) and _pays(row, total)]
        number, code = total["objective_number"], _engagement(total)
        if number is not None:
            yield [row for row in parts if row["objective_number"] == number]
            return
        if code is not None:
            yield [row for row in parts if self.engagements.get(row["action_id"]) == code]
        part = self.book.document.blocks[block - 1].part
        yield [row for row in parts if part and self._part(row) == part]
        yield parts

    def _above(self, total: Row) -> Iterator[_Scope]:
        """In the total's own column: the rows since the last sum, all rows, the sums."""
        block, line, col = _place(self.book, total)
        if line is None or total["objective_number"] is not None:
            return
        above = [row for row in self.columns[block, col] if self._line(row) < line]
        details = _of_one_kind([row for row in above if _is_detail(row)], total)
        sums = [row for row in above if not _is_detail(row)]
        last = max(map(self._line, sums), default=0)
        yield [row for row in details if self._line(row) > last]
        yield details
        yield [row for row in sums if row["funder"] == total["funder"]]
        if total["funder"] == "ALL":
            last = max((self._line(row) for row in sums if row["funder"] == "ALL"), default=0)
            lines = [row for row in sums if row["funder"] != "ALL"]
            yield [row for row in lines if self._line(row) > last]
            yield lines

    def _line(self, row: Row) -> int:
        return _place(self.book, row)[1] or 0

    def _part(self, row: Row) -> str | None:
        return self.book.document.blocks[_place(self.book, row)[0] - 1].part


def _of_one_kind(rows: list[Row], total: Row) -> list[Row]:
    """Of the rows above a total those of its own funder; below a mixed column all but sums."""
    same = [row for row in rows if row["funder"] == total["funder"]]
    if same or total["funder"] != "ALL":
        return same
    return [row for row in rows if not row["is_total"]]


def _alike(row: Row, total: Row) -> bool:
    """Of the same year, and of the department where the total has one."""
    code = total["department_code"]
    return row["year"] == total["year"] and code in (None, row["department_code"])


def _pays(row: Row, total: Row) -> bool:
    return bool(row["funder"]) and total["funder"] in ("ALL", row["funder"])


def _engagement(total: Row) -> str | None:
    """The engagement that the total's line names."""
    tags = (tag.removeprefix("engagement:") for tag in total.tags if tag.startswith("engagement:"))
    return next(tags, None)


def _place(book: Book, row: Row) -> tuple[int, int | None, int | None]:
    """Block, row and column of an amount."""
    fact = book.evidence(row, "amount")[0]
    return fact["block_index"], fact["row"], fact["col"]


def _compare(book: Book, total: Row, scopes: list[_Scope]) -> Iterable[Finding]:
    """A finding where the stated total is the sum of no scope; the first says what it should be."""
    stated: Decimal = total["amount"]
    sums = [sum((part["amount"] for part in scope), Decimal(0)) for scope in scopes]
    if any(abs(stated - added) <= _ROUNDING for added in sums):
        return
    place = book.evidence(total, "amount")[0]
    span = Span(place["block_index"], place["char_start"], place["char_end"],
                place["raw_text"], place["row"], place["col"])  # fmt: skip
    row = total if total["action_id"] else None
    yield Finding("sum_mismatch", row, (span,), _euros(stated), _euros(sums[0]))


def _euros(amount: Decimal) -> str:
    return f"{amount.quantize(_CENT):,} €".replace(",", " ").replace(".", ",")
