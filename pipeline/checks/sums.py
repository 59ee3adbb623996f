"""Printed totals against the amounts they add up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from extractors.blocks import Span
from pipeline.rows.book import Book, Finding, Row

_CENT = Decimal("0.01")
_ROUNDING = Decimal("1.00")
"""Euros: totals are often printed without cents."""


def sum_mismatches(book: Book) -> list[Finding]:
    """Totals of a row, of a funder and of a totals table that their parts do not give."""
    rows = [row for row in book.table("fundings") if "from_column" in row.tags]
    return [
        *_row_totals(book, rows),
        *_action_totals(book, rows),
        *_funder_totals(book, rows),
        *_grand_totals(book, rows),
    ]


def _row_totals(book: Book, rows: list[Row]) -> Iterable[Finding]:
    """Beside each other in one table row: total = sum of the funders."""
    by_line: dict[tuple[int, int], list[Row]] = defaultdict(list)
    for row in rows:
        place = _place(book, row)
        if place is not None and (row["action_id"] or row["objective_number"]):
            by_line[place].append(row)
    for line in by_line.values():
        totals = [row for row in line if row["is_total"]]
        parts = [row for row in line if not row["is_total"]]
        if len(totals) == 1 and parts and totals[0]["funder"] == "ALL":
            yield from _compare(book, totals[0], parts)


def _action_totals(book: Book, rows: list[Row]) -> Iterable[Finding]:
    """Below each other in one column, for one action: total = sum of the funders."""
    columns: dict[tuple[str, int | None], list[Row]] = defaultdict(list)
    for row in rows:
        facts = book.evidence(row, "amount")
        if row["action_id"] and facts and facts[0]["col"] is not None:
            columns[row["action_id"], facts[0]["col"]].append(row)
    for column in columns.values():
        totals = [row for row in column if row["is_total"] and row["funder"] == "ALL"]
        parts = [row for row in column if not row["is_total"]]
        if len(totals) == 1 and len(parts) > 1:
            yield from _compare(book, totals[0], parts)


def _place(book: Book, row: Row) -> tuple[int, int] | None:
    facts = book.evidence(row, "amount")
    if not facts or facts[0]["row"] is None:
        return None
    return facts[0]["block_index"], facts[0]["row"]


def _funder_totals(book: Book, rows: list[Row]) -> Iterable[Finding]:
    """A totals table: each funder's total against that funder's amounts in the rows."""
    parts: dict[tuple[str, int | None, str | None], list[Row]] = defaultdict(list)
    for row in rows:
        if not row["is_total"] and row["funder"]:
            for department in {row["department_code"], None}:
                parts[row["funder"], row["year"], department].append(row)
    totals = [row for row in rows if row["is_total"] and not row["action_id"]
              and row["objective_number"] is None]  # fmt: skip
    for total in totals:
        addends = parts.get((total["funder"], total["year"], total["department_code"]), [])
        if addends and total["funder"] != "ALL":
            yield from _compare(book, total, addends)


def _grand_totals(book: Book, rows: list[Row]) -> Iterable[Finding]:
    """In one column of a table of funders: the last line against the lines above it."""
    columns: dict[tuple[int, int], list[Row]] = defaultdict(list)
    for row in rows:
        if "funder_line" not in row.tags:
            continue
        facts = book.evidence(row, "amount")
        if facts and facts[0]["col"] is not None:
            columns[facts[0]["block_index"], facts[0]["col"]].append(row)
    for column in columns.values():
        *lines, last = column
        if len(lines) > 1 and last["funder"] == "ALL":
            yield from _compare(book, last, [line for line in lines if line["funder"] != "ALL"])


def _compare(book: Book, total: Row, parts: list[Row]) -> Iterable[Finding]:
    stated: Decimal = total["amount"]
    added = sum((part["amount"] for part in parts), Decimal(0))
    if not parts or abs(stated - added) <= _ROUNDING:
        return
    place = book.evidence(total, "amount")[0]
    span = Span(place["block_index"], place["char_start"], place["char_end"],
                place["raw_text"], place["row"], place["col"])  # fmt: skip
    row = total if total["action_id"] else None
    yield Finding("sum_mismatch", row, (span,), _euros(stated), _euros(added))


def _euros(amount: Decimal) -> str:
    return f"{amount.quantize(_CENT):,} €".replace(",", " ").replace(".", ",")
