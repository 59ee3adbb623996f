"""Tables that add up again what the actions state: their rows are sums."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from pipeline.rows.book import Book, Row

_FEWEST = 2
"""Rows that agree to the cent before a table counts as a sum of the actions."""


def mark_sums(book: Book) -> None:
    """Set `is_total` of the rows of a table of funders that are each the sum of the actions'
    amounts of that funder and year: rows without it would count that money twice.
    """
    parts = [row for row in book.table("fundings") if row["action_id"] and not row["is_total"]]
    tables: dict[int, list[Row]] = defaultdict(list)
    for row in book.table("fundings"):
        if "funder_line" in row.tags and not row["action_id"] and row["funder"]:
            tables[book.evidence(row, "amount")[0]["block_index"]].append(row)
    for rows in tables.values():
        lines = [row for row in rows if not row["is_total"]]
        sums = [(row, _parts(row, parts)) for row in lines]
        told = [(row, found) for row, found in sums if found]
        agree = all(row["amount"] == sum(found, Decimal(0)) for row, found in told)
        if agree and len(told) >= _FEWEST and any(len(found) > 1 for _, found in told):
            for row, _ in told:
                row.values["is_total"] = True


def _parts(line: Row, parts: list[Row]) -> list[Decimal]:
    """The actions' amounts that a line may be the sum of: of its funder, year and basis."""
    return [
        part["amount"]
        for part in parts
        if part["funder"] == line["funder"]
        and part["year"] == line["year"]
        and len({part["basis"], line["basis"]} - {None, "unspecified"}) < _FEWEST
    ]
