"""Columns of a stretch of lines: what stands between its gutters."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from extractors.readers.pdf.page import Word
from extractors.readers.pdf.unruled_lines import Row, Segment


@dataclass(eq=False, slots=True)  # not frozen: made by the hundred, see Word
class Piece:
    """The words of one line in one column, or in several (`col_end` is exclusive)."""

    col: int
    col_end: int
    words: tuple[Word, ...]
    x0: float = field(init=False)
    x1: float = field(init=False)
    _segment: Segment | None = field(init=False)

    def __post_init__(self) -> None:
        """Edges are asked for again and again."""
        self.x0, self.x1 = self.words[0].x0, self.words[-1].x1
        self._segment = None

    @property
    def segment(self) -> Segment:
        """The same as a segment."""
        if self._segment is None:
            self._segment = Segment(self.words)
        return self._segment

    @property
    def is_data(self) -> bool:
        """Whether it is a number or the like."""
        return self.segment.is_data

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return self.segment.text


@dataclass(eq=False)
class TableLine:
    """A line of a table with its pieces from left to right."""

    row: Row
    pieces: tuple[Piece, ...]

    @cached_property
    def cols(self) -> frozenset[int]:
        """The columns it has text in."""
        return frozenset([c for p in self.pieces for c in range(p.col, p.col_end)])

    @cached_property
    def data_cols(self) -> frozenset[int]:
        """The columns it has a number in."""
        return frozenset([piece.col for piece in self.pieces if piece.is_data])

    def piece_in(self, col: int) -> Piece | None:
        """The piece that covers a column."""
        return next((p for p in self.pieces if p.col <= col < p.col_end), None)


def by_column(lines: Sequence[TableLine], columns: int) -> list[list[Piece]]:
    """For each column its pieces, texts over several columns left out."""
    found: list[list[Piece]] = [[] for _ in range(columns)]
    for line in lines:
        for piece in line.pieces:
            if piece.col_end == piece.col + 1:
                found[piece.col].append(piece)
    return found


Gutter = tuple[float, float]
Upright = tuple[float, float, float]
"""A vertical line: its x, top and bottom."""


def middles(gutters: Sequence[Gutter]) -> list[float]:
    """The middle of each gutter."""
    return [(low + high) / 2 for low, high in gutters]


def cut_lines(
    rows: Sequence[Row], gutters: Sequence[Gutter], drawn: Sequence[Upright] | None = None
) -> list[TableLine]:
    """Lines as pieces in columns; a text that runs over a gutter is one piece.

    Where a line is `drawn` in a gutter beside it, only a word on it makes a piece run over it.
    """
    at = middles(gutters)
    if drawn is None:
        return [TableLine(row, tuple(pieces_at(_texts(row), at))) for row in rows]
    return [TableLine(row, tuple(pieces_at(_ruled_texts(row, at, drawn), at))) for row in rows]


def _texts(row: Row) -> list[tuple[Word, ...]]:
    return [segment.words for segment in row.segments]


def _ruled_texts(row: Row, at: Sequence[float], drawn: Sequence[Upright]) -> list[tuple[Word, ...]]:
    """The texts of a line, parted where a drawn line stands between two words."""
    beside = [x for x, top, bottom in drawn if top <= row.baseline <= bottom]
    texts = [part for words in _texts(row) for part in _parted(words, beside)]
    if len(at) > 1 and len(row.segments) == 1 and len(texts) == 2 and row.x1 < at[-1]:
        return _texts(row)  # one text alone in its row runs out of its cell, over the line
    return texts


def pieces_at(texts: Sequence[tuple[Word, ...]], at: Sequence[float]) -> list[Piece]:
    """Texts of a line, from left to right, in the columns between borders."""
    pieces: list[Piece] = []
    for words in texts:
        piece = _piece(words, at)
        if pieces and piece.col < pieces[-1].col_end:
            last = pieces[-1]
            piece = Piece(last.col, max(last.col_end, piece.col_end), last.words + piece.words)
            pieces[-1] = piece
        else:
            pieces.append(piece)
    return pieces


def _parted(words: tuple[Word, ...], at: Sequence[float]) -> list[tuple[Word, ...]]:
    """Words parted where one ends before a border and the next starts after it."""
    starts = [0]
    for index in range(1, len(words)):
        if bisect_right(at, words[index - 1].x1 - 1) < bisect_right(at, words[index].x0 + 1):
            starts.append(index)
    return [words[a:b] for a, b in pairwise([*starts, len(words)])]


def _piece(words: tuple[Word, ...], at: Sequence[float]) -> Piece:
    """The columns a text stands in: those it covers by more than its outermost letters."""
    slack = 0.25 * words[0].size
    first = bisect_right(at, min(words[0].x0 + slack, words[0].x1))
    last = bisect_right(at, max(words[-1].x1 - slack, words[-1].x0))
    return Piece(first, max(first, last) + 1, words)
