"""Words beside a table that give the unit of its amounts, where no header of its own does.

The title or a side cell above ("montants en k€"), the note below, else the last text above that
speaks of all amounts of the document or sheet.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.blocks import Block, Document
from extractors.layouts.columns import Header
from extractors.layouts.view import TableView
from normalizers.amounts import governs_amounts, header_unit, stated_unit

_ABOVE, _BELOW = 3, 2
"""Blocks that stand beside a table as its title or note."""
_PROLOGUE = 2
"""Rows: a larger table has amounts of its own."""


class Units:
    """The units stated in one document."""

    def __init__(self, document: Document) -> None:
        self.blocks = document.blocks
        self._force = list(_in_force(document))

    def of(self, view: TableView, header: Header) -> str:
        """The words that give the unit of a table's amounts; "" where nothing does."""
        stating = [column.header for column in header.columns if header_unit(column.header)]
        if stating:
            units = {header_unit(text) for text in stating}
            return stating[0] if len(units) == 1 else ""
        near = (*_inside(view, header), *self._above(view.block), *self._below(view.block))
        return next(filter(stated_unit, near), self._force[view.block - 1])

    def governs(self, view: TableView) -> bool:
        """Whether a text right above a table says that its figures are money."""
        return any(stated_unit(t) and governs_amounts(t) for t in self._above(view.block))

    def _above(self, index: int) -> Iterator[str]:
        """The texts right above a table, the nearest first; a line of cells may be a table too."""
        part = self.blocks[index - 1].part
        for block in reversed(self.blocks[max(0, index - 1 - _ABOVE) : index - 1]):
            if block.part != part or _is_large(block):
                return
            yield from _texts(block)

    def _below(self, index: int) -> Iterator[str]:
        """The notes right below a table that speak of amounts."""
        part = self.blocks[index - 1].part
        for block in self.blocks[index : index + _BELOW]:
            if block.part != part or block.table is not None or block.kind == "heading":
                return
            yield from filter(governs_amounts, _texts(block))


def _inside(view: TableView, header: Header) -> Iterator[str]:
    """Cells above the header, and those alone in a row."""
    for row in view.rows:
        cells = view.own(row)
        if row not in header.data_rows or len(cells) == 1:
            yield from (cell.text for cell in cells)


def _in_force(document: Document) -> Iterator[str]:
    """For each block the last text above that states a unit for amounts at large, else that of
    a running head. On a sheet every title and note speaks for the sheet.
    """
    heads = (block.text for block in document.blocks if block.is_running)
    everywhere = next(filter(stated_unit, heads), "")
    force, part = everywhere, None
    for block in document.blocks:
        if block.part != part:
            force, part = everywhere, block.part
        yield force
        for text in () if _is_large(block) else _texts(block):
            if stated_unit(text) and (part is not None or governs_amounts(text)):
                force = text


def _is_large(block: Block) -> bool:
    return block.table is not None and len(block.table.row_numbers) > _PROLOGUE


def _texts(block: Block) -> list[str]:
    return [cell.text for cell in block.table.cells] if block.table else [block.text]
