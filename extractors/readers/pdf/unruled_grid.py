"""A grid over lines without a full set of rules: columns by gutters, rows by their lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from extractors.blocks import BBox
from extractors.readers.pdf.grid import Grid
from extractors.readers.pdf.page import Word
from extractors.readers.pdf.ruled import Line as RuleLine
from extractors.readers.pdf.spans import slots_from_edges
from extractors.readers.pdf.text_starts import with_starts
from extractors.readers.pdf.unruled_bands import body_groups
from extractors.readers.pdf.unruled_columns import (
    Gutter,
    Piece,
    TableLine,
    Upright,
    cut_lines,
)
from extractors.readers.pdf.unruled_gutters import find_gutters
from extractors.readers.pdf.unruled_header import header_levels, header_line_count
from extractors.readers.pdf.unruled_heads import part_heads, spread_heads
from extractors.readers.pdf.unruled_lines import Row
from extractors.readers.pdf.unruled_rows import RowContext
from extractors.readers.pdf.unruled_titles import with_titles

FULL_WIDTH = 0.5
"""A rule over this share of a table's width parts rows."""

WHOLE_WIDTH = 0.85
"""A rule over this share of the width may end the header."""
OVERFLOW = 0.5
"""A lone label that reaches over less of the width runs out of its column into blank cells."""


@dataclass(frozen=True)
class Draft:
    """A table as read from its lines: rows of lines, gutters, and the rules between them."""

    groups: tuple[tuple[TableLine, ...], ...]
    gutters: tuple[Gutter, ...]
    rules: tuple[RuleLine, ...]
    header_rows: int

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return len(self.gutters) + 1

    @property
    def bbox(self) -> BBox:
        """The box round its text."""
        rows = [line.row for line in self.lines]
        x0, top = min(row.x0 for row in rows), min(row.top for row in rows)
        return x0, top, max(row.x1 for row in rows), max(row.bottom for row in rows)

    @cached_property
    def lines(self) -> list[TableLine]:
        """All lines."""
        return [line for group in self.groups for line in group]

    @cached_property
    def context(self) -> RowContext:
        """Columns of numbers, leading and edges of the body."""
        body = [line for group in self.groups[self.header_rows :] for line in group]
        return RowContext(body or self.lines, self.columns)


def draft_table(
    rows: Sequence[Row],
    rules: Sequence[RuleLine],
    known: Sequence[Gutter] = (),
    drawn: Sequence[Upright] | None = None,
    *,
    headless: bool = False,
) -> Draft | None:
    """Columns and rows of lines that are taken to be a table; None for a single column.

    `known` are gutters told by another part of the table; where one is `drawn` as a line,
    texts on both sides are two however close they stand. `headless` lines hold no header.
    """
    rows = rows if known else with_starts(rows)
    gutters = list(known) or find_gutters(rows)
    if not gutters:
        return None
    lines = cut_lines(rows, gutters, drawn)
    x0, x1 = min(row.x0 for row in rows), max(row.x1 for row in rows)
    inside = [rule for rule in rules if rule.high > x0 and rule.low < x1]
    full = _borders_over(inside, x0, x1, FULL_WIDTH)
    head = 0
    if not headless:
        from_left = [rule for rule in inside if rule.low < x0 + rows[0].size]
        whole = _borders_over(from_left, x0, x1, WHOLE_WIDTH)
        head = header_line_count(lines, len(gutters) + 1, whole)
    heads = part_heads(lines[:head], lines[head:], len(gutters) + 1)
    heads = spread_heads(heads, lines[head:], len(gutters) + 1, inside)
    groups = [tuple(group) for group in header_levels(heads, inside)]
    header_rows = len(groups)
    body = with_titles(lines[head:], len(gutters) + 1)
    groups += body_groups(body, len(gutters) + 1, full)
    return Draft(tuple(groups), tuple(gutters), tuple(inside), header_rows)


def _borders_over(rules: Sequence[RuleLine], x0: float, x1: float, share: float) -> list[float]:
    """Where rules stand that cover such a share of the width."""
    covered = (min(rule.high, x1) - max(rule.low, x0) for rule in rules)
    return sorted(
        r.at for r, width in zip(rules, covered, strict=True) if width >= share * (x1 - x0)
    )


def grid_of(draft: Draft, confidence: float, reasons: tuple[str, ...]) -> Grid:
    """The draft as a grid with merged cells."""
    xs = _column_borders(draft)
    ys = _row_borders(draft)
    ruled_rows = sum(bool(_rules_at(draft, y)) for y in ys[1:-1]) >= max(3, 0.6 * (len(ys) - 2))
    across = _across(draft, xs, ys, merge_text=ruled_rows)
    slots = slots_from_edges(across, _down(draft, xs))
    headers = draft.header_rows or None
    owners = _owners(draft, xs)
    return Grid(tuple(xs), tuple(ys), slots, confidence, reasons, headers, owners=owners)


