"""Finds the tables of a page: ruled, partly ruled, and set by alignment alone."""

from __future__ import annotations

from extractors.readers.pdf.cells import PlacedTable, place_table
from extractors.readers.pdf.page import Page
from extractors.readers.pdf.ruled import ruled_grids

__all__ = ["PlacedTable", "find_tables"]


def find_tables(page: Page) -> list[PlacedTable]:
    """The tables of a page from top to bottom, with verbatim cells, spans and confidence."""
    grids, _ = ruled_grids(page)
    placed = [place_table(page, grid) for grid in grids]
    return sorted(placed, key=lambda table: (table.bbox[1], table.bbox[0]))
