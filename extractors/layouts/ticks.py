"""Columns of states of which each row ticks one: « Réalisée | En cours | Abandonnée »."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.blocks import Cell
from extractors.layouts.calendars import calendar_of
from extractors.layouts.columns import Column
from extractors.layouts.content import Content, content_of_column
from extractors.layouts.fields import TICKED
from extractors.layouts.view import TableView, labels_of
from normalizers.funders import names_money_line
from normalizers.labels import label_candidates
from normalizers.legends import code_of
from normalizers.statuses import parse_flag
from normalizers.text import fold

_CODE = re.compile(r"[\w.]{1,5}")
_FEWEST_CODES = 2
_TICKED = ("flag", "empty")
_STATE_OF_ANSWER = {
    "oui": "status_completed", "o": "status_completed",
    "non": "status_not_started", "n": "status_not_started",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Draft:
    """A column before its field is chosen."""

    number: int
    path: list[Cell]
    content: Content
    candidates: list[str]
    cells: list[Cell]


def coded_states(view: TableView, row: int) -> dict[int, str]:
    """Column -> state of header cells cut to initials: « R | EC | NE » over ticks.

    The legend says what they mean; without one, two at least must be known initials. Told once
    for all columns that ask.
    """
    key = coded_states, row
    if key not in view.answers:
        view.answers[key] = _coded_states(view, row)
    found: dict[int, str] = view.answers[key]
    return found


def _coded_states(view: TableView, row: int) -> dict[int, str]:
    short = [cell for cell in view.own(row) if _CODE.fullmatch(cell.text.strip())]
    if calendar_of(short):  # « J | F | M | A » is no « A » for abandoned
        return {}
    by_legend = {cell.col: view.legend.get(code_of(cell.text)) for cell in short}
    found = {col: f"status_{status}" for col, status in by_legend.items() if status}
    if not found:
        candidates = {cell.col: label_candidates(cell.text, scope="ticks") for cell in short}
        found = {
            col: each[0].value
            for col, each in candidates.items()
            if each and each[0].value in TICKED
        }
    found = {col: name for col, name in found.items() if name in TICKED}
    if len(set(found.values())) < _FEWEST_CODES:
        return {}
    below = [number for number in view.rows if number > row]
    ticked = all(content_of_column(view.column_cells(col, below)) in _TICKED for col in found)
    return found if ticked else {}


def with_answers(drafts: list[Draft]) -> list[Draft]:
    """« Oui | Non | En projet »: the answers beside a state tell states themselves.

    Without one beside them nothing says what the question is.
    """
    alone = [draft for draft in drafts if draft.content in _TICKED and _asks_no_other(draft)]
    states = {
        draft.number: _STATE_OF_ANSWER[answer]
        for draft in alone
        if (answer := fold(draft.path[-1].text)) in _STATE_OF_ANSWER
    }
    beside = [draft for draft in alone if draft.number not in states]
    if not any(TICKED.intersection(draft.candidates) for draft in beside):
        return drafts
    if set(states.values()) != set(_STATE_OF_ANSWER.values()):
        return drafts
    return [
        replace(draft, candidates=[states[draft.number]]) if draft.number in states else draft
        for draft in drafts
    ]


def _asks_no_other(draft: Draft) -> bool:
    """Whether nothing but the state of the action is asked for above the answers of a column."""
    above = [set(labels_of(cell.text)) for cell in draft.path[:-1]]
    return bool(draft.path) and all("status" in asked for asked in above)


def tick_columns(drafts: list[Draft]) -> set[int]:
    """Columns such as "Réalisée | En cours | Abandonnée" of which each row ticks one.

    One of them must be a state and nothing else: "Engagée | Réalisée" are two questions.
    """
    group = [
        draft
        for draft in drafts
        if draft.content in ("flag", "empty")
        and any(name in TICKED or name.startswith("is_") for name in draft.candidates)
    ]
    only_states = [d for d in group if not any(n.startswith("is_") for n in d.candidates)]
    ticked = [cell.row for d in group for cell in d.cells if _is_yes(cell)]
    answers_no = any(_says_no(cell) for d in group for cell in d.cells)
    exclusive = len(ticked) == len(set(ticked)) and not answers_no
    return {d.number for d in group} if len(group) > 1 and only_states and exclusive else set()


def _is_yes(cell: Cell) -> bool:
    flag = parse_flag(cell.text)
    return flag is not None and flag.value == "yes"


def _says_no(cell: Cell) -> bool:
    flag = parse_flag(cell.text)
    return flag is not None and flag.value == "no" and cell.text.strip().casefold()[:3] == "non"


def tick_field(draft: Draft) -> str:
    """The state a ticked column stands for."""
    ticks = [name for name in draft.candidates if name in TICKED]
    return ticks[0] if ticks else "status_in_progress"


def crossed_funders(columns: Sequence[Column]) -> list[Column]:
    """« BOP 304 | FIR | CAF » over ticks say who pays; « PMI | CAF » alone, who takes part."""
    crossed = [c for c in columns if c.field == "funding_source" and c.content == "flag"]
    if any(names_money_line(column.leaf) for column in crossed):
        return list(columns)
    return [replace(c, field=None) if c in crossed else c for c in columns]
