"""Paths and images of a page, form XObjects included, as shapes in shown coordinates."""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise, repeat
from typing import Any

import numpy as np

from extractors.blocks import BBox
from extractors.readers.pdf import pdfium
from extractors.readers.pdf.shapes import THIN, Point, Shape, is_rounded_box, is_square
from extractors.readers.pdf.view import View

Matrix = tuple[float, float, float, float, float, float]
Paint = tuple[str | None, str | None, BBox, int, bool, bool]
"""Of a path: fill and stroke as RRGGBB, its box as shown, how many segments it has, whether it
is a plain line or rectangle, whether it may be a bullet."""
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_PATH, _TEXT = pdfium.PATH, pdfium.TEXT
_COVER = 0.5
"""Share of the page that a picture covers under which a scanner's words may lie."""
_DEEPEST = 8
_MOST_OBJECTS = 60_000
_MOST_SEGMENTS, _MOST_HUGE = 4_000, 5
"""Of so many longer paths the first segments are looked at: whole lines of outlined letters."""
_SQUARE_SEGMENTS, _MOST_DOT_SEGMENTS = 6, 200
_RECTANGLE, _LINE = 5, 2
"""Segments of a plain rectangle, of a straight line."""
_CURVED = 12
"""A filled piece of more segments than this is a drawing or part of an outlined letter."""
_LETTER = (2.5, 40.0)
"""Points a letter is high."""


@dataclass
class Found:
    """What is painted on a page besides text."""

    shapes: list[Shape] = field(default_factory=list)
    images: list[BBox] = field(default_factory=list)
    dots: list[tuple[BBox, str]] = field(default_factory=list)
    """Small discs, rings and squares with their sign: bullets that were drawn."""
    covers: list[tuple[int, int]] = field(default_factory=list)
    """Pictures over half of the page or more: the handle, and the place in `painted`."""
    painted: list[tuple[int, int]] = field(default_factory=list)
    """Handle and kind of the page's own objects, in painting order."""
    drawn_glyphs: int = 0
    """Small curved filled paths: letters turned into outlines, when there are many."""

    def texts_before(self, place: int) -> list[int]:
        """The handles of the texts painted before a place in `painted`."""
        return [item for item, kind in self.painted[:place] if kind == _TEXT]


