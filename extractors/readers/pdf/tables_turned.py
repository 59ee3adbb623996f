"""Pages whose text runs up or down the sheet: turned for the table finder, tables turned back."""

from __future__ import annotations

from dataclasses import replace

from extractors.blocks import BBox, Cell, Table
from extractors.readers.pdf.cells import PlacedTable
from extractors.readers.pdf.lines import main_rotation
from extractors.readers.pdf.page import Fill, Page, Rule, Word

MOST = 0.6
"""Share of the letters that run up or down on a page that is read turned."""


def page_rotation(page: Page) -> int:
    """90 or 270 where most text of the page reads upwards or downwards, else 0."""
    rotation = main_rotation(page.words)
    if rotation not in (90, 270):
        return 0
    total = sum(len(word.text) for word in page.words)
    along = sum(len(word.text) for word in page.words if word.rotation == rotation)
    return rotation if along > MOST * total else 0


def turned_page(page: Page, rotation: int) -> Page:
    """The page as one sees it with its text level; words of other directions are left out."""
    words = tuple(_word(word, page) for word in page.words if word.rotation == rotation)
    rules = tuple(_rule(rule, page, rotation) for rule in page.rules)
    fills = tuple(Fill(_box(fill.bbox, page, rotation), fill.color) for fill in page.fills)
    return Page(page.number, page.height, page.width, words, rules, fills)


def turned_back(table: PlacedTable, page: Page, rotation: int) -> PlacedTable:
    """A table of the turned page with its places on the page as it is.

    `xs` and `edge_words` stay those of the turned page: they serve to join tables.
    """
    cells = tuple(_cell(cell, page, rotation) for cell in table.table.cells)
    box = _box_back(table.bbox, page, rotation)
    return replace(table, bbox=box, table=Table(cells, table.table.confidence))


def _cell(cell: Cell, page: Page, rotation: int) -> Cell:
    regions = (replace(r, bbox=_box_back(r.bbox, page, rotation)) for r in cell.regions)
    return replace(cell, regions=tuple(regions))


def _box(box: BBox, page: Page, rotation: int) -> BBox:
    x0, top, x1, bottom = box
    if rotation == 90:
        return (page.height - bottom, x0, page.height - top, x1)
    return (top, page.width - x1, bottom, page.width - x0)


def _box_back(box: BBox, page: Page, rotation: int) -> BBox:
    x0, top, x1, bottom = box
    if rotation == 90:
        return (top, page.height - x1, bottom, page.height - x0)
    return (page.width - bottom, x0, page.width - top, x1)


def _word(word: Word, page: Page) -> Word:
    """`baseline` of a turned word is the x of its base line."""
    x0, top, x1, bottom = _box((word.x0, word.top, word.x1, word.bottom), page, word.rotation)
    baseline = word.baseline if word.rotation == 90 else page.width - word.baseline
    return replace(word, x0=x0, top=top, x1=x1, bottom=bottom, baseline=baseline, rotation=0)


def _rule(rule: Rule, page: Page, rotation: int) -> Rule:
    x0, top, x1, bottom = _box((rule.x0, rule.top, rule.x1, rule.bottom), page, rotation)
    return Rule(x0, top, x1, bottom, "v" if rule.orientation == "h" else "h")
