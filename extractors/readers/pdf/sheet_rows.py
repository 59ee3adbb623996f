"""Where the rows of a sheet stand that was printed over several pages sideways."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractors.readers.pdf.cells import PlacedTable
from extractors.readers.pdf.grid import Grid, RowLines
from extractors.readers.pdf.joins import column_borders

ALIKE = 1.5
"""Points by which rows and margins may differ."""
LEAST_ROWS = 4


def goes_on_sideways(grid: Grid, earlier: Iterable[PlacedTable]) -> bool:
    """Whether a column that stands alone has its rows where a page before has them, or is as wide
    as one that has.

    Its page may have more rows than the one before, or fewer.
    """
    return len(grid.xs) == 2 and any(_is_strip(grid, piece) for piece in earlier)


def _is_strip(grid: Grid, piece: PlacedTable) -> bool:
    if "ruled" not in piece.reasons or abs(grid.xs[0] - piece.bbox[0]) > ALIKE:
        return False
    if len(piece.xs) == 2:
        return are_near(grid.xs, piece.xs)
    borders = row_borders(piece)
    return min(len(grid.ys), len(borders)) > LEAST_ROWS and are_near(grid.ys, borders)


def stand_beside(left: PlacedTable, right: PlacedTable) -> bool:
    """Whether rules part the rows of two pages at the same heights, and other columns."""
    if left.row_lines or _share_columns(column_borders(left), column_borders(right)):
        return False
    return len(left.table.row_numbers) >= LEAST_ROWS and stand_alike(left, right)


def row_borders(piece: PlacedTable) -> list[float]:
    """Where the rows of a piece begin, and where the last one ends."""
    tops = {cell.row: cell.regions[0].bbox[1] for cell in piece.table.cells if cell.regions}
    return [*(tops[row] for row in sorted(tops)), piece.bbox[3]]


def are_near(one: Sequence[float], other: Sequence[float], most: float = ALIKE) -> bool:
    """Whether borders stand at the same places, as far as both reach."""
    return all(abs(a - b) <= most for a, b in zip(one, other, strict=False))


def stand_alike(left: PlacedTable, right: PlacedTable) -> bool:
    """Whether both have their rows at the same heights, from one margin on, both with rules between
    them or both without.
    """
    if left.row_lines and right.row_lines:
        return _are_level(left.row_lines, right.row_lines)
    if not ("ruled" in left.reasons and "ruled" in right.reasons):
        return False
    if abs(left.bbox[0] - right.bbox[0]) > ALIKE:
        return False
    one, other = row_borders(left), row_borders(right)
    return len(one) == len(other) and are_near(one, other)


def _are_level(one: RowLines, other: RowLines) -> bool:
    """Whether all rows begin at the same heights, or all end there, or all have their middles."""
    if len(one) != len(other):
        return False
    ways = (lambda row: row[0], lambda row: row[1], lambda row: (row[0] + row[1]) / 2)
    return any(are_near([*map(way, one)], [*map(way, other)]) for way in ways)


def _share_columns(one: Sequence[float], other: Sequence[float]) -> bool:
    """Whether all borders of one are borders of the other, the outer ones of both."""
    few, many = sorted((one, other), key=len)
    known = {round(x) + step for x in many for step in (-1, 0, 1)}
    return abs(one[-1] - other[-1]) <= ALIKE and all(round(x) in known for x in few)


def is_full(left: PlacedTable, right: PlacedTable, repeated: int, width: float) -> bool:
    """Whether the next column would not have fitted on the page, its margins kept."""
    borders = column_borders(right)
    return left.bbox[2] + borders[repeated + 1] - borders[repeated] > width - left.bbox[0]
