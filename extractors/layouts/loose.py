"""Rows and small tables that state no action: counts of a summary, the lines above a header."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractors.blocks import Cell, Document, Span
from extractors.layouts.columns import Header
from extractors.layouts.content import content_of_cell
from extractors.layouts.counted_labels import is_count, is_told
from extractors.layouts.label_pairs import Pair
from extractors.layouts.label_value import pairs
from extractors.layouts.records import Context, Field, LayoutName, Record
from extractors.layouts.total_rows import is_total_row
from extractors.layouts.view import LONGEST_LABEL, TableView
from normalizers.amounts import header_unit
from normalizers.counted import names_count, speaks_of_actions
from normalizers.indicators import find_observations, is_measure

_FIGURE = re.compile(r"[\d\s.,\u00a0\u202f]*\d\s*(?:%|jours?|mois|h|heures?|etp)?$", re.IGNORECASE)
_WORDS = re.compile(r"\D*[^\W\d_]{3}")
_FEWEST = 2
_LARGEST_BOX = 120
_FEWEST_COLUMNS = 3


def count_records(view: TableView, rows: Iterable[Pair]) -> Iterator[Record]:
    """A summary: « Actions terminées | 1 » counts, « Détail des retards | A3 : … » tells.

    A count with nothing beside it is asked for in vain; a text alone is told.
    """
    for pair in rows:
        value = pair.value if pair.value and is_told(pair.value.text) else None
        is_blank = value is None and pair.label is not None and names_count(pair.label.text)
        if pair.label is not None and (is_blank or (value and is_count(value.text))):
            record = Record("indicator", "summary", view.block, pair.label)
            record.fields.append(Field("value", "Nombre", [value] if value else []))
            yield record
        elif value is not None:
            record = Record("prose", "prose", view.block, lead=pair.label)
            label = pair.label.text if pair.label else ""
            record.fields.append(Field(None, label, [value]))
            yield record


def figure_records(view: TableView) -> list[Record]:
    """« Nombre d'enfants suivis | 412 » row after row, without a header; else none.

    The rows that count actions are a summary's.
    """
    rows = pairs(view)
    told = [(pair.label, pair.value) for pair in rows if pair.label and pair.value]
    counted = sum(is_measure(label.text.lstrip(" -–•")) for label, _ in told)
    figures = sum(_FIGURE.match(value.text.strip()) is not None for _, value in told)
    if not len(told) == len(rows) == figures >= _FEWEST or counted * 2 <= len(told):
        return []
    records = []
    for label, value in told:
        layout: LayoutName = "summary" if speaks_of_actions(label.text) else "dashboard"
        record = Record("indicator", layout, view.block, label)
        record.fields.append(Field("value", "", [value]))
        records.append(record)
    return records


def loose_records(
    view: TableView, context: Context, lead: Span | None, *, in_fiche: bool
) -> list[Record]:
    """The records of a table that no layout reads: figures, or prose.

    Outside a fiche a row may tell by itself what it counts or pays, whatever the others hold
    (« Nombre d'actions suivies | 12 », « Crédits notifiés | 1 205 000 € »).
    """
    records = [] if in_fiche else figure_records(view) or boxed_records(view)
    if records:
        return records
    prose = Record("prose", "prose", view.block, context=context, lead=lead)
    prose.fields.append(Field(None, "", []))
    for row in view.rows:
        cells = view.own(row)
        told = _told_row(view, *cells) if len(cells) == 2 and not in_fiche else None
        if told is None:
            prose.fields[0].values += [view.span(cell) for cell in cells]
        else:
            records.append(told)
    return [*([prose] if prose.fields[0].values else []), *records]


def _told_row(view: TableView, label: Cell, value: Cell) -> Record | None:
    """A count or an amount beside the words that say what it is."""
    measured = is_measure(label.text.lstrip(" -–•")) and len(label.text.split()) > 1
    if measured and _FIGURE.match(value.text.strip()):
        layout: LayoutName = "summary" if speaks_of_actions(label.text) else "dashboard"
        record = Record("indicator", layout, view.block, view.span(label))
        record.fields.append(Field("value", "", [view.span(value)]))
        return record
    content = content_of_cell(value.text)
    paid = content == "amount" or (content == "number" and header_unit(label.text))
    if paid and content_of_cell(label.text) == "text" and len(label.text) <= LONGEST_LABEL:
        record = Record("amounts", "totals", view.block, view.span(label))
        record.fields.append(Field("amount", label.text, [view.span(value)]))
        return record
    return None


def boxed_records(view: TableView) -> list[Record]:
    """Figures in boxes, each cell a large number and what it counts (« 486⏎bilans de santé »),
    or a row of numbers over a row of words; else none.
    """
    rows = [view.own(row) for row in view.rows]
    cells = [cell for row in rows for cell in row]
    if len(cells) < _FEWEST or not cells[0].text.strip()[:1].isdigit():
        return []
    if all(is_box(cell.text) for cell in cells):
        record = Record("prose", "summary", view.block)
        record.fields.append(Field(None, "", [view.span(cell) for cell in cells]))
        return [record]
    over = [pair for pair in zip(rows[::2], rows[1::2], strict=False) if _stand_over(*pair)]
    return [
        Record("indicator", "dashboard", view.block, view.span(words),
               fields=[Field("value", "Nombre", [view.span(number)])])
        for above, below in over if len(over) * 2 == len(rows)
        for number, words in zip(above, below, strict=True)
    ]  # fmt: skip


def is_key_figure(document: Document, index: int, lead: Span | None) -> bool:
    """Whether an item is a figure and what it counts, one of several that nothing announces."""
    if lead is not None and lead.text.rstrip().endswith(":"):
        return False
    near = document.blocks[max(index - 2, 0) : index + 1]
    items = [block for block in near if block.kind == "list_item" and is_box(block.text)]
    return len(items) > 1 and any(block is document.blocks[index - 1] for block in items)


def is_box(text: str) -> bool:
    """A number first, then what it counts: a few words, no sentence and no address."""
    text = text.strip()
    found = find_observations(text) if len(text) <= _LARGEST_BOX else []
    return bool(found) and found[0].start == 0 and not text.endswith((".", ";"))


def _stand_over(above: list[Cell], below: list[Cell]) -> bool:
    """« 486 | 64 % » over « bilans de santé | d'évaluations dans les délais »."""
    same = [cell.col for cell in above] == [cell.col for cell in below]
    numbers = all(_FIGURE.match(cell.text.strip()) for cell in above)
    return same and numbers and all(_WORDS.match(cell.text) for cell in below)


def epilogue_rows(view: TableView, header: Header) -> tuple[int, ...]:
    """The rows of one cell below the last sum of a table: a balance, who signs, where and when."""
    below: list[int] = []
    for row in reversed(header.data_rows):
        if len(view.own(row)) > 1 or len(header.columns) < _FEWEST_COLUMNS:
            return tuple(reversed(below)) if is_total_row(view, row) else ()
        below.append(row)
    return ()


def epilogue_records(view: TableView, rows: Iterable[int], context: Context) -> Iterator[Record]:
    """What such rows say."""
    for cell in (cell for row in rows for cell in view.own(row)):
        record = Record("prose", "prose", view.block, context=context)
        record.fields.append(Field(None, "", [view.span(cell)]))
        yield record


def prologue_records(view: TableView, header: Header, context: Context) -> Iterator[Record]:
    """The rows above a header: the title of the sheet, its date, who wrote it."""
    for row in view.rows if header.rows else ():
        if row < header.rows[0]:
            record = Record("prose", "prose", view.block, context=context)
            record.fields.append(Field(None, "", [view.span(cell) for cell in view.own(row)]))
            yield record
