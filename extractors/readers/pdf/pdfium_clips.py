"""Text objects that their clip path cuts off at the top or bottom.

A spreadsheet's merged cell that runs over a page break is drawn whole on both pages, each page
showing its part: what is hidden here stands on the other page.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field

import numpy as np

from extractors.readers.pdf import pdfium
from extractors.readers.pdf.chars import Floats, Ints

_PLAY = 0.02
"""Points by which the middle of a text may miss its clip box: it is shown rather than lost."""
_CORNERS = (0, 2)
"""Points of a rectangle that lie across from each other."""


@dataclass(slots=True)
class Cuts:
    """By place of the object: those of which less than half is seen, and (bottom, top) of what is
    seen of those that stick out.
    """

    hidden: list[int] = field(default_factory=list)
    partial: dict[int, tuple[float, float]] = field(default_factory=dict)


def cuts_of(objects: list[int]) -> Cuts:
    """What the clip paths of text objects cut off; few objects have one."""
    cuts = Cuts()
    paths = list(map(pdfium.clip_path, objects))
    for place, count in enumerate(map(pdfium.count_clips, paths)):
        if count <= 0:
            continue
        box, bounds = _clip(paths[place], count), _bounds(objects[place])
        if box is None or bounds is None:
            continue
        (low, high), (bottom, top) = box, bounds
        if not low - _PLAY <= (bottom + top) / 2 <= high + _PLAY:
            cuts.hidden.append(place)
        elif top > high or bottom < low:
            cuts.partial[place] = (max(low, bottom), min(high, top))
    return cuts


def trim(cuts: Cuts, numbers: Ints, tops: Floats, bottoms: Floats) -> None:
    """Bring the boxes of the texts that stick out to what is seen of them.

    `numbers` are the places of the objects that the boxes belong to. A form's own frame is not
    the page's: its boxes stay.
    """
    for place, (low, high) in cuts.partial.items():
        middle = (low + high) / 2
        cut = (numbers == place) & (bottoms <= middle) & (middle <= tops)
        tops[cut] = np.minimum(tops[cut], high)
        bottoms[cut] = np.maximum(bottoms[cut], low)


def _clip(path: int, count: int) -> tuple[float, float] | None:
    """Lowest and highest y that all the rectangles of a clip path leave; None of other shapes."""
    low, high = float("-inf"), float("inf")
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(count):
        if pdfium.count_clip_segments(path, index) not in (4, 5):
            return None
        ys = []
        for corner in _CORNERS:
            segment = pdfium.clip_segment(path, index, corner)
            pdfium.segment_point(segment, ctypes.addressof(x), ctypes.addressof(y))
            ys.append(y.value)
        low, high = max(low, min(ys)), min(high, max(ys))
    return (low, high) if low < high else None


def _bounds(item: int) -> tuple[float, float] | None:
    """(bottom, top) of an object."""
    box = (ctypes.c_float * 4)()
    at = ctypes.addressof(box)
    found = pdfium.object_bounds(item, at, at + 4, at + 8, at + 12)
    return (box[1], box[3]) if found else None
