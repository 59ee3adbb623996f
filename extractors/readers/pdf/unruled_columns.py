"""Columns of a stretch of lines: the gutters no text crosses, and what stands between them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from extractors.readers.pdf.page import Word
from extractors.readers.pdf.unruled_lines import Row, Segment

_SYMBOLS = frozenset("$€£%*†‡()[]|+-=<>~")


@dataclass(frozen=True)
class Piece:
    """The words of one line in one column, or in several (`col_end` is exclusive)."""

    col: int
    col_end: int
    words: tuple[Word, ...]

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Right edge."""
        return self.words[-1].x1

    @cached_property
    def segment(self) -> Segment:
        """The same as a segment."""
        return Segment(self.words)

    @property
    def is_data(self) -> bool:
        """Whether it is a number or the like."""
        return self.segment.is_data

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return self.segment.text


@dataclass(frozen=True)
class TableLine:
    """A line of a table with its pieces from left to right."""

    row: Row
    pieces: tuple[Piece, ...]

    @cached_property
    def cols(self) -> frozenset[int]:
        """The columns it has text in."""
        return frozenset(c for piece in self.pieces for c in range(piece.col, piece.col_end))

    @cached_property
    def data_cols(self) -> frozenset[int]:
        """The columns it has a number in."""
        return frozenset(piece.col for piece in self.pieces if piece.is_data)

    def piece_in(self, col: int) -> Piece | None:
        """The piece that covers a column."""
        return next((p for p in self.pieces if p.col <= col < p.col_end), None)


Gutter = tuple[float, float]


def head_zone(rows: Sequence[Row]) -> int:
    """How many lines at the top may be header: those before the first with numbers."""
    for index, row in enumerate(rows[:9]):
        if any(segment.is_data for segment in row.segments[1:]):
            return index
    return 1 if len(rows) > 3 else 0


def find_gutters(rows: Sequence[Row]) -> list[Gutter]:
    """Stretches of the x axis that text of hardly any line covers, between columns of text."""
    zone = head_zone(rows)
    body = [row for row in rows[zone:] if len(row.segments) > 1]
    if not body:
        body = [row for row in rows if len(row.segments) > 1]
    if not body:
        return []
    size = float(np.median([row.size for row in body]))
    narrowest = 0.3 * size if len(body) >= 5 else 0.5 * size if len(body) >= 3 else 0.8 * size
    counts = _coverage(body)
    tolerance = 0 if len(body) < 8 else 1 if len(body) < 20 else int(0.06 * len(body))
    gutters = [g for g in _runs(counts <= tolerance) if g[1] - g[0] >= narrowest]
    return _without_odd_columns(rows, [_clip(g, rows, narrowest) for g in gutters])


def _coverage(rows: Sequence[Row]) -> npt.NDArray[np.int32]:
    """How many lines cover each point of the x axis."""
    width = int(max(row.x1 for row in rows)) + 2
    steps = np.zeros(width + 1, dtype=np.int32)
    for row in rows:
        for segment in row.segments:
            steps[max(0, int(segment.x0 + 0.5))] += 1
            steps[min(width, max(int(segment.x1 + 0.5), int(segment.x0 + 0.5) + 1))] -= 1
    return np.cumsum(steps)[:width]


def _runs(free: npt.NDArray[np.bool_]) -> list[Gutter]:
    """Free stretches with text on both sides."""
    edges = np.flatnonzero(np.diff(free.astype(np.int8)))
    runs = []
    for low, high in pairwise(edges.tolist()):
        if free[low + 1]:
            runs.append((float(low + 1), float(high + 1)))
    return runs


def _clip(gutter: Gutter, rows: Sequence[Row], narrowest: float) -> Gutter:
    """The gutter less what longer lines without wide gaps take of it at one side."""
    low, high = gutter
    for row in rows:
        for segment in row.segments:
            if segment.x0 <= low < segment.x1 < high - 1:
                low = segment.x1
            elif low + 1 < segment.x0 < high <= segment.x1:
                high = segment.x0
    return (low, high) if high - low >= 1 else gutter


def _without_odd_columns(rows: Sequence[Row], gutters: list[Gutter]) -> list[Gutter]:
    """Drop gutters that part a sign from its number, or texts that never share a line."""
    changed = True
    while changed and gutters:
        changed = False
        lines = cut_lines(rows, gutters)
        texts = [
            [p.text for line in lines for p in line.pieces if p.col == c and p.col_end == c + 1]
            for c in range(len(gutters) + 1)
        ]
        for index in range(len(gutters)):
            if _belongs_together(lines, texts, index, gutters[index]):
                del gutters[index]
                changed = True
                break
    return gutters


def _belongs_together(
    lines: Sequence[TableLine], texts: Sequence[Sequence[str]], index: int, gutter: Gutter
) -> bool:
    left, right = texts[index], texts[index + 1]
    if not left or not right:
        return True
    if all(len(text) == 1 and text in _SYMBOLS - {"-"} for text in left):
        return True
    if all(len(text) <= 2 and set(text) <= _SYMBOLS for text in right):
        return not all(text == "-" for text in right)
    shared = sum(index in line.cols and index + 1 in line.cols for line in lines)
    size = lines[0].row.size
    return shared == 0 and gutter[1] - gutter[0] < 2 * size


def middles(gutters: Sequence[Gutter]) -> list[float]:
    """The middle of each gutter."""
    return [(low + high) / 2 for low, high in gutters]


def cut_lines(rows: Sequence[Row], gutters: Sequence[Gutter]) -> list[TableLine]:
    """Lines as pieces in columns; a text that runs over a gutter is one piece."""
    at = middles(gutters)
    return [TableLine(row, tuple(_pieces(row, at))) for row in rows]


def _pieces(row: Row, at: Sequence[float]) -> list[Piece]:
    pieces: list[Piece] = []
    for segment in row.segments:
        piece = _piece(segment.words, at)
        if pieces and piece.col < pieces[-1].col_end:
            last = pieces[-1]
            piece = Piece(last.col, max(last.col_end, piece.col_end), last.words + piece.words)
            pieces[-1] = piece
        else:
            pieces.append(piece)
    return pieces


def _piece(words: tuple[Word, ...], at: Sequence[float]) -> Piece:
    """The columns a text stands in: those it covers by more than its outermost letters."""
    slack = 0.25 * words[0].size
    first = bisect_right(at, min(words[0].x0 + slack, words[0].x1))
    last = bisect_right(at, max(words[-1].x1 - slack, words[-1].x0))
    return Piece(first, max(first, last) + 1, words)
