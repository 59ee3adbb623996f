"""Cells of a column of amounts: one amount, one a line, or several of funders named there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from extractors.blocks import Span
from extractors.layouts.records import Record
from normalizers.amounts import (
    APART,
    Amount,
    basis_of,
    basis_of_part,
    find_amounts,
    parse_amount_cell,
    parse_amount_lines,
    tells_part,
)
from normalizers.folded import plain
from normalizers.funders import funder_of
from normalizers.parsed import Parsed
from normalizers.years import only_year
from pipeline.rows.book import Book
from pipeline.rows.money_rows import MoneyRow
from pipeline.rows.shares import is_share

_MOST_LETTERS = 6
_OUT_OF = re.compile(r"\s*sur\s+(?:l[ae]s?\s+|une?\s+\w+\s+de\s+)?", re.IGNORECASE)
_APART = re.compile(rf"[,;.\n]|\b(?:et|puis|soit)\b|{APART.pattern}")
_YEAR = re.compile(r"(?<!\d)20[0-4]\d(?!\d)")
_Payer = tuple[str | None, Span | None]


def amounts_of_cell(book: Book, span: Span, unit: Decimal | None) -> list[Parsed[Amount]]:
    """The amount of a cell, those of its lines, or those of several funders that it names
    (« CAF : 12 ; MSA : 5 »); a figure that is none is told as a problem.

    A number zero that a spreadsheet shows as a dash is 0.00.
    """
    several = find_amounts(span.text, multiplier=unit or Decimal(1))
    payers = {_payer(span, found) for found in several}
    if tells_parts(span.text, several):
        return several
    if len(several) > 1 and len(payers - {None}) == len(several):
        return several[:1] if tells_part(span.text) else several
    lines = parse_amount_lines(span.text, multiplier=unit)
    if lines:
        return lines
    found = parse_amount_cell(span.text, multiplier=unit)
    cell = book.places.cell(span)
    if found is None and cell is not None and cell.is_zero:
        found = Parsed(Amount(Decimal("0.00")), 0, len(span.text), "amount.dash")
    if found is None:
        _unreadable(book, span)
    return [found] if found else []


def tells_parts(text: str, amounts: Sequence[Parsed[Amount]]) -> bool:
    """Whether a cell tells an amount and parts of it: « 80 000 €, dont 40 000 € de l'État ».

    All with their currency: a bare figure may count something else.
    """
    if len(amounts) < 2 or not tells_part(text[amounts[0].end : amounts[1].start]):
        return False
    return len(find_amounts(text)) == len(amounts)


def payers_of_lines(
    amounts: Sequence[Parsed[Amount]], sources: Sequence[tuple[str, Span]]
) -> list[_Payer | None]:
    """Who pays each of several amounts in one cell, where the row names as many funders, in their
    order; a further amount that is the sum of the others is the total of all.
    """
    values = [found.value.value for found in amounts]
    if len(sources) < 2 or len(values) < len(sources):
        return [None] * len(values)
    if len(values) == len(sources):
        return list(sources)
    if len(values) == len(sources) + 1 and values[-1] == sum(values[:-1]):
        return [*sources, ("ALL", None)]
    return [None] * len(values)


def year_beside(span: Span, found: Parsed[Amount]) -> int | None:
    """The year that an amount's own line names: « 2023 : 12 000 € »."""
    years = _YEAR.findall(_words_beside(span, found))
    return int(years[0]) if len(years) == 1 else None


def year_of_row(row: MoneyRow) -> int | None:
    """What a column of years says in a row."""
    years = _YEAR.findall(row.year.text) if row.year else []
    return int(years[0]) if len(years) == 1 else None


def year_above(record: Record) -> int | None:
    """The one year that the heading of a table of money names: « Les crédits en 2023 »."""
    if record.kind != "amounts" or record.owner is not None or record.section is None:
        return None
    found = only_year(record.section.text)
    return found.value if found else None


def basis_beside(span: Span, amounts: Sequence[Parsed[Amount]], index: int) -> str | None:
    """What a cell says one of its amounts is, beside it or in its line: « Consommé : 12 000 € »."""
    own = own_basis(span.text, amounts, index)
    return own or basis_of(_words_beside(span, amounts[index]))


def own_basis(text: str, amounts: Sequence[Parsed[Amount]], index: int) -> str | None:
    """What the words right beside one of several amounts say (« 96 k€ prévus, 88 k€ mandatés »),
    or those that make it a part of something told without a figure.
    """
    if len(amounts) == 1:
        return basis_of_part(text, amounts[0].start)
    text = plain(text)
    before, after = amounts[index - 1 : index], amounts[index + 1 : index + 2]
    behind = text[amounts[index].end : after[0].start if after else len(text)]
    ahead = text[before[0].end if before else 0 : amounts[index].start]
    return basis_of(_APART.split(behind)[0]) or basis_of(_APART.split(ahead)[-1])


def basis_around(
    text: str, amounts: Sequence[Parsed[Amount]], index: int, sentence: tuple[int, int]
) -> str | None:
    """What the sentence around one of several amounts says of all; words that lead to the next one
    are that one's (« Dotation : 40 k€, reliquat 2020 : 5 k€ », « 38 k€ sur 45 k€ prévus »).
    """
    following = amounts[index + 1 : index + 2]
    gap = text[amounts[index].end : following[0].start] if following else ""
    if _OUT_OF.fullmatch(gap) or (following and basis_of(_APART.split(plain(gap))[-1])):
        sentence = sentence[0], amounts[index].end
    return basis_of(text[slice(*sentence)])


def _words_beside(span: Span, found: Parsed[Amount]) -> str:
    """The amount's own line with no figure in its place."""
    start = span.text.rfind("\n", 0, found.start) + 1
    end = span.text.find("\n", found.end)
    behind = span.text[found.end : end if end >= 0 else None]
    return f"{span.text[start : found.start]} € {behind}"


def told_in_cell(span: Span, found: Parsed[Amount], column: str | None) -> _Payer:
    """Who pays, where the cell itself says so: « 24 300 € (FIR) », « CAF : 12 » among others."""
    payer = funder_of(span.text, found.start, found.end)
    return (payer.value, span.cut(payer.start, payer.end)) if payer else (column, None)


def _payer(span: Span, found: Parsed[Amount]) -> str | None:
    payer = funder_of(span.text, found.start, found.end)
    return payer.value if payer else None


def _unreadable(book: Book, span: Span) -> None:
    """A figure that is no amount; words in a column of amounts are a remark, not a fault, and so
    are the shares of a last row (« % | 55 % | 45 % »).
    """
    if is_share(span.text):
        return
    letters = sum(map(str.isalpha, span.text))
    if any(map(str.isdigit, span.text)) and letters <= _MOST_LETTERS:
        book.problem("unreadable_value", None, span, expected="montant", found=span.text.strip())
