"""A w:tbl as cells with spans, on the grid a reader sees."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.readers.flow.model import Flow, FlowCell, FlowTable
from extractors.readers.flow.tables import is_layout, mark_headers
from extractors.readers.word.context import Context
from extractors.readers.word.grid import snapped
from extractors.readers.word.styles import TableLook, draws_borders, shade
from extractors.readers.word.xml import Element, attr, child, is_on, number, q, unwrapped

_FIRST_ROW, _FIRST_COLUMN = 0x0020, 0x0080  # bits of w:tblLook/@w:val


@dataclass(slots=True)
class RawCell:
    """A cell between two edges of the table's grid (counting from 0)."""

    row: int
    start: int
    end: int
    flow: Flow
    fill: str | None = None
    row_span: int = 1


@dataclass(slots=True)
class _Rows:
    """What is known while the rows are read."""

    cells: list[RawCell] = field(default_factory=list)
    open: dict[tuple[int, int], RawCell] = field(default_factory=dict)
    """Edges -> the cell of the row above that may go on downwards."""
    headers: int = 0
    count: int = 0
    has_borders: bool = False


def read_table(context: Context, element: Element) -> FlowTable:
    """The cells of a table, row by row."""
    rows = _Rows()
    for row in unwrapped(element, "w:tr"):
        if _is_left_out(context, row):
            continue
        if is_on(child(row, "w:trPr"), "w:tblHeader") and rows.headers == rows.count:
            rows.headers += 1
        _read_row(context, row, rows)
        rows.count += 1
    widths = [number(e, "w:w") or 0 for e in element.findall(f"{q('w:tblGrid')}/{q('w:gridCol')}")]
    cells = snapped(rows.cells, widths)
    properties = child(element, "w:tblPr")
    look = context.styles.table(attr(child(properties, "w:tblStyle")))
    table = FlowTable([_flow_cell(cell) for cell in cells])
    options = child(properties, "w:tblLook")
    _apply_look(table, look, options)
    has_header = options is None or _is_chosen(options, "firstRow", _FIRST_ROW)
    mark_headers(table, rows.headers, has_header)
    has_borders = rows.has_borders or look.has_borders or draws_borders(properties)
    table.is_layout = is_layout(table, has_borders)
    return table


def _is_left_out(context: Context, row: Element) -> bool:
    """A row that tracked changes delete, or that is hidden."""
    properties = child(row, "w:trPr")
    if child(properties, "w:del") is not None:
        context.note_problem("tracked_changes")
        return True
    if is_on(properties, "w:hidden"):
        context.note_problem("hidden_content")
        return True
    return False


def _read_row(context: Context, row: Element, rows: _Rows) -> None:
    position = number(child(row, "w:trPr", "w:gridBefore")) or 0
    still_open: dict[tuple[int, int], RawCell] = {}
    last: RawCell | None = None
    for element in unwrapped(row, "w:tc"):
        properties = child(element, "w:tcPr")
        width = max(1, number(child(properties, "w:gridSpan")) or 1)
        rows.has_borders = rows.has_borders or draws_borders(properties)
        edges = (position, position + width)
        position += width
        flow = context.read_flow(context, element)
        if _goes_on(properties, "w:hMerge") and last is not None:
            last.end = position
            last.flow.extend(flow)
            continue
        above = rows.open.get(edges) if _goes_on(properties, "w:vMerge") else None
        if above is not None:
            above.row_span += 1
            above.flow.extend(flow)  # Word shows none, other programs leave text here
        else:
            above = RawCell(rows.count, *edges, flow, shade(child(properties, "w:shd")))
            rows.cells.append(above)
        last = above
        if child(properties, "w:vMerge") is not None:
            still_open[edges] = above
    rows.open = still_open


def _goes_on(properties: Element | None, name: str) -> bool:
    """Whether a cell continues a merged one (w:vMerge or w:hMerge without "restart")."""
    merge = child(properties, name)
    return merge is not None and attr(merge) != "restart"


def _flow_cell(cell: RawCell) -> FlowCell:
    return FlowCell(
        row=cell.row + 1,
        col=cell.start + 1,
        flow=cell.flow,
        row_span=cell.row_span,
        col_span=cell.end - cell.start,
        fill=cell.fill,
    )


def _apply_look(table: FlowTable, look: TableLook, options: Element | None) -> None:
    """Bold and colour that the table style gives the first row and column."""
    for cell in table.cells:
        for part, is_there, switch in (
            ("firstRow", cell.row == 1, _FIRST_ROW),
            ("firstCol", cell.col == 1, _FIRST_COLUMN),
        ):
            if is_there and _is_chosen(options, part, switch):
                cell.bold = cell.bold or part in look.bold
                cell.fill = cell.fill or look.fills.get(part)


def _is_chosen(options: Element | None, part: str, bit: int) -> bool:
    """Whether w:tblLook asks for the special look of the first row or column."""
    name = "w:firstRow" if part == "firstRow" else "w:firstColumn"
    explicit = attr(options, name)
    if explicit is not None:
        return explicit in ("1", "true", "on")
    try:
        return bool(int(attr(options) or "0", 16) & bit)
    except ValueError:
        return False
