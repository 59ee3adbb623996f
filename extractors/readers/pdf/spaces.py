"""How wide spaces between words are on a page; a line parted where they are wider."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractors.readers.pdf.page import Word

SPACE = 0.28
"""Width of a space as a share of the type size, where the page does not tell another."""


def usual_spaces(lines: Sequence[Sequence[Word]]) -> dict[float, float]:
    """The usual space of the lines that start in type of each size: it may be another font."""
    by_size: dict[float, list[float]] = {}
    for line in lines:
        by_size.setdefault(line[0].size, []).extend(_gaps(line))
    usual = _usual([gap for gaps in by_size.values() for gap in gaps], SPACE)
    return {size: _usual(gaps, usual) for size, gaps in by_size.items()}


def _gaps(line: Sequence[Word]) -> list[float]:
    """Those between words that may be spaces, as shares of the type size."""
    gaps = [
        (b.x0 - a.x1) / a.size
        for a, b in pairwise(line)
        if b.x0 > a.x1 and a.size and not (a.text[-1].isdigit() and b.text[0].isdigit())
    ]
    return [gap for gap in gaps if 0.1 < gap < 0.8]


def _usual(gaps: Sequence[float], default: float) -> float:
    """Width of a space as a share of the type size: that of unstretched lines."""
    return max(0.2, sorted(gaps)[len(gaps) // 5]) if len(gaps) >= 20 else default


def parted(line: Sequence[Word], widest: float) -> list[list[Word]]:
    """The stretches of a line between the gaps that are wider than so many type sizes."""
    parts = [[line[0]]]
    for before, word in pairwise(line):
        if word.x0 - before.x1 > widest * word.size:
            parts.append([word])
        else:
            parts[-1].append(word)
    return parts
