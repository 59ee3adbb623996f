"""A page of a PDF with what the program saw drawn over it: blocks, tables, cells, merged cells."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

from extractors.blocks import BBox, Block, Cell, Document, Region
from extractors.readers.pdf.pdfium import render

_DPI = 110.0
_HEAD, _PLAIN, _MERGED = (214, 39, 40), (31, 119, 180), (148, 103, 189)
_COLOURS = {
    "heading": (214, 39, 40),
    "paragraph": (44, 140, 44),
    "list_item": (23, 150, 160),
    "table": (255, 127, 14),
    "footnote": (140, 86, 75),
    "page_header": (127, 127, 127),
    "page_footer": (127, 127, 127),
}


Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


class Mark(NamedTuple):
    """A box to draw, in points, with its colour, what to write at its corner, and its fill."""

    bbox: BBox
    colour: tuple[int, int, int]
    label: str = ""
    width: int = 1
    shade: int = 0
    """How much of the colour covers the box, from 0 to 255."""


def draw_page(path: Path, document: Document, number: int, *, dpi: float = _DPI) -> Image.Image:
    """Page `number` (from 1) as shown, with the blocks, tables and cells of `document` on it.

    Blocks bear their index, list items and headings their level; header cells are red,
    merged cells violet. Raises ExtractError where the file does not open.
    """
    picture = render(path, number, dpi).convert("RGBA")
    over = Image.new("RGBA", picture.size)
    draw = ImageDraw.Draw(over)
    font = ImageFont.load_default(size=dpi / 11)
    for mark in marks(document, number):
        _draw(draw, mark, dpi / 72, font)
    return Image.alpha_composite(picture, over).convert("RGB")


def marks(document: Document, page: int) -> Iterator[Mark]:
    """What to draw on a page, in the order to draw it."""
    for index, block in document.enumerate():
        for cell in block.table.cells if block.table else ():
            for region in _on(cell.regions, page):
                yield _cell_mark(cell, region)
        for region in _on(block.regions, page):
            width = 3 if block.table else 2
            yield Mark(region.bbox, _COLOURS[block.kind], _label(index, block), width)


def _on(regions: tuple[Region, ...], page: int) -> Iterator[Region]:
    return (region for region in regions if region.page == page)


def _cell_mark(cell: Cell, region: Region) -> Mark:
    merged = cell.row_span > 1 or cell.col_span > 1
    place = f"{cell.row},{cell.col}"
    label = f"{place} {cell.row_span}x{cell.col_span}" if merged else place
    colour = _HEAD if cell.is_header else _MERGED if merged else _PLAIN
    return Mark(region.bbox, colour, label, 1, 36)


def _label(index: int, block: Block) -> str:
    level = f" {block.kind[0]}{block.level}" if block.level else ""
    sure = f" {block.confidence:.2f}" if block.table else ""
    return f"#{index}{level}{sure}"


def _draw(draw: ImageDraw.ImageDraw, mark: Mark, scale: float, font: Font) -> None:
    x0, top, x1, bottom = (value * scale for value in mark.bbox)
    box = (min(x0, x1), min(top, bottom), max(x0, x1), max(top, bottom))
    fill = (*mark.colour, mark.shade) if mark.shade else None
    draw.rectangle(box, fill=fill, outline=(*mark.colour, 255), width=mark.width)
    if not mark.label:
        return
    wide = draw.textlength(mark.label, font=font)
    # Blocks are named in the margin to their left, cells in the corner where text seldom ends.
    if mark.shade:
        at = (box[2] - wide - 2, box[3] - draw.textbbox((0, 0), mark.label, font=font)[3] - 2)
    else:
        at = (max(0.0, box[0] - wide - 4), box[1])
    draw.text(at, mark.label, fill=(*mark.colour, 255), font=font)
