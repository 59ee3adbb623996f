"""What word-processor readers make before blocks: lines and tables in reading order.

The same flow becomes blocks in the body of a document and lines of text inside a cell.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from extractors.blocks import Block, Cell, Table, tabbed_lines

BULLET = "• "


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote, by the mark a reader sees."""

    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, heading or list item. `bulleted`: a bullet stands before it on paper.

    A document title has level 0; `blocks_of` moves the other headings down to make room.
    """

    text: str
    kind: Literal["heading", "paragraph", "list_item"] = "paragraph"
    level: int | None = None
    bold_chars: int = 0
    bulleted: bool = False
    notes: tuple[Note, ...] = ()


@dataclass(slots=True)
class FlowCell:
    """A cell with its content still in flow; `row` and `col` count from 1."""

    row: int
    col: int
    flow: list[Line | FlowTable]
    row_span: int = 1
    col_span: int = 1
    is_header: bool = False
    bold: bool = False
    """Bold by the style of the table, whatever the text says."""
    fill: str | None = None

    @property
    def text(self) -> str:
        """Lines of the cell, as `extractors.blocks.Cell` describes them."""
        return text_of(self.flow)

    @property
    def is_bold(self) -> bool:
        """Every visible character is bold."""
        lines = [line for line in lines_of(self.flow) if line.text]
        return bool(lines) and (
            self.bold or all(line.bold_chars >= len(line.text) for line in lines)
        )


@dataclass(slots=True)
class FlowTable:
    """A table; one that only arranges the page (`is_layout`) gives its content as it comes."""

    cells: list[FlowCell] = field(default_factory=list)
    is_layout: bool = False


Flow = list[Line | FlowTable]


def lines_of(flow: Flow) -> Iterator[Line]:
    """Every line, those of tables and nested tables included, in reading order."""
    for item in flow:
        if isinstance(item, Line):
            yield item
        else:
            for cell in item.cells:
                yield from lines_of(cell.flow)


def text_of(flow: Flow) -> str:
    """One line a paragraph, bullets as "• ", a nested table one line a row with tabs."""
    lines: list[str] = []
    for item in flow:
        if isinstance(item, Line):
            lines.append((BULLET if item.bulleted else "") + item.text)
        elif item.is_layout:
            lines.extend(cell.text for cell in item.cells)
        else:
            cells = ((c.row, c.col, c.row_span, c.text) for c in item.cells)
            lines.extend(tabbed_lines(cells))
    return "\n".join(line for line in lines if line.strip())


def blocks_of(flow: Flow) -> list[Block]:
    """Blocks in reading order; notes follow the block that refers to them."""
    blocks = [block for item in flow for block in _item_blocks(item)]
    if all(block.kind != "heading" or block.level != 0 for block in blocks):
        return blocks
    return [
        replace(block, level=(block.level or 0) + 1) if block.kind == "heading" else block
        for block in blocks
    ]


def _item_blocks(item: Line | FlowTable) -> Iterator[Block]:
    if isinstance(item, Line):
        if item.text:
            yield Block(item.kind, item.text, level=item.level, bold_chars=item.bold_chars)
        yield from map(_note_block, item.notes)
    elif item.is_layout:
        for cell in item.cells:
            for inner in cell.flow:
                yield from _item_blocks(inner)
    else:
        if any(cell.text for cell in item.cells):
            yield Block("table", table=Table(tuple(map(_cell, item.cells))))
        for line in lines_of([item]):
            yield from map(_note_block, line.notes)


def _cell(cell: FlowCell) -> Cell:
    return Cell(
        row=cell.row,
        col=cell.col,
        text=cell.text,
        row_span=cell.row_span,
        col_span=cell.col_span,
        is_header=cell.is_header,
        bold=cell.is_bold,
        fill=cell.fill,
    )


def _note_block(note: Note) -> Block:
    return Block("footnote", note.text, mark=note.mark)
