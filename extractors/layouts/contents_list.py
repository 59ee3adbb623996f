"""Tables of contents: titles with their pages, below a heading that says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.blocks import Block, Document, Table
from normalizers.closings import heads_contents

_PAGE = re.compile(r"(?<!\d)\d{1,3}\s*$")
_COUNTS = (":", "=", "/", " sur", " en", " de", " à", " n°", " les")
"""« Actions engagées : 6 sur 7 » ends with no page."""
_LEADERS = re.compile(r"(?:(?<!\.)\.{4,}+|(?<!…)…{2,}+|\t)\s*\d{1,3}\s*$")
_LONGEST = 200
"""Characters of a title."""
_CELLS = 3
"""Number, title and page."""


def contents_blocks(document: Document) -> frozenset[int]:
    """Indices of the blocks that list the document's parts and their pages."""
    blocks = [(i, block) for i, block in document.enumerate() if not block.is_running]
    found: set[int] = set()
    for place, (index, block) in enumerate(blocks):
        if block.table is None and _LEADERS.search(block.text):
            found.add(index)
        elif block.table is None and heads_contents(block.text):
            entries = _entries([each for _, each in blocks[place + 1 :]])
            found.update(each for each, _ in blocks[place + 1 : place + 1 + entries])
    return frozenset(found)


def _entries(blocks: Sequence[Block]) -> int:
    """How many of the blocks go on with titles and pages; no page is before the last one."""
    count, last = 0, 0
    for place, block in enumerate(blocks):
        pages = _pages(block)
        if not pages:
            wrapped = place + 1 < len(blocks) and _begins_entry(block) and _pages(blocks[place + 1])
            if not wrapped:
                break
            pages = [last]
        if pages != sorted(pages) or pages[0] < last:
            break
        count, last = place + 1, pages[-1]
    return count if last else 0


def _begins_entry(block: Block) -> bool:
    """A title that goes on in the block below."""
    text = block.text.strip()
    is_text = block.table is None and block.kind != "heading"
    return is_text and 0 < len(text) <= _LONGEST and text[-1] not in ".:;!?"


def _pages(block: Block) -> list[int]:
    """The pages that the lines of a block end with; none where one of them has no page."""
    if block.table is not None:
        return _pages_of_rows(block.table)
    page = _page(block.text)
    return [] if page is None else [page]


def _page(text: str) -> int | None:
    """The page behind a title."""
    found = _PAGE.search(text) if len(text) <= _LONGEST else None
    title = text[: found.start()].rstrip() if found else ""
    is_title = any(map(str.isalpha, title)) and not title.endswith(_COUNTS)
    return int(found[0]) if found and is_title else None


def _pages_of_rows(table: Table) -> list[int]:
    pages = []
    for row in sorted({cell.row for cell in table.cells}):
        cells = [cell.text for cell in table.cells if cell.row == row and cell.text.strip()]
        page = _page(" ".join(cells)) if len(cells) <= _CELLS else None
        if page is None:
            return []
        pages.append(page)
    return pages
