"""Sheets printed over several pages sideways whose columns could not be put together: said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from extractors.blocks import Block, Problem, Table
from extractors.readers.pdf.joins_headers import row_texts

_LEAST_ROWS = 8
_ALIKE = 1.5
"""Points by which rows and margins may differ."""
_LEAST_HEIGHTS = 3
"""Heights that the rows have: those of other tables are all alike, or stand elsewhere."""


def parted_sheets(blocks: Iterable[Block]) -> list[Problem]:
    """`parted_sheet` for each table on a new page whose rows stand where those of the table before
    do, under other heads: nobody knows which of them belong together.
    """
    tables = [block for block in blocks if block.table is not None]
    return [
        Problem("parted_sheet", f"pages {above.regions[0].page} et {below.regions[0].page}")
        for above, below in pairwise(tables)
        if above.table and below.table and _may_be_sides(above, below, above.table, below.table)
    ]


def _may_be_sides(above: Block, below: Block, left: Table, right: Table) -> bool:
    """Whether the rows of the first page of both stand alike, from one margin on."""
    if not above.regions or not below.regions:
        return False
    one, other = above.regions[0], below.regions[0]
    if other.page != above.regions[-1].page + 1 or abs(one.bbox[0] - other.bbox[0]) > _ALIKE:
        return False
    if min(len(left.row_numbers), len(right.row_numbers)) < _LEAST_ROWS:
        return False
    if set(row_texts(left.cells, 1)) & set(row_texts(right.cells, 1)):
        return False
    return _are_alike(_tops(left, one.page), _tops(right, other.page))


def _tops(table: Table, page: int) -> list[float]:
    found = {
        cell.row: cell.regions[0].bbox[1]
        for cell in table.cells
        if cell.regions and cell.regions[0].page == page
    }
    return [found[row] for row in sorted(found)]


def _are_alike(one: Sequence[float], other: Sequence[float]) -> bool:
    common = min(len(one), len(other))
    heights = {round(b - a) for a, b in pairwise(one[:common])}
    if common < _LEAST_ROWS or len(heights) < _LEAST_HEIGHTS:
        return False
    return all(abs(a - b) <= _ALIKE for a, b in zip(one, other, strict=False))
