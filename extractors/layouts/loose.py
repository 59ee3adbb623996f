"""Rows and small tables that state no action: counts of a summary, the lines above a header."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from extractors.layouts.columns import Header
from extractors.layouts.label_value import Pair, is_count
from extractors.layouts.records import Context, Field, LayoutName, Record
from extractors.layouts.view import TableView

_COUNTS = re.compile(
    r"\W*(?:nombre|nb\.?|taux|part|pourcentage|effectifs?|délai|durée|file active)(?!\w)",
    re.IGNORECASE,
)
_OF_ACTIONS = re.compile(r"\b(?:actions|fiches)\b", re.IGNORECASE)
_FIGURE = re.compile(r"[\d\s.,\u00a0\u202f]*\d\s*(?:%|jours?|mois|h|heures?|etp)?$", re.IGNORECASE)


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


def counts_something(pairs: Sequence[Pair]) -> bool:
    """« Nombre d'enfants suivis | 412 » row after row: labels of figures, with figures beside."""
    told = [pair for pair in pairs if pair.label is not None and pair.value is not None]
    counted = [pair for pair in told if pair.label and _COUNTS.match(pair.label.text)]
    figures = [pair for pair in told if pair.value and _FIGURE.match(pair.value.text.strip())]
    return len(told) == len(pairs) == len(figures) >= 2 and len(counted) * 2 > len(told)


def figure_records(view: TableView, pairs: Iterable[Pair]) -> Iterator[Record]:
    """The rows of such a table: those that count actions are a summary's."""
    for pair in pairs:
        if pair.label is None or pair.value is None:
            continue
        layout: LayoutName = "summary" if _OF_ACTIONS.search(pair.label.text) else "dashboard"
        record = Record("indicator", layout, view.block, pair.label)
        record.fields.append(Field("value", "", [pair.value]))
        yield record


def prologue_records(view: TableView, header: Header, context: Context) -> Iterator[Record]:
    """The rows above a header: the title of the sheet, its date, who wrote it."""
    for row in view.rows if header.rows else ():
        if row < header.rows[0]:
            record = Record("prose", "prose", view.block, context=context)
            record.fields.append(Field(None, "", [view.span(cell) for cell in view.own(row)]))
            yield record
