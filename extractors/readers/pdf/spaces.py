"""How wide spaces between words are on a page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractors.readers.pdf.page import Word

SPACE = 0.28
"""Width of a space as a share of the type size, where the page does not tell another."""


def usual_spaces(lines: Sequence[Sequence[Word]]) -> dict[float, float]:
    """`usual_space` of the lines that start in type of each size: it may be another font."""
    by_size: dict[float, list[Sequence[Word]]] = {}
    for line in lines:
        by_size.setdefault(line[0].size, []).append(line)
    usual = usual_space(lines)
    return {size: usual_space(alike, usual) for size, alike in by_size.items()}


def usual_space(lines: Sequence[Sequence[Word]], default: float = SPACE) -> float:
    """Width of a space as a share of the type size: that of unstretched lines."""
    gaps = [
        (b.x0 - a.x1) / a.size
        for line in lines
        for a, b in pairwise(line)
        if b.x0 > a.x1 and a.size and not (a.text[-1].isdigit() and b.text[0].isdigit())
    ]
    narrow = sorted(gap for gap in gaps if 0.1 < gap < 0.8)
    return max(0.2, narrow[len(narrow) // 5]) if len(narrow) >= 20 else default
