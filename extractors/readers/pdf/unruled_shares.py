"""Which columns each text of a header's line heads: by rules drawn below it, by its middle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.readers.pdf.ruled import Line as RuleLine
from extractors.readers.pdf.unruled_columns import Piece, TableLine

Extent = tuple[float, float]
Extents = Sequence[Sequence[Extent]]
"""Columns by the edges of their texts, and further guesses at where they end."""
_MOST_GROUPS = 12
_STICKS_OUT = float("inf")
_PLAY = 0.25
"""Of a column's width: so much further each text may stand from the middle of an even share."""


def by_rules(
    line: TableLine,
    below: Sequence[TableLine],
    rules: Sequence[RuleLine],
    extents: Extents,
) -> TableLine:
    """Texts over a rule that is drawn under several columns; of the extents, the first are those
    of texts, the second reach half-way to the next.

    The rules of groups side by side may touch: texts over one such rule share its columns.
    """
    pieces = list(line.pieces)
    for rule in rules:
        if not line.row.baseline - 1 < rule.at < _bottom(line, below, rule):
            continue
        over = [
            i for i, p in enumerate(pieces) if rule.low - 2 <= (p.x0 + p.x1) / 2 <= rule.high + 2
        ]
        cols = [
            c for c, (a, b) in enumerate(extents[0]) if rule.low - 3 <= (a + b) / 2 <= rule.high + 3
        ]
        shares = _shares([pieces[i] for i in over], cols, extents[1], rule)
        for i, group in zip(over, shares, strict=False):
            pieces[i] = replace(pieces[i], col=group[0], col_end=group[-1] + 1)
    is_ordered = all(a.col_end <= b.col for a, b in pairwise(pieces))
    is_moved = any(a is not b for a, b in zip(pieces, line.pieces, strict=True))
    return replace(line, pieces=tuple(pieces)) if is_ordered and is_moved else line


def _bottom(line: TableLine, below: Sequence[TableLine], rule: RuleLine) -> float:
    """How far down a rule may stand to belong to the line: the next text along the rule."""
    for lower in below:
        if any(p.x1 > rule.low and p.x0 < rule.high for p in lower.pieces):
            return lower.row.baseline
    return line.row.baseline


def _shares(
    over: Sequence[Piece], cols: Sequence[int], outer: Sequence[Extent], rule: RuleLine
) -> list[list[int]]:
    """The columns above a rule shared out among the texts on it, each near its own's middle."""
    if len(cols) < 2 or not over:
        return []
    if len(over) == 1:
        return [list(cols)]
    if cols[0] == 0 or len(over) > min(len(cols) // 2, _MOST_GROUPS):
        return []
    edges = [rule.low, *(outer[col][1] for col in cols[:-1]), rule.high]
    off, cuts = _nearest(over, edges)
    if len(cols) % len(over) == 0:
        step = len(cols) // len(over)
        even = list(range(step, len(cols) + 1, step))
        play = _PLAY * (rule.high - rule.low) / len(cols) * len(over)
        cuts = even if _sum_off(over, edges, even) <= off + play else cuts
    return [list(cols[a:b]) for a, b in pairwise([0, *cuts])] if off < _STICKS_OUT else []


def _nearest(over: Sequence[Piece], edges: Sequence[float]) -> tuple[float, list[int]]:
    """Where the texts' columns end so that all stand nearest to their middles, and how near."""
    columns, last = len(edges) - 1, len(over) - 1
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}
    for index, piece in enumerate(over):
        best = {
            end: min(
                (off + _off(piece, edges[cut], edges[end]), [*cuts, end])
                for cut, (off, cuts) in best.items()
                if cut < end
            )
            for end in range(index + 1, columns - last + index + 1)
        }
    return best[columns]


def _sum_off(over: Sequence[Piece], edges: Sequence[float], cuts: Sequence[int]) -> float:
    groups = pairwise([0, *cuts])
    return sum(_off(piece, edges[a], edges[b]) for piece, (a, b) in zip(over, groups, strict=True))


