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
from extractors.readers.pdf.unruled_lines import Row, Segment, is_in_brackets, is_year

_SYMBOLS = frozenset("$€£%*†‡()[]|+-=<>~")


@dataclass(eq=False)  # not frozen: made by the hundred, see Word
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


def head_zone(rows: Sequence[Row]) -> int:
    """How many lines at the top may be header: those before the first with many numbers.

    Years do not count: they head columns as often as they fill them.
    """
    counts = [sum(s.is_data and not is_year(s.text) for s in row.segments[1:]) for row in rows]
    enough = max(1, 0.4 * max(counts, default=0))
    for index, count in enumerate(counts[:9]):
        if count >= enough:
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
    width = int(max(row.x1 for row in rows)) + 2
    counts = _coverage(body, width)
    tolerance = 0 if len(body) < 8 else 1 if len(body) < 20 else int(0.06 * len(body))
    gutters = [g for g in _runs(counts == 0) if g[1] - g[0] >= narrowest]
    gutters = sorted(gutters + _extra(_runs(counts <= tolerance), gutters, narrowest))
    gutters = _with_header_columns(gutters, rows[:zone], body, narrowest)
    return _without_odd_columns(rows, [_clip(g, rows, narrowest) for g in gutters])


def _extra(found: Sequence[Gutter], known: Sequence[Gutter], narrowest: float) -> list[Gutter]:
    """Gutters that a few odd lines cross, apart from those that none does."""
    return [
        (a, b)
        for a, b in found
        if b - a >= narrowest and not any(a <= high and low <= b for low, high in known)
    ]


def _with_header_columns(
    gutters: Sequence[Gutter], head: Sequence[Row], body: Sequence[Row], narrowest: float
) -> list[Gutter]:
    """Gutters beside columns that have a header and nothing else on this page."""
    texts = [
        segment
        for row in head
        for segment in row.segments
        if len(row.segments) > 1 or not any(segment.x0 < a and segment.x1 > b for a, b in gutters)
    ]
    left, right = min(row.x0 for row in body), max(row.x1 for row in body)
    found = list(gutters)
    for low, high in ((0.0, left), *gutters, (right, 1e9)):
        inside = [s for s in texts if s.x0 > low + narrowest and s.x1 < high - narrowest]
        if not inside or not _is_column_head(inside, head):
            continue
        x0, x1 = min(s.x0 for s in inside), max(s.x1 for s in inside)
        edges = [edge for edge in ((low, x0), (x1, high)) if edge[0] > 0 and edge[1] < 1e9]
        found = [g for g in found if g != (low, high)] + edges
    return sorted(found)


def _is_column_head(texts: Sequence[Segment], head: Sequence[Row]) -> bool:
    """Whether texts between two columns head one of their own, not both beside them."""
    if any(is_in_brackets(segment.text) for segment in texts):
        return False
    last = next((row for row in reversed(head) if len(row.segments) > 1), head[-1])
    lowest = any(segment in last.segments for segment in texts)
    return lowest or len(texts) > 1


def _coverage(rows: Sequence[Row], width: int) -> npt.NDArray[np.int32]:
    """How many lines cover each point of the x axis."""
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
    if shared:
        return False
    if gutter[1] - gutter[0] < 2 * lines[0].row.size:
        return True
    zone = head_zone([line.row for line in lines])
    head = frozenset().union(*(line.cols for line in lines[:zone]))
    body = frozenset().union(*(line.cols for line in lines[zone:]))
    return {index, index + 1} & head != {index, index + 1} & body and not (
        {index, index + 1} & head & body
    )


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
