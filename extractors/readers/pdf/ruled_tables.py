"""The ruled tables of a page, each with the tables that stand in its cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.blocks import BBox
from extractors.readers.pdf.cells import PlacedTable, is_within, placed_words, words_in
from extractors.readers.pdf.grid import Grid
from extractors.readers.pdf.joins_columns import EXACT
from extractors.readers.pdf.lines import group_words
from extractors.readers.pdf.page import Page, Word
from extractors.readers.pdf.ruled import LineGroup, grid_from_lines, group_lines
from extractors.readers.pdf.ruled_nested import parted
from extractors.readers.pdf.ruled_sides import with_sides
from extractors.readers.pdf.sheet_rows import goes_on_sideways
from extractors.readers.pdf.unruled_lines import Row


def ruled_grids(
    page: Page,
    lines: LineGroup,
    above: PlacedTable | None = None,
    earlier: Iterable[PlacedTable] = (),
) -> tuple[list[Grid], list[BBox]]:
    """Grids of tables, with tables in their cells as `inner`, and boxes of texts that are none.

    `above` is the table that ends the page before, `earlier` are those that end pages before.
    """
    drawn = _drawn(page, lines)
    borders = (above.xs, above.inner_xs) if above else ((), ())
    grids = [part for grid in drawn for part in parted(grid, page.words, *borders)]
    head = min(grids, key=lambda g: g.ys[0], default=None)
    tables = nest([
        g for g in grids
        if is_table(g, page.words) or goes_on_sideways(g, earlier)
        or (g is head and is_rest_of_row(g, above, page.words))
    ])  # fmt: skip
    return tables, [grid.bbox for grid in drawn if grid.is_apart] + _cards(drawn, page.words)


def _cards(grids: Sequence[Grid], words: Sequence[Word]) -> list[BBox]:
    """Boxes beside each other that hold lines of one text each: key figures, steps."""
    boxes = [grid.bbox for grid in grids if len(grid.slots) == 1]
    beside = [
        box
        for box in boxes
        if any(o is not box and min(o[3], box[3]) - max(o[1], box[1]) > 0 for o in boxes)
    ]
    return [box for box in beside if not _has_columns(words_in(words, box))]


def _has_columns(words: Sequence[Word]) -> bool:
    return any(Row(line).is_gapped for line in group_words(words))


def _drawn(page: Page, lines: LineGroup) -> list[Grid]:
    groups = (with_sides(group, page.words) for group in group_lines(lines.across, lines.down))
    return [grid for group in groups if (grid := grid_from_lines(group, page.words))]


def is_table(grid: Grid, words: Sequence[Word]) -> bool:
    """Whether a grid holds a table: columns, and text in enough of its cells."""
    last = len(grid.xs) - 1
    if all(slot.col == 0 and slot.col_end == last for slot in grid.slots) or grid.is_apart:
        return False
    filled: set[int] = set()
    for index, _ in placed_words(words, grid):
        filled.add(index)
        if len(filled) >= max(2, 0.12 * len(grid.slots)):
            return True
    return False


def is_rest_of_row(grid: Grid, above: PlacedTable | None, words: Sequence[Word]) -> bool:
    """Whether a row at the head of a page has the columns of the table that ends the page before.

    Where a page break cuts a table's last row, what is left of it is often one cell's words.
    """
    if above is None or "ruled" not in above.reasons or grid.is_apart:
        return False
    if not 3 <= len(grid.xs) == len(above.xs) or len(grid.ys) != 2:
        return False
    fits = all(abs(a - b) <= EXACT for a, b in zip(grid.xs, above.xs, strict=True))
    return fits and bool(words_in(words, grid.bbox))


def nest(grids: Sequence[Grid]) -> list[Grid]:
    """Grids that stand within one cell of another become `inner` of it."""
    by_size = sorted(grids, key=lambda g: (g.xs[-1] - g.xs[0]) * (g.ys[-1] - g.ys[0]), reverse=True)
    outer: list[Grid] = []
    for grid in by_size:
        for index, holder in enumerate(outer):
            if any(is_within(grid.bbox, holder.slot_bbox(slot)) for slot in holder.slots):
                outer[index] = replace(holder, inner=(*holder.inner, grid))
                break
        else:
            outer.append(grid)
    return outer
