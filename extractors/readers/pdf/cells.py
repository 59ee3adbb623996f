"""From a grid laid over a page to cells with text, place, weight and shading."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import attrgetter

from extractors.blocks import BBox, Cell, Region, Table, tabbed_lines
from extractors.readers.pdf.compose import compose
from extractors.readers.pdf.grid import Grid, OpenEnds, RowLines, Slot
from extractors.readers.pdf.page import Fill, Page, Word
from extractors.readers.pdf.table_headers import count_header_rows, tagged_header_rows

WHITE = "FFFFFF"
EDGE_ROWS = 2
"""Rows below the header whose words are kept, for a table that goes on from above."""


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """A table and where it stands. `reasons` say what the grid and `confidence` rest on.

    `xs` are the column borders, `inner_xs` those of a table in its last row. `edge_words` holds
    the words of the cells in the first rows and in the last one, by (row, col): what a page
    break may have cut.
    """

    bbox: BBox
    page: int
    table: Table
    confidence: float = 1.0
    reasons: tuple[str, ...] = ()
    xs: tuple[float, ...] = ()
    inner_xs: tuple[float, ...] = ()
    edge_words: Mapping[tuple[int, int], tuple[Word, ...]] = field(
        default_factory=dict, repr=False, compare=False
    )
    open_ends: OpenEnds = ((), ())
    """By column, whether the outline lacks at the (top, bottom) that other columns have there."""
    row_lines: RowLines = ()
    """Empty where rules part the rows."""
    spilled: frozenset[Word] = frozenset()
    """Words of its cells that stand right of it."""


def words_in(words: Iterable[Word], box: BBox) -> list[Word]:
    """The words whose middle lies in the box."""
    x0, top, x1, bottom = (2 * at for at in box)
    return [
        word
        for word in words
        if x0 <= word.x0 + word.x1 <= x1 and top <= word.top + word.bottom <= bottom
    ]


def words_outside(words: Iterable[Word], box: BBox) -> list[Word]:
    """The words whose middle does not lie in the box."""
    x0, top, x1, bottom = (2 * at for at in box)
    return [
        word
        for word in words
        if not (x0 <= word.x0 + word.x1 <= x1 and top <= word.top + word.bottom <= bottom)
    ]


def words_by_slot(words: Iterable[Word], grid: Grid) -> list[list[Word]]:
    """For each slot of the grid, the words whose middle lies in it."""
    found: list[list[Word]] = [[] for _ in grid.slots]
    for index, word in placed_words(words, grid):
        found[index].append(word)
    return found


def placed_words(words: Iterable[Word], grid: Grid) -> Iterator[tuple[int, Word]]:
    """(index of the slot its middle lies in, word) for each word within the grid's slots."""
    width = len(grid.xs) - 1
    owner = [-1] * (width * (len(grid.ys) - 1))
    for index, slot in enumerate(grid.slots):
        for start in range(slot.row * width, slot.row_end * width, width):
            for col in range(slot.col, slot.col_end):
                owner[start + col] = index
    xs, ys = [2 * x for x in grid.xs], [2 * y for y in grid.ys]
    left, right, top, bottom = xs[0], xs[-1], ys[0], ys[-1]
    for word in words:
        x = word.x0 + word.x1
        is_in = left <= x < right and top <= word.top + word.bottom < bottom
        if is_in or (grid.owners and word in grid.owners):
            place = (bisect_right(ys, word.top + word.bottom) - 1, bisect_right(xs, x) - 1)
            row, col = grid.owners.get(word, place) if grid.owners else place
            index = owner[row * width + col]
            if index >= 0:
                yield index, word


def place_table(page: Page, grid: Grid) -> PlacedTable:
    """Fill a grid with the page's words."""
    found = words_by_slot(page.words, grid)
    boxes = [grid.slot_bbox(slot) for slot in grid.slots]
    fills = [slot_fill(page.fills, box) for box in boxes]
    bolds = [is_bold(words) for words in found]
    headers = grid.header_rows
    if headers is None:
        headers = count_header_rows(grid, found, bolds, fills)
        headers = headers or tagged_header_rows(grid, found, page.tags)
    cells = [
        _cell(page.number, grid, slot, box, words, bold, fill, headers)
        for slot, box, words, bold, fill in zip(grid.slots, boxes, found, bolds, fills, strict=True)
    ]
    cells.sort(key=attrgetter("row", "col"))
    last = len(grid.ys) - 1
    return PlacedTable(
        grid.bbox,
        page.number,
        Table(tuple(cells), grid.confidence),
        grid.confidence,
        grid.reasons,
        grid.xs,
        next((inner.xs for inner in reversed(grid.inner) if inner.ys[0] >= grid.ys[-2]), ()),
        {
            (slot.row + 1, slot.col + 1): tuple(words)
            for slot, words in zip(grid.slots, found, strict=True)
            if slot.row < headers + EDGE_ROWS or slot.row_end == last
        },
        grid.open_ends,
        grid.row_lines or (_row_lines(grid, found) if "unruled" in grid.reasons else ()),
        frozenset(word for word in grid.owners if word.x0 + word.x1 >= 2 * grid.xs[-1]),
    )


