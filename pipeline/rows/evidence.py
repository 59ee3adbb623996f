"""The document itself as rows: blocks, cells, and how much of its text some row accounts for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from extractors.blocks import Block, Document
from normalizers.text import words
from pipeline.rows.places import box, sheet_address

RowDict = dict[str, Any]
_ASIDE = {
    "page_header": "ignored:running_head",
    "page_footer": "ignored:running_foot",
    "footnote": "ignored:footnote",
}
"""Blocks that are left aside by name where no value comes from them."""
_DEEPEST = 999
"""Level from which on depth tells nothing more (a page can nest 100,000 lists)."""


def table_text(block: Block) -> str:
    """A table block's text: its cells', a line a row, tabs between."""
    if block.table is None:
        return block.text
    lines: dict[int, list[str]] = {}
    for cell in block.table.cells:
        lines.setdefault(cell.row, []).append(cell.text)
    return "\n".join("\t".join(texts) for _, texts in sorted(lines.items()))


def block_rows(document: Document, document_id: str, facts: Iterable[RowDict]) -> list[RowDict]:
    """One row per block; `facts` are the provenance rows of the other tables."""
    users: dict[int, dict[str, None]] = {}
    for fact in facts:
        users.setdefault(fact["block_index"], {})[fact["table_name"]] = None
    rows = []
    for index, block in document.enumerate():
        tables = users.get(index)
        region = block.regions[0] if block.regions else None
        row = {
            "row_id": f"{document_id}-b{index}",
            "document_id": document_id,
            "part": block.part,
            "block_index": index,
            "table_index": document.table_indices.get(index),
            "kind": block.kind,
            "level": None if block.level is None else min(block.level, _DEEPEST),
            "text": table_text(block) or None,
            "page": block.page,
            **box(region),
            "line": block.line,
            "address": block.address,
            "is_assigned": bool(tables),
            "assigned_to": ",".join(tables) if tables else _ASIDE.get(block.kind),
        }
        rows.append(row)
    return rows


def cell_rows(document: Document, document_id: str) -> list[RowDict]:
    """One row per cell of every table."""
    rows = []
    for index, block in document.enumerate():
        if block.table is None:
            continue
        table_index = document.table_indices[index]
        for cell in block.table.cells:
            region = cell.regions[0] if cell.regions else None
            row = {
                "row_id": f"{document_id}-t{table_index}r{cell.row}c{cell.col}",
                "document_id": document_id,
                "block_index": index,
                "part": block.part,
                "table_index": table_index,
                "row": cell.row,
                "col": cell.col,
                "row_span": cell.row_span,
                "col_span": cell.col_span,
                "text": cell.text or None,
                "page": region.page if region else None,
                **box(region),
                "address": sheet_address(block, cell.row, cell.col),
                "is_header": cell.is_header,
            }
            rows.append(row)
    return rows


def text_coverage(document: Document, facts: Iterable[RowDict]) -> float | None:
    """Share of the document's words (running heads aside) that provenance points to.

    None for a document without words.
    """
    marked = _marked_slices(facts)
    total = covered = 0
    for index, block in document.enumerate():
        if block.is_running:
            continue
        for key, text in _texts(index, block):
            count = len(words(text))
            total += count
            slices = marked.get(key)
            if count and slices:
                covered += min(count, _words_in(text, slices))
    return round(covered / total, 4) if total else None


_Key = tuple[int, int | None, int | None]


def _texts(index: int, block: Block) -> Iterable[tuple[_Key, str]]:
    if block.table is None:
        return [((index, None, None), block.text)]
    return [((index, cell.row, cell.col), cell.text) for cell in block.table.cells]


def _marked_slices(facts: Iterable[RowDict]) -> dict[_Key, list[tuple[int, int]]]:
    marked: dict[_Key, list[tuple[int, int]]] = {}
    for fact in facts:
        key = (fact["block_index"], fact["row"], fact["col"])
        marked.setdefault(key, []).append((fact["char_start"], fact["char_end"]))
    return marked


def _words_in(text: str, slices: list[tuple[int, int]]) -> int:
    """Words inside the union of the slices."""
    count, reached = 0, 0
    for start, end in sorted(slices):
        start = max(start, reached)
        if end > start:
            count += len(words(text[start:end]))
            reached = end
    return count
