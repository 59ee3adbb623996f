"""Paths and images of a page, form XObjects included, as shapes in shown coordinates."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from itertools import pairwise

from extractors.blocks import BBox
from extractors.readers.pdf import pdfium
from extractors.readers.pdf.shapes import THIN, Shape
from extractors.readers.pdf.view import View

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_DEEPEST = 8
_MOST_OBJECTS = 60_000
_MOST_SEGMENTS = 4_000
_SQUARE_SEGMENTS, _MOST_DOT_SEGMENTS = 6, 200
_CURVED = 12
"""A filled path of more segments than this is a drawing or an outlined letter."""


@dataclass
class Found:
    """What is painted on a page besides text."""

    shapes: list[Shape] = field(default_factory=list)
    images: list[BBox] = field(default_factory=list)
    dots: list[tuple[BBox, str]] = field(default_factory=list)
    """Small discs, rings and squares with their sign: bullets that were drawn."""
    drawn_glyphs: int = 0
    """Small curved filled paths: letters turned into outlines, when there are many."""


class PathReader:
    """Walks the objects of one page."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._found = Found()
        self._left = _MOST_OBJECTS
        self._box = (ctypes.c_float * 4)()
        self._six = (ctypes.c_float * 6)()
        self._point = (ctypes.c_float * 2)()
        self._ints = (ctypes.c_uint * 4)()
        start = ctypes.addressof(self._box)
        self._box_at = (start, start + 4, start + 8, start + 12)
        start = ctypes.addressof(self._ints)
        self._ints_at = (start, start + 4, start + 8, start + 12)
        self._six_at = ctypes.addressof(self._six)
        start = ctypes.addressof(self._point)
        self._point_at = (start, start + 4)

    def read(self, page: int) -> Found:
        """All shapes and images of the page in painting order."""
        for index in range(pdfium.count_objects(page)):
            self._object(pdfium.page_object(page, index), _IDENTITY, 0)
        return self._found

    def _object(self, item: int, matrix: Matrix, depth: int) -> None:
        kind = pdfium.object_type(item)
        if kind == pdfium.TEXT or self._left <= 0:
            return
        self._left -= 1
        if kind == pdfium.PATH:
            self._path(item, matrix)
        elif kind == pdfium.IMAGE:
            self._found.images.append(self._bounds(item, matrix))
        elif kind == pdfium.FORM and depth < _DEEPEST:
            inner = _product(self._matrix(item), matrix)
            for index in range(pdfium.count_form_objects(item)):
                self._object(pdfium.form_object(item, index), inner, depth + 1)

    def _matrix(self, item: int) -> Matrix:
        if not pdfium.object_matrix(item, self._six_at):
            return _IDENTITY
        a, b, c, d, e, f = self._six
        return a, b, c, d, e, f

    def _bounds(self, item: int, matrix: Matrix) -> BBox:
        pdfium.object_bounds(item, *self._box_at)
        left, bottom, right, top = self._box
        if matrix is not _IDENTITY:
            (left, bottom), (right, top) = _apply(matrix, left, bottom), _apply(matrix, right, top)
        return self._view.box(left, bottom, right, top)

    def _path(self, item: int, matrix: Matrix) -> None:
        low, high, _, _ = self._ints_at
        pdfium.draw_mode(item, low, high)
        filled, stroked = bool(self._ints[0]), bool(self._ints[1])
        fill = self._colour(item, pdfium.fill_colour) if filled else None
        stroke = self._colour(item, pdfium.stroke_colour) if stroked else None
        if not fill and not stroke:
            return
        box = self._bounds(item, matrix)
        segments = pdfium.count_segments(item)
        if _is_dot(box) and segments < _MOST_DOT_SEGMENTS:
            sign = "◦" if not fill else "•" if segments > _SQUARE_SEGMENTS else "▪"
            self._found.dots.append((box, sign))
        if fill and not stroke and min(box[2] - box[0], box[3] - box[1]) <= THIN:
            self._found.shapes.append(Shape(box, fill))
            return
        if segments <= _MOST_SEGMENTS:
            self._walk(item, _product(self._matrix(item), matrix), segments, fill, stroke)

    def _colour(self, item: int, get: object) -> str | None:
        """RRGGBB as it looks on white paper; None where nothing shows."""
        if not get(item, *self._ints_at):  # type: ignore[operator]
            return None
        red, green, blue, alpha = self._ints
        if alpha < 10:
            return None
        if alpha < 255:
            red, green, blue = (
                round(255 - (255 - part) * alpha / 255) for part in (red, green, blue)
            )
        return f"{red:02X}{green:02X}{blue:02X}"

    def _walk(
        self, item: int, matrix: Matrix, segments: int, fill: str | None, stroke: str | None
    ) -> None:
        """Rectangles and straight lines of a path, piece by piece."""
        points: list[tuple[float, float]] = []
        curved = closed = False
        curves = 0
        for index in range(segments):
            segment = pdfium.path_segment(item, index)
            kind = pdfium.segment_type(segment)
            if kind == pdfium.MOVE_TO:
                self._piece(points, closed, curved, fill, stroke)
                points, curved, closed = [], False, False
            pdfium.segment_point(segment, *self._point_at)
            points.append(self._view.shown(*_apply(matrix, *self._point)))
            if kind == pdfium.BEZIER_TO:
                curved = True
                curves += 1
            closed = closed or bool(pdfium.segment_closes(segment))
        self._piece(points, closed, curved, fill, stroke)
        if fill and curves >= _CURVED // 3 and segments > _CURVED:
            self._found.drawn_glyphs += 1

    def _piece(
        self,
        points: list[tuple[float, float]],
        closed: bool,
        curved: bool,
        fill: str | None,
        stroke: str | None,
    ) -> None:
        if len(points) < 2:
            return
        xs, ys = [point[0] for point in points], [point[1] for point in points]
        box = (min(xs), min(ys), max(xs), max(ys))
        if curved and len(points) > _CURVED + 8:
            return
        square = not curved and _is_square(points)
        if square or curved:  # a few curves are rounded corners
            rounded = curved and not _is_rounded_box(points, box)
            if not rounded:
                thin = min(box[2] - box[0], box[3] - box[1]) <= THIN
                if thin or len(set(points)) > 2:
                    self._found.shapes.append(Shape(box, fill, stroke if square else None))
                    return
        if stroke and not curved:
            self._lines([*points, points[0]] if closed else points, stroke)

    def _lines(self, points: list[tuple[float, float]], stroke: str) -> None:
        for (x0, y0), (x1, y1) in pairwise(points):
            if abs(x1 - x0) < 0.6 or abs(y1 - y0) < 0.6:
                box = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
                self._found.shapes.append(Shape(box, None, stroke))


def _is_dot(box: BBox) -> bool:
    wide, tall = box[2] - box[0], box[3] - box[1]
    return 1.2 <= wide <= 8 and abs(wide - tall) < 0.25 * wide


def _is_square(points: list[tuple[float, float]]) -> bool:
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


def _sides_straight(points: list[tuple[float, float]]) -> bool:
    return all(abs(x1 - x0) < 0.6 or abs(y1 - y0) < 0.6 for (x0, y0), (x1, y1) in pairwise(points))


def _is_rounded_box(points: list[tuple[float, float]], box: BBox) -> bool:
    """Whether curves only round the corners: most points lie on the outline of the box."""
    x0, top, x1, bottom = box
    if min(x1 - x0, bottom - top) < 8:
        return False
    on_edge = sum(
        min(abs(x - x0), abs(x - x1)) < 1 or min(abs(y - top), abs(y - bottom)) < 1
        for x, y in points
    )
    return on_edge >= 0.9 * len(points)


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
