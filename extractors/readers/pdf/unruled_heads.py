"""Header texts that stand over several columns without covering them: told by their middles."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.readers.pdf.page import Word
from extractors.readers.pdf.ruled import Line as RuleLine
from extractors.readers.pdf.unruled_columns import Piece, TableLine, by_column
from extractors.readers.pdf.unruled_lines import is_in_brackets, is_year
from extractors.readers.pdf.unruled_rows import RowContext
from extractors.readers.pdf.unruled_shares import (
    Extent,
    Extents,
    best_shares,
    by_rules,
    distance_of,
    even_shares,
    inner_shares,
)

_STANDS = 2.0
"""Points by which a text may miss the edge or middle of the one it is set on."""
_FEWEST = 4
"""Figures in a first column that is none of labels."""
_STARTS = 0.6
"""The same where nothing but the left edge of the column tells."""
_TOUCH = 0.36
"""Texts of two columns are further apart than so many type sizes; words of one are not."""


def spread_heads(
    heads: Sequence[TableLine],
    body: Sequence[TableLine],
    columns: int,
    rules: Sequence[RuleLine],
) -> list[TableLine]:
    """The header lines with each text on all the columns it heads."""
    spread = []
    texts = _stub(body, columns)
    for index, line in enumerate(heads):
        extents = _extents([*heads[index + 1 :], *body], columns)
        below = frozenset().union(*(lower.cols for lower in heads[index + 1 :]))
        ruled = by_rules(line, heads[index + 1 :], rules, _guesses(extents))
        is_ruled, line = ruled is not line, ruled
        if len(line.pieces) == 1 and index == len(heads) - 1:
            line = _over_all(line, heads[:index], _guesses(extents), max(1, len(texts)))
        if below and not is_ruled:
            line = _by_middles(line, heads[index + 1 :], sorted(below - texts), _guesses(extents))
        spread.append(line)
    return spread


def _stub(body: Sequence[TableLine], columns: int) -> set[int]:
    """The first column, and those of text that follow it: labels of rows; none before figures."""
    if columns > 3 and _are_figures(by_column(body, columns)[0]):
        return set()
    data = RowContext(body, columns).data_cols if body else ()
    return set(range(min(data, default=1)))


def _are_figures(first: Sequence[Piece]) -> bool:
    """Whether the first column holds figures set right: no years, ranks or numbers of lines."""
    texts = [piece.text for piece in first]
    if len(texts) < _FEWEST or not all(p.is_data and not is_year(p.text) for p in first):
        return False
    numbers = [int(text) for text in texts if text.isdecimal()]
    rises = len(numbers) == len(texts) and all(0 < b - a < 3 for a, b in pairwise(numbers))
    return not rises and max(p.x0 for p in first) - min(p.x0 for p in first) > _STANDS


def part_heads(
    heads: Sequence[TableLine], body: Sequence[TableLine], columns: int
) -> list[TableLine]:
    """The header lines, texts of neighbouring columns parted that nearly touch."""
    parted = []
    for index, line in enumerate(heads):
        extents = _guesses(_extents([*heads[index + 1 :], *body], columns))
        texts = [segment.words for segment in line.row.segments]
        others = [*heads[:index][::-1], *heads[index + 1 :]]
        pieces = [part for piece in line.pieces for part in _parts(piece, texts, extents, others)]
        parted.append(replace(line, pieces=tuple(pieces)))
    return parted


def _parts(
    piece: Piece,
    texts: Sequence[tuple[Word, ...]],
    extents: Extents,
    others: Sequence[TableLine],
) -> list[Piece]:
    """A text as those of its columns, where each part stands on an edge of its column's.

    `texts` are those of the line between wide gaps, `others` the other lines of the header,
    the nearest above first.
    """
    if piece.col_end - piece.col < 2 or is_in_brackets(piece.text):
        return [piece]
    own = [words for words in texts if words[0] in piece.words]
    if len(own) == piece.col_end - piece.col:
        singles = [Piece(piece.col + i, piece.col + i + 1, words) for i, words in enumerate(own)]
        if all(_is_on_column(single, extents) for single in singles):
            return singles
    mids = [(a[1] + b[0]) / 2 for a, b in pairwise(extents[0])]
    parts: dict[int, list[Word]] = {}
    for word in piece.words:
        parts.setdefault(bisect_right(mids, (word.x0 + word.x1) / 2), []).append(word)
    if len(parts) < 2 or sorted(parts) != list(range(piece.col, piece.col_end)):
        return [piece]
    pieces = [Piece(col, col + 1, tuple(words)) for col, words in sorted(parts.items())]
    starts = all(abs(part.x0 - extents[0][part.col][0]) < _STARTS for part in pieces)
    if _are_close(pieces) and not (starts or all(_stands_on(part, others) for part in pieces)):
        return [piece]  # words of one text
    return pieces if all(_is_on_column(part, extents) for part in pieces) else [piece]


def _are_close(pieces: Sequence[Piece]) -> bool:
    """Whether two texts are no further apart than words; those that overlap are two."""
    gaps = [(b.x0 - a.x1) / a.words[0].size for a, b in pairwise(pieces)]
    return any(-0.2 < gap < _TOUCH for gap in gaps)


def _extents(lines: Sequence[TableLine], columns: int) -> list[Extent]:
    """Left and right edge of the text of each column."""
    pieces = by_column(lines, columns)
    lefts = [min([piece.x0 for piece in column], default=0.0) for column in pieces]
    rights = [max([piece.x1 for piece in column], default=0.0) for column in pieces]
    return list(zip(lefts, rights, strict=True))


def _over_all(
    line: TableLine, above: Sequence[TableLine], extents: Extents, first: int
) -> TableLine:
    """A lone last line of the header, such as a unit, on all columns from `first` on."""
    cols = list(range(first, len(extents[0])))
    if len(cols) < 2 or 2 * max((len(upper.cols) for upper in above), default=0) < len(cols):
        return line
    piece = line.pieces[0]
    if piece.col < first or distance_of(piece, cols, extents) is None:
        return line
    heads = [upper.piece_in(piece.col) for upper in above]
    aligned = any(
        min(abs(h.x0 - piece.x0), abs(h.x1 - piece.x1), abs(h.x0 + h.x1 - piece.x0 - piece.x1)) < 2
        for h in heads
        if h is not None
    )
    if aligned and not is_in_brackets(piece.text):
        return line
    return replace(line, pieces=(replace(piece, col=first, col_end=len(extents[0])),))


def _guesses(extents: Sequence[Extent]) -> Extents:
    """Where columns may end, by how their texts are set: the lines that would part them.

    By their texts, half-way between them, and at the right or left edges of texts that all
    stand on one side.
    """
    rights = [x1 for _, x1 in extents]
    lefts = [x0 for x0, _ in extents]
    step = _median([b - a for a, b in pairwise(rights[1:])])
    by_right = [(b - step if i < 2 else a, b) for i, (a, b) in enumerate(pairwise([0.0, *rights]))]
    last = lefts[-1] + _median([b - a for a, b in pairwise(lefts[1:])])
    return extents, _outer(extents), by_right, list(pairwise([*lefts, last]))


def _median(values: Sequence[float]) -> float:
    return sorted(values)[len(values) // 2] if values else 0.0


def _outer(extents: Sequence[Extent]) -> list[Extent]:
    """Columns out to the text of their neighbours' edges, half-way."""
    mids = [(a[1] + b[0]) / 2 for a, b in pairwise(extents)]
    return list(zip([extents[0][0], *mids], [*mids, extents[-1][1]], strict=True))


