"""Sums told in words in a row of sums: « TOTAL | FIR : 30 000 € ; Département : 5 000 € »."""

from __future__ import annotations

from extractors.blocks import Span
from extractors.layouts.records import Record
from normalizers.amounts import says_total
from normalizers.funders import parse_funders
from pipeline.rows.book import Book
from pipeline.rows.money import Purse, add_prose_amounts

_MONEY = ("budget", "other_sources", "remarks")
"""The columns of a row of sums in which money may be told with who pays it."""


def add_told_totals(book: Book, record: Record, purse: Purse) -> None:
    """The amounts that the head of a row of sums and its cells of prose tell: all of them sums.

    What a cell says of nobody is the head's funder's (« Total FIR »), else everybody's.
    """
    head = record.heading
    if record.layout != "totals" or head is None or not says_total(head.text):
        return
    source = _payer(head)
    add_prose_amounts(book, [head], purse, source=("ALL", head), is_sum=True)
    for name in _MONEY:
        for item in record.all(name):
            add_prose_amounts(
                book, item.values, purse, name=name, label=item.label, source=source, is_sum=True
            )


def _payer(head: Span) -> tuple[str, Span]:
    """The one funder that the head of a row names, else all of them."""
    named = {found.value: found for found in parse_funders(head.text, cell=True)}
    named.pop("ALL", None)
    if len(named) != 1:
        return "ALL", head
    ((code, found),) = named.items()
    return code, head.cut(found.start, found.end)
