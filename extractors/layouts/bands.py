"""Labels that stand above their values: a row of nothing but labels, a row of answers below."""

from __future__ import annotations

import re
from itertools import pairwise

from extractors.blocks import Cell
from extractors.layouts.content import content_of_cell
from extractors.layouts.view import LONGEST_LABEL, TableView, asked_once, labels_of
from normalizers.engagements import match_engagement
from normalizers.indicators import is_measure
from normalizers.labels import label_candidates
from normalizers.numbering import names_action, parse_action_heading, parse_group_heading
from normalizers.text import fold

_FEWEST = 2
"""Known labels of one look that make others of that look labels too."""
_NAMES_ACTIONS = re.compile(r"\bactions?\b")
"""« Actions engagées » over « six » asks; « En cours » answers."""
_DATED = ("start", "end", "duration", "year", "fiscal_year")
"""Fields of which a label and a year may be the value."""
_SURE = ("label.exact", "label.folded", "label.year")


def is_label(text: str) -> bool:
    """Whether the lexicon knows the text as a label."""
    return bool(labels_of(text))


def is_plain_label(text: str) -> bool:
    """A label and no value that begins like one: « fin 2022 », « Engagement 2 »; « Budget 2024 »
    is one.
    """
    if not any(map(str.isdigit, text)):
        return is_label(text)
    hits = label_candidates(text) if len(text) <= LONGEST_LABEL else []
    return bool(hits) and all(h.rule == "label.year" and h.value not in _DATED for h in hits)


def is_known(text: str) -> bool:
    """A spelling of the lexicon and nothing else: « Communes, CAF » only begins like one."""
    hits = label_candidates(text)
    return bool(hits) and hits[0].rule in _SURE


def _is_label_below(text: str, is_sure: bool) -> bool:
    """Whether a text below a label is one itself; below sure ones only sure ones are."""
    return is_plain_label(text) and (is_known(text) or not is_sure)


def _may_answer(text: str) -> bool:
    """« En cours » below "Statut", « CAF » below "Partenaires": labels elsewhere, values here."""
    asks = [name for name in labels_of(text) if not name.startswith(("is_", "status"))]
    return set(asks) <= {"amount"} and content_of_cell(text) in ("flag", "status", "funder")


def _are_asked(cells: list[Cell], below: list[Cell]) -> bool:
    """No label if words stand below it where a state, a tick or an amount would: « Bilan | En
    cours » above « Jumelage | Avec la commune voisine », or a measure's figure: « Partenaires |
    CAF » above « Taux de présence | 45 % ».
    """
    under = {cell.col: cell.text for cell in below}
    may = [c for c in cells[1:] if _may_answer(c.text) and not _NAMES_ACTIONS.search(fold(c.text))]
    told = any(content_of_cell(under.get(cell.col, "")) == "text" for cell in may)
    return not told and not (may and is_measure(below[0].text))


def _stand_apart(cells: list[Cell], below: list[Cell]) -> bool:
    """Whether all of a row is bold, or shaded, and nothing of the next one is."""
    if not cells or not below:
        return False
    bold = all(cell.bold for cell in cells) and not any(cell.bold for cell in below)
    shaded = all(cell.fill for cell in cells) and not any(cell.fill for cell in below)
    return bold or shaded


def labels_above(view: TableView, row: int, cells: list[Cell], below: list[Cell]) -> bool:
    """A row of nothing but labels over a row of values in the same columns."""
    apart = _stand_apart(cells, below)
    known = is_label if apart else is_plain_label
    if not cells or not below or not all(known(cell.text) for cell in cells):
        return False
    if names_action(cells[0].text):
        return False  # « ACTION 1 | Bilans en maternelle | Action réalisée »
    if not apart and not _are_asked(cells, below):
        return False
    is_sure = all(is_known(cell.text) and not _may_answer(cell.text) for cell in cells)
    labels = [_is_label_below(cell.text, is_sure) for cell in below]
    if len(cells) == 1:
        next_one = is_label(below[0].text) and (is_known(below[0].text) or not is_sure)
        beside = cells[0].col + (cells[0].col_span if apart else 1)
        if next_one and view.table.grid.get((row, beside)) is not None:
            return False  # two labels with nothing beside them
        # « Suites » over « Poursuite »
        same = labels_of(cells[0].text)[0] in labels_of(below[0].text)
        return (
            cells[0].col_span >= below[0].col_span
            and len(below) == 1
            and (apart or same or not labels[0])
            and cells[0].col == below[0].col
        )
    columns = {cell.col for cell in cells}
    fits = all(any(c <= cell.col for c in columns) for cell in below)
    if apart:
        return fits
    if all(cell.bold and is_label(cell.text) for cell in (*cells, *below)):
        return False  # the next band: this one has no answers
    asks = [label and not _may_answer(cell.text) for label, cell in zip(labels, below, strict=True)]
    return fits and not asks[0] and sum(asks) * 2 <= len(asks)


@asked_once
def answers(view: TableView) -> set[int]:
    """The rows of values of a table of bands, row of labels above row of values; else none."""
    bands: dict[int, tuple[str, ...]] = {}
    for row, following in pairwise(view.rows):
        cells, below = view.own(row), view.own(following)
        if row not in bands and labels_above(view, row, cells, below):
            bands[following] = tuple(cell.text for cell in cells)
    several = len(set(bands.values())) > 1 and any(len(labels) > 1 for labels in bands.values())
    return set(bands) if several else set()


def unknown_bands(view: TableView) -> set[int]:
    """Rows that stand over an answer just as the known labels of the table do, in words the
    lexicon does not know: « Regards croisés » in bold over the whole width, as « Bilan » is.
    """
    single = [
        (row, cells[0], below[0])
        for row, following in pairwise(view.rows)
        if view.is_full_width(row)
        and len(cells := view.own(row)) == 1
        and len(below := view.own(following)) == 1
        and _stand_apart(cells, below)
        and cells[0].col == below[0].col
    ]
    known = [(row, cell) for row, cell, _ in single if is_label(cell.text)]
    if len(known) < _FEWEST:
        return set()
    styles = {(cell.bold, cell.fill) for _, cell in known}
    return {
        row
        for row, cell, below in single
        if row > known[0][0]  # what stands above all labels names the fiche
        and (cell.bold, cell.fill) in styles
        and not is_label(cell.text)
        and len(cell.text) <= LONGEST_LABEL
        and _names_nothing(cell.text)
        and below.col_span >= cell.col_span
    }


def _names_nothing(text: str) -> bool:
    """Whether a text is no heading of an action or group and no sentence."""
    grouped = parse_group_heading(text) is not None or match_engagement(text) is not None
    return not grouped and parse_action_heading(text) is None and not text.rstrip().endswith(".")
