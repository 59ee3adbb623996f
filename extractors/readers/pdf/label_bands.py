"""What stands over all columns of fiches on a page: titles of sections, tables with rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.blocks import BBox
from extractors.readers.pdf.lines import group_words
from extractors.readers.pdf.page import Page, Rule, Word
from extractors.readers.pdf.ruled import drawn_lines
from extractors.readers.pdf.ruled_tables import ruled_grids
from extractors.readers.pdf.spaces import parted

_APART = 1.5
"""Type sizes between two texts of a line, at least."""
_OVER = 6.0
"""Points by which what stands over two columns reaches into the second, at least."""
_INDENT = 30.0
"""Points left of the second column at which something of the first begins at least."""
_MOST = 0.25
"""Share of the lines that stand over all columns, at most."""
_LARGER = 1.1
"""Times the size of the labels that a title is set in whose line holds nothing else."""
_UNDER = 1.0
"""Type sizes between a title and the rule that goes with it, at most."""


def across_of(
    page: Page, edges: Sequence[float], labels: Sequence[Sequence[Word]]
) -> tuple[BBox, ...] | None:
    """The boxes, as wide as the page, of titles and tables over the columns that begin at `edges`;
    None where so much stands over them that they are none.
    """
    tables = _tables(page, edges[1], labels)
    rest = without(page, tables)
    rows = group_words(word for word in rest.words if not word.rotation)
    long = [row for row in rows if _is_across(row, edges)]
    if len(long) > _MOST * len(rows):
        return None
    titles = [*long, *_alone(rows, long, edges, labels)]
    bands = [_band(row, rest, edges) for row in titles]
    return (*tables, *bands)


def without(page: Page, boxes: Sequence[BBox]) -> Page:
    """The page without what stands in the boxes."""
    if not boxes:
        return page

    def is_out(top: float, bottom: float) -> bool:
        return not any(box[1] <= (top + bottom) / 2 <= box[3] for box in boxes)

    return replace(
        page,
        words=tuple(word for word in page.words if is_out(word.top, word.bottom)),
        rules=tuple(rule for rule in page.rules if is_out(rule.top, rule.bottom)),
        fills=tuple(fill for fill in page.fills if is_out(fill.bbox[1], fill.bbox[3])),
    )


def inside(page: Page, box: BBox) -> Page:
    """The page with nothing but what stands in the box."""

    def is_in(top: float, bottom: float) -> bool:
        return box[1] <= (top + bottom) / 2 <= box[3]

    return replace(
        page,
        words=tuple(word for word in page.words if is_in(word.top, word.bottom)),
        rules=tuple(rule for rule in page.rules if is_in(rule.top, rule.bottom)),
        fills=tuple(fill for fill in page.fills if is_in(fill.bbox[1], fill.bbox[3])),
    )


def _tables(page: Page, edge: float, labels: Sequence[Sequence[Word]]) -> list[BBox]:
    """Where ruled tables stand that reach over the edge and hold no label."""
    if not any(rule.orientation == "v" and rule.x0 > _OVER for rule in page.rules):
        return []
    grids, _ = ruled_grids(page, drawn_lines(page))
    found = []
    for grid in grids:
        x0, top, x1, bottom = grid.bbox
        holds = any(top <= words[0].baseline <= bottom for words in labels)
        if x0 < edge - _INDENT and x1 > edge + _OVER and not holds:
            found.append((0.0, top - 1, page.width, bottom + 1))
    return found


def _is_across(row: Sequence[Word], edges: Sequence[float]) -> bool:
    """Whether a line is one text that begins before the second column and reaches into it."""
    if row[0].x0 > edges[1] - _INDENT or row[-1].x1 < edges[1] + _OVER:
        return False
    return len(parted(row, _APART)) == 1


def _alone(
    rows: Sequence[Sequence[Word]],
    long: Sequence[Sequence[Word]],
    edges: Sequence[float],
    labels: Sequence[Sequence[Word]],
) -> list[Sequence[Word]]:
    """Short titles among the columns: larger than all else there, with nothing beside them."""
    top, bottom = min(w[0].top for w in labels), max(w[0].bottom for w in labels)
    over = {id(row) for row in long}
    among = [row for row in rows if top <= row[0].baseline <= bottom and id(row) not in over]
    largest = max((row[0].size for row in among), default=0.0)
    if largest < _LARGER * max(words[0].size for words in labels):
        return []
    large = [row for row in among if row[0].size == largest and row[0].bold]
    if len(large) > _MOST * len(among) or any(row[-1].x1 > edges[1] for row in large):
        return []
    return [row for row in large if _is_free(row, among)]


def _is_free(row: Sequence[Word], rows: Sequence[Sequence[Word]]) -> bool:
    """Whether no other line stands level with any of the row's height."""
    top, bottom = row[0].top, row[0].bottom
    return not any(
        other is not row and other[0].top < bottom and other[0].bottom > top for other in rows
    )


def _band(row: Sequence[Word], page: Page, edges: Sequence[float]) -> BBox:
    """The height of a title, with the shade behind it and the rules that go with it."""
    top, bottom = min(w.top for w in row), max(w.bottom for w in row)
    middle, near = (top + bottom) / 2, _UNDER * row[0].size
    for fill in page.fills:
        if fill.bbox[1] <= middle <= fill.bbox[3] and fill.bbox[3] - fill.bbox[1] < 4 * near:
            top, bottom = min(top, fill.bbox[1]), max(bottom, fill.bbox[3])
    rules = [rule for rule in page.rules if _goes_over(rule, edges)]
    top = min([top, *(rule.top for rule in rules if 0 < top - rule.top < near)])
    bottom = max([bottom, *(rule.bottom for rule in rules if 0 < rule.bottom - bottom < near)])
    return 0.0, top - 0.5, page.width, bottom + 0.5


def _goes_over(rule: Rule, edges: Sequence[float]) -> bool:
    return rule.orientation == "h" and rule.x0 < edges[1] - _INDENT and rule.x1 > edges[1]