def _row_lines(grid: Grid, found: Sequence[Sequence[Word]]) -> RowLines:
    """Empty where a row has no cell of its own with text."""
    lines: dict[int, list[float]] = {}
    for slot, words in zip(grid.slots, found, strict=True):
        if words and slot.row_end == slot.row + 1:
            lines.setdefault(slot.row, []).extend([word.baseline for word in words])
    if len(lines) < len(grid.ys) - 1:
        return ()
    return tuple((min(lines[row]), max(lines[row])) for row in sorted(lines))


def _cell(
    page: int,
    grid: Grid,
    slot: Slot,
    box: BBox,
    words: Sequence[Word],
    bold: bool,
    fill: str | None,
    headers: int,
) -> Cell:
    text = cell_text(words, box, grid.inner)
    return Cell(
        row=slot.row + 1,
        col=slot.col + 1,
        text=text,
        row_span=slot.row_end - slot.row,
        col_span=slot.col_end - slot.col,
        is_header=slot.row < headers,
        bold=bold,
        fill=fill,
        regions=(Region(page, box, 0, len(text)),),
        confidence=min([word.confidence for word in words], default=1.0),
    )


def cell_text(words: Sequence[Word], box: BBox, inner: Sequence[Grid] = ()) -> str:
    """The text of one cell; a table within it gives one line a row, tabs between cells."""
    nested = [grid for grid in inner if is_within(grid.bbox, box)] if inner else []
    if not nested:
        return compose(words, box[0], box[2])
    parts: list[tuple[float, str]] = []
    rest = list(words)
    for grid in nested:
        inside = words_in(rest, grid.bbox)
        rest = [word for word in rest if word not in inside]
        parts.append((grid.ys[0], flat_text(inside, grid)))
    edges = sorted([box[1], *(grid.ys[0] for grid in nested), box[3]])
    for top, bottom in pairwise(edges):
        between = [word for word in rest if top <= (word.top + word.bottom) / 2 < bottom]
        if between:
            parts.append((min(w.top for w in between), compose(between, box[0], box[2])))
    return "\n".join(text for _, text in sorted(parts) if text)


def flat_text(words: Sequence[Word], grid: Grid) -> str:
    """A whole table as text: one line a row, tabs between its cells."""
    found = words_by_slot(words, grid)
    cells = [
        (slot.row, slot.col, slot.row_end - slot.row, compose(inside, *_sides(grid, slot)))
        for slot, inside in zip(grid.slots, found, strict=True)
    ]
    return "\n".join(tabbed_lines(cells))


def _sides(grid: Grid, slot: Slot) -> tuple[float, float]:
    return grid.xs[slot.col], grid.xs[slot.col_end]


def is_bold(words: Sequence[Word]) -> bool:
    """Whether most letters of the words are bold."""
    if True not in [word.bold for word in words]:
        return False
    bold = sum([len(word.text) for word in words if word.bold])
    return 2 * bold > sum([len(word.text) for word in words])


def slot_fill(fills: Sequence[Fill], box: BBox) -> str | None:
    """The colour painted last under most of the box; None for white or nothing."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    for fill in reversed(fills):
        x0, top, x1, bottom = fill.bbox
        if x0 <= x <= x1 and top <= y <= bottom:
            width = min(x1, box[2]) - max(x0, box[0])
            height = min(bottom, box[3]) - max(top, box[1])
            if 2 * width * height >= (box[2] - box[0]) * (box[3] - box[1]):
                return None if fill.color == WHITE else fill.color
    return None


def is_within(inner: BBox, outer: BBox) -> bool:
    """Whether a box lies in another, a point of play left."""
    return (
        inner[0] >= outer[0] - 1
        and inner[1] >= outer[1] - 1
        and inner[2] <= outer[2] + 1
        and inner[3] <= outer[3] + 1
    )
