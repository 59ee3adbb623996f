"""A table that goes on without its header, right below it or below the name of a section.

Its columns are matched by what they hold: order is kept; a lost or added column shifts the others.
Two neighbouring columns that hold the same kind of thing where the header has one belong to it
both. Below a section they are those above, which stand at the same places.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from extractors.blocks import Table
from extractors.layouts.columns import Column, Header
from extractors.layouts.content import Content, content_of_column
from extractors.layouts.headers import read_header
from extractors.layouts.view import TableView

_MOST_LOST = 2
"""Columns: a table that differs by more is another table."""
_ENOUGH = 0.6
_GAP = -0.6
_FEWEST = 3
_FEW = 3
"""One column in so many may hold something else than above."""
_NEAR = 3.0
"""Points between the left edges of one column."""
_Draft = tuple[int, Content]


@dataclass(frozen=True, slots=True)
class Above:
    """The table of actions above, and what stood between: nothing, the name of a group of
    actions, another short text.
    """

    view: TableView
    header: Header
    between: Literal["", "group", "text"] = ""


def continued(above: Above, view: TableView) -> Header | None:
    """The header that rules a table without its own, or None where it is none that goes on."""
    likeness = _likeness(above.view, view)
    if likeness and not above.header.data_rows:
        return _below_head(above, view)
    if not above.between:
        return continue_header(above.header, view)
    if not likeness or (above.between == "text" and likeness != "placed"):
        return None
    columns = above.header.columns
    found = [content_of_column(view.column_cells(c.number, view.rows)) for c in columns]
    fits = [_fit(content, column.content) for content, column in zip(found, columns, strict=True)]
    if likeness != "placed" and sum(fit < 0 for fit in fits) * _FEW > len(fits):
        return None
    told = (
        replace(c, content=c.content if content == "empty" else content)
        for c, content in zip(columns, found, strict=True)
    )
    return Header((), tuple(told), tuple(view.rows))


def _below_head(above: Above, view: TableView) -> Header | None:
    """The header that stood alone, read anew over what its columns hold."""
    shift = max(above.view.table.row_numbers)
    cells = (replace(cell, row=cell.row + shift) for cell in view.table.cells)
    both = Table((*above.view.table.cells, *cells), view.table.confidence)
    header = read_header(TableView(view.block, both, view.part, view.legend))
    if header is None or header.rows != above.header.rows:
        return None
    spans = {column.number: column.spans for column in above.header.columns}
    columns = tuple(replace(c, spans=spans.get(c.number, ())) for c in header.columns)
    return Header((), columns, tuple(view.rows))


def _likeness(above: TableView, below: TableView) -> Literal["", "counted", "placed"]:
    """Whether both tables have as many columns, at the same places where a page tells these."""
    if above.table.col_numbers != below.table.col_numbers or len(above.columns) < _FEWEST:
        return ""
    over, under = _left_edges(above), _left_edges(below)
    known = over.keys() & under.keys()
    if any(abs(over[number] - under[number]) > _NEAR for number in known):
        return ""
    return "placed" if len(known) >= _FEWEST else "counted"


def _left_edges(view: TableView) -> dict[int, float]:
    return {cell.col: cell.regions[0].bbox[0] for cell in view.table.cells if cell.regions}


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
    return 0.5 if {found, wanted} in ({"text", "action"}, {"flag", "status"}) else -1.0
