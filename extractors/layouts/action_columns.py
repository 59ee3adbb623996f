"""Fiches side by side: an action a column, its labels down the first one.

« | Action 1 | Action 2 » over « Pilote | ASE | PMI ».
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.blocks import Cell
from extractors.layouts.bands import is_label
from extractors.layouts.label_pairs import Pair
from extractors.layouts.view import TableView, asked_once, labels_of
from normalizers.numbering import parse_action_heading

_FEWEST = 2


@asked_once
def action_heads(view: TableView) -> tuple[Cell, ...]:
    """The cells that head such columns; none of another table."""
    if min(len(view.rows), len(view.columns)) <= _FEWEST:
        return ()
    heads = [cell for cell in view.own(view.rows[0]) if cell.col != view.columns[0]]
    if len(heads) < _FEWEST or any(parse_action_heading(cell.text) is None for cell in heads):
        return ()
    below = [view.table.grid.get((row, view.columns[0])) for row in view.rows[1:]]
    known = [cell for cell in below if cell is not None and is_label(cell.text)]
    return tuple(heads) if len(known) >= _FEWEST and len(known) * 2 > len(below) else ()


def pairs_by_action(view: TableView) -> Iterator[Pair]:
    """The heading of each action, then its labels with the cells of its column."""
    for head in action_heads(view):
        yield Pair(None, view.span(head))
        for row in view.rows[1:]:
            label = view.table.grid.get((row, view.columns[0]))
            value = view.table.grid.get((row, head.col))
            if value is None or value is label or not value.text.strip():
                continue
            if label is None or not label.text.strip():
                yield Pair(None, view.span(value))
            else:
                name = next(iter(labels_of(label.text)), None)
                yield Pair(view.span(label), view.span(value), name)
