"""Running heads and feet: lines at the edge of pages that come again on other pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Literal

from extractors.readers.pdf.columns import PageLines
from extractors.readers.pdf.lines import Line

Edge = Literal["page_header", "page_footer"]
_ZONE = 0.14
"""Share of the page's height at either end in which running heads and feet stand."""
_MOST_LINES = 5
_PLACE = 6.0
"""Points: a line that comes again stands at the same height but for so much."""
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"^(?:[-–—|•(\[]\s*)?(?:page|p\.?)?\s*\d{1,4}\s*(?:(?:/|sur|de|\|)\s*\d{1,4})?\s*[-–—|•)\]]?$",
    re.IGNORECASE,
)


def running_lines(pages: Sequence[PageLines]) -> dict[int, Edge]:
    """Key (id) of each line that is a running head or foot -> which of the two."""
    edges = [(page, line, edge) for page in pages for line, edge in _edge_lines(page)]
    seen: Counter[tuple[str, Edge, int]] = Counter()
    for page, line, edge in edges:
        seen.update({(_key(line), edge, _place(page, line, edge))})
    found: dict[int, Edge] = {}
    for page, line, edge in edges:
        key, place = _key(line), _place(page, line, edge)
        times = sum(seen[key, edge, place + step] for step in (-1, 0, 1))
        often = times >= 2 and times >= 0.3 * min(len(pages), 10)
        if often or _is_page_number(line, page, edge):
            found[id(line)] = edge
    return found


def _edge_lines(page: PageLines) -> list[tuple[Line, Edge]]:
    """The first and last lines of a page that stand in its edge zones, outermost first."""
    lines = [item for column in page.columns for item in column.items if isinstance(item, Line)]
    lines.sort(key=lambda line: line.baseline)
    top = [line for line in lines[:_MOST_LINES] if line.bottom < _ZONE * page.height]
    foot = [line for line in lines[-_MOST_LINES:] if line.top > (1 - _ZONE) * page.height]
    return [(line, "page_header") for line in top] + [(line, "page_footer") for line in foot]


def _key(line: Line) -> str:
    return _DIGITS.sub("#", line.text.casefold())


def _place(page: PageLines, line: Line, edge: Edge) -> int:
    """Height of a line in steps, counted from its own end of the page."""
    at = line.baseline if edge == "page_header" else page.height - line.baseline
    return round(at / _PLACE)


def _is_page_number(line: Line, page: PageLines, edge: Edge) -> bool:
    if not _PAGE_NUMBER.match(line.text):
        return False
    outermost = line.top > 0.9 * page.height or line.bottom < 0.08 * page.height
    worded = not line.text.strip().isdigit()
    return outermost and (worded or edge == "page_footer")
