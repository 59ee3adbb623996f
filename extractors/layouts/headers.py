"""Header rows: where they are, and which field each column is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.blocks import Cell
from extractors.layouts.columns import Column, Header
from extractors.layouts.content import Content, content_of_column, first_fitting
from extractors.layouts.fields import TICKED, TITLES
from extractors.layouts.header_rows import header_rows
from extractors.layouts.settle import settle_columns
from extractors.layouts.ticks import (
    Draft,
    coded_states,
    crossed_funders,
    tick_columns,
    tick_field,
    with_answers,
)
from extractors.layouts.total_rows import is_tally_row, is_total_row
from extractors.layouts.view import TableView, asked_once, is_year_header, labels_of, questions_of
from normalizers.amounts import names_money
from normalizers.funders import parse_funders
from normalizers.header_levels import LEVEL
from normalizers.statuses import parse_status
from normalizers.text import fold
from normalizers.word_table import table

_ANSWER = re.compile(r"[\s:(–/-]+(?:oui|non)\)?\s*$", re.IGNORECASE)


@asked_once
def read_header(view: TableView) -> Header | None:
    """The header of a table whose columns are labelled, or None."""
    rows = header_rows(view)
    if not rows:
        return None
    data = tuple(row for row in view.rows if row > rows[-1])
    columns = tuple(_columns(view, rows, list(data)))
    return Header(tuple(rows), columns, data)


def _columns(view: TableView, rows: list[int], data: list[int]) -> list[Column]:
    data = [row for row in data if not (view.is_full_width(row) or _sums_up(view, row))]
    drafts = with_answers([_draft(view, rows, data, number) for number in view.columns])
    ticks = tick_columns(drafts)
    columns = []
    for draft in drafts:
        field = tick_field(draft) if draft.number in ticks else _field_of(draft)
        header = LEVEL.join(" ".join(cell.text.split()) for cell in draft.path)
        spans = tuple(map(view.span, draft.path))
        columns.append(Column(draft.number, field, header, spans, draft.content))
    return settle_columns(crossed_funders(columns), drafts)


def _sums_up(view: TableView, row: int) -> bool:
    return is_total_row(view, row) or is_tally_row(view, row)


def _draft(view: TableView, rows: list[int], data: list[int], number: int) -> Draft:
    path = _header_path(view, rows, number)
    cells = view.column_cells(number, data)
    content = content_of_column(cells)
    answers = content == "flag" and not _tell_states(cells)  # « Réalisée » is a flag too
    candidates: list[str] = []
    leaf = fold(path[-1].text) if path else ""
    plainly = leaf in table("column_words", "plain_name")  # « Action » over « N° | Libellé »
    for cell in path if plainly else reversed(path):
        coded = coded_states(view, cell.row).get(cell.col)
        candidates += [coded] if coded else []
        candidates += questions_of(cell.text) if answers else []
        candidates += [name for name in _asked(cell.text) if name not in candidates]
    return Draft(number, path, content, candidates, cells)


def _asked(text: str) -> list[str]:
    """The fields of a header, or of the question it answers: « Engagée : non » asks "Engagée"."""
    answer = _ANSWER.search(text)
    stem = text[: answer.start()] if answer else ""
    asked = [] if fold(stem).endswith(("oui", " ou")) else labels_of(stem)
    return asked if any(name.startswith("is_") for name in asked) else labels_of(text)


def _header_path(view: TableView, rows: list[int], column: int) -> list[Cell]:
    """Header cells above a column, widest first; a blank above a sub-header belongs to the
    group on its left (formats without spans store it so).
    """
    path: list[Cell] = []
    for level, row in enumerate(rows):
        cell = view.table.grid.get((row, column))
        if (cell is None or not cell.text.strip()) and level < len(rows) - 1:
            cell = _group_on_the_left(view, rows, level, column)
        if cell and cell.text.strip() and cell not in path:
            path.append(cell)
    return path


def _group_on_the_left(view: TableView, rows: list[int], level: int, column: int) -> Cell | None:
    below = view.table.grid.get((rows[level + 1], column))
    if below is None or not below.text.strip():
        return None
    for left in reversed([number for number in view.columns if number < column]):
        cell = view.table.grid.get((rows[level], left))
        if cell and cell.text.strip():
            under = view.table.grid.get((rows[level + 1], left))
            return cell if under and under is not cell and under.text.strip() else None
    return None


def _field_of(draft: Draft) -> str | None:
    """The column's field: the lowest known header that fits what the column holds."""
    leaf = draft.path[-1].text if draft.path else ""
    if leaf and is_year_header(leaf) and not labels_of(leaf):
        if _tell_states(draft.cells):
            return "status"
        return _year_column(draft.candidates, draft.content)
    if "%" in leaf and draft.content == "number" and _PROGRESS.intersection(draft.candidates):
        return "status"
    if _are_shares_of_money(draft, leaf):
        return "share"
    if not draft.candidates and draft.content in ("number", "amount") and names_money(leaf):
        return "amount"  # « Crédits liquidés »
    if not draft.candidates:
        if draft.content == "flag" and leaf:  # « T2 », « ASE »: when, or whose
            return "funding_source" if _names_payer(leaf) else None
        return _FIELD_OF_CONTENT.get(draft.content)
    asks_state = draft.candidates[0] == "status" and draft.content == "date"
    if asks_state and _tell_states(draft.cells):  # « Démarrée en mars 2024 »
        return "status"
    return _choose(draft.candidates, draft.content, leaf)


