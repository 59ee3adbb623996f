"""One column of a sheet without rules that stands alone on its page: its rows are those of the
columns on a page before.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence, Set
from itertools import pairwise

from extractors.readers.pdf.cells import PlacedTable
from extractors.readers.pdf.grid import Grid, RowLines, Slot
from extractors.readers.pdf.joins_headers import header_count
from extractors.readers.pdf.lines import group_words
from extractors.readers.pdf.page import Page, Word
from extractors.readers.pdf.unruled_lines import Row

CONFIDENCE = 0.7
_ALIKE = 1.5
"""Points by which base lines may differ."""
_LEAST_ROWS = 6
_MOST = 0.5
"""Share of the rows that have text in the column, at least."""
_FOOT = 0.9
"""Share of the page's height below which only its foot stands."""
_NEXT = 1.5
"""Type sizes from line to line of one text at most."""
_MARGIN = 6.0
"""Points by which the left edges of both pages may differ."""


def sheet_strip(page: Page, earlier: Iterable[PlacedTable]) -> list[Grid]:
    """The grid of a page without tables whose texts begin or end where rows do on an earlier one;
    none where they do not.
    """
    sheets = [piece for piece in earlier if len(piece.row_lines) >= _LEAST_ROWS]
    if not sheets:
        return []
    level = [word for word in page.words if not word.rotation]
    places = {round(word.baseline) for word in level}
    alike = [(_share(piece, places), place) for place, piece in enumerate(sheets)]
    for share, place in sorted(alike, reverse=True):
        if share < _MOST:
            break
        grid = _strip(level, sheets[place], _FOOT * page.height)
        if grid is not None:
            return [grid]
    return []


def _share(piece: PlacedTable, places: Set[int]) -> float:
    """The share of the rows that begin or end at one of the places."""
    rows = piece.row_lines
    return sum(round(first) in places or round(last) in places for first, last in rows) / len(rows)


def _strip(words: Sequence[Word], piece: PlacedTable, foot: float) -> Grid | None:
    rows = piece.row_lines
    lines = [line for line in group_words(words) if line[0].baseline >= rows[0][0] - _ALIKE]
    inside = lines[: _end(lines, rows[-1][1] + _ALIKE)]
    if any(line[0].baseline < foot for line in lines[len(inside) :]) or not inside:
        return None
    if abs(min(line[0].x0 for line in inside) - piece.bbox[0]) > _MARGIN:
        return None
    if any(Row(line).is_gapped for line in inside):
        return None
    for is_top in (True, False):
        if _stand_on(inside, rows, is_top):
            return _grid(inside, piece, is_top)
    return None


def _end(lines: Sequence[Sequence[Word]], bottom: float) -> int:
    """The end of the lines down to the last row, with those that its last text goes on in."""
    for place, (above, line) in enumerate(pairwise(lines), start=1):
        step = line[0].baseline - above[0].baseline
        if line[0].baseline > bottom and step > _NEXT * line[0].size:
            return place
    return len(lines)


def _owner(line: Sequence[Word], rows: RowLines, is_top: bool) -> int:
    """The row of a line: the last that begins above it, or the first that ends below it."""
    at = line[0].baseline
    if is_top:
        return bisect_right([first for first, _ in rows], at + _ALIKE) - 1
    return min(bisect_right([last for _, last in rows], at - _ALIKE), len(rows) - 1)


def _stand_on(lines: Sequence[Sequence[Word]], rows: RowLines, is_top: bool) -> bool:
    """Whether the lines of each row begin (or end) where those of the other columns do."""
    ends: dict[int, float] = {}
    for line in lines if not is_top else reversed(lines):
        ends[_owner(line, rows, is_top)] = line[0].baseline
    if len(ends) < _MOST * len(rows) or 0 not in ends:
        return False
    place = 0 if is_top else 1
    return all(abs(at - rows[row][place]) <= _ALIKE for row, at in ends.items())


def _grid(lines: Sequence[Sequence[Word]], piece: PlacedTable, is_top: bool) -> Grid:
    rows = piece.row_lines
    size = max(word.size for line in lines for word in line)
    if is_top:
        ys = [first - size for first, _ in rows]
        ys.append(max(piece.bbox[3], max(word.bottom for word in lines[-1])) + 1)
    else:
        ys = [min(rows[0][0] - size, min(word.top for word in lines[0]) - 1)]
        ys += [last + 0.3 * size for _, last in rows]
    xs = min(line[0].x0 for line in lines) - 1, max(w.x1 for line in lines for w in line) + 1
    return Grid(
        xs,
        tuple(ys),
        tuple(Slot(row, 0, row + 1, 1) for row in range(len(rows))),
        CONFIDENCE,
        ("unruled", "rows of the page before"),
        header_count(piece.table.cells),
        row_lines=rows,
    )
