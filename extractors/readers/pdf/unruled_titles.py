"""Titles of sections within the body of a table: one text in the middle of its row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.readers.pdf.unruled_columns import Piece, TableLine

_OFF = 2.0
"""Points by which the middle of a title may miss that of its table."""
_ON = 1.5
"""Points by which a text on an edge of its column may miss it."""


def with_titles(lines: Sequence[TableLine], columns: int) -> list[TableLine]:
    """The lines of the body, those that hold a centred title alone as one text on all columns."""
    if columns < 3 or len(lines) < 3:
        return list(lines)
    left, right = min(line.row.x0 for line in lines), max(line.row.x1 for line in lines)
    others = [piece for line in lines if len(line.pieces) > 1 for piece in line.pieces]
    stub = [piece.x1 for piece in others if piece.col == 0]
    middles = ((left + right) / 2, (max(stub, default=left) + right) / 2)
    return [
        replace(line, pieces=(replace(line.pieces[0], col=0, col_end=columns),))
        if _is_title(line, middles, left, others)
        else line
        for line in lines
    ]


def _is_title(
    line: TableLine, middles: Sequence[float], left: float, others: Sequence[Piece]
) -> bool:
    """Whether a line holds one text, in the middle of the table but on no column of it."""
    if len(line.pieces) > 1:
        return False
    piece = line.pieces[0]
    if piece.is_data or piece.x0 < left + 2 * line.row.size:
        return False
    middle = (piece.x0 + piece.x1) / 2
    if min(abs(middle - x) for x in middles) > _OFF:
        return False
    beside = [o for o in others if (o.col, o.col_end) == (piece.col, piece.col_end)]
    offs = [(o.x0 - piece.x0, o.x1 - piece.x1, (o.x0 + o.x1) / 2 - middle) for o in beside]
    return not any(
        2 * sum(abs(off) < _ON for off in edge) >= len(edge) for edge in zip(*offs, strict=True)
    )