def _are_shares(cells: Sequence[Cell]) -> bool:
    """Nothing but percentages below words nobody knows: « Taux de conso. » is no state."""
    return all(_SHARE.fullmatch(cell.text.strip()) for cell in cells)


def _are_shares_of_money(draft: Draft, leaf: str) -> bool:
    """« % État », « Taux de conso. », « Part du FIR » over « 80 % »: neither states nor amounts."""
    if _names_payer(leaf) and _PER_CENT.search(leaf):
        return True
    told = draft.cells and _are_shares(draft.cells)
    return bool(told) and (draft.candidates[:1] in ([], ["amount"]) or _names_payer(leaf))


def _tell_states(cells: Sequence[Cell]) -> bool:
    """« En cours », « Réalisée » row after row; crosses below years are a calendar."""
    states = [cell for cell in cells if _WORD.search(cell.text) and parse_status(cell.text)]
    return len(states) * 2 > len(cells) and not _are_shares(cells)


_WORD = re.compile(r"[^\W\d_]{4}")
_SHARE = re.compile(r"\d{1,3}(?:[.,]\d+)?\s?%")
_PER_CENT = re.compile(r"(?<!\d)(?<!\d\s)%")
"""Of what stands below: « CAF (50 %) » says how much of it."""
_NOT_DATED = ("description", "results", "resources", "status")
"""Fields whose header may stand over dates all the same (« Mise en œuvre »)."""
_PROGRESS = frozenset({"is_completed", "status", "results", "status_completed"})
"""Headers such as "Réalisé" that with a percent sign ask how far the action has come."""
_FIGURES = {"value", "target", "results", "indicators", "indicator", "is_completed"}
"""Headers such as "Prévu" and "Réalisé": of figures, or of amounts where the cells say so."""
_FIELD_OF_CONTENT: dict[Content, str] = {
    "flag": "is_completed",
    "action": "action",
    "funder": "funding_source",
    "amount": "amount",
    "status": "status",
    "date": "start",
}
"""What a column is whose header is missing or unknown."""


def _year_column(candidates: list[str], content: Content) -> str:
    """Under "Financements" a year column holds amounts, under nothing known figures."""
    if "amount" in candidates or content == "amount":
        return "amount"
    kept = [name for name in candidates if name not in _FIGURES]
    return kept[0] if kept else "value"


def _choose(candidates: list[str], content: Content, leaf: str) -> str | None:
    if content == "flag":
        ticks = [name for name in candidates if name in TICKED]
        asked = [name for name in candidates if name.startswith("is_")]
        if _names_payer(leaf) and not (asked or ticks or "status" in candidates):
            return "funding_source"  # « FIR » ticked beside a sum
        if candidates[0] == "engagement":  # "Engagement (oui/non)": whether it was begun
            return "is_committed"
        return _first(asked or ticks or candidates)
    if content == "amount" and ("amount" in candidates or candidates[0] in _FIGURES):
        return "amount"
    if candidates[0] == "budget" and (
        content == "number" or (content == "amount" and _names_payer(leaf))
    ):
        return "amount"
    fitting = first_fitting(candidates, content)
    if fitting:
        return fitting
    if content == "date" and candidates[0] in _NOT_DATED:
        return "start"
    if content == "number" and candidates[0] in TITLES:
        return "action_number"
    if content == "empty" and is_year_header(leaf):
        return "value"
    return _first(candidates)


def _names_payer(header: str) -> bool:
    """« Crédits CD 2024 (€) »: the money of one funder, no budget as a whole."""
    return len(parse_funders(header, cell=True)) == 1


def _first(candidates: list[str]) -> str | None:
    return candidates[0] if candidates else None
