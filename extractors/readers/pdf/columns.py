"""The lines and tables of a page in reading order: columns of text are read one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.blocks import BBox
from extractors.readers.pdf.asides import Aside, asides_of
from extractors.readers.pdf.cells import words_outside
from extractors.readers.pdf.chips import with_chips_parted, with_end_parted
from extractors.readers.pdf.compose import compose
from extractors.readers.pdf.gutters import LEAST_LINES, Row, gutter_of, is_across, side_of
from extractors.readers.pdf.key_figures import figures_abreast
from extractors.readers.pdf.label_columns import LabelColumns
from extractors.readers.pdf.lines import Line, group_words, make_line
from extractors.readers.pdf.page import Page, Word
from extractors.readers.pdf.placing import Column, Item, insert, top_of
from extractors.readers.pdf.ruled_off import mark_ruled_off
from extractors.readers.pdf.tables import PlacedTable

Band = tuple[bool, list[Row], list[PlacedTable]]
"""Whether it reads across the page, its rows and its tables."""

_EVEN = 0.85
"""Columns of running text are about equally wide."""
_SHORT = 0.15
"""A heading leaves at least this share of the column's width free."""
_ENDS = ".;:,…-"
_LEAST_ROWS = 3
_EDGE = 0.08
"""Share of the height at either end where rows read across the page."""
_CLOSE = 1.8
"""Type sizes from one line of text to the next; heads and feet of pages stand off."""
_DEEPEST = 2
_TEXT_WORDS, _TEXT_GAP = 4, 1.5
"""A line of running text has so many words, and no gap of so many type sizes."""
_SLACK = 1.0
"""Points by which the box of a table is widened to tell which words lie in it."""


@dataclass(frozen=True, slots=True)
class Turned:
    """Text that does not run from left to right: the spine of a form, a watermark."""

    text: str
    bbox: BBox
    confidence: float


@dataclass(frozen=True, slots=True)
class PageLines:
    """A page in reading order: columns of text are read one by one, turned text last."""

    number: int
    width: float
    height: float
    columns: list[Column]
    turned: list[Turned]


def page_lines(
    page: Page,
    tables: Sequence[PlacedTable],
    boxes: Sequence[BBox] = (),
    cards: Sequence[Aside] = (),
    columns: LabelColumns | None = None,
) -> PageLines:
    """Everything on the page; words inside tables are left to the tables. What is in `cards`, and
    in those of the `boxes` that text stands beside, is read apart. `columns` are those that labels
    tell.
    """
    tables = _without_prose(page, tables)
    words = _outside(page.words, tables)
    level = [word for word in words if word.rotation == 0]
    taken = [table.bbox for table in tables] + [card.bbox for card in cards]
    asides = [*cards, *(asides_of(page, boxes, level, taken) if boxes else ())]
    level = _without(level, asides)
    rows = group_words(level)
    if figures := figures_abreast(rows):
        asides += figures
        rows = group_words(_without(level, figures))
    rows = with_chips_parted(rows)
    inner = _inner(rows, page.height)
    if columns is None:
        found = _columns(rows, list(tables), inner, 0)
    else:
        found = _known_columns(rows, list(tables), inner, columns.gutters, columns.across)
    for aside in asides:
        insert(found, aside)
    turned = [
        _turned([word for word in words if word.rotation == rotation])
        for rotation in sorted({word.rotation for word in words} - {0})
    ]
    _mark_titles(page, found)
    mark_ruled_off(page.rules, found)
    return PageLines(page.number, page.width, page.height, found, turned)


def _without(words: list[Word], asides: Sequence[Aside]) -> list[Word]:
    if not asides:
        return words
    apart = {id(word) for aside in asides for word in aside.words}
    return [word for word in words if id(word) not in apart]


