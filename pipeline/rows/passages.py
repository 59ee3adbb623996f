"""The stretches of a document in which facts about it are looked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.blocks import Block, Document, Span, block_span, cell_span

COVER_BLOCKS = 40
"""Blocks from the top that count as the cover and its foreword."""

_LETTERHEAD = 8
"""Cells of a letterhead."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A span to look for facts in, and how near the front it stands (0 nearest)."""

    span: Span
    rank: int
    block: Block
    is_line: bool = True
    """Text, a cell of a table of one row (a letterhead with the place and date) or one as wide as
    its table above all others: the title of a printed sheet."""


def passages_of(document: Document) -> Iterator[Passage]:
    """Cover first, running heads next, then the body with its cells."""
    for index, block in document.enumerate():
        rank = 0 if index <= COVER_BLOCKS else 2
        if block.is_running:
            rank = 1
        if block.table is None:
            if block.text.strip():
                yield Passage(block_span(index, block), rank, block)
        else:
            cells = block.table.cells
            is_line = len(cells) <= _LETTERHEAD and all(cell.row == 1 for cell in cells)
            width = max((cell.col + cell.col_span - 1 for cell in cells), default=1)
            at_top = width > 1
            for cell in filter(lambda cell: cell.text.strip(), cells):
                at_top = at_top and cell.col_span == width
                yield Passage(cell_span(index, cell), max(rank, 1), block, is_line or at_top)
