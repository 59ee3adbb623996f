"""The white space between two columns of text."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from extractors.readers.pdf.page import Word

Row = list[Word]
LEAST_LINES = 6
"""Lines of a side that make it a column."""
_EVEN = 0.85
"""Columns of running text are about equally wide."""
_GAP = 8.0
"""Points: white space between columns is at least this wide."""
_LEAST_RUNNING = 0.3
"""Share of long lines in columns of short paragraphs, set independently of each other."""
_FEW_ACROSS = 0.05
"""Rows that may lie over the white space between them: a title, a foot."""
_SAME_LINE, _FEW_SHARED = 1.5, 0.4
"""Points between baselines of one row; share of lines on such of the other side."""

Floats = npt.NDArray[np.float64]
Segments = np.ndarray[tuple[int, int], np.dtype[np.float64]]
"""Rows of (x0, x1, baseline)."""


def gutter_of(rows: list[Row]) -> float | None:
    """The x of the white space between two columns of running text; None for one column."""
    lefts = np.array([word.x0 for row in rows for word in row])
    rights = np.array([word.x1 for row in rows for word in row])
    x0, x1 = float(lefts.min()), float(rights.max())
    if x1 - x0 < 150:
        return None
    running = _between(rows, _emptiest(lefts, rights, 0.25 * len(rows)), (x0, x1), 0.5)
    if running is not None:
        return running
    clear = _emptiest(lefts, rights, _FEW_ACROSS * len(rows))
    return _between(rows, clear, (x0, x1), _LEAST_RUNNING, apart=True)


def _between(
    rows: list[Row],
    best: tuple[float, float] | None,
    ends: tuple[float, float],
    least: float,
    *,
    apart: bool = False,
) -> float | None:
    """The middle of the stretch where text runs on both its sides, else None; `apart` asks for
    lines that are no rows of a table.
    """
    if best is None:
        return None
    middle = (best[0] + best[1]) / 2
    parts = [row for row in rows if not is_across(row, middle)]
    left = _extents([part for row in parts if (part := side_of(row, middle, 0))])
    right = _extents([part for row in parts if (part := side_of(row, middle, 1))])
    sides = ((left, best[0] - ends[0]), (right, ends[1] - best[1]))
    if not all(_is_running(side, width, least) for side, width in sides):
        return None
    if apart and not _are_apart(left, right):
        return None
    return middle if _overlap(left, right) else None


def _are_apart(left: Segments, right: Segments) -> bool:
    """Whether two sides of even width share few baselines, where the rows of a table would."""
    widths = [float(side[:, 1].max() - side[:, 0].min()) for side in (left, right)]
    if min(widths) < _EVEN * max(widths):
        return False
    gaps = np.abs(right[:, 2][:, None] - left[:, 2][None, :]).min(axis=1)
    return bool(np.mean(gaps < _SAME_LINE) < _FEW_SHARED)


def _extents(rows: list[Row]) -> Segments:
    found = [(row[0].x0, max(word.x1 for word in row), row[0].baseline) for row in rows]
    return np.array(found).reshape(-1, 3)


def _emptiest(lefts: Floats, rights: Floats, most: float) -> tuple[float, float] | None:
    """The widest stretch of x in the middle of the page that few words cover."""
    x0, x1 = float(lefts.min()), float(rights.max())
    grid = np.arange(x0 + 0.2 * (x1 - x0), x1 - 0.2 * (x1 - x0), 1.0)
    begun = np.searchsorted(np.sort(lefts), grid, side="right")
    count = begun - np.searchsorted(np.sort(rights), grid, side="left")
    free = np.flatnonzero(np.diff(np.concatenate(([0], (count <= most).view(np.int8), [0]))))
    stretches = [(grid[a], grid[b - 1]) for a, b in zip(free[::2], free[1::2], strict=True)]
    widest = max(stretches, key=lambda item: item[1] - item[0], default=None)
    if widest is None or widest[1] - widest[0] < _GAP:
        return None
    return float(widest[0]), float(widest[1])


def _is_running(side: Segments, width: float, least: float) -> bool:
    """Whether more than `least` of a side's lines fill its width, as running text does."""
    if len(side) < LEAST_LINES:
        return False
    return bool(np.mean(side[:, 1] - side[:, 0] > 0.7 * width) > least)


def _overlap(
    left: Segments,
    right: Segments,
) -> bool:
    """Whether the two sides stand beside each other, not one under the other."""
    top = max(left[:, 2].min(), right[:, 2].min())
    bottom = min(left[:, 2].max(), right[:, 2].max())
    shorter = min(np.ptp(left[:, 2]), np.ptp(right[:, 2]))
    return bool(bottom - top > 0.5 * shorter)


def side_of(row: Row, gutter: float, side: int) -> Row:
    return [word for word in row if ((word.x0 + word.x1) / 2 > gutter) == bool(side)]


def is_across(row: Row, gutter: float) -> bool:
    left = [word.x1 for word in row if (word.x0 + word.x1) / 2 <= gutter]
    right = [word.x0 for word in row if (word.x0 + word.x1) / 2 > gutter]
    if left and right:
        return min(right) - max(left) < max(_GAP, 0.9 * row[0].size)
    edge = max(left) if left else min(right)
    return edge > gutter + 2 if left else edge < gutter - 2