def _inner(rows: Sequence[Row], height: float) -> tuple[float, float]:
    """Where text in columns begins and ends: rows at the edges that follow it closely are of it."""
    top, bottom = _EDGE * height, (1 - _EDGE) * height
    steps = list(pairwise(sorted((row[0].baseline, row[0].size) for row in rows)))
    for (above, _), (below, size) in reversed(steps):
        if above <= top < below and below - above < _CLOSE * size:
            top = above - 1
    for (above, size), (below, _) in steps:
        if above < bottom <= below and below - above < _CLOSE * size:
            bottom = below + 1
    return top, bottom


def _mark_titles(page: Page, columns: Sequence[Column]) -> None:
    """Ask the file's own tags about lines that may be headings though they look like text."""
    for column in columns:
        limit = column.x1 - _SHORT * (column.x1 - column.x0)
        for item in column.items:
            if isinstance(item, Line) and item.x1 < limit and _may_be_title(item, page):
                item.title_level = page.tags().title_level(item.bbox)


def _may_be_title(line: Line, page: Page) -> bool:
    """Whether a line's look leaves it open: neither bold nor a list item, sentence or foot."""
    inside = _EDGE * page.height < line.baseline < (1 - _EDGE) * page.height
    return inside and not line.bold and not line.bullet and line.text[-1] not in _ENDS


def _outside(words: Sequence[Word], tables: Sequence[PlacedTable]) -> list[Word]:
    spilled = {word for table in tables for word in table.spilled}
    left = [word for word in words if word not in spilled] if spilled else list(words)
    for table in tables:
        x0, top, x1, bottom = table.bbox
        left = words_outside(left, (x0 - _SLACK, top - _SLACK, x1 + _SLACK, bottom + _SLACK))
    return left


def _without_prose(page: Page, tables: Sequence[PlacedTable]) -> list[PlacedTable]:
    """Tables without rules are none where the page is set in two even columns of text."""
    ruled = [table for table in tables if "ruled" in table.reasons]
    if len(ruled) == len(tables):
        return ruled
    rows = group_words(word for word in _outside(page.words, ruled) if word.rotation == 0)
    gutter = gutter_of(rows) if len(rows) >= 2 * LEAST_LINES else None
    if gutter is None:
        return list(tables)
    left = gutter - min(row[0].x0 for row in rows)
    right = max(word.x1 for row in rows for word in row) - gutter
    if min(left, right) < _EVEN * max(left, right):
        return list(tables)
    return [table for table in tables if table in ruled or not _is_prose(rows, table.bbox, gutter)]


def _is_prose(rows: Sequence[Row], box: BBox, gutter: float) -> bool:
    """Whether most lines in the box are running text on both sides of a gutter it lies over."""
    if not box[0] < gutter < box[2]:
        return False
    inside = [row for row in rows if box[1] <= row[0].baseline <= box[3]]
    sides = [[part for row in inside if (part := side_of(row, gutter, side))] for side in (0, 1)]
    return all(2 * sum(map(_is_text, parts)) > len(parts) for parts in sides)


def _is_text(row: Row) -> bool:
    """Whether words follow each other as in running text, without a wide gap."""
    steps = (after.x0 - word.x1 for word, after in pairwise(row))
    return len(row) >= _TEXT_WORDS and max(steps) < _TEXT_GAP * row[0].size


def _turned(words: list[Word]) -> Turned:
    if words[0].rotation in (90, 180, 270):
        text = compose(words, 0.0, 0.0)
    else:
        text = " ".join(word.text for word in words)
    box = (
        min(word.x0 for word in words),
        min(word.top for word in words),
        max(word.x1 for word in words),
        max(word.bottom for word in words),
    )
    return Turned(text, box, min(word.confidence for word in words))