def _owners(draft: Draft, xs: Sequence[float]) -> dict[Word, tuple[int, int]]:
    """The cells of words outside their columns: long heads, labels that run over blank cells."""
    found: dict[Word, tuple[int, int]] = {}
    for row, group in enumerate(draft.groups):
        merged = _wide_pieces(group, draft.columns, xs)
        for piece in (piece for line in group for piece in line.pieces):
            if piece.col_end - piece.col == 1:
                low, high = 2 * xs[piece.col], 2 * xs[piece.col_end]
                out = [word for word in piece.words if not low <= word.x0 + word.x1 < high]
                found |= dict.fromkeys(out, (row, piece.col))
            elif not any(a <= piece.col < b for a, b in merged):
                found |= dict.fromkeys(piece.words, (row, piece.col))
    return found


def _column_borders(draft: Draft) -> list[float]:
    left = min(line.row.x0 for line in draft.lines) - 1
    right = max(line.row.x1 for line in draft.lines) + 1
    return [left, *(_border(draft, index) for index in range(len(draft.gutters))), right]


def _border(draft: Draft, index: int) -> float:
    """Where a gutter parts cells: close to the edge on which the column to its right stands.

    Texts that start on one edge leave the rest of the gutter to longer texts on other pages.
    """
    low, high = draft.gutters[index]
    lefts = [p.x0 for line in draft.lines for p in line.pieces if p.col == index + 1]
    size = draft.lines[0].row.size
    if lefts and 2 * sum(x - min(lefts) < 2 for x in lefts) > len(lefts):
        return max((low + high) / 2, min(high, min(lefts)) - 0.4 * size)
    return (low + high) / 2


def _row_borders(draft: Draft) -> list[float]:
    """A rule between two rows where one is drawn, else the middle of the space."""
    tops = [min(line.row.top for line in group) for group in draft.groups]
    bottoms = [max(line.row.bottom for line in group) for group in draft.groups]
    ys = [tops[0] - 1]
    for (upper, lower), (bottom, top) in zip(
        pairwise(draft.groups), zip(bottoms, tops[1:], strict=False), strict=False
    ):
        low, high = upper[-1].row.baseline - 1, lower[0].row.baseline
        between = [rule for rule in draft.rules if low < rule.at < high]
        if between:
            ys.append(max(between, key=lambda rule: rule.high - rule.low).at)
        else:
            ys.append((bottom + top) / 2)
    return [*ys, bottoms[-1] + 1]


def _rules_at(draft: Draft, y: float) -> list[RuleLine]:
    return [rule for rule in draft.rules if abs(rule.at - y) < 1.5]


def _across(
    draft: Draft, xs: Sequence[float], ys: Sequence[float], *, merge_text: bool
) -> list[list[bool]]:
    """Where horizontal borders part cells."""
    columns = draft.columns
    texts = [[_has_text(group, col) for col in range(columns)] for group in draft.groups]
    edges = [[True] * columns]
    for index, y in enumerate(ys[1:-1], start=1):
        rules = _rules_at(draft, y)
        row = []
        for col in range(columns):
            covered = not rules or _is_covered(rules, xs[col], xs[col + 1])
            both = texts[index - 1][col] and texts[index][col]
            in_head = index < draft.header_rows
            if in_head and not both:
                row.append(covered and _spans_at(draft, index - 1, col))
            else:
                row.append(covered or not merge_text or _spans_at(draft, index, col))
        edges.append(row)
    return [*edges, [True] * columns]


def _has_text(group: Sequence[TableLine], col: int) -> bool:
    return any(col in line.cols for line in group)


def _spans_at(draft: Draft, index: int, col: int) -> bool:
    """Whether a text over several columns covers this column in the row."""
    pieces = (line.piece_in(col) for line in draft.groups[index])
    return any(piece is not None and piece.col_end - piece.col > 1 for piece in pieces)


def _is_covered(rules: Sequence[RuleLine], x0: float, x1: float) -> bool:
    return sum(max(0.0, min(r.high, x1) - max(r.low, x0)) for r in rules) >= 0.5 * (x1 - x0)


def _down(draft: Draft, xs: Sequence[float]) -> list[list[bool]]:
    """Where vertical borders part cells: not where a text runs over them."""
    edges = [[True] * len(draft.groups) for _ in range(draft.columns + 1)]
    for index, group in enumerate(draft.groups):
        for piece in _wide_pieces(group, draft.columns, xs):
            for x in range(piece[0] + 1, piece[1]):
                edges[x][index] = False
    return edges


def _wide_pieces(
    group: Sequence[TableLine], columns: int, xs: Sequence[float]
) -> list[tuple[int, int]]:
    """Column ranges of texts that run over several columns; a lone one takes the row."""
    wide: list[Piece] = [p for line in group for p in line.pieces if p.col_end - p.col > 1]
    if not wide:
        return []
    if any((p.col, p.col_end) == (0, columns) for p in wide) and len(wide) == len(group):
        return [(0, columns)]
    if all(len(line.pieces) == 1 for line in group) and group[0].pieces[0].col == 0:
        reach = max(line.row.x1 for line in group) - xs[0]
        is_title = wide and all(line.row.is_bold for line in group)
        return [(0, columns)] if is_title or reach > OVERFLOW * (xs[-1] - xs[0]) else []
    others = [p for line in group for p in line.pieces if p.col_end - p.col == 1]
    return [
        (p.col, p.col_end)
        for p in wide
        if not any(p.col <= other.col < p.col_end for other in others)
    ]
