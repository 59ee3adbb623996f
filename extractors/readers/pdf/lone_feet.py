"""The foot of a document of one page: nothing comes again, but it stands apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.readers.pdf.lines import Line

_MOST_LINES = 4
_STEP = 1.6
"""Type sizes from line to line of a foot at most."""
_NEAR, _FAR, _VERY_FAR = 1.2, 3.0, 6.0
"""Type sizes between the text and the foot at least: where much tells it, where little does, and
where that alone does.
"""
_SMALL = 0.95
_CENTRED = 0.02
"""Share of the page's width by which the middle of a centred line may miss that of the page."""
_WIDE = 0.75
"""Share of the page's width that lines of text fill: they are no more centred than set left."""
_OTHER = re.compile(r"^(?:[⁰¹²³⁴⁵⁶⁷⁸⁹*•]|\(?\d{1,2}\) |[^.:;]{2,60}\s?:(?:\s|$))")
"""A note, an item or a label with its value."""


def lone_foot(
    lines: Sequence[Line], gaps: Sequence[float], width: float, body: float, is_number: bool
) -> int:
    """How many of the lines at the foot of a page (from the lowest up) are its running foot.

    `gaps` are the spaces above each, `width` that of the page, `body` the type size of its text;
    `is_number` tells whether the page's number is among them.
    """
    count = 1
    for place, (below, above) in enumerate(pairwise(lines), start=1):
        if below.baseline - above.baseline > _STEP * max(below.size, above.size):
            break
        count = place + 1
    foot = lines[:count]
    if not foot or count > _MOST_LINES or any(map(_is_other, foot)):
        return 0
    gap = gaps[count - 1] / foot[-1].size
    told = is_number + all(line.size < _SMALL * body for line in foot)
    told += all(_is_centred(line, width) for line in foot)
    told += gap > _VERY_FAR
    return count if (told > 1 and gap > _NEAR) or (told and gap > _FAR) else 0


def _is_other(line: Line) -> bool:
    return line.bold or line.text[-1] in ".;:!?…" or bool(_OTHER.match(line.text))


def _is_centred(line: Line, width: float) -> bool:
    middle = (line.x0 + line.x1) / 2
    return abs(middle - width / 2) < _CENTRED * width and line.x1 - line.x0 < _WIDE * width
