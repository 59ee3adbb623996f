"""How a page is shown: its visible box and /Rotate, from the file's frame to the top left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from extractors.blocks import BBox
from extractors.readers.pdf.page import Word


@dataclass(frozen=True, slots=True)
class View:
    """The map from a PDF's own coordinates (y upwards) to points from the top left as shown."""

    width: float
    height: float
    rotation: int
    xx: float
    xy: float
    x_shift: float
    yx: float
    yy: float
    y_shift: float

    @classmethod
    def of(cls, box: BBox, rotation: int) -> View:
        """From the visible box (left, bottom, right, top) and /Rotate in degrees (clockwise)."""
        left, bottom, right, top = box
        wide, tall = right - left, top - bottom
        match rotation % 360:
            case 90:
                return cls(tall, wide, 90, 0.0, 1.0, -bottom, 1.0, 0.0, -left)
            case 180:
                return cls(wide, tall, 180, -1.0, 0.0, right, 0.0, 1.0, -bottom)
            case 270:
                return cls(tall, wide, 270, 0.0, -1.0, top, -1.0, 0.0, right)
            case _:
                return cls(wide, tall, 0, 1.0, 0.0, -left, 0.0, -1.0, top)

    def shown(self, x: Any, y: Any) -> tuple[Any, Any]:
        """Numbers or arrays of the file's coordinates -> as shown."""
        return (
            self.xx * x + self.xy * y + self.x_shift,
            self.yx * x + self.yy * y + self.y_shift,
        )

    def box(self, left: float, bottom: float, right: float, top: float) -> BBox:
        """A box of the file's coordinates as shown."""
        x0, y0 = self.shown(left, bottom)
        x1, y1 = self.shown(right, top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def shows(self, word: Word) -> bool:
        """Whether the middle of a word lies on the page."""
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        return -1 <= x <= self.width + 1 and -1 <= y <= self.height + 1

    def shows_all(self, boxes: Any) -> bool:
        """Whether boxes (rows of left, top, right, bottom in the file's frame) lie on the page."""
        x, y = self.shown(boxes[:, 0::2], boxes[:, 1::2])
        if not len(boxes):
            return True
        inside = x.min() >= 0 and y.min() >= 0 and x.max() <= self.width and y.max() <= self.height
        return bool(inside)
