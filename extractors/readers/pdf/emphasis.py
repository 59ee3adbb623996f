"""Underlined words: the line belongs to the text, and marks it as bold type would."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from extractors.readers.pdf.lines import SAME_LINE, group_words
from extractors.readers.pdf.page import Page, Rule, Word

_BELOW = (-0.02, 0.3)
"""How far under the base line an underline lies, as shares of the type size."""
_EDGE = 0.35
"""How far its ends may stand from the ends of the words, as a share of the type size."""
_LINKS = ("http", "www.", "@")


def without_underlines(page: Page) -> Page:
    """Underlines taken from the rules, underlined words made bold (but for links)."""
    words = [word for word in page.words if word.rotation == 0]
    lines = _candidates([rule for rule in page.rules if rule.orientation == "h"], words)
    if not lines:
        return page
    rows = group_words(words)
    rows.sort(key=lambda row: row[0].baseline)
    marked: dict[int, Word] = {}
    taken: set[int] = set()
    baselines = [row[0].baseline for row in rows]
    largest = max((row[0].size for row in rows), default=0.0)
    for rule in lines:
        start = bisect_left(baselines, rule.top - _BELOW[1] * largest)
        end = bisect_right(baselines, rule.top - _BELOW[0] * largest)
        found = _underlined(rule, rows[start:end]) if start < end else []
        if found:
            taken.add(id(rule))
            marked.update({id(word): word for word in found})
    if not taken:
        return page
    return replace(
        page,
        rules=tuple(rule for rule in page.rules if id(rule) not in taken),
        words=tuple(
            replace(word, bold=True) if id(word) in marked and _is_plain(word) else word
            for word in page.words
        ),
    )


def _candidates(lines: Sequence[Rule], words: Sequence[Word]) -> list[Rule]:
    """Lines with a word at their end right above them: few of a table's rules have one."""
    if not lines or not words:
        return []
    largest = max([word.size for word in words])
    reach, edge = (SAME_LINE + _BELOW[1]) * largest, _EDGE * largest
    heights = sorted({word.baseline for word in words})
    lines = [rule for rule in lines if _is_near(rule.top, heights, reach)]
    order = sorted(words, key=attrgetter("x1")) if lines else []
    ends = [word.x1 for word in order]
    found = []
    for rule in lines:
        near = order[bisect_left(ends, rule.x1 - edge) : bisect_right(ends, rule.x1 + edge)]
        if any(abs(word.baseline - rule.top) <= reach for word in near):
            found.append(rule)
    return found


def _is_near(place: float, heights: Sequence[float], reach: float) -> bool:
    nearest = bisect_left(heights, place - reach)
    return nearest < len(heights) and heights[nearest] <= place + reach


def _is_plain(word: Word) -> bool:
    return not any(sign in word.text.casefold() for sign in _LINKS)


def _underlined(rule: Rule, rows: Sequence[Sequence[Word]]) -> list[Word]:
    """The words a rule runs under from end to end; none where it is no underline."""
    for row in rows:
        size = row[0].size
        if not _BELOW[0] * size <= rule.top - row[0].baseline <= _BELOW[1] * size:
            continue
        over = [word for word in row if word.x1 > rule.x0 + 1 and word.x0 < rule.x1 - 1]
        if not over:
            continue
        slack = _EDGE * size
        left, right = over[0].x0 - rule.x0, over[-1].x1 - rule.x1
        if abs(left) <= slack and abs(right) <= slack:
            return over
    return []
