"""Who pays the amounts of a column: its header, the row's own source, the head of a row of sums."""

from __future__ import annotations

from extractors.blocks import Span
from extractors.layouts.records import Field, Record
from normalizers.amounts import says_total
from normalizers.funders import funders_left_out, parse_funders
from normalizers.year_header import year_of_header
from pipeline.rows.money_rows import MoneyRow, sole_source, sources_of


def column_funder(record: Record, item: Field, row: MoneyRow) -> tuple[str | None, Span | None]:
    """Who pays the amounts of a column, in this row.

    A State column of a row that names its source is that source; a total over several funders
    is ALL.
    """
    if item.is_sum:
        return ("ALL", None)
    named = [found.value for found in parse_funders(item.leaf, cell=True)]
    if not named:
        named = [found.value for found in parse_funders(item.label, cell=True)]
    head = _head_funders(record)
    if head and not set(named) - {"ALL"}:
        return head[0]
    if says_total(item.leaf) or len(set(named)) > 1:
        return row.sole_source if row.sole_source and _adds_years(row) else ("ALL", None)
    column = named[0] if named else None
    if column in (None, "STATE"):
        if head:
            return head[0]
        if column is None and (beside := row.source_beside(item)):
            return beside
        if row.sole_source:
            return row.sole_source
    if record.kind == "amounts" and record.heading and says_total(record.heading.text):
        return (column if column not in (None, "STATE") else "ALL", None)
    return (column, None)


def _adds_years(row: MoneyRow) -> bool:
    """« 2023 | 2024 | Total »: beside years alone a total adds up what one funder pays."""
    leaves = [item.leaf for item in row.amounts]
    others = [leaf for leaf in leaves if not says_total(leaf)]
    return bool(others) and all(year_of_header(leaf) for leaf in others)


def _head_funders(record: Record) -> list[tuple[str, Span]]:
    """The funder that a row of a totals table is about."""
    if record.kind != "amounts" or record.heading is None:
        return []
    span = record.heading
    found = [each for each in parse_funders(span.text, cell=True) if each.value != "ALL"]
    if len(found) == 1:
        return [(found[0].value, span.cut(found[0].start, found[0].end))]
    return []


def share_of_some(record: Record, item: Field) -> str | None:
    """The funders whose money a row of sums adds up, where these are some of several:
    « Total CAF et MSA » CAF+MSA, « Total hors FIR » -FIR, « Autres financeurs » "" (the rest);
    so does an amount merged over some of the columns.
    """
    if record.kind != "amounts" or record.heading is None:
        return None
    text = record.heading.text
    named = _named(text)
    if others := funders_left_out(text):
        return "+".join(f"-{code}" for code in others)
    if len(named) > 1:
        return "+".join(sorted(named))
    if named == {"OTHER"}:
        return ""
    over = _named(item.leaf)
    is_some = len(over) > 1 and any(_named(each.leaf) - over for each in record.all("amount"))
    return "+".join(sorted(over)) if is_some else None


def _named(text: str) -> set[str]:
    return {found.value for found in parse_funders(text, cell=True)} - {"ALL"}


def payer_of_label(label: str) -> str | None:
    """The one funder that a label names: « Financement État : 35 000 € ; ARS : 12 000 € »."""
    named = _named(label)
    return named.pop() if len(named) == 1 else None


def payer_of_fiche(record: Record) -> tuple[str, Span] | None:
    """The one funder that a fiche names under a label of its own (« Financeur : ARS »)."""
    return sole_source(sources_of(record)) if record.layout == "fiche" else None
