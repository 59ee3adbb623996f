"""Amounts of money: from columns of amounts, totals tables and sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.blocks import Span
from extractors.layouts.records import Field, Record
from normalizers.amounts import (
    Amount,
    basis_of,
    find_amounts,
    find_amounts_below,
    header_unit,
    is_left_over,
    says_total,
    year_of_amount,
    year_of_label,
)
from normalizers.engagements import match_engagement
from normalizers.funders import funder_of, funder_of_column, parse_funders
from normalizers.parsed import Parsed
from normalizers.text import clean, fold
from normalizers.year_header import year_of_header
from normalizers.years import only_year
from pipeline.rows.amount_cells import (
    amounts_of_cell,
    basis_around,
    basis_beside,
    own_basis,
    payers_of_lines,
    tells_parts,
    told_in_cell,
    year_above,
    year_beside,
    year_of_row,
)
from pipeline.rows.book import Book, Row
from pipeline.rows.money_rows import MoneyRow, money_rows
from pipeline.rows.parts import counted_elsewhere
from pipeline.rows.payers import column_funder, payer_of_label, share_of_some
from pipeline.rows.told_sums import is_from_afar, several_pay, total_among, wholes_behind


@dataclass(frozen=True, slots=True)
class Purse:
    """What a record tells about all its amounts."""

    action_id: str | None
    objective_number: int | None
    fiscal_year: int | None
    part_index: int
    part_kind: str | None
    has_row_amounts: bool = False
    """Whether actions or objectives of the document bear amounts in columns of their own: then
    a table of funders adds those up. Of an objective's line: whether its actions do elsewhere."""


def add_column_amounts(book: Book, record: Record, purse: Purse) -> None:
    """One row per filled cell of the record's amount columns."""
    rows = money_rows(record)
    named = match_engagement(record.heading.text) if record.heading else None
    for item in record.all("amount"):
        share = share_of_some(record, item)
        for span in item.values:
            if record.layout == "fiche" and len(find_amounts(span.text)) > 1:
                add_prose_amounts(book, [span], purse, name="budget", label=item.label)
                continue
            amounts = amounts_of_cell(book, span, _multiplier(record, item))
            money = rows[span.row]
            lines = payers_of_lines(amounts, money.sources)
            sums = _sums_of_cell(span.text, amounts)
            for index, (found, own) in enumerate(zip(amounts, lines, strict=True)):
                payer, payer_span = own or column_funder(record, item, money)
                is_joint = payer is None and money.is_joint and len(amounts) == 1
                if is_joint or (payer is None and money.parts_of(item)):
                    payer = "ALL"
                if payer == "ALL" and _is_states_alone(book, record, item, span):
                    payer = "STATE"
                if payer in (None, "OTHER") or (sums and index):
                    payer, payer_span = told_in_cell(span, found, payer)
                context = _context(record, item, purse, money)
                if own or payer == "ALL":
                    is_whole = is_joint or _stands_for_parts(book, record, item, span)
                    is_total = payer == "ALL" and not is_whole
                    context = replace(context, is_total=is_total)
                if sums:
                    own_total = context.is_total and not index
                    context = replace(context, is_total=own_total or index in sums)
                if basis := basis_beside(span, amounts, index):
                    context = replace(context, basis=basis)
                if len(amounts) > 1:
                    context = replace(context, year=year_beside(span, found) or context.year)
                if _is_shared(book, span.cut(found.start, found.end), purse):
                    continue
                row = _add(book, purse, found, span, payer, payer_span, context)
                row.tags |= {"with_parts"} if money.parts_of(item) else set()
                row.tags |= {"funder_line"} if record.kind == "amounts" else set()
                says_use = record.tells_use or (index > 0 and index in sums)
                row.tags |= {"use"} if says_use else set()
                row.tags |= {f"engagement:{named.value}"} if named else set()
                row.tags |= {f"share:{share}"} if share is not None else set()


def _is_shared(book: Book, place: Span, purse: Purse) -> bool:
    """Whether another action's amount stands in the same words: one cell merged over both. Then
    it is told once, of neither alone.
    """
    first = book.amounts.get((place.block, place.row, place.col, place.start))
    if first is None or first["action_id"] == purse.action_id:
        return False
    first.values["action_id"] = None
    first.tags.add("shared")
    if first["objective_number"] != purse.objective_number:
        first.values["objective_number"] = None
    return True


def _sums_of_cell(text: str, amounts: Sequence[Parsed[Amount]]) -> set[int]:
    """The amounts of a cell that would count money twice beside the parts it tells."""
    if not tells_parts(text, amounts):
        return set()
    payers = [funder_of(text, found.start, found.end) for found in amounts]
    return counted_elsewhere(text, amounts, payers, None, range(len(amounts)))


def _is_states_alone(book: Book, record: Record, item: Field, span: Span) -> bool:
    """Whether a total stands below amounts that are all the State's, told of no line of money."""
    named = [found.value for found in parse_funders(item.leaf, cell=True)]
    if named != ["STATE"] or record.kind != "amounts":
        return False
    return book.payers.get((span.block, span.col)) == {"STATE"}


def _stands_for_parts(book: Book, record: Record, item: Field, span: Span) -> bool:
    """Whether an action's amount is merged over the columns of several funders."""
    cell = book.places.cell(span)
    merged = cell is not None and cell.col_span > 1 and record.kind != "amounts"
    return merged and not says_total(item.leaf)


