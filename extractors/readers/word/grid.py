"""Edges of columns that were dragged by hand, put back on one line."""

from __future__ import annotations

from itertools import accumulate
from typing import Protocol, TypeVar

from extractors.readers.flow.model import Flow, lines_of

_TOLERANCE = 90  # twentieths of a point (1.6 mm): no column of text is narrower


class Edged(Protocol):
    """A cell between two edges of the grid, counting from 0."""

    start: int
    end: int
    flow: Flow


C = TypeVar("C", bound=Edged)


def snapped(cells: list[C], widths: list[int]) -> list[C]:
    """The cells on a grid without slivers (columns too narrow for text).

    Dragging an edge in one row leaves a column of a millimetre that every other row spans.
    `widths` are those of the grid's columns in twentieths of a point; where they cannot be
    true (a cell with text on a sliver), nothing is changed.
    """
    edges = _edges(widths)
    if len(edges) == len(widths) + 1 and edges == list(range(len(edges))):
        return cells
    if any(cell.end >= len(edges) for cell in cells):
        return cells
    if any(edges[cell.start] == edges[cell.end] and _has_text(cell) for cell in cells):
        return cells
    kept = [cell for cell in cells if edges[cell.start] < edges[cell.end]]
    for cell in kept:
        cell.start, cell.end = edges[cell.start], edges[cell.end]
    return kept


def _edges(widths: list[int]) -> list[int]:
    """Old edge -> new edge: edges closer than the tolerance to the one before are one."""
    positions = [0, *accumulate(widths)]
    edges = [0]
    anchor = 0
    for position in positions[1:]:
        is_new = position - anchor > _TOLERANCE
        anchor = position if is_new else anchor
        edges.append(edges[-1] + is_new)
    return edges


def _has_text(cell: Edged) -> bool:
    return any(line.text for line in lines_of(cell.flow))