def _off(piece: Piece, left: float, right: float) -> float:
    """How far a text stands from the middle between two edges; infinite where it sticks out."""
    play = piece.words[0].size
    if piece.x0 < left - play or piece.x1 > right + play:
        return _STICKS_OUT
    return abs(piece.x0 + piece.x1 - left - right) / 2


def even_shares(
    pieces: Sequence[Piece], cols: list[int], outer: Sequence[Extent]
) -> tuple[float, list[list[int]]] | None:
    """Columns shared out evenly among texts, each within the outline of its own."""
    size, rest = divmod(len(cols), len(pieces))
    if rest or size < 2 or len(pieces) < 2:
        return None
    groups = [cols[i : i + size] for i in range(0, len(cols), size)]
    for piece, group in zip(pieces, groups, strict=True):
        if not outer[group[0]][0] <= piece.x0 <= piece.x1 <= outer[group[-1]][1]:
            return None
    return 0.0, groups


def best_shares(
    pieces: Sequence[Piece], cols: list[int], extents: Extents
) -> tuple[float, list[list[int]]] | None:
    """Columns in order shared out among texts so that each text stands over its own.

    Returns the sum of the distances of texts from the middles of their columns, and the
    columns of each text.
    """
    if len(pieces) == 1:
        distance = distance_of(pieces[0], cols, extents)
        return None if distance is None else (distance, [cols])
    options = []
    for size in range(2, len(cols) - 2 * (len(pieces) - 1) + 1):
        distance = distance_of(pieces[0], cols[:size], extents)
        rest = None
        if distance is not None:
            rest = best_shares(pieces[1:], cols[size:], extents)
        if distance is not None and rest is not None:
            options.append((distance + rest[0], [cols[:size], *rest[1]]))
    return min(options, key=lambda option: option[0]) if options else None


def inner_shares(
    pieces: Sequence[Piece], cols: Sequence[int], extents: Extents
) -> tuple[float, list[list[int]]] | None:
    """The same with as few columns as may be left out, which have their own head: at the ends, or
    between groups of one size.
    """
    for fewer in range(1, len(cols) - 2 * len(pieces) + 1) if len(pieces) > 1 else ():
        parts = (list(cols[i : len(cols) - fewer + i]) for i in range(fewer + 1))
        found = [best for part in parts if (best := best_shares(pieces, part, extents))]
        if found:
            return min(found, key=lambda best: best[0])
    return _apart(pieces, cols, extents)


def _apart(
    pieces: Sequence[Piece], cols: Sequence[int], extents: Extents
) -> tuple[float, list[list[int]]] | None:
    for size in range(len(cols) // len(pieces), 1, -1) if len(pieces) > 1 else ():
        groups = [list(cols[i : i + size]) for i in range(len(cols) - size + 1)]
        found = []
        for piece in pieces:
            fits = [(d, g) for g in groups if (d := distance_of(piece, g, extents)) is not None]
            found += [min(fits)] if fits else []
        chosen = [group for _, group in found]
        if len(found) == len(pieces) and all(a[-1] < b[0] for a, b in pairwise(chosen)):
            return sum(distance for distance, _ in found), chosen
    return None


def distance_of(piece: Piece, cols: Sequence[int], extents: Extents) -> float | None:
    """How far a text stands from the middle of columns; None where it cannot head them."""
    if piece.col_end - piece.col > 1 and not (
        cols[0] <= piece.col and piece.col_end <= cols[-1] + 1
    ):
        return None
    middle = (piece.x0 + piece.x1) / 2
    sides = [(part[cols[0]][0], part[cols[-1]][1]) for part in extents]
    off = min(abs(middle - (x0 + x1) / 2) for x0, x1 in sides)
    x0, x1 = sides[1]
    size = piece.words[0].size
    far = off >= max(0.9 * size, 0.05 * (x1 - x0)) or piece.x1 - piece.x0 > x1 - x0 + size
    return None if far else off
