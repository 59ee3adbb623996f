"""Who pays the amounts of a column: its header, the row's own source, the head of a row of sums."""

from __future__ import annotations

from itertools import pairwise

from extractors.blocks import Span
from extractors.layouts.records import Field, Record
from normalizers.amounts import says_total
from normalizers.funders import funders_left_out, parse_funders
from normalizers.text import fold
from normalizers.year_header import year_of_header

_SOURCES = frozenset({"funding_source", "other_sources"})


def sources_of(record: Record) -> list[tuple[str, Span]]:
    """The funders that the row's own source column names."""
    return [
        (found.value, span.cut(found.start, found.end))
        for span in record.spans("funding_source")
        for found in parse_funders(span.text, cell=True)
    ]


def column_funder(
    record: Record, item: Field, sources: list[tuple[str, Span]], row: int | None
) -> tuple[str | None, Span | None]:
    """Who pays the amounts of a column, in this row.

    A State column of a row that names its source is that source; a total over several funders
    is ALL.
    """
    if item.is_sum:
        return ("ALL", None)
    sources = [pair for pair in sources if pair[1].row == row] or sources
    named = [found.value for found in parse_funders(item.leaf, cell=True)]
    if not named:
        named = [found.value for found in parse_funders(item.label, cell=True)]
    head = _head_funders(record)
    if head and not set(named) - {"ALL"}:
        return head[0]
    if says_total(item.leaf) or len(set(named)) > 1:
        alone = len({code for code, _ in sources}) == 1
        return sources[0] if alone and _adds_years(record) else ("ALL", None)
    column = named[0] if named else None
    if column in (None, "STATE"):
        if head:
            return head[0]
        if column is None and (beside := _beside(record, item)):
            return beside
        if len({code for code, _ in sources}) == 1:
            return sources[0]
    if record.kind == "amounts" and record.heading and says_total(record.heading.text):
        return (column if column not in (None, "STATE") else "ALL", None)
    return (column, None)


def _beside(record: Record, item: Field) -> tuple[str, Span] | None:
    """« Source 1 | Montant 1 | Source 2 | Montant 2 »: the source on the left of each amount."""
    placed = [
        (each.column, each)
        for each in record.fields
        if (each.name == "amount" or _is_source(each)) and not each.is_empty
        if each.column is not None
    ]
    row = [each for _, each in sorted(placed, key=lambda pair: pair[0])]
    pairs = list(pairwise(row))
    if any(_is_source(left) and _is_source(right) for left, right in pairs):
        return None
    for left, right in pairs:
        found = parse_funders(left.values[0].text, cell=True) if _is_source(left) else []
        if right is item and len(found) == 1:
            return found[0].value, left.values[0].cut(found[0].start, found[0].end)
    return None


def _is_source(item: Field) -> bool:
    """A column of funders, « Cofinanceur » too, which may list partners."""
    return item.name in _SOURCES or (item.name == "partners" and "financ" in fold(item.leaf))


def _adds_years(record: Record) -> bool:
    """« 2023 | 2024 | Total »: beside years alone a total adds up what one funder pays."""
    leaves = [item.leaf for item in record.all("amount")]
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


def payer_of_fiche(record: Record) -> tuple[str, Span] | None:
    """The one funder that a fiche names under a label of its own (« Financeur : ARS »)."""
    sources = sources_of(record) if record.layout == "fiche" else []
    return sources[0] if len({code for code, _ in sources}) == 1 else None
