"""What of a page's tables is kept once the page is read: no more than joining may ask for.

Words weigh far more than text; only a table at the head or foot of its page can go on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.readers.pdf.columns import PageLines
from extractors.readers.pdf.lines import Line
from extractors.readers.pdf.placing import Column, Item
from extractors.readers.pdf.tables import PlacedTable

_ZONE = 0.16
"""Share of the height at either end in which only running heads and feet stand."""
_SMALL = 0.9
"""Notes at the foot are smaller than the largest type of the lines by this factor."""


def slim(page: PageLines) -> PageLines:
    """The page with the words of its tables dropped where no page break can have cut them."""
    items = [item for column in page.columns for item in column.items]
    tables = [item for item in items if isinstance(item, PlacedTable)]
    if not tables:
        return page
    kept = {id(table): _slim(table, items, page.height) for table in tables}
    columns = [
        Column([kept.get(id(item), item) for item in column.items], column.x0, column.x1)
        for column in page.columns
    ]
    return replace(page, columns=columns)


def _slim(table: PlacedTable, items: Sequence[Item], height: float) -> PlacedTable:
    sizes = [item.size for item in items if isinstance(item, Line)]
    note = _SMALL * max(sizes, default=0.0)
    first = all(item.bbox[3] < _ZONE * height for item in items if _is_above(item, table))
    last = all(
        item.bbox[1] > (1 - _ZONE) * height or (isinstance(item, Line) and item.size < note)
        for item in items
        if _is_above(table, item)
    )
    if first:
        return table
    bottom = max((cell.row + cell.row_span for cell in table.table.cells), default=0)
    ends = {
        (cell.row, cell.col) for cell in table.table.cells if cell.row + cell.row_span == bottom
    }
    words = {place: found for place, found in table.edge_words.items() if last and place in ends}
    return replace(table, edge_words=words)


def _is_above(one: Item, other: Item) -> bool:
    return one is not other and one.bbox[3] <= other.bbox[1] + 2
