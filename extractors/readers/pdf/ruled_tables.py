"""The ruled tables of a page, each with the tables that stand in its cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.readers.pdf.cells import is_within, placed_words
from extractors.readers.pdf.grid import Grid
from extractors.readers.pdf.page import Page, Word
from extractors.readers.pdf.ruled import LineGroup, grid_from_lines, group_lines
from extractors.readers.pdf.ruled_nested import parted
from extractors.readers.pdf.ruled_sides import with_sides


def ruled_grids(page: Page, lines: LineGroup, above: Sequence[float] = ()) -> list[Grid]:
    """Grids of tables, with tables in their cells as `inner`.

    `above` are the column borders of the table that ends the page before.
    """
    groups = (with_sides(group, page.words) for group in group_lines(lines.across, lines.down))
    drawn = (grid_from_lines(group, page.words) for group in groups)
    grids = [part for grid in drawn if grid for part in parted(grid, page.words, above)]
    return nest([grid for grid in grids if is_table(grid, page.words)])


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
