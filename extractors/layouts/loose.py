"""Rows and small tables that state no action: counts of a summary, the lines above a header."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractors.layouts.columns import Header
from extractors.layouts.label_value import Pair, is_count
from extractors.layouts.records import Context, Field, Record
from extractors.layouts.view import TableView


def count_records(view: TableView, pairs: Iterable[Pair]) -> Iterator[Record]:
    """A summary: « Actions terminées | 1 » counts, « Détail des retards | A3 : … » tells."""
    for pair in pairs:
        if pair.label is None or pair.value is None or not pair.value.text.strip():
            continue
        if is_count(pair.value.text):
            record = Record("indicator", "summary", view.block, pair.label)
            record.fields.append(Field("value", "Nombre", [pair.value]))
        else:
            record = Record("prose", "prose", view.block, lead=pair.label)
            record.fields.append(Field(None, pair.label.text, [pair.value]))
        yield record


def prologue_records(view: TableView, header: Header, context: Context) -> Iterator[Record]:
    """The rows above a header: the title of the sheet, its date, who wrote it."""
    for row in view.rows if header.rows else ():
        if row < header.rows[0]:
            record = Record("prose", "prose", view.block, context=context)
            record.fields.append(Field(None, "", [view.span(cell) for cell in view.own(row)]))
            yield record
