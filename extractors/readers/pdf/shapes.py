"""Drawn lines and rectangles -> ruling lines and shading, whichever engine found them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter
from typing import Literal

from extractors.blocks import BBox
from extractors.readers.pdf.page import Fill, Rule

Point = tuple[float, float]
THIN = 3.2
"""Points: what is thinner is a line, whatever it was drawn as."""
SAME = 1.6
"""Points: parallel lines nearer than this are one line drawn twice."""
_DASH = 8.0
"""Points: shorter pieces may be dashes or dots of one line."""
_SHORTEST = 4.0


@dataclass(slots=True, eq=False)
class Shape:
    """A painted rectangle or straight line as shown; `fill` and `stroke` are RRGGBB."""

    bbox: BBox
    fill: str | None = None
    stroke: str | None = None


@dataclass(slots=True)
class _Piece:
    """A piece of a line: where it runs (from, to) and where it lies (at)."""

    start: float
    end: float
    at: float


_place, _start = attrgetter("at", "start"), attrgetter("start")


def rules_and_fills(
    shapes: Iterable[Shape], width: float, height: float
) -> tuple[tuple[Rule, ...], tuple[Fill, ...]]:
    """Rules (merged, sorted) and fills (white ones and the page's own ground left out)."""
    horizontal: list[_Piece] = []
    vertical: list[_Piece] = []
    fills: list[Fill] = []
    for shape in shapes:
        box = _clip(shape.bbox, width, height)
        if box is None:
            continue
        if box[2] - box[0] <= THIN or box[3] - box[1] <= THIN:
            colour = shape.fill or shape.stroke
            if colour and (not is_white(colour) or _on_fill(box, fills)):
                _add_thin(box, horizontal, vertical)
            continue
        if shape.fill and not is_white(shape.fill) and not _is_ground(box, width, height):
            fills.append(Fill(box, shape.fill))
        if shape.stroke and not is_white(shape.stroke):
            _add_border(box, horizontal, vertical)
    rules = [_rule(piece, "h") for piece in _merged(horizontal)]
    rules += [_rule(piece, "v") for piece in _merged(vertical)]
    return tuple(rules), tuple(dict.fromkeys(fills))


@lru_cache(maxsize=1024)
def is_white(colour: str) -> bool:
    """Whether a colour cannot be seen on white paper."""
    return all(int(colour[place : place + 2], 16) >= 250 for place in (0, 2, 4))


def _clip(box: BBox, width: float, height: float) -> BBox | None:
    x0, top, x1, bottom = box
    if x0 >= 0 and top >= 0 and x1 <= width and bottom <= height:
        return box
    if x1 < 0 or bottom < 0 or x0 > width or top > height:
        return None
    return max(0.0, x0), max(0.0, top), min(width, x1), min(height, bottom)


def _is_ground(box: BBox, width: float, height: float) -> bool:
    return box[2] - box[0] > 0.95 * width and box[3] - box[1] > 0.95 * height


def _on_fill(box: BBox, fills: list[Fill]) -> bool:
    """White lines part cells where they run over shading."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return any(
        fill.bbox[0] - 1 <= x <= fill.bbox[2] + 1 and fill.bbox[1] - 1 <= y <= fill.bbox[3] + 1
        for fill in fills
    )


def _add_thin(box: BBox, horizontal: list[_Piece], vertical: list[_Piece]) -> None:
    x0, top, x1, bottom = box
    wide, tall = x1 - x0, bottom - top
    if wide >= tall:
        horizontal.append(_Piece(x0, x1, (top + bottom) / 2))
    if tall >= wide or max(wide, tall) <= THIN:  # a dot may belong to either
        vertical.append(_Piece(top, bottom, (x0 + x1) / 2))
        if tall > wide and max(wide, tall) <= THIN:
            horizontal.append(_Piece(x0, x1, (top + bottom) / 2))


def _add_border(box: BBox, horizontal: list[_Piece], vertical: list[_Piece]) -> None:
    x0, top, x1, bottom = box
    horizontal += [_Piece(x0, x1, top), _Piece(x0, x1, bottom)]
    vertical += [_Piece(top, bottom, x0), _Piece(top, bottom, x1)]


def _rule(piece: _Piece, orientation: Literal["h", "v"]) -> Rule:
    if orientation == "h":
        return Rule(piece.start, piece.at, piece.end, piece.at, "h")
    return Rule(piece.at, piece.start, piece.at, piece.end, "v")


def _merged(pieces: list[_Piece]) -> list[_Piece]:
    """Pieces on one line joined where they touch; dashes and dots joined over their gaps."""
    merged: list[_Piece] = []
    for group in _on_one_line(pieces):
        group.sort(key=_start)
        current = group[0]
        short, longest_gap = current.end - current.start <= _DASH, 0.0
        for piece in group[1:]:
            gap = piece.start - current.end
            dashed = short and piece.end - piece.start <= _DASH and gap <= _DASH
            if gap <= SAME or dashed:
                if gap > longest_gap:
                    longest_gap = gap
                current = _Piece(current.start, max(current.end, piece.end), current.at)
                continue
            merged.append(current)
            current, short = piece, piece.end - piece.start <= _DASH
        merged.append(current)
    return [piece for piece in merged if piece.end - piece.start >= _SHORTEST]


def _on_one_line(pieces: list[_Piece]) -> list[list[_Piece]]:
    """Pieces by the place of their line; what lies within `SAME` of it belongs to it."""
    groups: list[list[_Piece]] = []
    for piece in sorted(pieces, key=_place):
        if groups and piece.at - groups[-1][0].at <= SAME:
            piece.at = groups[-1][0].at
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def is_square(points: Sequence[Point]) -> bool:
    """Whether the corners are those of one upright rectangle."""
    xs = {round(x, 0) for x, _ in points}
    ys = {round(y, 0) for _, y in points}
    if len(points) < 4 or len(points) > 6:
        return False
    spread_x = [x for x, _ in points]
    spread_y = [y for _, y in points]
    middle_x, middle_y = (min(spread_x) + max(spread_x)) / 2, (min(spread_y) + max(spread_y)) / 2
    corners = {(x > middle_x, y > middle_y) for x, y in points}
    return len(corners) == 4 and len(xs) <= 4 and len(ys) <= 4 and _sides_straight(points)


def _sides_straight(points: Sequence[Point]) -> bool:
    return all(abs(x1 - x0) < 0.6 or abs(y1 - y0) < 0.6 for (x0, y0), (x1, y1) in pairwise(points))


def is_rounded_box(points: Sequence[Point], box: BBox) -> bool:
    """Whether curves only round the corners: most points lie on the outline of the box."""
    x0, top, x1, bottom = box
    if min(x1 - x0, bottom - top) < 8:
        return False
    on_edge = sum(
        min(abs(x - x0), abs(x - x1)) < 1 or min(abs(y - top), abs(y - bottom)) < 1
        for x, y in points
    )
    return on_edge >= 0.9 * len(points)