def _columns(
    rows: list[Row],
    tables: list[PlacedTable],
    inner: tuple[float, float],
    depth: int,
) -> list[Column]:
    """Columns of text are looked for between the margins (`inner`, from top to bottom)."""
    gutter = gutter_of(rows) if depth < _DEEPEST and len(rows) >= LEAST_LINES else None
    if gutter is None:
        return [_single(rows, tables)] if rows or tables else []
    columns: list[Column] = []
    for band in _without_short_bands(_bands(rows, tables, gutter, inner)):
        if band[0]:
            columns.append(_single(*band[1:]))
            continue
        for side in (0, 1):
            columns += _columns(*_side(band, gutter, side), inner, depth + 1)
    return columns


def _side(band: Band, gutter: float, side: int) -> tuple[list[Row], list[PlacedTable]]:
    """The rows and tables of a band left (0) or right (1) of a gutter."""
    _, rows, tables = band
    return (
        [part for row in rows if (part := side_of(row, gutter, side))],
        [table for table in tables if (table.bbox[0] >= gutter) == bool(side)],
    )


def _known_columns(
    rows: list[Row],
    tables: list[PlacedTable],
    inner: tuple[float, float],
    gutters: Sequence[float],
    titles: Sequence[BBox],
) -> list[Column]:
    """Columns told by other means: `titles` stand over all of them."""
    if not gutters:
        return [_single(rows, tables)] if rows or tables else []
    columns: list[Column] = []
    for band in _bands(rows, tables, gutters[0], inner, titles):
        if band[0]:
            columns.append(_single(*band[1:]))
            continue
        for side, rest in ((0, ()), (1, gutters[1:])):
            columns += _known_columns(*_side(band, gutters[0], side), inner, rest, titles)
    return columns


def _single(rows: list[Row], tables: list[PlacedTable]) -> Column:
    items: list[Item] = [make_line(part) for row in rows for part in with_end_parted(row)]
    items += tables
    items.sort(key=top_of)
    boxes = [item.bbox for item in items]
    return Column(items, min(box[0] for box in boxes), max(box[2] for box in boxes))


def _bands(
    rows: list[Row],
    tables: list[PlacedTable],
    gutter: float,
    inner: tuple[float, float],
    titles: Sequence[BBox] = (),
) -> list[Band]:
    """Stretches of the page from top to bottom: across both columns, or in columns."""
    marked: list[tuple[float, bool, Row | PlacedTable]] = [
        (
            row[0].baseline,
            is_across(row, gutter)
            or not inner[0] < row[0].baseline < inner[1]
            or any(top <= row[0].baseline <= bottom for _, top, _, bottom in titles),
            row,
        )
        for row in rows
    ]
    for table in tables:
        crosses = table.bbox[0] < gutter - 2 and table.bbox[2] > gutter + 2
        marked.append((table.bbox[1], crosses, table))
    marked.sort(key=lambda item: item[0])
    bands: list[Band] = []
    for _, across, item in marked:
        if not bands or bands[-1][0] != across:
            bands.append((across, [], []))
        if isinstance(item, PlacedTable):
            bands[-1][2].append(item)
        else:
            bands[-1][1].append(item)
    for (beside, rows, _), (across, below, _) in pairwise(bands):
        if across and not beside and _is_heading_below(rows, gutter):
            below.insert(0, rows.pop())
    return bands


def _is_heading_below(rows: Sequence[Row], gutter: float) -> bool:
    """Whether the last row stands bold, alone and apart below two columns, for what follows."""
    if len(rows) < 2 or not all(word.bold for word in rows[-1]) or side_of(rows[-1], gutter, 1):
        return False
    return rows[-1][0].baseline - rows[-2][0].baseline > _CLOSE * rows[-1][0].size


def _without_short_bands(bands: list[Band]) -> list[Band]:
    """A few rows with a gap, such as a running head, are no columns: they read across."""
    kept: list[Band] = []
    for across, rows, tables in bands:
        across = across or len(rows) < _LEAST_ROWS
        if kept and kept[-1][0] and across:
            kept[-1][1].extend(rows)
            kept[-1][2].extend(tables)
        else:
            kept.append((across, rows, tables))
    return kept
