"""Grids from ruling lines: lines that cross make a grid, lines that are missing make spans."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress, pairwise

import numpy as np

from extractors.blocks import BBox
from extractors.readers.pdf.blank_lines import without_blank_lines
from extractors.readers.pdf.cells import words_in
from extractors.readers.pdf.grid import Grid
from extractors.readers.pdf.page import Page, Rule, Word
from extractors.readers.pdf.spans import slots_from_edges

TOUCH = 3.0
"""Lines nearer than this (points) meet."""
SAME = 1.5
"""Parallel lines nearer than this are one."""
DOUBLE = 3.5
"""Parallel borders nearer than this are a double line: no row or column lies between them."""
COVERED = 0.6
"""Share of a cell's side that must be drawn for the side to be a border."""

DRAWN = 0.6
"""Share of all borders of a grid that a table has drawn at least."""
INSIDE = 0.9
"""The same for a table whose outer borders are not drawn at all, of the others."""

MIN_SHADE = 20.0
"""Least width in points of shading that may be a cell; a third of it is the least height."""


@dataclass(slots=True, unsafe_hash=True)  # not frozen: made by the hundred, see Word
class Line:
    """A straight stretch: `at` is its y (horizontal) or x (vertical), from `low` to `high`."""

    at: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class LineGroup:
    """Lines that hang together by crossings."""

    across: tuple[Line, ...]
    down: tuple[Line, ...]

    @property
    def bbox(self) -> BBox:
        """The box round all lines."""
        xs = [line.at for line in self.down] + [e for h in self.across for e in (h.low, h.high)]
        ys = [line.at for line in self.across] + [e for v in self.down for e in (v.low, v.high)]
        return (min(xs), min(ys), max(xs), max(ys))


def merge_lines(rules: Sequence[Rule], orientation: str) -> list[Line]:
    """Rules of one orientation as lines: collinear stretches that touch are one."""
    raw = sorted(_as_line(rule) for rule in rules if rule.orientation == orientation)
    bundles: list[list[tuple[float, float, float]]] = []
    for at, low, high in raw:
        if bundles and at - bundles[-1][-1][0] <= SAME and at - bundles[-1][0][0] <= 2 * SAME:
            bundles[-1].append((at, low, high))
        else:
            bundles.append([(at, low, high)])
    return [line for bundle in bundles for line in _join_stretches(bundle)]


def _as_line(rule: Rule) -> tuple[float, float, float]:
    if rule.orientation == "h":
        return ((rule.top + rule.bottom) / 2, min(rule.x0, rule.x1), max(rule.x0, rule.x1))
    return ((rule.x0 + rule.x1) / 2, min(rule.top, rule.bottom), max(rule.top, rule.bottom))


def _join_stretches(bundle: Sequence[tuple[float, float, float]]) -> list[Line]:
    at = sum(position for position, _, _ in bundle) / len(bundle)
    lines: list[Line] = []
    for low, high in sorted((low, high) for _, low, high in bundle):
        if lines and low <= lines[-1].high + TOUCH:
            lines[-1] = Line(at, lines[-1].low, max(high, lines[-1].high))
        else:
            lines.append(Line(at, low, high))
    return lines


def group_lines(across: Sequence[Line], down: Sequence[Line]) -> list[LineGroup]:
    """Lines that cross or meet, transitively; lines that meet none are left out."""
    if not across or not down:
        return []
    h = np.array([(line.at, line.low, line.high) for line in across])
    v = np.array([(line.at, line.low, line.high) for line in down])
    meets = (
        (h[:, None, 1] - TOUCH <= v[None, :, 0])
        & (v[None, :, 0] <= h[:, None, 2] + TOUCH)
        & (v[None, :, 1] - TOUCH <= h[:, None, 0])
        & (h[:, None, 0] <= v[None, :, 2] + TOUCH)
    )
    left_of_h: list[list[int]] = [[] for _ in across]
    left_of_v: list[list[int]] = [[] for _ in down]
    for row, col in np.argwhere(meets).tolist():
        left_of_h[row].append(col)
        left_of_v[col].append(row)
    seen: set[int] = set()
    groups = []
    for start in range(len(across)):
        if start in seen or not left_of_h[start]:
            continue
        rows, cols, todo = {start}, set[int](), [start]
        while todo:
            for col in left_of_h[todo.pop()]:
                if col not in cols:
                    cols.add(col)
                    new = set(left_of_v[col]) - rows
                    rows |= new
                    todo.extend(new)
        seen |= rows
        groups.append(
            LineGroup(tuple(across[i] for i in sorted(rows)), tuple(down[i] for i in sorted(cols)))
        )
    return groups


