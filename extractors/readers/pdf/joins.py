"""Tables over pages: pieces that belong together become one table again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extractors.blocks import Cell, Region, Table
from extractors.readers.pdf.cells import PlacedTable
from extractors.readers.pdf.joins_columns import Fit, fit_columns
from extractors.readers.pdf.joins_headers import (
    header_count,
    is_new_table,
    moved,
    repeated_rows,
    without_rows,
)
from extractors.readers.pdf.joins_rows import (
    Habits,
    Halves,
    continues_merged,
    is_cut,
    join_cells,
    merged_words,
    pairs_through,
)
from extractors.readers.pdf.page import Word

Place = tuple[int, int]
"""(row, col) of a cell, counting from 1."""


@dataclass(frozen=True, slots=True)
class JoinedTable:
    """A table with the pieces it was made of, in page order (one where nothing was joined)."""

    table: Table
    pieces: tuple[PlacedTable, ...]
    reasons: tuple[str, ...] = ()
    wide: PlacedTable | None = None
    """Columns of several pages as one piece, where more rows may follow on the next pages."""

    @property
    def regions(self) -> tuple[Region, ...]:
        """Where the table stands, one region a piece."""
        return tuple(Region(piece.page, piece.bbox, 0, 0) for piece in self.pieces)

    @property
    def confidence(self) -> float:
        """That of the least sure piece."""
        return min(piece.confidence for piece in self.pieces)


_MOST_LIVE = 4_000
"""Cells of a table that are looked at for each page on which it may go on."""
_HEAD_ROWS = 10
"""Rows at the top that stay among them: headers come again."""


def join_tables(
    placed: Sequence[PlacedTable],
    is_adjacent: Callable[[PlacedTable, PlacedTable], bool],
) -> list[JoinedTable]:
    """Join what page breaks cut. `placed` in reading order.

    `is_adjacent(above, below)` tells whether nothing but running heads, feet and footnotes
    stands between two tables of following pages.
    """
    joined: list[_Growing] = []
    for piece in placed:
        above = joined[-1] if joined else None
        if not (above and _follows(above.pieces[-1], piece, is_adjacent) and above.take(piece)):
            joined.append(_Growing.start(piece))
    return [growing.finish() for growing in joined]


def _follows(
    above: PlacedTable, below: PlacedTable, is_adjacent: Callable[[PlacedTable, PlacedTable], bool]
) -> bool:
    return below.page > above.page and is_adjacent(above, below)


@dataclass
class _Growing:
    """A table that may go on: its cells so far and the words of its last row's cells."""

    cells: list[Cell]
    words: dict[Place, tuple[Word, ...]]
    xs: tuple[float, ...]
    pieces: list[PlacedTable]
    reasons: list[str] = field(default_factory=list)
    settled: list[Cell] = field(default_factory=list)
    """Those of rows far above the last."""

    @classmethod
    def start(cls, piece: PlacedTable) -> _Growing:
        return cls(list(piece.table.cells), dict(piece.edge_words), column_borders(piece), [piece])

    def finish(self) -> JoinedTable:
        if len(self.pieces) == 1:
            piece = self.pieces[0]
            return JoinedTable(piece.table, (piece,), piece.reasons)
        cells = tuple(sorted([*self.settled, *self.cells], key=lambda c: (c.row, c.col)))
        confidence = min(piece.confidence for piece in self.pieces)
        reasons = dict.fromkeys(r for piece in self.pieces for r in piece.reasons)
        return JoinedTable(
            Table(cells, confidence), tuple(self.pieces), (*reasons, *dict.fromkeys(self.reasons))
        )

    def take(self, piece: PlacedTable) -> bool:
        """Add a piece from the next page; False where it is another table."""
        table = Table(tuple(self.cells))
        borders = column_borders(piece)
        ruled = "ruled" in piece.reasons and "ruled" in self.pieces[-1].reasons
        fit = fit_columns(self.xs, borders, (table, piece.table), ruled=ruled)
        repeated = repeated_rows(table, piece.table)
        if fit is None and repeated and len(borders) == len(self.xs):
            same = tuple(range(len(borders)))
            fit = Fit(same, same, "header repeated")
        if fit is None or (not repeated and is_new_table(table, piece.table)):
            return False
        self._append(piece, fit, repeated)
        self.pieces.append(piece)
        self.reasons += [fit.reason, "header repeated" if repeated else "header not repeated"]
        return True

    def _append(self, piece: PlacedTable, fit: Fit, repeated: int) -> None:
        self._mark_header(repeated)
        cells, words = without_rows(piece.table.cells, piece.edge_words, repeated)
        if not repeated and any(cell.is_header for cell in cells):
            cells = [replace(cell, is_header=False) for cell in cells]
        self.cells, self.words = _mapped(self.cells, self.words, fit.above)
        self.settled, _ = _mapped(self.settled, {}, fit.above)
        cells, words = _mapped(cells, words, fit.below)
        self.xs = _union(self.xs, column_borders(piece), fit)
        if not cells:
            return
        last = max(cell.row + cell.row_span - 1 for cell in self.cells)
        self._settle()
        pairs = self._pairs(cells, words, last)
        taken = {(below.row, below.col) for _, below, _, _ in pairs}
        loose = any(cell.text for cell in cells if cell.row == 1 and (1, cell.col) not in taken)
        is_open = "open bottom" in self.pieces[-1].reasons
        habits = Habits.of(self.cells, cells)
        through = self._through(pairs, piece, repeated) if _is_same(fit) else []
        cut = not through and is_cut(pairs, habits, unmatched=loose, open_border=is_open)
        groups = _group_columns([*self.cells, *cells])
        merged = through or [p for p in pairs if cut or continues_merged(p, p[0].col in groups)]
        self._merge(merged, cells, words, offset=last - 1 if cut else last)
        if cut:
            self.reasons.append("row cut by the page break")

    def _settle(self) -> None:
        """Lay the middle of a long table aside: its head and its last rows tell how it goes on, and
        to look through all of it for each page takes the square of its length.
        """
        if len(self.cells) <= _MOST_LIVE:
            return
        first = sorted(cell.row for cell in self.cells)[-_MOST_LIVE // 2]
        live: list[Cell] = []
        for cell in self.cells:
            near = cell.row <= _HEAD_ROWS or cell.row + cell.row_span > first
            (live if near or cell.is_header else self.settled).append(cell)
        self.cells = live

    def _through(self, pairs: list[Halves], piece: PlacedTable, repeated: int) -> list[Halves]:
        """The cells that are open at the break; a header printed again closes those below it."""
        above, below = self.pieces[-1].open_ends[1], piece.open_ends[0]
        return pairs_through(pairs, above, above if repeated else below)

    def _mark_header(self, repeated: int) -> None:
        """Rows that a following page repeats are header, whatever their looks."""
        if repeated and not header_count(self.cells):
            self.cells = [
                replace(cell, is_header=True) if cell.row <= repeated else cell
                for cell in self.cells
            ]

    def _pairs(
        self, cells: Sequence[Cell], words: Mapping[Place, tuple[Word, ...]], last: int
    ) -> list[Halves]:
        """Cells that end at the break with those over the same columns that start at it."""
        above = {
            (cell.col, cell.col_span): cell
            for cell in self.cells
            if cell.row + cell.row_span - 1 == last and not cell.is_header
        }
        pairs = []
        for below in cells:
            cell = above.get((below.col, below.col_span))
            if below.row == 1 and cell is not None:
                place = (cell.row, cell.col)
                pairs.append(
                    (cell, below, self.words.get(place, ()), words.get((1, below.col), ()))
                )
        return sorted(pairs, key=lambda pair: pair[0].col)

    def _merge(
        self,
        merged: Sequence[Halves],
        cells: Sequence[Cell],
        words: Mapping[Place, tuple[Word, ...]],
        offset: int,
    ) -> None:
        """Put the halves together and the other cells below."""
        gone = {(below.row, below.col) for _, below, _, _ in merged}
        kept = {
            (cell.row + offset, cell.col): words.get((cell.row, cell.col), ())
            for cell in cells
            if (cell.row, cell.col) not in gone
        }
        replaced = {}
        for pair in merged:
            above, below = pair[0], pair[1]
            span = below.row + below.row_span + offset - above.row
            replaced[above.row, above.col] = join_cells(pair, span)
            kept[above.row, above.col] = merged_words(pair)
        self.cells = [replaced.get((cell.row, cell.col), cell) for cell in self.cells]
        covered = {
            (row, cell.col)
            for cell in self.cells
            for row in range(cell.row, cell.row + cell.row_span)
        }
        for cell in cells:
            if (cell.row, cell.col) not in gone and (cell.row + offset, cell.col) not in covered:
                self.cells.append(moved(cell, cell.row + offset, cell.col, cell.col_span))
        self.words = kept


def _is_same(fit: Fit) -> bool:
    """Whether both pieces have the columns of the whole."""
    return fit.above == fit.below == tuple(range(len(fit.above)))


def column_borders(piece: PlacedTable) -> tuple[float, ...]:
    """Column borders of a piece: its own, or those its cells show."""
    if piece.xs:
        return piece.xs
    edges: dict[int, float] = {}
    for cell in piece.table.cells:
        if cell.regions:
            edges.setdefault(cell.col, cell.regions[0].bbox[0])
            edges[cell.col + cell.col_span] = cell.regions[0].bbox[2]
    return tuple(edges[col] for col in sorted(edges))


def _mapped(
    cells: Sequence[Cell], words: Mapping[Place, tuple[Word, ...]], borders: Sequence[int]
) -> tuple[list[Cell], dict[Place, tuple[Word, ...]]]:
    """Cells and words on the union of columns."""
    if all(index == border for index, border in enumerate(borders)):
        return list(cells), dict(words)
    spread = [
        moved(
            cell,
            cell.row,
            borders[cell.col - 1] + 1,
            borders[cell.col - 1 + cell.col_span] - borders[cell.col - 1],
        )
        for cell in cells
    ]
    return spread, {(row, borders[col - 1] + 1): found for (row, col), found in words.items()}


def _union(above: Sequence[float], below: Sequence[float], fit: Fit) -> tuple[float, ...]:
    shift = above[0] - below[0]
    borders = {index: x + shift for index, x in zip(fit.below, below, strict=True)}
    borders |= dict(zip(fit.above, above, strict=True))
    return tuple(borders[index] for index in sorted(borders))


def _group_columns(cells: Sequence[Cell]) -> set[int]:
    """Columns with cells merged downwards, and no blank cell of a single row."""
    body = [cell for cell in cells if not cell.is_header and cell.col_span == 1]
    merged = {cell.col for cell in body if cell.row_span > 1}
    blank = {cell.col for cell in body if cell.row_span == 1 and not cell.text and cell.row > 1}
    return merged - blank
