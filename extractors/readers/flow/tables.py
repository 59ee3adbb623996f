"""What tables mean, whatever file they come from: header rows, tables that only lay out."""

from __future__ import annotations

from extractors.readers.flow.model import FlowCell, FlowTable, lines_of


def mark_headers(table: FlowTable, repeated: int, is_bold_enough: bool = True) -> None:
    """Sets `is_header`: the `repeated` first rows, which the file prints on every page.

    Where there are none, a bold first row with the rows its cells reach into, if
    `is_bold_enough`.
    """
    last = repeated
    rows: dict[int, list[FlowCell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    if not last and is_bold_enough:
        last = _bold_rows(rows)
    for cell in table.cells:
        cell.is_header = cell.row <= last


def _bold_rows(rows: dict[int, list[FlowCell]]) -> int:
    first = rows.get(1, [])
    if not _is_bold(first) or all(map(_is_bold, rows.values())):
        return 0
    last = max(cell.row_span for cell in first)
    return last if all(_is_bold(rows.get(row, [])) for row in range(2, last + 1)) else 1


def _is_bold(cells: list[FlowCell]) -> bool:
    """Every cell with text is bold, and more than one has text."""
    filled = [cell for cell in cells if cell.text]
    return len(filled) > 1 and all(cell.is_bold for cell in filled)


def is_layout(table: FlowTable, has_borders: bool) -> bool:
    """A frame around text, a row of logos, a page arranged by a table without borders."""
    if len(table.cells) == 1:
        return True
    if has_borders:
        return False
    holds_table = any(
        isinstance(item, FlowTable) and not item.is_layout
        for cell in table.cells
        for item in cell.flow
    )
    has_one_row = all(cell.row == 1 for cell in table.cells)
    return holds_table or (has_one_row and not _is_label_and_value(table))


def _is_label_and_value(table: FlowTable) -> bool:
    texts = [line.text for line in lines_of(table.cells[0].flow)] if table.cells else []
    return bool(texts) and texts[-1].rstrip().endswith(":")
