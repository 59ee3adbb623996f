"""Columns that a project tool adds to its exports: its own numbers, the list a card stands in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.layouts.columns import Column
from extractors.layouts.fields import TITLES
from extractors.layouts.ticks import Draft
from extractors.layouts.view import labels_of
from normalizers.numbering import parse_action_heading, parse_numbers
from normalizers.text import fold
from normalizers.word_table import table


def settle_tool_columns(columns: Sequence[Column], drafts: Sequence[Draft]) -> list[Column]:
    """The columns without those that a tool's own order gave a field of actions."""
    titles = [draft for column, draft in _both(columns, drafts) if column.field in TITLES]
    numbered = any(map(_bears_numbers, titles))
    distinct = any(map(_tells_apart, titles))
    settled = []
    for column, draft in _both(columns, drafts):
        field = column.field
        if field == "action_number" and numbered and not _is_own(column, draft, titles):
            field = None
        elif field in TITLES and len(titles) > 1 and distinct and _groups(draft):
            field = _group_field(draft)
        settled.append(replace(column, field=field))
    return settled


def _both(columns: Sequence[Column], drafts: Sequence[Draft]) -> list[tuple[Column, Draft]]:
    return list(zip(columns, drafts, strict=True))


def _is_own(column: Column, draft: Draft, titles: Sequence[Draft]) -> bool:
    """« N° action », or numbers that the titles repeat; « # » and "ID" may be the tool's."""
    if not table("column_words", "own_number").keys().isdisjoint(fold(column.header).split()):
        return True
    told = {cell.row: _number(cell.text) for title in titles for cell in title.cells}
    pairs = [(parse_numbers(cell.text), told.get(cell.row)) for cell in draft.cells]
    known = [(found[0].value, number) for found, number in pairs if found and number]
    return any(own == number for own, number in known)


def _number(text: str) -> str | None:
    """The number after a word such as "Fiche" or "Action" at the beginning of a title."""
    found = parse_action_heading(text)
    return found.value.number if found and found.rule == "heading.numbered" else None


def _bears_numbers(draft: Draft) -> bool:
    numbers = [number for cell in draft.cells if (number := _number(cell.text))]
    return len(numbers) * 2 > len(draft.cells) and len(set(numbers)) > 1


def _tells_apart(draft: Draft) -> bool:
    texts = [fold(cell.text) for cell in draft.cells]
    return len(texts) > 1 and len(set(texts)) == len(texts)


def _groups(draft: Draft) -> bool:
    """The same few texts over and over: a project, a list, a site."""
    texts = [fold(cell.text) for cell in draft.cells]
    return len(set(texts)) * 2 <= len(texts) and not any(_number(c.text) for c in draft.cells)


def _group_field(draft: Draft) -> str | None:
    """« Chantier » over three groups may be the engagements; over one it is the project."""
    texts = {fold(cell.text) for cell in draft.cells}
    headers = [name for cell in draft.path for name in labels_of(cell.text)]
    return "engagement" if len(texts) > 1 and set(headers) <= TITLES else None