@dataclass(frozen=True, slots=True)
class _Context:
    is_total: bool
    basis: str | None
    year: int | None


def _multiplier(record: Record, item: Field) -> Decimal | None:
    """What an amount's header says of its unit, else what the rest of the table says."""
    return header_unit(item.label) or header_unit(record.unit)


def _context(record: Record, item: Field, purse: Purse, row: MoneyRow) -> _Context:
    """What header and row say beside the funder: a sum or not, what for, which year."""
    header_year = year_of_header(item.label)
    years = [word for word in fold(item.label).split() if word.isdigit() and len(word) == 4]
    year = header_year.value[0] if header_year else int(years[-1]) if years else None
    lists_sums = record.kind in ("amounts", "objective") and record.owner is None
    sums_rows = lists_sums and purse.has_row_amounts
    says = says_total(item.label) or (record.heading and says_total(record.heading.text))
    is_sum = bool(says) if record.kind == "amounts" else says_total(item.label)
    whole = row.whole_of(item)
    told = [item.label, record.heading.text if record.heading else "", whole.label if whole else ""]
    basis = next(filter(None, map(basis_of, told)), None)
    is_total = is_sum or sums_rows or record.tells_use or bool(row.parts_of(item))
    compared = only_year(record.heading.text) if record.tells_use and record.heading else None
    own = compared.value if compared else None  # « Rappel 2023 »
    return _Context(is_total, basis, own or year or year_of_row(row) or year_above(record))


def add_prose_amounts(
    book: Book,
    spans: list[Span],
    purse: Purse,
    *,
    name: str = "",
    label: str = "",
    source: tuple[str, Span] | None = None,
    is_sum: bool = False,
) -> None:
    """One row per amount that a sentence states; the sum of the others is a total.

    `name` is the field the text stands in; below a `label` with a unit ("Budget (k€)") bare
    figures are amounts too. `source` pays what a text says of nobody. `is_sum`: all that the text
    tells adds up other rows.
    """
    unit = header_unit(label)
    for span in spans:
        is_asked = name == "budget" and unit is None
        amounts = (
            find_amounts_below(span.text) if is_asked else find_amounts(span.text, multiplier=unit)
        )
        amounts = [each for each in amounts if not is_left_over(span.text, each.start, each.end)]
        payers = [
            funder_of_column(span.text, found.start) or funder_of(span.text, found.start, found.end)
            for found in amounts
        ]
        wholes = wholes_behind(span.text, amounts, payers)
        payers = [None if index in wholes else payer for index, payer in enumerate(payers)]
        total, beside = total_among(span.text, amounts, payers)
        sums = counted_elsewhere(span.text, amounts, payers, total, beside)
        several = several_pay([payers[i] for i in beside if i != total])
        for index, (found, payer) in enumerate(zip(amounts, payers, strict=True)):
            lends = is_sum or not any(payers)
            code, where = source if source and lends else (None, None)
            if index == 0 and not span.text[: found.start].strip(" :–-"):
                code = payer_of_label(label) or code
            if payer is not None:
                code, where = payer.value, span.cut(payer.start, payer.end)
            is_sole = index == total and several and is_from_afar(amounts, index, payer)
            if is_sole or index in wholes:
                code, where = "ALL", None
            sentence = _sentence(span.text, found.start, found.end)
            own = own_basis(span.text, amounts, index)
            told = (own, basis_around(span.text, amounts, index, sentence), basis_of(label))
            basis = next(filter(None, told), None) or basis_of(name)
            year = year_of_amount(span.text, found.start, found.end)
            adds_up = len(amounts) > 1 or says_total(span.text)
            is_total = is_sum or (code == "ALL" and adds_up) or index in sums
            context = _Context(is_total, basis, year.value if year else year_of_label(label))
            text = span.text[slice(*sentence)]
            row = _add(book, purse, found, span, code, where, context, text=text)
            row.tags |= {"of_sum"} if is_sum else set()


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence or line around an amount begins and ends."""
    left = max((text.rfind(mark, 0, start) + len(mark) for mark in (". ", "\n", "! ", "? ")
                if text.rfind(mark, 0, start) >= 0), default=0)  # fmt: skip
    rights = [pos for mark in (". ", "\n") if (pos := text.find(mark, end)) >= 0]
    return left, min(rights, default=len(text)) + 1


def _add(
    book: Book,
    purse: Purse,
    found: Parsed[Amount],
    span: Span,
    payer: str | None,
    payer_span: Span | None,
    context: _Context,
    *,
    text: str | None = None,
) -> Row:
    place = span.cut(found.start, found.end)
    row_id = book.place_id("f", place)
    row = book.add(
        "fundings",
        row_id,
        funding_id=row_id,
        action_id=purse.action_id,
        part_index=purse.part_index,
        part_kind=purse.part_kind,
        objective_number=purse.objective_number,
    )
    amount = found.value.value.quantize(Decimal("0.01"))
    row.set("amount", amount, place, found.rule, found.confidence)
    book.payers.setdefault((place.block, place.col), set()).add(payer)
    row.set("funder", payer, payer_span or place, "funder.column" if not text else "funder.text")
    row.values["is_total"] = context.is_total
    row.values["basis"] = context.basis or "unspecified"
    if text is None:
        row.tags.add("from_column")
        book.amounts[place.block, place.row, place.col, place.start] = row
    row.values["is_annual"] = found.value.is_annual
    row.values["year"] = context.year or purse.fiscal_year
    row.set("text", clean(text or span.text), span, "text")
    return row
