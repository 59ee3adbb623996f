"""Cells that hold a label above its value, beside each other: « Début⏎mars 2021 | Pilote⏎PMI »."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.blocks import Cell
from extractors.layouts.bands import is_known, is_plain_label
from extractors.layouts.label_pairs import Pair
from extractors.layouts.view import LONGEST_LABEL, TableView, asked_once, labels_of
from normalizers.label_split import split_label

_FEWEST = 2
"""Cells of a row with a known label above a value."""


@asked_once
def stacked_rows(view: TableView) -> frozenset[int]:
    """The rows of a table of which every cell holds a label above its value."""
    return frozenset(row for row in view.rows if _is_stacked(view.own(row)))


def _is_stacked(cells: list[Cell]) -> bool:
    """Known labels in most of several cells, and no label below one."""
    if sum("\n" in cell.text.strip() for cell in cells) < _FEWEST:
        return False
    if not all(map(_may_be_stacked, cells)):
        return False
    known = sum(is_known(_label(cell)) for cell in cells)
    return known >= _FEWEST and known * 2 > len(cells)


def _may_be_stacked(cell: Cell) -> bool:
    """A short line above others that are no label, or a label whose value is left blank."""
    label, value = _label(cell), cell.text.strip()[len(_label(cell)) :].strip()
    if not value:
        return is_plain_label(label)
    short = len(label) <= LONGEST_LABEL and not label.endswith((".", ",", ";"))
    return short and split_label(label) is None and not is_known(value)


def _label(cell: Cell) -> str:
    return cell.text.strip().split("\n", 1)[0].rstrip()


def pairs_of_stacked(view: TableView, row: int) -> Iterator[Pair]:
    """The label and the value of each cell of such a row."""
    for cell in view.own(row):
        span = view.span(cell).strip()
        label = span.cut(0, len(_label(cell)))
        value = span.cut(len(label.text), len(span.text)).strip()
        name = next(iter(labels_of(label.text)), None)
        yield Pair(label, value if value.text else None, name)
