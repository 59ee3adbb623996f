"""The chapter a text stands in: what is told below a paragraph ends where the chapter does."""

from __future__ import annotations

from extractors.blocks import Document
from normalizers.numbering import is_number_alone, parse_action_heading


def chapter_levels(document: Document) -> dict[int, int]:
    """Block index of each text that is no heading -> the level of the heading above it.

    There is none below the first heading, the title of the whole document. The title below a number
    that stands alone is an action's.
    """
    found: dict[int, int] = {}
    level: int | None = None
    has_title = False
    titles = {title_below(document, index) for index, _ in document.enumerate()}
    for index, block in document.enumerate():
        if block.kind == "heading" and index not in titles:
            level = block.level if has_title else None
            has_title = True
        elif block.kind == "heading":
            continue
        elif level is not None and block.table is None:
            found[index] = level
    return found


def title_below(document: Document, index: int) -> int | None:
    """The heading right below a number that stands alone in a line of text (« ACTION 4 »)."""
    above = document.blocks[index - 1]
    if above.kind != "paragraph" or not is_number_alone(above.text.strip()):
        return None
    for following in range(index + 1, len(document.blocks) + 1):
        block = document.blocks[following - 1]
        if not block.is_aside:
            is_title = block.kind == "heading" and parse_action_heading(block.text.strip()) is None
            return following if is_title else None
    return None
