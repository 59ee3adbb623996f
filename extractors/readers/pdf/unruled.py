"""Tables without a full set of rules: found by gaps that stand at the same places."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.blocks import BBox
from extractors.readers.pdf.cells import words_outside
from extractors.readers.pdf.forms import find_forms
from extractors.readers.pdf.grid import Grid
from extractors.readers.pdf.lines import group_words
from extractors.readers.pdf.number_edges import number_edges
from extractors.readers.pdf.page import Word
from extractors.readers.pdf.raised_lines import with_raised_joined
from extractors.readers.pdf.ruled import Line as RuleLine
from extractors.readers.pdf.spaces import usual_spaces
from extractors.readers.pdf.tags import ReadTags, Tags, holds_middle
from extractors.readers.pdf.tick_boxes import is_answers
from extractors.readers.pdf.unruled_areas import split_areas
from extractors.readers.pdf.unruled_breaks import closing_rule, is_caption
from extractors.readers.pdf.unruled_checks import ENOUGH, is_label_list, judge
from extractors.readers.pdf.unruled_columns import Gutter
from extractors.readers.pdf.unruled_contents import without_contents
from extractors.readers.pdf.unruled_frames import span_of_frame, stands_on, with_tail
from extractors.readers.pdf.unruled_grid import Draft, draft_table, grid_of
from extractors.readers.pdf.unruled_indexes import is_contents, is_equations, is_index, is_time_line
from extractors.readers.pdf.unruled_known import Known, known_of, span_of_known
from extractors.readers.pdf.unruled_lines import Row
from extractors.readers.pdf.unruled_pairs import parted_by_pairs
from extractors.readers.pdf.unruled_regions import (
    TITLE,
    Span,
    grow,
    with_footer,
    with_header,
    with_label,
)
from extractors.readers.pdf.unruled_strips import parted_by_strips

KNOWN_CONFIDENCE = 0.7
_ACROSS = 0.5
"""Share of the width of the lines that a box across them covers."""
_NO_TABLES = (is_contents, is_index, is_equations, is_time_line, is_answers)


def unruled_grids(
    words: Sequence[Word],
    rules: Sequence[RuleLine],
    taken: Sequence[BBox],
    above: Sequence[Known] = (),
    tags: ReadTags = Tags,
    drawn: Sequence[RuleLine] = (),
) -> list[Grid]:
    """Grids of tables among the words that stand outside the boxes `taken`.

    `rules` are the horizontal rules of the page, those at the edges of shades included, `drawn`
    the others, `above` columns told by the page before, `tags` what the file itself says of it.
    """
    free = [word for word in words if word.rotation == 0]
    for box in taken:
        free = words_outside(free, box)
    lines = with_raised_joined(group_words(free))
    spaces = usual_spaces(lines)
    edges = number_edges(lines)
    rows = [Row(line, spaces[line[0].size], edges) for line in lines]
    grids: list[Grid] = []
    known = list(above)
    parts = [piece for part in _parted_by(rows, taken) for piece in _parted_by_labels(part)]
    for place, (part, strip) in enumerate(parts):
        if strip is not None:
            grids.append(strip)
            continue
        found, known = _between_boxes(part, rules, () if place else above, known, tags, drawn)
        grids += found
    return grids


def _parted_by_labels(rows: Sequence[Row]) -> Iterator[tuple[Sequence[Row], Grid | None]]:
    """The lines between strips of labels above their values, and these strips."""
    for part, strip in parted_by_pairs(rows):
        if strip is not None:
            yield part, strip
        elif part:
            yield from parted_by_strips(part)


def _parted_by(rows: Sequence[Row], taken: Sequence[BBox]) -> list[Sequence[Row]]:
    """The lines above, between and below the boxes across them: no table goes over another."""
    if not rows or not taken:
        return [rows]
    left, right = min([row.x0 for row in rows]), max([row.x1 for row in rows])
    lines = [row.baseline for row in rows]
    starts = {0, len(rows)}
    for x0, top, x1, bottom in taken:
        below = bisect_left(lines, bottom)
        is_across = x0 <= left + rows[0].size and x1 - x0 >= _ACROSS * (right - left)
        if is_across and bisect_left(lines, top) == below:
            starts.add(below)
    return [rows[a:b] for a, b in pairwise(sorted(starts))]


def _between_boxes(
    rows: Sequence[Row],
    rules: Sequence[RuleLine],
    above: Sequence[Known],
    known: list[Known],
    tags: ReadTags,
    drawn: Sequence[RuleLine],
) -> tuple[list[Grid], list[Known]]:
    """The grids of these lines, and the columns known below them."""
    grids: list[Grid] = []
    start = 0
    for form in find_forms(rows, rules, above):
        grids += _part_grids(rows[start : form.span.first], rules, known, tags, drawn)
        grid = form.grid
        grids.append(grid)
        start, known = form.span.end, known_of([grid])
    grids += _part_grids(rows[start:], rules, known, tags, drawn)
    return grids, known_of(grids)[-1:] or known


def _part_grids(
    rows: Sequence[Row],
    rules: Sequence[RuleLine],
    above: Sequence[Known],
    tags: ReadTags,
    drawn: Sequence[RuleLine],
) -> list[Grid]:
    """Grids of tables among the lines above, between or below forms."""
    areas = [part for area in split_areas(rows, rules) for part in without_contents(area)]
    return [grid for area in areas for grid in _area_grids(area, rules, above, tags, drawn)]


def _area_grids(
    rows: Sequence[Row],
    rules: Sequence[RuleLine],
    above: Sequence[Known],
    tags: ReadTags,
    drawn: Sequence[RuleLine],
) -> list[Grid]:
    grids = []
    known = list(above)
    index = floor = 0
    while index < len(rows):
        grid, end = None, index + 1
        if rows[index].is_gapped and not is_caption(rows[index]):
            grid, end = _read_at(rows, index, floor, rules, tags, above, drawn)
        if grid is None and end == index + 1:
            grid, end = _read_known(rows, index, rules, known)
        index = end
        if grid is None:
            continue
        grids.append(grid)
        floor = end
        known += known_of([grid])
    return grids


def _read_known(
    rows: Sequence[Row], index: int, rules: Sequence[RuleLine], known: Sequence[Known]
) -> tuple[Grid | None, int]:
    """Rows at the head or foot of a page on columns of another table, and the line after."""
    for columns in known:
        span = span_of_known(rows, index, columns)
        if span is not None:
            draft = _draft(rows, span, rules, columns.gutters)
            if draft is not None:
                grid = grid_of(draft, KNOWN_CONFIDENCE, ("unruled", "known columns"))
                left, right = min(grid.xs[0], columns.left - 1), max(grid.xs[-1], columns.right)
                return replace(grid, xs=(left, *grid.xs[1:-1], right)), span.end
    return None, index + 1


def _read_at(
    rows: Sequence[Row],
    index: int,
    floor: int,
    rules: Sequence[RuleLine],
    tags: ReadTags,
    above: Sequence[Known],
    drawn: Sequence[RuleLine],
) -> tuple[Grid | None, int]:
    """The table around a gapped line, if there is one, and where to look on.

    The lines before `floor` belong to the table above; `above` are columns that go on from the
    page before.
    """
    framed = span_of_frame(rows, index, drawn)
    if framed is not None and framed.first >= floor:
        span = framed = with_tail(rows, framed, rules)
    else:
        span = grow(rows, index, rules)
        end = span.first + closing_rule(rows[span.first : span.end], rules)
        span = Span(span.first, end)
        if span.end - span.first < 2:
            return None, index + 1
        span = with_footer(rows, with_header(rows, span, rules, floor), rules)
    span, draft = _as_tagged(rows, index, rules, tags) or (span, _draft(rows, span, rules))
    if framed is not None and span == framed:
        draft = _goes_on(rows, span, rules, above, draft)
    if draft is None:
        return None, index + 1
    if any(is_other(draft) for is_other in _NO_TABLES):
        return None, span.end
    if is_label_list(draft) and (longer := with_label(rows, span)) != span:
        span, draft = longer, _draft(rows, longer, rules) or draft
    titled = any(TITLE.match(row.text) for row in rows[max(0, span.first - 3) : span.first])
    verdict = judge(draft, titled=titled, tags=tags)
    if verdict.confidence < ENOUGH:
        return None, index + 1
    return grid_of(draft, verdict.confidence, ("unruled", *verdict.reasons)), span.end


def _goes_on(
    rows: Sequence[Row],
    span: Span,
    rules: Sequence[RuleLine],
    above: Sequence[Known],
    draft: Draft | None,
) -> Draft | None:
    """The draft of a frame read as more rows of the table that ends the page before, if it is.

    It lends its columns to rows that show fewer; unless its head is printed again, none is here.
    """
    inside = rows[span.first : span.end]
    for columns in above:
        own = draft.columns if draft is not None else 1
        if own <= len(columns.middles) + 1 and stands_on(inside, columns):
            known = columns.gutters if own <= len(columns.middles) else ()
            return _draft(rows, span, rules, known, headless=not inside[0].is_bold)
    return draft


def _as_tagged(
    rows: Sequence[Row], index: int, rules: Sequence[RuleLine], tags: ReadTags
) -> tuple[Span, Draft] | None:
    """The table on the lines of the tagged one, where these show as many columns as it has."""
    table = tags().table_round(rows[index].bbox)
    if table is None or table.bbox[2] > max(row.x1 for row in rows) + rows[index].size:
        return None  # none, or one in several columns of the page: its box holds text between
    inside = [holds_middle(table.bbox, row.bbox) for row in rows]
    span = Span(inside.index(True), inside.index(True) + sum(inside))
    if span.end - span.first < 2 or not all(inside[span.first : span.end]):
        return None
    draft = _draft(rows, span, rules)
    return (span, draft) if draft is not None and draft.columns == table.columns else None


def _draft(
    rows: Sequence[Row],
    span: Span,
    rules: Sequence[RuleLine],
    known: Sequence[Gutter] = (),
    *,
    headless: bool = False,
) -> Draft | None:
    inside = rows[span.first : span.end]
    top, bottom = inside[0].top - 12, inside[-1].bottom + 12
    near = [rule for rule in rules if top < rule.at < bottom]
    return draft_table(inside, near, known, headless=headless)
