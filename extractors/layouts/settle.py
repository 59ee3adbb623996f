"""Columns that only their neighbours and cells can name, once each header was read alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.blocks import Cell
from extractors.layouts.columns import Column
from extractors.layouts.fields import STATES, TITLES
from extractors.layouts.money_columns import with_money
from extractors.layouts.ticks import Draft
from extractors.layouts.told_columns import settle_told_columns
from extractors.layouts.tool_columns import settle_tool_columns
from extractors.layouts.view import labels_of
from normalizers.dates import parse_start
from normalizers.header_levels import levels_of
from normalizers.indicators import column_role, measured_by, tells_number
from normalizers.numbering import parse_action_heading
from normalizers.objective_number import split_objective_number
from normalizers.objectives import match_objective_text, numbers_are_national
from normalizers.text import fold
from normalizers.word_table import table

_ASKED = {"start", "end", "pilot", "partners", "reason_not_done", "results", "outlook", "budget",
          "amount", "indicators", "description"}  # fmt: skip
_LEVEL_WORDS = {"engagement": "engagement", "measure": "mesure", "objective": "objectif"}
_NOT = re.compile(r"\s*(?:non|pas(?: encore)?)[\s-]+(?P<rest>.+)", re.IGNORECASE)
_MAYBE_FIGURES = ("amount", "is_completed", "results", "status_completed")
_FEWEST_WORDS = 3
_FEWEST_ROWS = 2
_SAMPLE = 12
"""Cells enough to tell what a column of texts holds."""
_SURE = 0.75
_LONGEST_TITLE = 120
"""Characters."""


def settle_columns(columns: Sequence[Column], drafts: Sequence[Draft]) -> list[Column]:
    """The columns with the fields that the table as a whole gives them."""
    told = any(TITLES & set(draft.candidates) for draft in drafts)
    settled = []
    for column, draft in zip(columns, drafts, strict=True):
        lists = _lists_objectives(column, draft) or (told and _words_objectives(column, draft))
        field = "objective" if lists else column.field
        if field == "action" and told and not draft.candidates:
            field = None  # "n° 6 – …" beside the actions is something else's number
        settled.append(replace(column, field=field))
    settled = [_ask_the_same(column, settled) for column in settled]
    settled = _labelled_plainly(_named_plainly(settled, drafts), drafts)
    settled = _find_titles(settled, drafts)
    settled = settle_told_columns(_find_objective_numbers(settled, drafts), drafts)
    settled = _latest_state(settled)
    settled = settle_tool_columns(_part_levels(settled, drafts), drafts)
    if any(column.field in TITLES for column in settled):
        settled = [_as_progress(column, settled) for column in settled]
        settled = [_as_figures(*pair) for pair in zip(settled, drafts, strict=True)]
    elif settled[0].field in ("indicator", "indicators"):
        settled = [_as_value(column) for column in settled]
    return _settle_numbers(settled, drafts)


def _lists_objectives(column: Column, draft: Draft) -> bool:
    """Under a header nobody knows: national objectives by their number and their own words."""
    if draft.candidates or column.content in ("empty", "amount", "date", "flag", "status"):
        return False
    told = [
        (found[0], cell.text)
        for cell in draft.cells
        if (found := split_objective_number(cell.text)) is not None
    ]
    return len(told) * 2 > len(draft.cells) and len(told) > 1 and numbers_are_national(told)


def _words_objectives(column: Column, draft: Draft) -> bool:
    """Beside the actions: texts in the words of the national objectives, a "target" or unknown."""
    if column.content != "text" or (draft.candidates and draft.candidates[0] != "target"):
        return False
    cells = draft.cells[:_SAMPLE]
    matches = [match_objective_text(cell.text) for cell in cells]
    sure = sum(match is not None and match.score >= _SURE for match in matches)
    return len(cells) > 1 and sure * 3 > len(cells) * 2


def _ask_the_same(column: Column, columns: Sequence[Column]) -> Column:
    """Beside "Engagée" a column "Non engagée" asks the same, for the other answer."""
    no = _NOT.match(column.leaf)
    if column.field != "status_not_started" or no is None:
        return column
    asked = [name for name in labels_of(no["rest"]) if name.startswith("is_")]
    same = [other.field for other in columns if other.field in asked and other is not column]
    return replace(column, field=same[0]) if same else column


def _as_figures(column: Column, draft: Draft) -> Column:
    """Beside actions: figures, some in words, below "Bénéficiaires 2024" or "Familles suivies"."""
    told = [cell for cell in draft.cells if tells_number(cell.text)]
    counts = column.content == "text" and len(told) * 2 > len(draft.cells)
    counted = column.content == "number" or counts
    if (
        counted
        and column.field in (None, "public", "value")
        and any(measured_by(level) for level in levels_of(column.header))
    ):
        return replace(column, field="figure")
    return column


def _as_progress(column: Column, columns: Sequence[Column]) -> Column:
    """« % » alone beside actions: how far they have come, unless another column says that."""
    if column.field != "value" or column.leaf.strip() != "%":
        return column
    states = any(other.field in STATES for other in columns)
    return replace(column, field=None if states else "status")


def _as_value(column: Column) -> Column:
    """Beside indicators alone « Réalisé » and « Prévu » are no answers and no money but figures."""
    role = column_role(column.header)[0]
    plain = column.content in ("number", "text", "empty")
    if plain and column.field in _MAYBE_FIGURES and role in ("value", "target"):
        return replace(column, field=role)
    return column


def _part_levels(columns: list[Column], drafts: Sequence[Draft]) -> list[Column]:
    """Of two columns of one level ("Thème" and "Mesure") the one that bears its name is it.

    The other is another level its header may name, else kept as it stands.
    """
    settled = list(columns)
    for level, word in _LEVEL_WORDS.items():
        same = [i for i, column in enumerate(columns) if column.field == level]
        owners = [i for i in same if word in fold(columns[i].header)]
        for index in same if owners else ():
            if index not in owners:
                taken = {column.field for column in settled}
                free = [n for n in drafts[index].candidates if n in _LEVEL_WORDS and n not in taken]
                settled[index] = replace(columns[index], field=next(iter(free), None))
    return settled


def _latest_state(columns: list[Column]) -> list[Column]:
    """« 2021 | 2022 | 2023 », « Au 30/06/2024 | Au 31/12/2024 » over states: the last is the
    action's.
    """
    days = {
        index: when.value.last
        for index, column in enumerate(columns)
        if column.field == "status" and (when := parse_start(column.leaf)) and when.value.last
    }
    last = max(days.values(), default=None)
    return [
        replace(column, field=None) if days.get(index, last) != last else column
        for index, column in enumerate(columns)
    ]


def _named_plainly(columns: list[Column], drafts: Sequence[Draft]) -> list[Column]:
    """Where nothing else names the actions whose state is asked for, « Nom » over the words of
    the national objectives does.
    """
    asked = _asks_of_actions(columns)
    unknown = [c for c, d in zip(columns, drafts, strict=True)
               if c.field == "objective" and not d.candidates]  # fmt: skip
    if not asked or len(unknown) != 1:
        return columns
    return [replace(c, field="action") if c is unknown[0] else c for c in columns]


def _labelled_plainly(columns: list[Column], drafts: Sequence[Draft]) -> list[Column]:
    """« Fiche | Libellé | Réalisé »: beside numbers that never come again and what became of
    them, with no years or values behind, the label is the action's.
    """
    fields = [column.field for column in columns]
    numbers = [d for c, d in zip(columns, drafts, strict=True) if c.field == "action_number"]
    told = [fold(cell.text) for cell in numbers[0].cells] if numbers else []
    named = table("column_words", "plain_name")
    plain = [i for i, c in enumerate(columns)
             if c.field in ("indicator", "indicators") and fold(c.leaf) in named]  # fmt: skip
    tells = (STATES | {"results", "outlook", "description"}) & set(fields)
    if {"action", "title", "target", "unit", "year"} & set(fields) or len(plain) != 1 or not tells:
        return columns
    valued = any(c.field == "value" and c.content != "text" and c.leaf.strip() != "%"
                 for c in columns)  # fmt: skip
    if valued or len(set(told)) < len(drafts[plain[0]].cells) or len(told) < _FEWEST_ROWS:
        return columns
    return [replace(c, field="title") if i in plain else c for i, c in enumerate(columns)]


def _find_objective_numbers(columns: list[Column], drafts: Sequence[Draft]) -> list[Column]:
    """Bare numbers under a header nobody knows that the actions beside them prove national."""
    titles = {
        cell.row: cell.text
        for column, draft in zip(columns, drafts, strict=True)
        if column.field in TITLES
        for cell in draft.cells
    }
    settled = list(columns)
    for index, (column, draft) in enumerate(zip(columns, drafts, strict=True)):
        if column.field is None and not draft.candidates and column.content == "number":
            told = [(_bare_number(cell), titles.get(cell.row, "")) for cell in draft.cells]
            if all(number for number, _ in told) and numbers_are_national(told):
                settled[index] = replace(column, field="objective_number")
    return settled


def _bare_number(cell: Cell) -> int:
    found = split_objective_number(cell.text)
    return found[0] if found and found[2] - found[1] == len(cell.text.strip()) else 0


def _find_titles(columns: list[Column], drafts: Sequence[Draft]) -> list[Column]:
    """Where no header names the actions but others ask how far they are: the first column of
    texts that all differ, under a header nobody knows, else short ones that describe.
    """
    if not _asks_of_actions(columns):
        return columns
    both = list(zip(columns, drafts, strict=True))
    fitting = [column for column, draft in both if column.field is None and _holds_titles(draft)]
    fitting += [c for c, d in both if c.field == "description" and _holds_titles(d, short=True)]
    if not fitting:
        return columns
    named = replace(fitting[0], field="action")
    return [named if column is fitting[0] else column for column in columns]


def _asks_of_actions(columns: Sequence[Column]) -> bool:
    fields = {column.field for column in columns}
    states = [
        column
        for column in columns
        if column.field in STATES and column.content in ("status", "flag")
    ]
    if fields & {"action", "title", "indicator", "indicators"} or not states:
        return False
    asked = fields & _ASKED
    return len(asked) >= 2 or ("action_number" in fields and len(asked | fields & STATES) >= 2)


def _holds_titles(draft: Draft, *, short: bool = False) -> bool:
    """Texts of some words, no two alike; `short`: none so long that it would be a description."""
    texts = [fold(cell.text) for cell in draft.cells]
    if short and any(len(text) > _LONGEST_TITLE for text in texts):
        return False
    long = sum(len(text.split()) >= _FEWEST_WORDS for text in texts)
    return len(texts) > 1 and len(set(texts)) == len(texts) and long * 2 > len(texts)


def _settle_numbers(columns: list[Column], drafts: Sequence[Draft]) -> list[Column]:
    """A bare "N°" left of the objectives is theirs where the actions bear numbers themselves.

    Under "Département" numbers and words in front are no money but departments.
    """
    settled = with_money(columns)
    first = columns[0]
    if first.field == "amount" and first.content in ("number", "text"):
        names = "department" in labels_of(first.header)
        settled[0] = replace(first, field="department") if names else first
    named = any(
        column.field in TITLES and _are_numbered(draft.cells)
        for column, draft in zip(columns, drafts, strict=True)
    )
    for index, (column, right) in enumerate(pairwise(columns)):
        if column.field == "action_number" and right.field == "objective" and named:
            bare = len(fold(column.header)) <= 6
            settled[index] = replace(column, field="objective_number") if bare else column
    return settled


def _are_numbered(cells: Sequence[Cell]) -> bool:
    """Whether most cells begin with a number of their own ("Action 3 : …", "3. …")."""
    numbered = [c for c in cells if parse_action_heading(c.text, allow_bare=True) is not None]
    return len(numbered) * 2 > len(cells)
