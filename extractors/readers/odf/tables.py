"""A table:table as cells with spans."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.readers.flow.model import FlowCell, FlowTable
from extractors.readers.flow.tables import is_layout, mark_headers
from extractors.readers.odf.context import OdfContext
from extractors.readers.odf.xml import Element, attr, number, q, qs

_MAX_ROWS, _MAX_COLUMNS = 2000, 256  # repeat counts are numbers anybody can write
_MAX_CELLS = 50_000
"""From here on no row is repeated any more."""
_CELL, _COVERED = q("table:table-cell"), q("table:covered-table-cell")
_HEADER = q("table:table-header-rows")
_GROUPS = qs("table:table-rows table:table-row-group")
_HIDDEN = ("collapse", "filter")


def read_table(context: OdfContext, element: Element) -> FlowTable:
    """The cells of a table, repeated rows and cells written out."""
    table = FlowTable()
    headers = 0
    row = 0
    for row_element, is_header in _rows(element, False):
        if attr(row_element, "table:visibility") in _HIDDEN:
            context.hide(row_element)
            continue
        count = number(row_element, "table:number-rows-repeated")
        for turn in range(count):
            if turn == _MAX_ROWS or (turn and len(table.cells) >= _MAX_CELLS):
                context.leave_out(row_element, "too_large")
                break
            row += 1
            headers += is_header
            table.cells.extend(_cells(context, row_element, row))
    has_borders = _has_borders(context, element)
    _clip(table, row)
    mark_headers(table, headers)
    table.is_layout = is_layout(table, has_borders)
    return table


def _rows(parent: Element, is_header: bool) -> Iterator[tuple[Element, bool]]:
    """(row, whether it is repeated on each page)"""
    for element in parent:
        if element.tag == q("table:table-row"):
            yield element, is_header
        elif element.tag == _HEADER:
            yield from _rows(element, True)
        elif element.tag in _GROUPS:
            yield from _rows(element, is_header)


def _cells(context: OdfContext, row_element: Element, row: int) -> Iterator[FlowCell]:
    column = 1
    for element in row_element:
        count = number(element, "table:number-columns-repeated")
        repeated = min(count, _MAX_COLUMNS)
        if element.tag == _CELL:
            if count > repeated:
                context.leave_out(element, "too_large")
            for _ in range(repeated):
                yield _cell(context, element, row, column)
                column += 1
        elif element.tag == _COVERED:
            column += repeated


def _cell(context: OdfContext, element: Element, row: int, column: int) -> FlowCell:
    style = context.styles.get("table-cell", attr(element, "table:style-name"))
    return FlowCell(
        row=row,
        col=column,
        flow=context.read_flow(context, element),
        row_span=max(1, number(element, "table:number-rows-spanned")),
        col_span=max(1, min(number(element, "table:number-columns-spanned"), _MAX_COLUMNS)),
        fill=style.fill,
    )


def _clip(table: FlowTable, rows: int) -> None:
    """Spans end with the table, whatever they say."""
    for cell in table.cells:
        cell.row_span = min(cell.row_span, rows - cell.row + 1)


def _has_borders(context: OdfContext, element: Element) -> bool:
    names = {attr(cell, "table:style-name") for cell in element.iter(_CELL)}
    return any(context.styles.get("table-cell", name).has_borders for name in names) or (
        context.styles.get("table", attr(element, "table:style-name")).has_borders
    )