def grid_from_lines(group: LineGroup, words: Sequence[Word]) -> Grid | None:
    """The grid that a group of lines draws; None where it has no inside."""
    box = group.bbox
    xs = borders([line.at for line in group.down])
    ys = borders([line.at for line in group.across])
    if _is_open(xs, box[0], box[2]) or _is_open(ys, box[1], box[3]):
        inside = words_in(words, (box[0] - TOUCH, box[1] - TOUCH, box[2] + TOUCH, box[3] + TOUCH))
        xs = _open_sides(xs, box[0], box[2], [(w.x0 + w.x1) / 2 for w in inside])
        ys = _open_sides(ys, box[1], box[3], [(w.top + w.bottom) / 2 for w in inside])
    if len(xs) < 2 or len(ys) < 2:
        return None
    across, down = _edges(group.across, ys, xs), _edges(group.down, xs, ys)
    if not _is_drawn(across, down, xs, ys):
        return None
    reasons = ["ruled"]
    reasons += ["open top"] if not any(across[0]) else []
    reasons += ["open bottom"] if not any(across[-1]) else []
    slots = slots_from_edges(across, down)
    return Grid(
        tuple(xs), tuple(ys), slots, 1.0, tuple(reasons),
        is_apart=_is_apart(across), open_ends=(_open_end(across[0]), _open_end(across[-1])),
    )  # fmt: skip


def _open_end(drawn: Sequence[bool]) -> tuple[bool, ...]:
    """By column, whether an outer border lacks that others have."""
    return tuple(not edge for edge in drawn) if any(drawn) and not all(drawn) else ()


def _is_apart(across: Sequence[Sequence[bool]]) -> bool:
    """Whether columns inside lack the outline that those on both sides have, top and bottom."""
    closed = [top and bottom for top, bottom in zip(across[0], across[-1], strict=True)]
    open_ = [not top and not bottom for top, bottom in zip(across[0], across[-1], strict=True)]
    return closed[0] and closed[-1] and any(open_)


def _is_drawn(
    across: Sequence[Sequence[bool]],
    down: Sequence[Sequence[bool]],
    xs: Sequence[float],
    ys: Sequence[float],
) -> bool:
    """Whether enough of the borders is drawn: of all, or nearly all of those inside open sides."""
    if _drawn_share(across, xs) + _drawn_share(down, ys) >= 2 * DRAWN:
        return True
    across, down = list(filter(any, across)), list(filter(any, down))
    if min(len(across), len(down)) < 2:
        return False
    return _drawn_share(across, xs) + _drawn_share(down, ys) >= 2 * INSIDE


def _drawn_share(edges: Sequence[Sequence[bool]], over: Sequence[float]) -> float:
    """How much of the borders of one orientation is drawn: little in charts and diagrams."""
    lengths = [b - a for a, b in pairwise(over)]
    drawn = sum(sum(compress(lengths, row)) for row in edges)
    return drawn / (len(edges) * sum(lengths))


def borders(positions: Sequence[float]) -> list[float]:
    """Positions of lines as borders: those of a double line become one."""
    clusters: list[list[float]] = []
    for position in sorted(positions):
        if clusters and position - clusters[-1][0] <= DOUBLE:
            clusters[-1].append(position)
        else:
            clusters.append([position])
    return [sum(cluster) / len(cluster) for cluster in clusters]


def _is_open(found: Sequence[float], low: float, high: float) -> bool:
    return not found or found[0] - low > TOUCH or high - found[-1] > TOUCH


def _open_sides(
    found: list[float], low: float, high: float, middles: Sequence[float]
) -> list[float]:
    """Borders with the open ends closed where the crossing lines run on round text."""
    if not found:
        return [low, high]
    if found[0] - low > TOUCH and any(low <= m < found[0] for m in middles):
        found = [low, *found]
    if high - found[-1] > TOUCH and any(found[-1] < m <= high for m in middles):
        found = [*found, high]
    return found


def _edges(lines: Sequence[Line], at: Sequence[float], over: Sequence[float]) -> list[list[bool]]:
    """For each border `at`, whether it is drawn over each interval of `over`."""
    drawn = [[0.0] * (len(over) - 1) for _ in at]
    for line in lines:
        nearest = _nearest(at, line.at)
        if abs(at[nearest] - line.at) > DOUBLE:
            continue
        first = max(0, bisect_right(over, line.low) - 1)
        last = min(len(over) - 2, bisect_left(over, line.high) - 1)
        for i in range(first, last + 1):
            drawn[nearest][i] += min(line.high, over[i + 1]) - max(line.low, over[i])
    widths = [high - low for low, high in pairwise(over)]
    return [
        [length >= COVERED * width for length, width in zip(row, widths, strict=True)]
        for row in drawn
    ]


def _nearest(positions: Sequence[float], at: float) -> int:
    """The index of the ascending position next to `at`, the lower one of two as near."""
    above = bisect_left(positions, at)
    if above == len(positions) or (above and at - positions[above - 1] <= positions[above] - at):
        return above - 1
    return above


def drawn_lines(page: Page) -> LineGroup:
    """All ruling lines of a page but those to write on."""
    rules = without_blank_lines(page.rules, page.words)
    return LineGroup(tuple(merge_lines(rules, "h")), tuple(merge_lines(rules, "v")))


def shaded_lines(page: Page) -> list[Line]:
    """Upper and lower edges of shaded rows and cells, those in line with each other joined."""
    edges = [
        Rule(x0, y, x1, y, "h")
        for x0, top, x1, bottom in (fill.bbox for fill in page.fills)
        if x1 - x0 > MIN_SHADE and MIN_SHADE / 3 < bottom - top < page.height / 3
        for y in (top, bottom)
    ]
    return merge_lines(edges, "h")
