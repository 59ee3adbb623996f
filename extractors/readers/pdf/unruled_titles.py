"""Titles of sections within the body of a table: one text in the middle of its row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.readers.pdf.unruled_columns import Piece, TableLine

_OFF = 0.5
"""Type sizes by which the middle of a title may miss that of its table."""
_ON = 1.5
"""Points by which a text on an edge of its column may miss it."""
_EXACT = 0.8
"""Points by which the middles of titles may differ, twice."""
_TITLES = 2
"""Titles that show where others have their middle."""
_FEWEST = 4
"""Columns of a table of which a unit may stand over the figures alone."""


@dataclass(frozen=True)
class _Middles:
    """Where titles may have their middle: over the whole table, or between two places over the
    figures, whose left edge nothing tells; `second` is the first column of those.
    """

    whole: float
    low: float
    high: float
    second: int

    def column_of(self, middle: float, off: float) -> int | None:
        """The first column of a title with this middle or `off` it, None for other texts."""
        if abs(middle - self.whole) <= off:
            return 0
        return self.second if self.low - off <= middle <= self.high + off else None


def with_titles(lines: Sequence[TableLine], columns: int) -> list[TableLine]:
    """The lines of the body, those that hold a centred title alone as one text on its columns."""
    if columns < 3 or len(lines) < 3:
        return list(lines)
    left = min(line.row.x0 for line in lines)
    others = [piece for line in lines if len(line.pieces) > 1 for piece in line.pieces]
    middles = _middles(lines, others, columns)
    spread = [_spread(line, columns, middles, left, others) for line in lines]
    titles = [line.pieces[0] for line in spread if is_title(line, columns)]
    return [_alike(line, titles, others) for line in spread]


def _alike(line: TableLine, titles: Sequence[Piece], others: Sequence[Piece]) -> TableLine:
    """A short title that ends where its column does by chance: it has the middle of the others."""
    piece = line.pieces[0]
    if len(titles) < _TITLES or len(line.pieces) > 1 or piece in titles or piece.is_data:
        return line
    alike = [t for t in titles if abs(t.x0 + t.x1 - piece.x0 - piece.x1) < _EXACT]
    if 2 * len(alike) < len(titles) or any(abs(o.x0 - piece.x0) < _EXACT for o in others):
        return line
    return replace(line, pieces=(replace(piece, col=alike[0].col, col_end=alike[0].col_end),))


def _middles(lines: Sequence[TableLine], others: Sequence[Piece], columns: int) -> _Middles:
    left, right = min(line.row.x0 for line in lines), max(line.row.x1 for line in lines)
    stub = max([piece.x1 for piece in others if piece.col == 0], default=left)
    values = min([piece.x0 for piece in others if piece.col], default=stub)
    low, is_wide = (stub + right) / 2, columns >= _FEWEST
    return _Middles((left + right) / 2, low, (values + right) / 2 if is_wide else low, int(is_wide))


def _spread(
    line: TableLine, columns: int, middles: _Middles, left: float, others: Sequence[Piece]
) -> TableLine:
    if len(line.pieces) > 1:
        return line
    piece = line.pieces[0]
    if piece.is_data or piece.x0 < left + 2 * line.row.size or _is_on_column(piece, others):
        return line
    first = middles.column_of((piece.x0 + piece.x1) / 2, _OFF * line.row.size)
    if first is None:
        return line
    return replace(line, pieces=(replace(piece, col=first, col_end=columns),))


def _is_on_column(piece: Piece, others: Sequence[Piece]) -> bool:
    """Whether a text stands on an edge or the middle of the texts of its column."""
    middle = (piece.x0 + piece.x1) / 2
    beside = [o for o in others if (o.col, o.col_end) == (piece.col, piece.col_end)]
    offs = [(o.x0 - piece.x0, o.x1 - piece.x1, (o.x0 + o.x1) / 2 - middle) for o in beside]
    return any(
        2 * sum(abs(off) < _ON for off in edge) >= len(edge) for edge in zip(*offs, strict=True)
    )


def is_title(line: TableLine, columns: int) -> bool:
    """Whether a line of the body holds a title alone: on all columns, or on those of figures."""
    first = line.pieces[0]
    over = first.col == 0 or (first.col == 1 and columns >= _FEWEST)
    return len(line.pieces) == 1 and over and first.col_end == columns > 2
