"""Sheets printed over several pages sideways: the columns that stand on pages of their own.

Spreadsheets print what does not fit beside the first columns on further pages: the same rows at
the same heights, from the same margin on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractors.blocks import Cell, Table
from extractors.readers.pdf.cells import PlacedTable
from extractors.readers.pdf.grid import Grid
from extractors.readers.pdf.joins import JoinedTable, column_borders
from extractors.readers.pdf.joins_headers import fold, header_count, moved

_ALIKE = 1.5
"""Points by which rows and margins may differ."""
_LEAST_ROWS = 4


def with_sides_joined(
    tables: Sequence[JoinedTable], widths: Mapping[int, float]
) -> list[JoinedTable]:
    """The tables, those that are further columns of the one before joined to it.

    `widths` are those of the pages, in points.
    """
    joined: list[JoinedTable] = []
    for table in tables:
        left = joined[-1] if joined else None
        if left is not None and _are_sides(left, table, widths):
            joined[-1] = _joined(left, table)
        else:
            joined.append(table)
    return joined


def goes_on_sideways(grid: Grid, above: PlacedTable | None) -> bool:
    """Whether a column that stands alone has its rows where the page before has them.

    Its page may have more rows than the one before, or fewer.
    """
    if above is None or len(grid.xs) != 2 or "ruled" not in above.reasons:
        return False
    borders = row_borders(above)
    is_known = min(len(grid.ys), len(borders)) > _LEAST_ROWS
    return is_known and abs(grid.xs[0] - above.bbox[0]) <= _ALIKE and are_near(grid.ys, borders)


def row_borders(piece: PlacedTable) -> list[float]:
    """Where the rows of a piece begin, and where the last one ends."""
    tops = {cell.row: cell.regions[0].bbox[1] for cell in piece.table.cells if cell.regions}
    return [*(tops[row] for row in sorted(tops)), piece.bbox[3]]


def are_near(one: Sequence[float], other: Sequence[float]) -> bool:
    """Whether borders stand at the same places, as far as both reach."""
    return all(abs(a - b) <= _ALIKE for a, b in zip(one, other, strict=False))


def _are_sides(left: JoinedTable, right: JoinedTable, widths: Mapping[int, float]) -> bool:
    count = len(right.pieces)
    if len(left.pieces) % count or right.pieces[0].page != left.pieces[-1].page + 1:
        return False
    rows = len(right.table.row_numbers)
    if len(left.table.row_numbers) != rows or rows < _LEAST_ROWS:
        return False
    pairs = list(zip(left.pieces, right.pieces, strict=False))
    near = zip(left.pieces[-count:], right.pieces, strict=True)
    if not all(_stand_alike(above, below) for above, below in pairs):
        return False
    first = _repeated(left, right)
    is_same = _text(left.table, 1, 1) == _text(right.table, 1, 1) and not first
    return not is_same and all(_is_full(a, b, first, widths.get(a.page, 0.0)) for a, b in near)


def _stand_alike(left: PlacedTable, right: PlacedTable) -> bool:
    """Whether both are ruled and have their rows at the same heights, from one margin on."""
    if not ("ruled" in left.reasons and "ruled" in right.reasons):
        return False
    if abs(left.bbox[0] - right.bbox[0]) > _ALIKE or column_borders(left) == column_borders(right):
        return False
    one, other = row_borders(left), row_borders(right)
    return len(one) == len(other) and are_near(one, other)


def _is_full(left: PlacedTable, right: PlacedTable, repeated: int, width: float) -> bool:
    """Whether the next column would not have fitted on the page, its margins kept."""
    borders = column_borders(right)
    return left.bbox[2] + borders[repeated + 1] - borders[repeated] > width - left.bbox[0]


def _repeated(left: JoinedTable, right: JoinedTable) -> int:
    """How many first columns are printed again, as wide and the same in every row."""
    one, other = column_borders(left.pieces[0]), column_borders(right.pieces[0])
    count = 0
    while count + 1 < len(right.table.col_numbers) and (
        are_near(one[: count + 2], other[: count + 2])
        and _is_same_column(left.table, right.table, count + 1)
    ):
        count += 1
    return count


def _is_same_column(left: Table, right: Table, col: int) -> bool:
    texts = [(_text(left, row, col), _text(right, row, col)) for row in left.row_numbers]
    return all(one == other for one, other in texts) and any(one for one, _ in texts)


def _text(table: Table, row: int, col: int) -> str:
    cell = table.grid.get((row, col))
    return fold(cell.text) if cell is not None else ""


def _joined(left: JoinedTable, right: JoinedTable) -> JoinedTable:
    first = _repeated(left, right)
    shift = max(left.table.col_numbers) - first
    headers = max(header_count(left.table.cells), header_count(right.table.cells))
    beside = [
        moved(cell, cell.row, cell.col + shift, cell.col_span)
        for cell in right.table.cells
        if cell.col > first
    ]
    cells = [_with_header(cell, headers) for cell in (*left.table.cells, *beside)]
    cells.sort(key=lambda cell: (cell.row, cell.col))
    confidence = min(left.table.confidence, right.table.confidence)
    reasons = dict.fromkeys((*left.reasons, *right.reasons, "printed sideways"))
    return JoinedTable(
        Table(tuple(cells), confidence), (*left.pieces, *right.pieces), tuple(reasons)
    )


def _with_header(cell: Cell, headers: int) -> Cell:
    is_header = cell.row <= headers
    return cell if cell.is_header == is_header else replace(cell, is_header=is_header)
