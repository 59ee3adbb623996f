"""Lines of text in a crop, told by the white rows between them."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from extractors.readers.pdf.picture import INK, Greys

Box = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels; right and bottom exclusive."""

_WIDE = 2.0
"""White gaps wider than this many line heights part a line."""


def text_lines(crop: Greys) -> list[Box]:
    """The lines of one block of text, parted at wide gaps; from top to bottom."""
    ink = crop < INK
    bands = _bands(ink)
    found: list[Box] = []
    for top, bottom in bands:
        columns = np.flatnonzero(ink[top:bottom].any(axis=0))
        gap = round(_WIDE * (bottom - top))
        cuts = np.flatnonzero(np.diff(columns) > gap).tolist()
        for first, last in pairwise([-1, *cuts, len(columns) - 1]):
            found.append((int(columns[first + 1]), top, int(columns[last]) + 1, bottom))
    return found


def _bands(ink: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Stretches of rows that hold ink: accents joined to their letters, touching lines parted."""
    runs = _runs(ink.sum(axis=1) > 0)
    tall = [end - start for start, end in runs if end - start > 5]
    if not tall:
        return []
    usual = statistics.median(tall)
    joined: list[tuple[int, int]] = []
    for start, end in runs:
        small = end - start < 0.45 * usual or (
            joined and joined[-1][1] - joined[-1][0] < 0.45 * usual
        )
        if joined and small and start - joined[-1][1] < 0.25 * usual:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    profile = ink.sum(axis=1)
    parted = [part for band in joined for part in _parted(band, profile, usual)]
    return [(start, end) for start, end in parted if end - start > 2]


def _parted(
    band: tuple[int, int], profile: npt.NDArray[np.int64], usual: float
) -> list[tuple[int, int]]:
    """A band as tall as several lines cut where it holds least ink."""
    start, end = band
    count = round((end - start) / (1.25 * usual))
    if count < 2:
        return [band]
    step = (end - start) / count
    cuts = [start]
    for place in range(1, count):
        low = round(start + (place - 0.3) * step)
        high = round(start + (place + 0.3) * step)
        cuts.append(low + int(profile[low:high].argmin()))
    return list(pairwise([*cuts, end]))


def _runs(mask: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    change = np.diff(np.concatenate(([0], mask.astype(np.int8), [0])))
    starts, ends = np.flatnonzero(change == 1), np.flatnonzero(change == -1)
    return list(zip(starts.tolist(), ends.tolist(), strict=True))


@dataclass(frozen=True, slots=True)
class Gap:
    """White columns within a line, from `start` to `end` (exclusive)."""

    start: int
    end: int

    @property
    def width(self) -> int:
        """Columns of white."""
        return self.end - self.start

    @property
    def middle(self) -> float:
        """Its middle column."""
        return (self.start + self.end) / 2


def white_gaps(line: Greys) -> list[Gap]:
    """The white gaps within a line, from left to right."""
    inked: npt.NDArray[np.bool_] = np.any(line < INK, axis=0)
    return [Gap(a[1], b[0]) for a, b in pairwise(_runs(inked))]
