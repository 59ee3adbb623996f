"""Finds the tables of a page: ruled, partly ruled, and set by alignment alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractors.blocks import BBox
from extractors.readers.pdf.boxheads import with_bodies
from extractors.readers.pdf.cells import PlacedTable, place_table
from extractors.readers.pdf.charts import chart_boxes, without_drawings
from extractors.readers.pdf.grid import Grid
from extractors.readers.pdf.page import Page, Word
from extractors.readers.pdf.ruled import drawn_lines, shaded_lines
from extractors.readers.pdf.ruled_frames import without_forms
from extractors.readers.pdf.ruled_refine import refine
from extractors.readers.pdf.ruled_shades import parted_by_shades
from extractors.readers.pdf.ruled_tables import ruled_grids
from extractors.readers.pdf.shaded_bands import shaded_grids
from extractors.readers.pdf.shaded_heads import with_shaded_heads
from extractors.readers.pdf.sheet_strips import sheet_strip
from extractors.readers.pdf.spills import with_spills
from extractors.readers.pdf.tables_turned import page_rotation, turned_back, turned_page
from extractors.readers.pdf.tick_boxes import without_boxes
from extractors.readers.pdf.typed_rules import with_rules_typed
from extractors.readers.pdf.unruled import unruled_grids
from extractors.readers.pdf.unruled_hosts import outside, unruled_round
from extractors.readers.pdf.unruled_known import known_columns
from extractors.readers.pdf.unruled_nested import with_open_tables
from extractors.readers.pdf.upright_heads import with_upright_heads

__all__ = ["PlacedTable", "find_tables"]


def find_tables(
    page: Page, above: Sequence[PlacedTable] = (), earlier: Iterable[PlacedTable] = ()
) -> list[PlacedTable]:
    """The tables of a page from top to bottom, with verbatim cells, spans and confidence.

    `above` are the tables of the page before: their columns tell those of single rows that a
    page break cut off. `earlier` are the last ones of pages before: their rows tell those of a
    column that was printed on a page of its own.
    """
    rotation = page_rotation(page)
    if rotation:
        turned = _level_tables(turned_page(page, rotation), above, earlier)
        return [turned_back(table, page, rotation) for table in turned]
    return _level_tables(page, above, earlier)


def _level_tables(
    page: Page, above: Sequence[PlacedTable], earlier: Iterable[PlacedTable]
) -> list[PlacedTable]:
    charts = chart_boxes(page)
    if charts:
        page = without_drawings(page, charts)
    page, boxes_to_tick = without_boxes(with_rules_typed(page))
    rules = drawn_lines(page)
    across = [*rules.across, *shaded_lines(page)]
    ruled, boxes = ruled_grids(page, rules, above[-1] if above else None, earlier)
    ruled = without_forms(ruled, page.words)
    shaded = (parted_by_shades(grid, page.fills, page.words) for grid in ruled)
    grids = [refine(grid, page.words, across) for grid in shaded]
    grids = with_spills(with_bodies(grids, page.words, across), page.words)
    grids = with_shaded_heads(grids, page.fills, page.words) if page.fills else grids
    grids = [with_open_tables(grid, page.words) for grid in grids]
    taken = [*(grid.bbox for grid in grids), *charts, *boxes]
    forms = shaded_grids(page, taken, above) if page.fills else []
    grids += forms
    taken += [grid.bbox for grid in forms]
    known = known_columns(above, page.height)
    owned = {word for grid in grids for word in grid.owners}
    words = (
        [*(w for w in page.words if w not in owned), *boxes_to_tick]
        if owned
        else [*page.words, *boxes_to_tick]
    )

    def find(texts: Sequence[Word], out: Sequence[BBox], inner: Sequence[BBox]) -> list[Grid]:
        near, drawn = outside(across, inner), outside(rules.across, inner)
        return unruled_grids(texts, near, out, known, page.tags, drawn)

    grids, unruled = unruled_round(grids, words, taken, find)
    upright = [word for word in page.words if word.rotation in (90, 270)]
    grids += [with_upright_heads(grid, upright) for grid in unruled] if upright else unruled
    grids = grids or sheet_strip(page, earlier)
    placed = [place_table(page, grid) for grid in grids]
    return sorted(placed, key=lambda table: (table.bbox[1], table.bbox[0]))
