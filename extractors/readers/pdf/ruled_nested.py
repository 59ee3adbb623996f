"""Tables drawn within a cell of another: their lines meet the cell's, so all is one grid at first.

What tells them: their columns are those of no row round them. The rows that are one cell high
show which columns are the table's own; between those, a cell that is cut both ways by other
lines holds a table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.readers.pdf.cells import words_by_slot
from extractors.readers.pdf.grid import Grid, Slot
from extractors.readers.pdf.page import Word

ALIKE = 4.0
"""Borders nearer than this (points) to one of the table above are the same."""
LEAST_ROWS = 2
"""Rows without a table inside that must show the cell whole, where no space frames the table."""


@dataclass(frozen=True, slots=True)
class Area:
    """Rows and columns of a grid, counting from 0; the ends are exclusive."""

    row: int
    row_end: int
    col: int
    col_end: int

    def holds(self, slot: Slot) -> bool:
        """Whether the slot lies within."""
        down = self.row <= slot.row and slot.row_end <= self.row_end
        return down and self.col <= slot.col and slot.col_end <= self.col_end


def parted(
    grid: Grid,
    words: Sequence[Word],
    above: Sequence[float] = (),
    above_inner: Sequence[float] = (),
) -> list[Grid]:
    """The grid without the tables in its cells, then these; alone where it has none.

    `above` are the column borders of the table that ends the page before, `above_inner` those
    of a table in the last of its cells.
    """
    if not above_inner and all(slot.row_end - slot.row == 1 for slot in grid.slots):
        return [grid]
    sheet = _Sheet(grid, above, above_inner)
    hosts = [host for band in sheet.bands for host in sheet.hosts(band)]
    if not hosts:
        return [grid]
    found = words_by_slot(words, grid)
    blank = {slot for slot, inside in zip(grid.slots, found, strict=True) if not inside}
    nested = [(host, inner) for host in hosts if (inner := sheet.inner(host, blank))]
    if not nested:
        return [grid]
    outer = _without(grid, [host for host, _ in nested])
    return [outer, *(_cut_out(grid, inner) for _, inner in nested)]


class _Sheet:
    """A grid by positions: what is drawn where, and which columns are the table's own."""

    def __init__(self, grid: Grid, above: Sequence[float], inner: Sequence[float]) -> None:
        self.rows, self.cols = len(grid.ys) - 1, len(grid.xs) - 1
        self._starting: list[list[Slot]] = [[] for _ in range(self.rows)]
        for slot in grid.slots:
            self._starting[slot.row].append(slot)
        self._owner = {
            (row, col): slot
            for slot in grid.slots
            for row in range(slot.row, slot.row_end)
            for col in range(slot.col, slot.col_end)
        }
        ends = [0, *filter(self._is_row_border, range(1, self.rows)), self.rows]
        self.bands = list(pairwise(ends))
        fits = above and abs(above[0] - grid.xs[0]) + abs(above[-1] - grid.xs[-1]) <= 2 * ALIKE
        self._inner_above = _near(grid.xs, inner) if fits else []
        self._goes_on = bool(self._inner_above) and self._inner_above == self._local(0)
        self.plain = [
            first
            for first, end in self.bands
            if end - first == 1 and not (first == 0 and self._goes_on)
        ]
        self._own = {0, self.cols} | {
            x for row in self.plain for x in range(self.cols) if self._is_drawn(x, row)
        }
        self._own.update(_near(grid.xs, above) if fits else ())

    def _local(self, row: int) -> list[int]:
        """The borders drawn in a row between the outermost of the table that the break cut."""
        first, last = self._inner_above[0], self._inner_above[-1]
        return [x for x in range(first, last + 1) if self._is_drawn(x, row)]

    def _is_row_border(self, y: int) -> bool:
        """Whether no cell reaches over the border."""
        return all(self._is_ruled(y, col) for col in range(self.cols))

    def _is_drawn(self, x: int, row: int) -> bool:
        return x in (0, self.cols) or self._owner[row, x - 1] is not self._owner[row, x]

    def hosts(self, band: tuple[int, int]) -> Iterator[Area]:
        """The cells of a band, as the table's own columns part it, that other lines cut."""
        row, end = band
        if end - row < 2 and not (row == 0 and self._goes_on):
            return
        borders = [
            x for x in sorted(self._own) if all(self._is_drawn(x, r) for r in range(row, end))
        ]
        for col, col_end in pairwise(borders):
            area = Area(row, end, col, col_end)
            if len(self._inside(area)) > 1 and (col_end - col, end - row) != (self.cols, self.rows):
                yield area

    def _inside(self, area: Area) -> list[Slot]:
        first, last, end = area.col, area.col_end, area.row_end
        return [
            slot
            for row in self._starting[area.row : end]
            for slot in row
            if first <= slot.col and slot.col_end <= last and slot.row_end <= end
        ]

    def inner(self, host: Area, blank: set[Slot]) -> Area | None:
        """The table within the cell, the space round it left out; None where there is none."""
        if host.row == 0 and self._goes_on:
            return self._rest(host)
        inner = _peeled(host, self._inside(host), blank)
        slots = self._inside(inner)
        framed = (host.col, host.col_end) != (inner.col, inner.col_end)
        if not framed and (not self._is_whole_elsewhere(host) or self._runs_on(host)):
            return None
        cut = host.row == 0 or host.row_end == self.rows  # by a page break, maybe
        if inner.row_end - inner.row < 2 - cut or inner.col_end - inner.col < 2:
            return None
        filled = sum(slot not in blank for slot in slots)
        local = [x for x in range(inner.col + 1, inner.col_end) if x not in self._own]
        if filled < max(3 - cut, len(slots) / 4) or 2 * len(local) < inner.col_end - inner.col:
            return None
        return inner

    def _rest(self, host: Area) -> Area | None:
        """The rows of the table that the page break cut, whatever their cells hold."""
        rest = replace(host, col=self._inner_above[0], col_end=self._inner_above[-1])
        return rest if host.col <= rest.col and rest.col_end <= host.col_end else None

    def _is_whole_elsewhere(self, host: Area) -> bool:
        """Whether most rows show the cell uncut, and another cell stands beside it."""
        if (host.col, host.col_end) == (0, self.cols):
            return False
        whole = [row for row in self.plain if self._is_whole(row, host)]
        return len(whole) >= max(LEAST_ROWS, len(self.bands) - len(self.plain))

    def _runs_on(self, host: Area) -> bool:
        """Whether all lines across the cell go on through one beside it: they part the rows of
        this table, of which only the first column is merged.
        """
        lines = {
            y
            for y in range(host.row + 1, host.row_end)
            for col in range(host.col, host.col_end)
            if self._is_ruled(y, col)
        }
        beside = [col for col in (host.col - 1, host.col_end) if 0 <= col < self.cols]
        return any(all(self._is_ruled(y, col) for y in lines) for col in beside)

    def _is_ruled(self, y: int, col: int) -> bool:
        return self._owner[y - 1, col] is not self._owner[y, col]

    def _is_whole(self, row: int, host: Area) -> bool:
        slot = self._owner[row, host.col]
        return (slot.col, slot.col_end) == (host.col, host.col_end)


