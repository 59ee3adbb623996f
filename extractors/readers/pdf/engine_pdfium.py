"""The default engine: pdfium's characters and paths -> pages, one by one."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from extractors.blocks import Problem
from extractors.readers.pdf import pdfium
from extractors.readers.pdf.drawn_bullets import bullet_words
from extractors.readers.pdf.page import Page
from extractors.readers.pdf.pdfium_fields import field_words
from extractors.readers.pdf.pdfium_notes import with_note_marks
from extractors.readers.pdf.pdfium_paths import Found, PathReader
from extractors.readers.pdf.pdfium_tags import PageTags
from extractors.readers.pdf.pdfium_text import page_words
from extractors.readers.pdf.pdfium_view import view_of
from extractors.readers.pdf.scans import judge
from extractors.readers.pdf.shapes import rules_and_fills
from extractors.readers.pdf.source import Source

_MOST_COVERS = 4
"""Large pictures of a page of which it is asked whether they hide its text."""


def open_source(path: Path) -> Source:
    """A PDF opened for reading.

    Raises ExtractError: encrypted (an empty password does not open it), damaged, empty_file.
    """
    document = pdfium.open_document(path)
    title = (document.get_metadata_value("Title") or "").strip() or None
    return Source(len(document), title, _pages(document))


def _pages(document: Any) -> Generator[Page | Problem, None, None]:
    """The pages in order, each released before the next; a page that fails is a Problem."""
    try:
        form = pdfium.form_handle(document)
        handle = pdfium.address(document.raw)
        is_tagged = bool(pdfium.is_tagged(handle))
        for index in range(len(document)):
            yield from _opened(handle, index, form, is_tagged)
    finally:
        document.close()


def _opened(document: int, index: int, form: int, is_tagged: bool) -> Iterator[Page | Problem]:
    """The page, open until the next one is asked for."""
    page = pdfium.load_page(document, index)
    if not page:
        yield Problem("unread_page", "pdfium", index + 1)
        return
    tags = PageTags(page)
    try:
        found = _read_page(document, page, index + 1, form)
        yield replace(found, tags=tags) if is_tagged else found
    except Exception as error:  # one odd page must not cost the others
        yield Problem("unread_page", repr(error), index + 1)
    finally:
        tags.close()
        pdfium.close_page(page)


def _covered(document: int, page: int, found: Found) -> list[int]:
    """The texts below the last large picture that hides them: watermarks let them through."""
    for image, place in found.covers[: -_MOST_COVERS - 1 : -1]:
        texts = found.texts_before(place)
        if texts and pdfium.is_opaque(document, page, image):
            return texts
    return []


def _read_page(document: int, page: int, number: int, form: int) -> Page:
    view = view_of(page)
    found = PathReader(view).read(page)
    words, hidden, clipped = page_words(page, view, _covered(document, page, found))
    words = with_note_marks(words, document, page, number, view)
    words += field_words(page, form, view)
    if found.dots:
        words += bullet_words(found.dots, words)
    rules, fills = rules_and_fills(found.shapes, view.width, view.height)
    read = Page(
        number, view.width, view.height, tuple(words), rules, fills, tuple(found.images),
        clipped=tuple(clipped),
    )  # fmt: skip
    return judge(read, tuple(hidden), found.drawn_glyphs)
