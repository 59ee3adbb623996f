"""Pages that were scanned a little askew: from the straightened page to the page as shown."""

from __future__ import annotations

import math
from dataclasses import dataclass

from extractors.blocks import BBox


@dataclass(frozen=True, slots=True)
class Tilt:
    """A page of `width` by `height` points, turned about its middle to be straight.

    `degrees` count counter-clockwise.
    """

    degrees: float
    width: float
    height: float

    def shown(self, box: BBox) -> BBox:
        """A box on the straightened page -> the upright box round it on the page as shown."""
        x0, top, x1, bottom = box
        corners = [self._turned(x, y, -self.degrees) for x in (x0, x1) for y in (top, bottom)]
        xs, ys = zip(*corners, strict=True)
        return min(xs), min(ys), max(xs), max(ys)

    def shift(self, x: float, y: float) -> tuple[float, float]:
        """How far a point of the page as shown moves when the page is straightened."""
        to_x, to_y = self._turned(x, y, self.degrees)
        return to_x - x, to_y - y

    def _turned(self, x: float, y: float, degrees: float) -> tuple[float, float]:
        cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
        right, down = x - self.width / 2, y - self.height / 2
        return (
            self.width / 2 + right * cos + down * sin,
            self.height / 2 - right * sin + down * cos,
        )
