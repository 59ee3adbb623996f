"""What one PDF page holds, whichever engine read it: words, rules, fills, images.

Coordinates are points from the top left of the page as shown (its /Rotate applied).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from extractors.blocks import BBox
from extractors.readers.pdf.tags import ReadTags, Tags


# Words, rules and fills are not frozen: making a frozen one takes eight times as long, and a
# page holds hundreds. Nobody changes one all the same (`dataclasses.replace` makes another).
@dataclass(slots=True, unsafe_hash=True)
class Word:
    """Characters without white space between them, on one base line.

    `text` has ligatures resolved and raised note marks as superscript digits ("787²").
    `baseline` is the y of the base line: lines are told by it, not by the loose box.
    `rotation` is the reading direction in degrees, counter-clockwise (90 reads upwards); for
    text that reads up or down `baseline` is the x of its base line. `confidence` is 1 for a
    text layer, the engine's own for OCR.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    bold: bool = False
    italic: bool = False
    font: str = ""
    rotation: int = 0
    confidence: float = 1.0


@dataclass(slots=True, unsafe_hash=True)
class Rule:
    """A ruling line: drawn as a line, as a thin rectangle, or as the border of a rectangle.

    Borders drawn twice are one rule and dashes are joined before a `Rule` is made.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    orientation: Literal["h", "v"]


@dataclass(slots=True, unsafe_hash=True)
class Fill:
    """A filled rectangle that is no rule: shading of a row or a cell. `color` is RRGGBB."""

    bbox: BBox
    color: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `is_scan` tells a page whose text is missing or worthless under an image.

    `has_layer` tells a page whose words are a scanner's own, on a picture that shows the rules.

    `tilt` tells by how many degrees (counter-clockwise, about its middle) a scan was turned to
    be straight: everything on the page is where it stands once it is.
    `clipped` are words of which less than half can be seen, in content order: not in `words`.
    `tags` reads the page's structure tree when called: it takes time, and only works while
    the page is open, that is until the next one is asked for.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...] = ()
    fills: tuple[Fill, ...] = ()
    images: tuple[BBox, ...] = ()
    is_scan: bool = False
    has_layer: bool = False
    tilt: float = 0.0
    clipped: tuple[Word, ...] = ()
    tags: ReadTags = field(default=Tags, compare=False, repr=False)