class PathReader:
    """Walks the objects of one page; asks pdfium the same thing of all paths at once."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._found = Found()
        self._left = _MOST_OBJECTS
        self._huge_left = _MOST_HUGE
        self._six = (ctypes.c_float * 6)()
        self._six_at = ctypes.addressof(self._six)

    def read(self, page: int) -> Found:
        """All shapes and images of the page in painting order."""
        count = min(pdfium.count_objects(page), self._left)
        objects = list(map(pdfium.page_object, repeat(page), range(count)))
        self._objects(objects, _IDENTITY, 0)
        return self._found

    def _objects(self, objects: list[int], matrix: Matrix, depth: int) -> None:
        self._left -= len(objects)
        kinds = list(map(pdfium.object_type, objects))
        painted = list(zip(objects, kinds, strict=True))
        if depth == 0:
            self._found.painted = painted
        paints = iter(self._paints([item for item, kind in painted if kind == _PATH], matrix))
        for place, (item, kind) in enumerate(painted):
            if kind == _PATH:
                fill, stroke, box, segments, is_plain, is_dot = next(paints)
                if is_plain and not is_dot:
                    self._found.shapes.append(Shape(box, fill, stroke))
                else:
                    self._path(item, matrix, fill, stroke, box, segments, is_plain, is_dot)
            elif kind == pdfium.IMAGE:
                box = self._shown(_bounds(item), matrix)
                self._found.images.append(box)
                if depth == 0 and self._is_cover(box):
                    self._found.covers.append((item, place))
            elif kind == pdfium.FORM and depth < _DEEPEST and self._left > 0:
                inner = _product(self._matrix(item), matrix)
                count = min(pdfium.count_form_objects(item), self._left)
                parts = list(map(pdfium.form_object, repeat(item), range(count)))
                self._objects(parts, inner, depth + 1)

    def _is_cover(self, box: BBox) -> bool:
        x0, top, x1, bottom = box
        area = self._view.width * self._view.height
        return (x1 - x0) * (bottom - top) >= _COVER * area

    def _paints(self, items: list[int], matrix: Matrix) -> Iterable[Paint]:
        """What is to be known of each path, asked and reckoned for all at once."""
        if not items:
            return ()
        modes = np.zeros((len(items), 2), dtype=np.int32)
        bounds = np.zeros((len(items), 4), dtype=np.float32)
        _ask(pdfium.draw_mode, items, modes)
        _ask(pdfium.object_bounds, items, bounds)
        fills = _colours(pdfium.fill_colour, items, modes[:, 0] > 0)
        strokes = _colours(pdfium.stroke_colour, items, modes[:, 1] > 0)
        segments = np.fromiter(map(pdfium.count_segments, items), dtype=int, count=len(items))
        x0, top, x1, bottom = self._shown_all(bounds.astype(np.float64).T, matrix)
        wide, tall = x1 - x0, bottom - top
        dots = (wide >= 1.2) & (wide <= 8) & (np.abs(wide - tall) < 0.25 * wide)
        dots &= segments < _MOST_DOT_SEGMENTS
        thin = (wide <= THIN) | (tall <= THIN)
        filled = (fills != 0) & (strokes == 0) & (thin | (segments == _RECTANGLE))
        lines = (fills == 0) & (strokes != 0) & thin & (segments == _LINE)
        thick = np.minimum(wide, tall)
        lines &= np.maximum(wide, tall) > 2 * thick
        ends = np.where(lines, thick / 2, 0.0)  # pdfium widens a line's box at its ends too
        x0, top, x1, bottom = x0 + ends, top + ends, x1 - ends, bottom - ends
        return zip(
            map(_colour, fills.tolist()),
            map(_colour, strokes.tolist()),
            zip(x0.tolist(), top.tolist(), x1.tolist(), bottom.tolist(), strict=True),
            segments.tolist(),
            (filled | lines).tolist(),
            dots.tolist(),
            strict=True,
        )

    def _shown_all(self, bounds: Any, matrix: Matrix) -> tuple[Any, Any, Any, Any]:
        """Columns left, bottom, right, top of the file's frame as shown."""
        left, bottom, right, top = bounds
        if matrix is not _IDENTITY:
            (left, bottom), (right, top) = _apply(matrix, left, bottom), _apply(matrix, right, top)
        (x0, y0), (x1, y1) = self._view.shown(left, bottom), self._view.shown(right, top)
        return np.minimum(x0, x1), np.minimum(y0, y1), np.maximum(x0, x1), np.maximum(y0, y1)

    def _matrix(self, item: int) -> Matrix:
        if not pdfium.object_matrix(item, self._six_at):
            return _IDENTITY
        a, b, c, d, e, f = self._six
        return a, b, c, d, e, f

    def _shown(self, bounds: Sequence[float], matrix: Matrix) -> BBox:
        left, bottom, right, top = bounds
        if matrix is not _IDENTITY:
            (left, bottom), (right, top) = _apply(matrix, left, bottom), _apply(matrix, right, top)
        return self._view.box(left, bottom, right, top)

    def _path(
        self,
        item: int,
        matrix: Matrix,
        fill: str | None,
        stroke: str | None,
        box: BBox,
        segments: int,
        is_plain: bool,
        is_dot: bool,
    ) -> None:
        if not fill and not stroke:
            return
        if is_dot:
            sign = "◦" if not fill else "•" if segments > _SQUARE_SEGMENTS else "▪"
            self._found.dots.append((box, sign))
        if is_plain:
            self._found.shapes.append(Shape(box, fill, stroke))
        elif segments <= _MOST_SEGMENTS or (fill and self._huge_left > 0):
            self._huge_left -= segments > _MOST_SEGMENTS
            several = min(segments, _MOST_SEGMENTS)
            self._walk(item, _product(self._matrix(item), matrix), several, fill, stroke)

    def _walk(
        self, item: int, matrix: Matrix, segments: int, fill: str | None, stroke: str | None
    ) -> None:
        """Rectangles and straight lines of a path, piece by piece."""
        handles = list(map(pdfium.path_segment, repeat(item), range(segments)))
        kinds = map(pdfium.segment_type, handles)
        closes = map(pdfium.segment_closes, handles)
        table = (ctypes.c_float * (2 * segments))()
        start = ctypes.addressof(table)
        xs = range(start, start + 8 * segments, 8)
        ys = range(start + 4, start + 8 * segments + 4, 8)
        deque(map(pdfium.segment_point, handles, xs, ys), maxlen=0)
        points: list[Point] = []
        closed = False
        bends = 0
        for place, (kind, closing) in enumerate(zip(kinds, closes, strict=True)):
            if kind == pdfium.MOVE_TO:
                self._piece(points, closed, bends > 0, fill, stroke)
                points, closed, bends = [], False, 0
            x, y = _apply(matrix, table[2 * place], table[2 * place + 1])
            points.append(self._view.shown(x, y))
            if kind == pdfium.BEZIER_TO:
                bends += 1
            closed = closed or bool(closing)
        self._piece(points, closed, bends > 0, fill, stroke)

    def _piece(
        self,
        points: list[Point],
        closed: bool,
        curved: bool,
        fill: str | None,
        stroke: str | None,
    ) -> None:
        if len(points) < 2:
            return
        xs, ys = [point[0] for point in points], [point[1] for point in points]
        box = (min(xs), min(ys), max(xs), max(ys))
        if curved and len(points) > _CURVED:
            tall = box[3] - box[1]
            self._found.drawn_glyphs += bool(fill) and _LETTER[0] <= tall <= _LETTER[1]
            if len(points) > _CURVED + 8:
                return
        square = not curved and is_square(points)
        if square or curved:  # a few curves are rounded corners
            rounded = curved and not is_rounded_box(points, box)
            if not rounded:
                thin = min(box[2] - box[0], box[3] - box[1]) <= THIN
                if thin or len(set(points)) > 2:
                    self._found.shapes.append(Shape(box, fill, stroke if square else None))
                    return
        if stroke and not curved:
            self._lines([*points, points[0]] if closed else points, stroke)

    def _lines(self, points: list[Point], stroke: str) -> None:
        for (x0, y0), (x1, y1) in pairwise(points):
            if abs(x1 - x0) < 0.6 or abs(y1 - y0) < 0.6:
                box = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
                self._found.shapes.append(Shape(box, None, stroke))


