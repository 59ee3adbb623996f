"""Running heads and feet: lines at the edge of pages that come again on other pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from extractors.readers.pdf.columns import PageLines
from extractors.readers.pdf.lines import Line
from extractors.readers.pdf.lone_feet import lone_foot
from extractors.readers.pdf.placing import Item

Edge = Literal["page_header", "page_footer"]
_ZONE = 0.14
"""Share of the page's height at either end in which running heads and feet stand."""
_MARGIN = 0.085
"""Share of the height that is margin: what comes again there needs no distance to the text."""
_APART = 1.0
"""White space, as a share of the type size, that parts a running head from the text."""
_LARGE = 1.2
"""Lines larger than the body by this factor are titles, even when they come again …"""
_NEARLY_ALL = 0.8
"""… but in the margin of so many pages, as the heads of sheets printed small are."""
_LABEL = 3
"""Times a text stands within pages at least to be a label and no running head."""
_PLACE = 6.0
"""Points: a line that comes again stands at the same height but for so much."""
_PAGE = r"(?:[-–—|•(\[]\s*)?(?:page|p\.?)?\s*\d{1,4}\s*(?:(?:/|sur|de|\|)\s*\d{1,4})?\s*[-–—|•)\]]?"
_PAGE_NUMBER = re.compile(rf"^{_PAGE}$", re.IGNORECASE)
_NUMBERED = re.compile(
    r"\b(?:page|p\.)\s*\d+|\b\d+\s*(?:/|sur|de)\s*\d+\s*$|[-–—|]\s*\d+\s*[-–—|]?$", re.I
)
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class _Candidate:
    line: Line
    page: PageLines
    edge: Edge
    key: str
    place: int
    """Height in steps, counted from its own end of the page."""


def running_lines(pages: Sequence[PageLines], body: float) -> dict[int, Edge]:
    """Key (id) of each line that is a running head or foot -> which of the two.

    `body` is the type size of the text.
    """
    stacks = [stack for page in pages for stack in _stacks(page)]
    seen: Counter[tuple[str, Edge, int]] = Counter()
    for stack, _ in stacks:
        seen.update({(item.key, item.edge, item.place) for item in stack})
    least = max(2.0, 0.3 * min(len(pages), 10))
    labels = _labels(pages, stacks, _times(seen))
    found: dict[int, Edge] = {}
    for stack, gaps in stacks:
        end = 0
        for place, (item, gap) in enumerate(zip(stack, gaps, strict=True), start=1):
            times = sum(seen[item.key, item.edge, item.place + step] for step in (-1, 0, 1))
            if item.line.size < _LARGE * body:
                again = times >= least
            else:
                again = times >= max(least, _NEARLY_ALL * len(pages)) and _heads(item, pages[0])
            again = again and item.key not in labels
            if not again and not _is_page_number(item):
                break
            if gap > _APART * item.line.size or _in_margin(item):
                end = place
        if len(pages) == 1 and stack and stack[0].edge == "page_footer":
            end = max(end, _lone_foot(stack, gaps, body))
        for item in stack[:end]:
            found[id(item.line)] = item.edge
    return found


def _lone_foot(stack: Sequence[_Candidate], gaps: Sequence[float], body: float) -> int:
    if not _in_margin(stack[0]):
        return 0
    numbered = any(map(_is_page_number, stack))
    return lone_foot([item.line for item in stack], gaps, stack[0].page.width, body, numbered)


def _times(seen: Mapping[tuple[str, Edge, int], int]) -> Counter[str]:
    """Text -> how often it stands at an edge at the place where it stands most often."""
    found: Counter[str] = Counter()
    for (key, _, _), times in seen.items():
        found[key] = max(found[key], times)
    return found


def _labels(
    pages: Sequence[PageLines],
    stacks: Sequence[tuple[list[_Candidate], list[float]]],
    seen: Mapping[str, int],
) -> set[str]:
    """Texts that stand as often within pages as at their edge: labels that fell there."""
    again = {key for key, times in seen.items() if times > 1}
    at_edge = {id(item.line) for stack, _ in stacks for item in stack} if again else set()
    lines = (
        item.text.casefold()
        for page in (pages if again else ())
        for column in page.columns
        for item in column.items
        if isinstance(item, Line) and id(item) not in at_edge
    )
    within = Counter(text for text in lines if text in again)
    return {key for key, times in within.items() if times >= max(_LABEL, seen[key])}


def _stacks(page: PageLines) -> list[tuple[list[_Candidate], list[float]]]:
    """From either edge inwards: the lines in its zone, and the white space after each."""
    items = [item for column in page.columns for item in column.items]
    return [_stack(page, items, "page_header"), _stack(page, items, "page_footer")]


def _stack(
    page: PageLines, items: Sequence[Item], edge: Edge
) -> tuple[list[_Candidate], list[float]]:
    sign = 1 if edge == "page_header" else -1
    order = sorted(items, key=lambda item: sign * (item.bbox[1] + item.bbox[3]))
    stack: list[_Candidate] = []
    gaps: list[float] = []
    for place, item in enumerate(order):
        depth = item.bbox[3] if sign > 0 else page.height - item.bbox[1]
        if not isinstance(item, Line) or depth > _ZONE * page.height:
            break
        stack.append(_candidate(item, page, edge))
        following = order[place + 1].bbox if place + 1 < len(order) else None
        gaps.append(_gap(item.bbox, following, sign))
    return stack, gaps


def _gap(box: tuple[float, ...], following: tuple[float, ...] | None, sign: int) -> float:
    if following is None:
        return 1000.0
    return following[1] - box[3] if sign > 0 else box[1] - following[3]


def _candidate(line: Line, page: PageLines, edge: Edge) -> _Candidate:
    at = line.baseline if edge == "page_header" else page.height - line.baseline
    return _Candidate(line, page, edge, _key(line, page, edge), round(at / _PLACE))


def _key(line: Line, page: PageLines, edge: Edge) -> str:
    """What must come again: the text, but for the number of the page.

    Other numbers count: "Fiche action n° 3" at the head of its page is a title.
    """
    text = line.text.casefold()
    ends = text.endswith(str(page.number)) and edge == "page_footer"
    return _NUMBER.sub("#", text) if _NUMBERED.search(text) or ends else text


def _in_margin(item: _Candidate) -> bool:
    height = item.page.height
    if item.edge == "page_header":
        return item.line.bottom < _MARGIN * height
    return item.line.top > (1 - _MARGIN) * height


def _heads(item: _Candidate, first: PageLines) -> bool:
    """Whether a large line in the margin is no title: on the first page that is its largest."""
    if item.page is not first:
        return _in_margin(item)
    lines = [line for column in first.columns for line in column.items if isinstance(line, Line)]
    return _in_margin(item) and item.line.size < max(line.size for line in lines)


def _is_page_number(item: _Candidate) -> bool:
    """Whether a line is nothing but a page number, even where it comes only once."""
    if not _PAGE_NUMBER.match(item.line.text) or not _in_margin(item):
        return False
    plain = item.line.text.strip().isdigit()
    return not plain or item.edge == "page_footer" or item.line.text == str(item.page.number)
