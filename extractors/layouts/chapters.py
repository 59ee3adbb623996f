"""The chapter a text stands in: what is told below a paragraph ends where the chapter does."""

from __future__ import annotations

from extractors.blocks import Document


def chapter_levels(document: Document) -> dict[int, int]:
    """Block index of each text that is no heading -> the level of the heading above it.

    There is none below the first heading, the title of the whole document.
    """
    found: dict[int, int] = {}
    level: int | None = None
    has_title = False
    for index, block in document.enumerate():
        if block.kind == "heading":
            level = block.level if has_title else None
            has_title = True
        elif level is not None and block.table is None:
            found[index] = level
    return found
