"""Columns of a page told by their labels: fiches that run on from one column into the next.

Lines of fiches are short, and their labels may stand level; but the same labels at the left edge of
two columns or three, with nothing between these but titles and tables over all of them, are no rows
of a table.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from extractors.blocks import BBox
from extractors.readers.pdf.label_bands import across_of, without
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
_MOST = 3
"""Columns of fiches on a page, at most."""


@dataclass(frozen=True, slots=True)
class LabelColumns:
    """The left edges of the columns and the labels that stand at several of them."""

    edges: tuple[float, ...]
    labels: frozenset[str]
    gutters: tuple[float, ...] = ()
    """The x between them."""
    across: tuple[BBox, ...] = ()
    """Where titles and tables stand that belong to no column."""


def label_columns(page: Page, known: LabelColumns | None) -> LabelColumns | None:
    """The columns of a page that its labels tell, or those `known` from the page before where a
    label of theirs stands in another than the first.
    """
    least = _NEAREST * page.width
    if known is None and not _may_have(page.words, least):
        return None
    labels = list(_labels(page.words, least))
    found = _columns_of(labels, least) or known
    if found is None:
        return None
    inside = [w for w in labels if _text(w) in found.labels and _is_at(w[0], found)]
    if not any(words[0].x0 > found.edges[1] - _SAME for words in inside):
        return None
    across = across_of(page, found.edges, inside)
    if across is None:
        return None
    rest = without(page, across)
    gutters = [_white_before(rest, edge, found.edges[0], inside) for edge in found.edges[1:]]
    whole = tuple(gutter for gutter in gutters if gutter)
    return replace(found, gutters=whole, across=across) if len(whole) == len(gutters) else None


def _columns_of(labels: Sequence[Sequence[Word]], least: float) -> LabelColumns | None:
    """The columns at whose edges at least three labels stand: as many columns as there are."""
    places: dict[str, set[int]] = defaultdict(set)
    for words in labels:
        places[_text(words)].add(round(words[0].x0 / _SAME))
    several = {text: tuple(sorted(xs)) for text, xs in places.items() if 1 < len(xs) <= _MOST}
    times = Counter(several.values())
    wide = [
        xs
        for xs, count in times.items()
        if count >= _FEWEST and all((b - a) * _SAME >= least for a, b in pairwise(xs))
    ]
    if not wide:
        return None
    best = max(wide, key=lambda xs: (len(xs), times[xs]))
    at_all = frozenset(text for text, xs in several.items() if xs == best)
    starts = [w[0].x0 for w in labels if _text(w) in at_all]
    limits = [0.0, *((a + b) * _SAME / 2 for a, b in pairwise(best))]
    edges = tuple(min(x for x in starts if x > limit) for limit in limits)
    return LabelColumns(edges, at_all)


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
    return min(abs(word.x0 - edge) for edge in columns.edges) <= 2 * _SAME


def _white_before(
    page: Page, right: float, left: float, labels: Sequence[Sequence[Word]]
) -> float | None:
    """The middle of the white before the column at `right` from the first label to the last, if
    nothing lies over it; `left` is the edge of the first column.
    """
    top = min(words[0].top for words in labels)
    bottom = max(words[0].bottom for words in labels)
    boxes = [(w.x0, w.top, w.x1, w.bottom) for w in page.words if not w.rotation]
    boxes += [(rule.x0, rule.top, rule.x1, rule.bottom) for rule in page.rules]
    boxes += [fill.bbox for fill in page.fills]
    reach, gutter = 0.0, None
    extents = sorted((x0, x1) for x0, y0, x1, y1 in boxes if y0 < bottom and y1 > top)
    if extents[0][0] < left - _INDENT:
        return None  # more columns, as a table has
    for x0, x1 in extents:
        if x0 > right + _SAME:
            break
        if x0 - reach >= _GAP and x0 > right - _INDENT:
            gutter = (reach + x0) / 2
        reach = max(reach, x1)
    return gutter


def parts(page: Page, columns: LabelColumns) -> list[Page]:
    """What stands in each of the columns."""
    page = without(page, columns.across)
    limits = (0.0, *columns.gutters, page.width)
    return [_between(page, low, high) for low, high in pairwise(limits)]


def _between(page: Page, low: float, high: float) -> Page:
    def item(one: Word | Rule) -> bool:
        return one.x0 >= low and one.x1 <= high

    def shade(fill: Fill) -> bool:
        return fill.bbox[0] >= low and fill.bbox[2] <= high

    return replace(
        page,
        words=tuple(filter(item, page.words)),
        rules=tuple(filter(item, page.rules)),
        fills=tuple(filter(shade, page.fills)),
    )