def _ask(function: Callable[..., int], items: list[int], table: Any) -> None:
    """Run a function of pdfium over objects; its answers are the columns of a table."""
    start, step, size = table.ctypes.data, table.strides[0], table.itemsize
    end = start + step * len(items)
    columns = [
        range(start + size * column, end + size * column, step) for column in range(table.shape[1])
    ]
    deque(map(function, items, *columns), maxlen=0)


def _bounds(item: int) -> Sequence[float]:
    box = (ctypes.c_float * 4)()
    start = ctypes.addressof(box)
    pdfium.object_bounds(item, start, start + 4, start + 8, start + 12)
    return tuple(box)


def _colours(function: Callable[..., int], items: list[int], painted: Any) -> Any:
    """Colours as numbers (red, green, blue, alpha from high to low); 0 where nothing shows."""
    chosen = np.flatnonzero(painted)
    parts = np.zeros((len(chosen), 4), dtype=np.uint32)
    if len(chosen):
        _ask(function, [items[place] for place in chosen.tolist()], parts)
    parts[parts[:, 3] < 10] = 0
    colours = np.zeros(len(items), dtype=np.uint32)
    colours[chosen] = parts @ np.array([1 << 24, 1 << 16, 1 << 8, 1], dtype=np.uint32)
    return colours


@lru_cache(maxsize=1024)
def _colour(number: int) -> str | None:
    """RRGGBB as it looks on white paper; None where nothing shows."""
    if not number:
        return None
    red, green, blue, alpha = number.to_bytes(4, "big")
    if alpha < 255:
        red, green, blue = (round(255 - (255 - part) * alpha / 255) for part in (red, green, blue))
    return f"{red:02X}{green:02X}{blue:02X}"


def _product(inner: Matrix, outer: Matrix) -> Matrix:
    if outer is _IDENTITY:
        return inner
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
        e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


def _apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
