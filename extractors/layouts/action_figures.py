"""Tables of nothing but figures beside actions: « Action | 2021 | 2022 | 2023 ».

What the figures count is told by their headers, a title above them or the heading of the table;
where nothing tells it, they are kept as they stand.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from extractors.layouts.columns import Column, Header
from extractors.layouts.fields import TITLES
from extractors.layouts.records import Claim, Field, Record
from extractors.layouts.view import TableView, is_year_header, labels_of
from normalizers.amounts import header_unit
from normalizers.counted import names_count
from normalizers.header_levels import LEVEL
from normalizers.indicators import measured_by
from normalizers.numbering import parse_action_heading


def claim(header: Header) -> Claim:
    """How surely the rows are actions with figures beside them."""
    figures = [column for column in header.columns if column.field == "figure" or _is_year(column)]
    if not header.fields() & TITLES or not figures:
        return Claim(0.0, "pas d'actions avec des chiffres à côté")
    return Claim(0.6, f"des actions et {len(figures)} colonnes de chiffres")


def _is_year(column: Column) -> bool:
    """« 2023 » above figures, which does not say what they count."""
    figures = column.field == "value" and column.content == "number"
    return figures and is_year_header(column.leaf)


def settle(view: TableView, header: Header, above: Iterable[str]) -> Header:
    """The header whose years tell what they count; `above`: the texts above, the nearest first."""
    rows = [row for row in view.rows if header.rows and row < header.rows[0]]
    titles = [cell.text for row in reversed(rows) for cell in view.own(row)]
    counted = next(filter(None, map(_counted, (*titles, *above))), None)
    name = "figure" if counted else None
    columns = [
        replace(
            column, field=name, header=f"{counted}{LEVEL}{column.header}" if name else column.header
        )
        if _is_year(column)
        else column
        for column in header.columns
    ]
    return replace(header, columns=tuple(columns))


def _counted(title: str) -> str | None:
    """What a title says that the figures below it count: no money, actions or known label."""
    if labels_of(title) or names_count(title) or header_unit(title) is not None:
        return None
    found = None if parse_action_heading(title) else measured_by(title)
    return found[0].replace(LEVEL, "/") if found else None


def own_figures(records: Iterable[Record]) -> None:
    """Let what the document tells elsewhere of the same action take its figures."""
    for record in records:
        if record.kind == "action":
            record.fields.append(Field("indicators", "", [], is_apart=True))
