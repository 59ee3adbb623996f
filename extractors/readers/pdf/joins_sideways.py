"""Sheets printed over several pages sideways: the columns that stand on pages of their own.

Spreadsheets print what does not fit beside the first columns on further pages: the same rows at
the same heights, from the same margin on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from extractors.blocks import Cell, Table
from extractors.readers.pdf.cells import PlacedTable
from extractors.readers.pdf.joins import JoinedTable, column_borders, join_tables
from extractors.readers.pdf.joins_headers import fold, header_count, moved, row_texts
from extractors.readers.pdf.sheet_rows import LEAST_ROWS, are_near, is_full, stand_alike

_LOOSE = 12.0
"""Points by which columns that text alone shows may differ."""
_SURE_ROWS = 8
"""The same where the columns of both pages are as wide as each other."""
SIDEWAYS = "printed sideways"
IsAdjacent = Callable[[PlacedTable, PlacedTable], bool]


def with_sides_joined(
    tables: Sequence[JoinedTable], widths: Mapping[int, float], is_adjacent: IsAdjacent
) -> list[JoinedTable]:
    """The tables, those that are further columns of the one before joined to it, and further rows
    of as many pages below them.

    `widths` are those of the pages, in points; `is_adjacent` as for `join_tables`.
    """
    joined: list[JoinedTable] = []
    for table in tables:
        for part in _unwoven(joined[-1], table) if joined else [table]:
            left = joined[-1] if joined else None
            above = joined[-2] if len(joined) > 1 else None
            if left is not None and _are_sides(left, part, widths, above):
                joined[-1] = _on_columns_of(above, _joined(left, part))
            else:
                joined.append(part)
    return _with_rows_joined(joined, is_adjacent)


def _are_sides(
    left: JoinedTable,
    right: JoinedTable,
    widths: Mapping[int, float],
    above: JoinedTable | None,
) -> bool:
    """`above` is the table before the left one: the same pages side by side may hold its rows."""
    count = len(right.pieces)
    if len(left.pieces) % count or right.pieces[0].page != left.pieces[-1].page + 1:
        return False
    rows = len(left.table.row_numbers)
    if rows != len(right.table.row_numbers):
        return False
    pairs = list(zip(left.pieces, right.pieces, strict=False))
    near = zip(left.pieces[-count:], right.pieces, strict=True)
    if not all(stand_alike(one, other) for one, other in pairs):
        return False
    if above is not None and _is_set_alike(above, left, right):
        return True
    if rows < LEAST_ROWS or not _have_other_columns(left, right, rows):
        return False
    first = _repeated(left, right)
    is_same = _text(left.table, 1, 1) == _text(right.table, 1, 1) and not first
    if left.pieces[0].row_lines:
        return not is_same and rows >= _SURE_ROWS and _have_other_heads(left, right, first)
    return not is_same and all(is_full(a, b, first, widths.get(a.page, 0.0)) for a, b in near)


def _is_set_alike(above: JoinedTable, left: JoinedTable, right: JoinedTable) -> bool:
    """Whether the table above has the same columns on as many pages, side by side."""
    pieces = (*left.pieces, *right.pieces)
    if above.wide is None or len(pieces) > len(above.pieces):
        return False
    return all(
        len(one.xs) == len(other.xs)
        and (
            are_near(one.xs[1:-1], other.xs[1:-1], _LOOSE)
            if one.row_lines
            else are_near(one.xs, other.xs)
        )
        for one, other in zip(above.pieces, pieces, strict=False)
    )


def _have_other_columns(left: JoinedTable, right: JoinedTable, rows: int) -> bool:
    """Whether the columns are others: by their places, or else by their heads."""
    one, other = column_borders(left.pieces[0]), column_borders(right.pieces[0])
    if len(one) != len(other) or not are_near(one, other):
        return True
    return rows >= _SURE_ROWS and _have_other_heads(left, right, 0)


def _have_other_heads(left: JoinedTable, right: JoinedTable, first: int) -> bool:
    """Whether both have heads, and none of one is a head of the other, the first columns apart."""
    if not (header_count(left.table.cells) and header_count(right.table.cells)):
        return False
    own = [cell for cell in right.table.cells if cell.col > first]
    return not set(row_texts(left.table.cells, 1)) & set(row_texts(own, 1))


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


def _unwoven(left: JoinedTable, table: JoinedTable) -> list[JoinedTable]:
    """The pages of a table apart where they hold first and further columns in turn, all as wide as
    each other: only the first of them has a head, and it has the rows of the table before.
    """
    count = len(left.pieces) + 1
    first, *others = table.pieces
    if not others or len(others) % count or (count > 2 and left.wide is None):
        return [table]
    single = _alone(first)
    rows = len(first.table.row_numbers)
    if not stand_alike(left.pieces[-1], first) or not _have_other_columns(left, single, rows):
        return [table]
    bands = [others[at : at + count] for at in range(0, len(others), count)]
    if not all(stand_alike(band[0], piece) for band in bands for piece in band[1:]):
        return [table]
    return [single, *map(_alone, others)]


def _alone(piece: PlacedTable) -> JoinedTable:
    return JoinedTable(piece.table, (piece,), piece.reasons)


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
    reasons = dict.fromkeys((*left.reasons, *right.reasons, SIDEWAYS))
    table = Table(tuple(cells), confidence)
    pieces = (*left.pieces, *right.pieces)
    return JoinedTable(table, pieces, tuple(reasons), _wide(left, right, table, first))


def _on_columns_of(above: JoinedTable | None, table: JoinedTable) -> JoinedTable:
    """The table with the columns of the one above, where it has as many: without its head, texts
    show where they begin less well.
    """
    if above is None or above.wide is None or table.wide is None or not table.wide.row_lines:
        return table
    if len(above.wide.xs) != len(table.wide.xs):
        return table
    return replace(table, wide=replace(table.wide, xs=above.wide.xs))


def _wide(left: JoinedTable, right: JoinedTable, table: Table, first: int) -> PlacedTable | None:
    """Both as one piece, as if the paper were wide enough; None where one has several pages of
    rows.
    """
    near = left.wide or (left.pieces[0] if len(left.pieces) == 1 else None)
    if near is None or len(right.pieces) > 1:
        return None
    (far,) = right.pieces
    shift = near.xs[-1] - far.xs[first]
    moved_by = len(near.xs) - 1 - first
    words = {(row, col + moved_by): w for (row, col), w in far.edge_words.items() if col > first}
    (top, bottom), (far_top, far_bottom) = near.open_ends, far.open_ends
    return replace(
        near,
        table=table,
        xs=(*near.xs, *(x + shift for x in far.xs[first + 1 :])),
        edge_words={**near.edge_words, **words},
        open_ends=((*top, *far_top[first:]), (*bottom, *far_bottom[first:])),
    )


def _with_rows_joined(tables: Sequence[JoinedTable], is_adjacent: IsAdjacent) -> list[JoinedTable]:
    """Pages printed « over, then down »: the rows on further pages come below."""
    found: list[JoinedTable] = []
    for is_wide, run in groupby(tables, key=lambda table: table.wide is not None):
        group = list(run)
        if not is_wide:
            found += group
            continue
        pieces = {id(table.wide): table.pieces for table in group}

        def follows(
            above: PlacedTable,
            below: PlacedTable,
            pieces: Mapping[int, tuple[PlacedTable, ...]] = pieces,
        ) -> bool:
            return is_adjacent(pieces[id(above)][-1], pieces[id(below)][0])

        for table in join_tables([table.wide for table in group if table.wide], follows):
            parts = tuple(part for wide in table.pieces for part in pieces[id(wide)])
            found.append(replace(table, pieces=parts))
    return found


def _with_header(cell: Cell, headers: int) -> Cell:
    is_header = cell.row <= headers
    return cell if cell.is_header == is_header else replace(cell, is_header=is_header)
