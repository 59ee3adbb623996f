"""A table that goes on without its header: its columns are matched by what they hold.

Order is kept; a lost or added column shifts the others. Two neighbouring columns that hold the
same kind of thing where the header has one belong to it both.
"""

from __future__ import annotations

from dataclasses import replace

from extractors.layouts.columns import Column, Header
from extractors.layouts.content import Content, content_of_column
from extractors.layouts.view import TableView

_MOST_LOST = 2
"""Columns: a table that differs by more is another table."""
_ENOUGH = 0.6
_GAP = -0.6
_Draft = tuple[int, Content]


def continue_header(before: Header, view: TableView) -> Header | None:
    """The former header laid over a table that has none, or None where they do not fit."""
    width = len(before.columns)
    drafts = [(number, content_of_column(view.column_cells(number, view.rows)))
              for number in _all_columns(view)]  # fmt: skip
    if width < 3 or abs(len(drafts) - width) > _MOST_LOST:
        return None
    pairs, score = _align(drafts, before.columns)
    if score < _ENOUGH * min(width, len(drafts)):
        return None
    return Header((), tuple(_columns(drafts, pairs)), tuple(view.rows))


def _all_columns(view: TableView) -> list[int]:
    """Empty columns count: they hold a place."""
    return view.table.col_numbers


def _columns(drafts: list[_Draft], pairs: dict[int, Column]) -> list[Column]:
    columns: list[Column] = []
    for number, content in drafts:
        column = pairs.get(number)
        if column is not None:
            columns.append(replace(column, number=number, content=content))
        elif columns and content == columns[-1].content and content not in ("text", "empty"):
            columns.append(replace(columns[-1], number=number))
    return columns


def _align(drafts: list[_Draft], columns: tuple[Column, ...]) -> tuple[dict[int, Column], float]:
    """The best pairing of both rows of columns in order, and its score."""
    height, width = len(drafts), len(columns)
    best = [[0.0] * (width + 1) for _ in range(height + 1)]
    for i in range(height - 1, -1, -1):
        best[i][width] = best[i + 1][width] + _GAP
    for j in range(width - 1, -1, -1):
        best[height][j] = best[height][j + 1] + _GAP
    for i in range(height - 1, -1, -1):
        for j in range(width - 1, -1, -1):
            both = best[i + 1][j + 1] + _fit(drafts[i][1], columns[j].content)
            best[i][j] = max(both, best[i + 1][j] + _GAP, best[i][j + 1] + _GAP)
    return _trace(best, drafts, columns), best[0][0]


def _trace(
    best: list[list[float]], drafts: list[_Draft], columns: tuple[Column, ...]
) -> dict[int, Column]:
    pairs: dict[int, Column] = {}
    i = j = 0
    while i < len(drafts) and j < len(columns):
        if best[i][j] == best[i + 1][j + 1] + _fit(drafts[i][1], columns[j].content):
            pairs[drafts[i][0]] = columns[j]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j] + _GAP:
            i += 1
        else:
            j += 1
    return pairs


def _fit(found: Content, wanted: Content) -> float:
    """How well what a column holds fits what its header's column held above."""
    if found == wanted:
        return 0.5 if found == "empty" else 1.0
    if "empty" in (found, wanted):
        return 0.2
    return 0.5 if {found, wanted} == {"text", "action"} else -1.0
