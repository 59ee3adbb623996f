"""Rows too few to show their columns by themselves, read on columns known from elsewhere.

A page break leaves one or two rows of a table alone, or the end of one cell; the table they
belong to, on the page before or higher up the page in the same form, tells their columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.readers.pdf.cells import PlacedTable
from extractors.readers.pdf.grid import Grid
from extractors.readers.pdf.unruled_columns import Gutter
from extractors.readers.pdf.unruled_lines import Row
from extractors.readers.pdf.unruled_regions import GAP, Span, is_foot

HEADS = 2
"""Running heads that may stand above the first row of a page, in lines."""

OF_ROWS = " of rows"
"""« middle of rows »: how a form's reasons say where its labels stand."""
SURE = 0.7
"""Least confidence of a table that tells columns to others."""
FOOT = 0.7
"""Share of the page height at which its foot begins."""


@dataclass(frozen=True)
class Known:
    """Columns of a table: left edge of its text, middles of its gutters, right border, page.

    `mode` tells where in its rows a form has its labels, where places told it, `value` where
    the texts of its second column begin.
    """

    left: float
    middles: tuple[float, ...]
    right: float
    is_above: bool = False
    """Whether the table stands at the foot of the page before."""
    mode: str | None = None
    value: float = 0.0

    @property
    def gutters(self) -> list[Gutter]:
        """Gutters as narrow as they can be."""
        return [(x - 1, x + 1) for x in self.middles]


def known_of(grids: Sequence[Grid]) -> list[Known]:
    """The columns that forms tell to rows below them on their page."""
    return [
        Known(grid.xs[0] + 1, grid.xs[1:-1], grid.xs[-1])
        for grid in grids
        if "labels and values" in grid.reasons
    ]


def known_columns(tables: Sequence[PlacedTable], height: float) -> list[Known]:
    """The columns of the last table of the page before, if rules did not draw them.

    It must be sure, and reach down to the foot of its page, which is `height` points high.
    """
    last = max(tables, key=lambda table: table.bbox[3], default=None)
    if last is None or last.confidence < SURE or last.bbox[3] < FOOT * height:
        return []
    if "unruled" not in last.reasons or len(last.xs) < 3:
        return []
    if len(last.xs) == 3 and not {"labels and values", "known columns"} & set(last.reasons):
        return []
    mode = next((r.removesuffix(OF_ROWS) for r in last.reasons if r.endswith(OF_ROWS)), None)
    values = [w.x0 for (_, col), words in last.edge_words.items() if col == 2 for w in words]
    value = min(values, default=last.xs[1])
    return [Known(last.xs[0] + 1, last.xs[1:-1], last.xs[-1], True, mode, value)]


def span_of_known(rows: Sequence[Row], index: int, known: Known) -> Span | None:
    """The lines from `index` on that stand on known columns, at the head or foot of a page."""
    first = rows[index]
    starts_left = abs(first.x0 - known.left) <= 3 and len(_columns(first, known)) > 1
    in_value = known.is_above and index <= HEADS and _is_value(first, known)
    if not (starts_left or in_value):
        return None
    end = index
    while end < len(rows) and _fits(rows, index, end, known):
        end += 1
    at_head = known.is_above and index <= HEADS
    if at_head and _is_running_head(rows, index, end):
        return None
    return Span(index, end) if end > index and (at_head or is_foot(rows, end)) else None


def _is_running_head(rows: Sequence[Row], index: int, end: int) -> bool:
    """Whether one line stands by itself at the very top."""
    if index > 0 or end != 1 or end == len(rows):
        return False
    return rows[1].top - rows[0].bottom > 1.2 * rows[0].size and _is_value_free(rows[0])


def _is_value_free(row: Row) -> bool:
    """Whether the line ends in a page number or holds texts at both margins alone."""
    return row.segments[-1].is_data and len(row.segments) > 1


def _fits(rows: Sequence[Row], start: int, index: int, known: Known) -> bool:
    row = rows[index]
    if index > start:
        above = rows[index - 1]
        if row.top - above.bottom > GAP * row.size or abs(row.size - above.size) > 0.6:
            return False
    columns = _columns(row, known)
    if columns == {0}:
        small = index > start and row.text[0].islower()
        return small and abs(row.x0 - known.left) <= 3
    return bool(columns)


def _is_value(row: Row, known: Known) -> bool:
    return (
        len(known.middles) == 1
        and _columns(row, known) == {1}
        and (row.x0 - known.middles[0] < 4 * row.size)
    )


def _columns(row: Row, known: Known) -> set[int]:
    """The columns in which a line has text; none where a text runs over a gutter."""
    found = set()
    for segment in row.segments:
        cols = {sum(x > middle for middle in known.middles) for x in (segment.x0, segment.x1)}
        if len(cols) > 1:
            return set()
        found |= cols
    return found
