"""Columns of a page told by their labels: fiches that run on from one column into the next.

Lines of fiches are short, and their labels may stand level; but the same labels at the left edge of
both columns, with nothing between these, are no rows of a table.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from extractors.readers.pdf.lines import group_words
from extractors.readers.pdf.page import Fill, Page, Rule, Word
from extractors.readers.pdf.spaces import parted

_FEWEST = 3
"""Labels that both columns have."""
_APART = 1.5
"""Type sizes between two texts of a line, at least."""
_MOST_WORDS = 6
"""Words of a label."""
_NEAREST = 0.25
"""Share of the page's width between the left edges of two columns, at least."""
_MOST_PLACES = 4
"""Places at which the first word of a label stands, at most."""
_SAME = 3.0
"""Points by which texts may miss the edge they are set on."""
_GAP = 6.0
"""Points of white left of the second column, at least."""
_INDENT = 30.0
"""Points by which labels may be set in from the edge of their column."""


@dataclass(frozen=True, slots=True)
class LabelColumns:
    """The left edges of two columns and the labels that stand at both."""

    left: float
    right: float
    labels: frozenset[str]
    gutter: float = 0.0
    """An x between them."""


def label_columns(page: Page, known: LabelColumns | None) -> LabelColumns | None:
    """The two columns of a page that its labels tell, or those `known` from the page before where
    a label of theirs stands in the second.
    """
    least = _NEAREST * page.width
    if known is None and not _may_have(page.words, least):
        return None
    labels = list(_labels(page.words, least))
    edges: dict[str, set[int]] = defaultdict(set)
    for words in labels:
        edges[_text(words)].add(round(words[0].x0 / _SAME))
    several = [(text, xs) for text, xs in edges.items() if len(xs) == 2]
    pairs = Counter((min(xs), max(xs)) for _, xs in several)
    best = max(pairs, key=lambda pair: pairs[pair], default=(0, 0))
    found = known
    if pairs[best] >= _FEWEST and (best[1] - best[0]) * _SAME >= least:
        at_both = frozenset(text for text, xs in several if (min(xs), max(xs)) == best)
        starts = [w[0].x0 for w in labels if _text(w) in at_both]
        middle = (best[0] + best[1]) * _SAME / 2
        right = min(x for x in starts if x > middle)
        found = LabelColumns(min(starts), right, at_both)
    if found is None:
        return None
    inside = [w for w in labels if _text(w) in found.labels and _is_at(w[0], found)]
    if not any(words[0].x0 > found.right - _SAME for words in inside):
        return None
    gutter = _white_before(page, found, inside)
    return replace(found, gutter=gutter) if gutter else None


def _may_have(words: Sequence[Word], least: float) -> bool:
    """Whether enough words that stand out begin at the same two places: to ask costs little."""
    heads = [word for word in words if word.bold or word.text.isupper()]
    times = Counter([word.text for word in heads])
    places: dict[str, set[int]] = defaultdict(set)
    for word in heads:
        if times[word.text] > 1:
            places[word.text].add(round(word.x0 / _SAME))
    pairs = Counter(
        pair
        for xs in places.values()
        if 1 < len(xs) <= _MOST_PLACES
        for pair in combinations(sorted(xs), 2)
        if (pair[1] - pair[0]) * _SAME >= least
    )
    return max(pairs.values(), default=0) >= _FEWEST


def _labels(words: Iterable[Word], least: float) -> Iterable[Sequence[Word]]:
    """Short texts in bold or capitals with nothing on their right that is nearer than a column."""
    level = [word for word in words if not word.rotation]
    for row in group_words(level):
        parts = parted(row, _APART)
        for part, after in zip(parts, [*parts[1:], None], strict=True):
            stands_out = all(word.bold for word in part) or _text(part).isupper()
            alone = after is None or after[0].x0 - part[0].x0 >= least
            if stands_out and alone and len(part) <= _MOST_WORDS and part[0].text[0].isalpha():
                yield part


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _is_at(word: Word, columns: LabelColumns) -> bool:
    return min(abs(word.x0 - columns.left), abs(word.x0 - columns.right)) <= 2 * _SAME


def _white_before(
    page: Page, columns: LabelColumns, labels: Sequence[Sequence[Word]]
) -> float | None:
    """The middle of the white between the columns from the first label to the last, if nothing
    lies over it.
    """
    top = min(words[0].top for words in labels)
    bottom = max(words[0].bottom for words in labels)
    boxes = [(w.x0, w.top, w.x1, w.bottom) for w in page.words if not w.rotation]
    boxes += [(rule.x0, rule.top, rule.x1, rule.bottom) for rule in page.rules]
    boxes += [fill.bbox for fill in page.fills]
    reach, gutter = 0.0, None
    extents = sorted((x0, x1) for x0, y0, x1, y1 in boxes if y0 < bottom and y1 > top)
    if extents[0][0] < columns.left - _INDENT:
        return None  # more columns, as a table has
    for x0, x1 in extents:
        if x0 > columns.right + _SAME:
            break
        if x0 - reach >= _GAP and x0 > columns.right - _INDENT:
            gutter = (reach + x0) / 2
        reach = max(reach, x1)
    return gutter


def halves(page: Page, gutter: float) -> tuple[Page, Page]:
    """What stands left of a gutter, and what stands right of it."""

    def side(is_right: bool) -> Page:
        def holds(x0: float, x1: float) -> bool:
            return x0 >= gutter if is_right else x1 <= gutter

        def item(one: Word | Rule) -> bool:
            return holds(one.x0, one.x1)

        def shade(fill: Fill) -> bool:
            return holds(fill.bbox[0], fill.bbox[2])

        return replace(
            page,
            words=tuple(filter(item, page.words)),
            rules=tuple(filter(item, page.rules)),
            fills=tuple(filter(shade, page.fills)),
        )

    return side(False), side(True)
