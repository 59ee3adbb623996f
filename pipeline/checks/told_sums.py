"""Totals told in a sentence or in the cell of a fiche, against the amounts told with them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from normalizers.amounts import says_total, tells_part
from normalizers.text import fold
from pipeline.checks.amounts import Amount, amount_of
from pipeline.checks.sums import compare
from pipeline.rows.book import Book, Finding

_NOT_ALL = re.compile(r"\bhors\b|\bsoit \d+ ?%")
"""The parts told are not all of them."""
_SO = re.compile(r"\bsoit\b")
_FEWEST = 2


def told_mismatches(book: Book) -> list[Finding]:
    """« BOP 304 : 60 000 € ; Département : 20 000 € ; total : 90 000 € »."""
    return [f for amounts in _by_sentence(book) for f in _of_sentence(book, amounts)]


def _by_sentence(book: Book) -> Iterator[list[Amount]]:
    """The amounts of each sentence or line outside the columns of amounts; of a row of sums
    those of a cell.
    """
    found: dict[tuple[object, ...], list[Amount]] = defaultdict(list)
    for row in book.table("fundings"):
        if "from_column" not in row.tags:
            each = amount_of(book, row)
            sentence = None if "of_sum" in row.tags else row["text"]
            found[each.block, each.line, each.col, sentence].append(each)
    yield from found.values()


def _of_sentence(book: Book, amounts: list[Amount]) -> Iterator[Finding]:
    of_sum = "of_sum" in amounts[0].row.tags
    totals = [each for each in amounts if each.is_total and each.funder == "ALL"]
    parts = [each for each in amounts if (each.funder != "ALL" if of_sum else not each.is_total)]
    if len(totals) != 1 or len(parts) < _FEWEST or not all(each.funder for each in parts):
        return
    total = totals[0]
    text = str(total.row["text"])
    plain = fold(text)
    if tells_part(text) or _NOT_ALL.search(plain):
        return
    if not (of_sum or says_total(text) or _SO.search(plain)):
        return
    alike = {(each.year, each.row["is_annual"], each.row["basis"]) for each in amounts}
    if len(alike) == 1 and len({each.funder for each in parts}) == len(parts):
        yield from compare(book, total, [parts])
