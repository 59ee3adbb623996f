"""Finds the tables of a page: ruled, partly ruled, and set by alignment alone."""

from __future__ import annotations

from extractors.readers.pdf.cells import PlacedTable, place_table
from extractors.readers.pdf.page import Page
from extractors.readers.pdf.ruled import drawn_lines, ruled_grids
from extractors.readers.pdf.unruled import unruled_grids

__all__ = ["PlacedTable", "find_tables"]


def find_tables(page: Page) -> list[PlacedTable]:
    """The tables of a page from top to bottom, with verbatim cells, spans and confidence."""
    rules = drawn_lines(page)
    grids = ruled_grids(page, rules)
    taken = [grid.bbox for grid in grids]
    grids += unruled_grids(page.words, rules.across, taken)
    placed = [place_table(page, grid) for grid in grids]
    return sorted(placed, key=lambda table: (table.bbox[1], table.bbox[0]))
