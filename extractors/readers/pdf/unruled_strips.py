"""Strips without lines at the head of a form: labels beside each other, a value below each.

Their columns are not those of the labels and values below (« Début | Durée | Pilote »).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.readers.pdf.grid import Grid, Slot
from extractors.readers.pdf.unruled_lines import Row

_FEWEST_COLUMNS = 3
_SAME = 1.5
"""Points by which the left edges of one column may differ."""
_APART = 4.0
"""Points between the edge of a column and that of the values below, at least."""
_INDENT = 1.5
"""Type sizes by which a strip of boxes starts further right than the labels below it."""
_NEAR = 1.0
"""Type sizes between a label and its value at most."""
_MARGIN = 2.0


def parted_by_strips(rows: Sequence[Row]) -> Iterator[tuple[Sequence[Row], Grid | None]]:
    """(lines, None) above, between and below the strips, (lines, grid) for each of them."""
    first = 0
    for index in range(len(rows) - 2):
        if index >= first and _begins_strip(rows, index):
            yield rows[first:index], None
            yield rows[index : index + 2], _grid_of(rows[index], rows[index + 1])
            first = index + 2
    yield rows[first:], None


def _begins_strip(rows: Sequence[Row], index: int) -> bool:
    if not rows[index + 2].words[0].bold or len(rows[index].segments) < _FEWEST_COLUMNS:
        return False  # the labels below it are bold: to ask that costs little
    if index and len(rows[index - 1].segments) >= _FEWEST_COLUMNS:
        return False
    return _are_strip(*rows[index : index + 3])


def _are_strip(labels: Row, values: Row, below: Row) -> bool:
    upper, lower = (_starts(row) for row in (labels, values))
    if len(upper) != len(lower) or values.top - labels.bottom > _NEAR * values.size:
        return False
    if any(abs(a - b) > _SAME for a, b in zip(upper, lower, strict=True)):
        return False
    if any(segment.is_data for segment in labels.segments) or len(below.segments) != 2:
        return False
    label, value = _starts(below)
    is_form = -_SAME <= upper[0] - label <= _INDENT * below.size and below.segments[0].is_bold
    return is_form and all(abs(value - x) > _APART for x in upper)


def _starts(row: Row) -> list[float]:
    return [segment.x0 for segment in row.segments]


def _grid_of(labels: Row, values: Row) -> Grid:
    """Its labels over its values."""
    starts = [min(pair) for pair in zip(_starts(labels), _starts(values), strict=True)]
    right = max(labels.x1, values.x1)
    xs = (*(x - _MARGIN for x in starts), right + _MARGIN)
    ys = (labels.top - 1, (labels.bottom + values.top) / 2, values.bottom + 1)
    columns = range(len(starts))
    slots = tuple(Slot(row, col, row + 1, col + 1) for row in (0, 1) for col in columns)
    return Grid(xs, ys, slots, 0.8, ("unruled", "strip"), 0)