def _near(xs: Sequence[float], above: Sequence[float]) -> list[int]:
    """For each border of a table above, the index of the nearest of these, if one is near."""
    found = (min(range(len(xs)), key=[abs(x - y) for x in xs].__getitem__) for y in above)
    return [index for index, y in zip(found, above, strict=True) if abs(xs[index] - y) <= ALIKE]


def _peeled(area: Area, slots: Sequence[Slot], blank: set[Slot]) -> Area:
    """The area without the blank strips at its sides and the text above and below its table."""
    while True:
        inside = [slot for slot in slots if area.holds(slot)]
        smaller = _peeled_once(area, inside, blank)
        if smaller == area:
            return area
        area = smaller


def _peeled_once(area: Area, inside: Sequence[Slot], blank: set[Slot]) -> Area:
    left = [slot for slot in inside if slot.col == area.col]
    if blank.issuperset(left) and len({slot.col_end for slot in left}) == 1:
        return replace(area, col=left[0].col_end)
    right = [slot for slot in inside if slot.col_end == area.col_end]
    if blank.issuperset(right) and len({slot.col for slot in right}) == 1:
        return replace(area, col_end=right[0].col)
    for slot in inside:
        if (slot.col, slot.col_end) == (area.col, area.col_end):
            if slot.row == area.row:
                return replace(area, row=slot.row_end)
            if slot.row_end == area.row_end:
                return replace(area, row_end=slot.row)
    return area


def _without(grid: Grid, hosts: Sequence[Area]) -> Grid:
    """The grid with each of these areas as one cell, and no border that nothing needs."""
    kept = [slot for slot in grid.slots if not any(host.holds(slot) for host in hosts)]
    whole = [Slot(host.row, host.col, host.row_end, host.col_end) for host in hosts]
    return on_own_borders(grid, sorted([*kept, *whole], key=lambda slot: (slot.row, slot.col)))


def _cut_out(grid: Grid, area: Area) -> Grid:
    return on_own_borders(grid, [slot for slot in grid.slots if area.holds(slot)])


def on_own_borders(grid: Grid, slots: Sequence[Slot]) -> Grid:
    """A grid of these cells alone."""
    rows = sorted({at for slot in slots for at in (slot.row, slot.row_end)})
    cols = sorted({at for slot in slots for at in (slot.col, slot.col_end)})
    row = {at: index for index, at in enumerate(rows)}
    col = {at: index for index, at in enumerate(cols)}
    return replace(
        grid,
        xs=tuple(grid.xs[at] for at in cols),
        ys=tuple(grid.ys[at] for at in rows),
        slots=tuple(
            Slot(row[slot.row], col[slot.col], row[slot.row_end], col[slot.col_end])
            for slot in slots
        ),
    )
