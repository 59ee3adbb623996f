"""Columns that tell of actions under their own word: « Action | Actions menées »."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.layouts.columns import Column
from extractors.layouts.fields import TITLES
from extractors.layouts.ticks import Draft
from normalizers.numbering import parse_action_heading
from normalizers.text import fold
from normalizers.word_table import any_of

_WORD = re.compile(r"[^\W\d_]{3}")


def settle_told_columns(columns: Sequence[Column], drafts: Sequence[Draft]) -> list[Column]:
    """Beside a column that names the actions, others say what was done and what comes next.

    What is still to be done is the outlook behind what was done, else what the action is.
    """
    both = list(zip(columns, drafts, strict=True))
    names = [column for column in columns if column.field in TITLES]
    titled = next((_bears_titles(draft) for column, draft in both if column.field in TITLES), False)
    if len(names) < 2 or _told(names[0]) or not titled:
        return list(columns)
    settled: list[Column] = []
    for column in columns:
        told = _told(column) if column in names[1:] else None
        if told == "to_do":
            told = "outlook" if any(c.field == "results" for c in settled) else "description"
        settled.append(replace(column, field=told or column.field))
    return settled


def _bears_titles(draft: Draft) -> bool:
    """Words behind most numbers: « Fiche 3 » alone leaves the title to the next column."""
    titled = 0
    for cell in draft.cells:
        heading = parse_action_heading(cell.text)
        title = cell.text[heading.value.title_start :] if heading else cell.text
        titled += _WORD.search(title) is not None
    return titled * 2 > len(draft.cells)


def _told(column: Column) -> str | None:
    """What a header says of its actions beside naming them."""
    words = fold(column.leaf)
    if re.search(rf"\b{any_of('column_words', 'to_do')}\b", words):
        return "to_do"
    return "results" if re.search(rf"\b{any_of('column_words', 'done')}\b", words) else None