def _by_middles(
    line: TableLine, lower: Sequence[TableLine], below: Sequence[int], extents: Extents
) -> TableLine:
    """Texts whose middles fit groups of the columns below better than one column."""
    over = [p for p in line.pieces if any(p.col <= c < p.col_end for c in below)]
    if not over or len(below) < 2 * len(over) or below[-1] - below[0] + 1 != len(below):
        return line
    best = best_shares(over, list(below), extents)
    stand = [_stands_on(piece, lower) for piece in over]
    if best is None and not any(stand):
        best = even_shares(over, list(below), extents[1]) or inner_shares(over, below, extents)
    if best is None or all(stand):
        return line
    distance, groups = best
    if any(stand) and all(_is_on_edge(piece, extents[0]) for piece in over):
        return line
    if (
        any(stand)
        and all(_is_on_column(piece, extents) for piece in over)
        and not (
            distance < 0.4 * line.row.size * len(over)
            and all(_is_wider(piece, extents[0]) for piece in over)
        )
    ):
        return line
    moved = {
        id(piece): replace(piece, col=cols[0], col_end=cols[-1] + 1)
        for piece, cols in zip(over, groups, strict=True)
    }
    return replace(line, pieces=tuple(moved.get(id(p), p) for p in line.pieces))


def _stands_on(piece: Piece, lower: Sequence[TableLine]) -> bool:
    """Whether a text is set as the head below it in its column is: at one edge, or centred."""
    if piece.col_end - piece.col > 1:
        return False
    heads = (line.piece_in(piece.col) for line in lower)
    head = next((h for h in heads if h is not None), None)
    if head is None or head.col_end - head.col > 1:
        return False
    offs = (head.x0 - piece.x0, head.x1 - piece.x1, (head.x0 + head.x1 - piece.x0 - piece.x1) / 2)
    return min(map(abs, offs)) < _STANDS


def _is_on_edge(piece: Piece, extents: Sequence[Extent]) -> bool:
    """Whether a text ends where all texts of its column end, as the first line of one does."""
    if piece.col_end - piece.col > 1:
        return False
    x0, x1 = extents[piece.col]
    return min(abs(piece.x0 - x0), abs(piece.x1 - x1)) < 1.5


def _is_on_column(piece: Piece, extents: Extents) -> bool:
    """Whether a text stands on an edge or the middle of the texts of its one column."""
    if piece.col_end - piece.col > 1:
        return False
    x0, x1 = extents[0][piece.col]
    middles = [abs(piece.x0 + piece.x1 - sum(guess[piece.col])) / 2 for guess in extents]
    return min(abs(piece.x0 - x0), abs(piece.x1 - x1), *middles) < 2.5


def _is_wider(piece: Piece, extents: Sequence[Extent]) -> bool:
    x0, x1 = extents[piece.col]
    return piece.x1 - piece.x0 > x1 - x0
