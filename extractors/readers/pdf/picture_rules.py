"""Ruling lines found in a picture: long thin stretches of ink."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from extractors.blocks import BBox
from extractors.readers.pdf.page import Rule
from extractors.readers.pdf.picture import Greys, Picture
from extractors.readers.pdf.shapes import Shape, rules_and_fills

Mask = npt.NDArray[np.bool_]

_LINE = 190
"""Thin lines are paler than letters: greys of an evened picture that may belong to one."""
_LONG = 18.0
"""Points: shorter stretches are strokes of letters."""
_ALONE = 40.0
"""Points a line must run that meets no other."""
_THICK = 3.0
"""Points: thicker stretches are no lines."""
_GAP = 0.9
"""Points that may be missing within a line."""
_MEETS = 3.0


@dataclass(slots=True)
class _Stretch:
    """Runs of ink on neighbouring rows: first and last row, first and last column."""

    top: int
    bottom: int
    left: int
    right: int
    ends: list[tuple[int, int]]
    """The runs on its last row."""


def find_rules(picture: Picture) -> tuple[Rule, ...]:
    """The ruling lines of a straightened page, in points."""
    ink = picture.even < _LINE
    scale = picture.scale
    across = [_level(box, scale) for box in _stretches(ink, scale)]
    down = [_upright(box, scale) for box in _stretches(ink.T, scale)]
    kept = [box for box in across if _counts(box, down, 0)]
    kept += [box for box in down if _counts(box, across, 1)]
    height, width = ink.shape
    shapes = [Shape(box, fill="000000") for box in kept]
    return rules_and_fills(shapes, width / scale, height / scale)[0]


def without_rules(picture: Picture, rules: tuple[Rule, ...]) -> Greys:
    """The evened picture with its lines painted white, letters that cross them left alone."""
    clean = picture.even.copy()
    for rule in rules:
        reach = 1.0
        box = (rule.x0 - reach, rule.top - reach, rule.x1 + reach, rule.bottom + reach)
        left, top, right, bottom = picture.box(box)
        if rule.orientation == "h":
            _paint(clean, picture.even, (left, top, right, bottom))
        else:
            _paint(clean.T, picture.even.T, (top, left, bottom, right))
    return clean


def _paint(clean: Greys, even: Greys, box: tuple[int, int, int, int]) -> None:
    """A level line painted white, except where ink goes on both above and below it."""
    left, top, right, bottom = box
    above = even[max(0, top - 2) : top, left:right].min(axis=0, initial=255) < _LINE
    below = even[bottom : bottom + 2, left:right].min(axis=0, initial=255) < _LINE
    clean[top:bottom, left:right][:, ~(above | below)] = 255
    middle = (top + bottom) // 2
    clean[middle - 1 : middle + 2, left:right][:, ~(above & below)] = 255


def _level(box: tuple[int, int, int, int], scale: float) -> BBox:
    top, bottom, left, right = box
    middle = (top + bottom + 1) / 2 / scale
    return left / scale, middle - 0.25, (right + 1) / scale, middle + 0.25


def _upright(box: tuple[int, int, int, int], scale: float) -> BBox:
    x0, top, x1, bottom = _level(box, scale)
    return top, x0, bottom, x1


def _counts(box: BBox, others: list[BBox], axis: int) -> bool:
    """Whether a stretch is a line: long, or meeting lines of the other direction."""
    if box[axis + 2] - box[axis] >= _ALONE and axis == 0:
        return True
    x0, top, x1, bottom = box
    return any(
        other[0] - _MEETS <= x1
        and other[2] + _MEETS >= x0
        and other[1] - _MEETS <= bottom
        and other[3] + _MEETS >= top
        for other in others
    )


def _stretches(ink: Mask, scale: float) -> list[tuple[int, int, int, int]]:
    """(top, bottom, left, right) of level lines, in pixels."""
    shortest, thickest = _LONG * scale, _THICK * scale
    # A line that is not quite level steps from row to row: look at three rows at once.
    wide = ink.copy()
    wide[1:] |= ink[:-1]
    wide[:-1] |= ink[1:]
    found = []
    for stretch in _joined(_runs(wide, round(_GAP * scale), round(shortest))):
        top, bottom = stretch.top, stretch.bottom
        # three rows were looked at: one of each side is not the line's own
        if bottom - top - 2 <= thickest and _is_thin(ink, stretch, scale):
            found.append((top, bottom, stretch.left, stretch.right))
    return found


def _runs(mask: Mask, gap: int, shortest: int) -> Iterator[tuple[int, int, int]]:
    """(row, first, last) of runs of ink, gaps up to `gap` bridged, at least `shortest` long."""
    height, width = mask.shape
    bounded = np.zeros((height, width + 2), np.int8)
    bounded[:, 1:-1] = mask
    change = np.diff(bounded, axis=1)
    rows, starts = np.nonzero(change == 1)
    _, ends = np.nonzero(change == -1)
    if not len(rows):
        return
    new = np.ones(len(rows), bool)
    new[1:] = (rows[1:] != rows[:-1]) | (starts[1:] - ends[:-1] > gap)
    first = np.flatnonzero(new)
    last = np.append(first[1:], len(rows)) - 1
    long = ends[last] - starts[first] >= shortest
    for a, b in zip(first[long].tolist(), last[long].tolist(), strict=True):
        yield int(rows[a]), int(starts[a]), int(ends[b]) - 1


def _joined(runs: Iterator[tuple[int, int, int]]) -> list[_Stretch]:
    """Runs on neighbouring rows that overlap are one stretch."""
    done: list[_Stretch] = []
    open_: list[_Stretch] = []
    for row, left, right in runs:
        done += [s for s in open_ if s.bottom < row - 1]
        open_ = [s for s in open_ if s.bottom >= row - 1]
        mine = [s for s in open_ if any(a <= right and b >= left for a, b in s.ends)]
        if not mine:
            open_.append(_Stretch(row, row, left, right, [(left, right)]))
            continue
        whole = mine[0]
        for other in mine[1:]:
            whole.top = min(whole.top, other.top)
            whole.left, whole.right = min(whole.left, other.left), max(whole.right, other.right)
            whole.ends += other.ends
            open_.remove(other)
        whole.ends = [end for end in whole.ends if whole.bottom == row or end[1] >= left - 1] + [
            (left, right)
        ]
        whole.bottom = row
        whole.left, whole.right = min(whole.left, left), max(whole.right, right)
    return done + open_


def _is_thin(ink: Mask, stretch: _Stretch, scale: float) -> bool:
    """Whether a stretch is inked throughout, with paper above and below: rows of letters are
    neither.
    """
    reach = max(2, round(1.0 * scale))
    columns = slice(stretch.left, stretch.right + 1)
    rows = [
        ink[max(0, stretch.top - reach) : stretch.top, columns],
        ink[stretch.top : stretch.bottom + 1, columns],
        ink[stretch.bottom + 1 : stretch.bottom + 1 + reach, columns],
    ]
    above, inked, below = (float(row.any(axis=0).mean()) if row.size else 0.0 for row in rows)
    paper = 2.0 - above - below
    return paper > 1.2 and inked > (0.9 if paper < 1.8 else 0.6)
