"""A spreadsheet's sheets to blocks, whatever program wrote them.

XLSX, XLS and ODS readers fill a `Sheet`; what stands alone becomes headings and paragraphs,
connected regions become tables whose cells keep the sheet's own row and column numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.blocks import Block, BlockKind, address
from extractors.readers.sheets.cells import Sheet, SheetCell
from extractors.readers.sheets.regions import pieces_of
from extractors.readers.sheets.tables import blanks_of, table_of
from extractors.readers.strokes import with_marks

_BULLET = re.compile(r"\s*(?:[•▪‣◦●○■□◆➢➤\uf0b7\uf0a7\uf0d8]|[-–—*·](?=\s))\s*(?=\S)")
_PAGE_FIELD = re.compile(r"&\[\w+\]|&[PNDTFZGA](?:[+-]\d+)?|&[BIUSEXY]|&\d+|&K[0-9A-F]{6}")
_PAGE_WORDS = re.compile(r"\b(page|p|sur|de|of)\b|[\W_]", re.IGNORECASE)


def document_blocks(sheets: Sequence[Sheet]) -> tuple[Block, ...]:
    """All blocks of a workbook, sheet after sheet."""
    return with_marks(_blocks(sheets))


def _blocks(sheets: Sequence[Sheet]) -> Iterator[Block]:
    for sheet in sheets:
        yield from _running("page_header", sheet.running_heads, sheet.name)
        body_size = _body_size(sheet)
        blanks = blanks_of(sheet)
        top_size = 0.0
        for piece in pieces_of(sheet):
            if piece.is_table:
                table = table_of(piece.cells, blanks, sheet.header_rows)
                yield Block("table", part=sheet.name, table=table)
                continue
            for cell in piece.cells:
                beside = blanks.get((cell.row, cell.col - 1)) or blanks.get(
                    (cell.row, cell.last_col + 1)
                )
                fill = cell.fill or (beside.fill if beside else None)
                for block in _text_blocks(cell, body_size, sheet.name, fill):
                    top_size = max(cell.size, top_size) if block.kind == "heading" else top_size
                    yield _levelled(block, cell.size, top_size)
        yield from _running("page_footer", sheet.running_feet, sheet.name)


def _levelled(block: Block, size: float, top_size: float) -> Block:
    """Headings as large as the largest so far are of the first level."""
    if block.kind != "heading":
        return block
    return replace(block, level=1 if size >= top_size else 2)


def _body_size(sheet: Sheet) -> float:
    """The font size of most of the sheet's text, by characters."""
    weight: dict[float, int] = {}
    for cell in sheet.cells:
        weight[cell.size] = weight.get(cell.size, 0) + len(cell.text)
    return max(weight, key=lambda size: (weight[size], -size), default=0.0)


def _text_blocks(cell: SheetCell, body_size: float, part: str, fill: str | None) -> Iterator[Block]:
    """A cell standing alone: one heading, or its lines as paragraphs and list items."""
    place = Block("paragraph", part=part, address=address(cell.row, cell.col), fill=fill)
    if is_title(cell, body_size):
        bold = len(cell.text) if cell.bold else 0
        yield replace(place, kind="heading", text=cell.text, level=1, bold_chars=bold)
        return
    for line in filter(str.strip, cell.text.split("\n")):
        bullet = _BULLET.match(line)
        text = line[bullet.end() :] if bullet else line
        bold = len(text) if cell.bold else 0
        if bullet:
            yield replace(place, kind="list_item", text=text, level=1, bold_chars=bold)
        else:
            yield replace(place, text=text, bold_chars=bold)


def is_title(cell: SheetCell, body_size: float) -> bool:
    """Short text that is bold or on a coloured band, or larger and no "label : value".

    Where the file tells no looks (size 0), a merged range is as good as a band.
    """
    if len(cell.text) > 250 or _BULLET.match(cell.text):
        return False
    pair = " : " in cell.text
    band = cell.col_span > 1 and (cell.fill is not None or (cell.size == 0 and not pair))
    large = 0 < body_size < cell.size - 0.5 and not pair
    return cell.bold or band or large


def _running(kind: BlockKind, texts: list[str], part: str) -> Iterator[Block]:
    for text in dict.fromkeys(texts):
        yield Block(kind, text, part=part)


def running_text(text: str | None) -> str | None:
    """A print header or footer without its fields (page number, date, file name).

    None where only the words around a page number are left ("Page  / ").
    """
    if not text:
        return None
    shown = _PAGE_FIELD.sub(" ", text.replace("&&", "\0")).replace("\0", "&")
    shown = " ".join(shown.split())
    return shown if _PAGE_WORDS.sub("", shown) else None
