"""Tables with a column for each action and a row for each label: « Rubrique | Action 1 | … »."""

from __future__ import annotations

from extractors.blocks import Cell, Span
from extractors.layouts.label_pairs import Pair
from extractors.layouts.records import Claim
from extractors.layouts.view import TableView, asked_once, labels_of
from normalizers.numbering import parse_action_heading

_FEWEST_LABELS = 3
_FEWEST_ACTIONS = 2


@asked_once
def claim(view: TableView) -> Claim:
    """How surely the first row names actions from its second cell on, and the first cells of most
    rows below are labels, none of which comes again.
    """
    heads, labels = _heads(view), _labels(view)
    if len(heads) < _FEWEST_ACTIONS or not all(_numbers_action(cell.text) for cell in heads):
        return Claim(0.0, "pas d'actions en tête des colonnes")
    known = [name for cell in labels if (name := _name(cell))]
    reason = f"{len(heads)} actions en tête des colonnes, {len(known)} rubriques connues"
    told = len(known) * 2 > len(labels) and len(set(known)) >= _FEWEST_LABELS
    return Claim(0.96 if told and len(labels) == len(view.rows) - 1 else 0.0, reason)


def _numbers_action(text: str) -> bool:
    return parse_action_heading(text) is not None


def fiches_across(view: TableView) -> list[tuple[Span, list[Pair]]]:
    """For each action its heading, and the label of each row with what stands in its column."""
    labels = _labels(view)
    return [
        (view.span(head), [_pair(view, label, view.table.grid.get((label.row, head.col)))
                           for label in labels])
        for head in _heads(view)
    ]  # fmt: skip


def _heads(view: TableView) -> list[Cell]:
    first = view.columns[0]
    return [cell for cell in view.own(view.rows[0]) if cell.col != first]


def _labels(view: TableView) -> list[Cell]:
    first = view.columns[0]
    cells = (view.table.grid.get((row, first)) for row in view.rows[1:])
    return list(dict.fromkeys(cell for cell in cells if cell and cell.text.strip()))


def _name(cell: Cell) -> str | None:
    return next(iter(labels_of(cell.text)), None)


def _pair(view: TableView, label: Cell, value: Cell | None) -> Pair:
    """An empty cell leaves its label without a value; one merged over actions holds for each."""
    is_told = value is not None and value is not label and value.text.strip()
    told = view.span(value) if value is not None and is_told else None
    return Pair(view.span(label), told, _name(label))
