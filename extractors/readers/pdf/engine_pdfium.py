"""The default engine: pdfium's characters and paths -> pages, one by one."""

from __future__ import annotations

import ctypes
from collections.abc import Generator
from pathlib import Path
from typing import Any

from extractors.blocks import Problem
from extractors.readers.pdf import pdfium
from extractors.readers.pdf.drawn_bullets import bullet_words
from extractors.readers.pdf.page import Page
from extractors.readers.pdf.pdfium_fields import field_words
from extractors.readers.pdf.pdfium_paths import PathReader
from extractors.readers.pdf.pdfium_text import page_words
from extractors.readers.pdf.scans import judge
from extractors.readers.pdf.shapes import rules_and_fills
from extractors.readers.pdf.source import Source
from extractors.readers.pdf.view import View


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
        for index in range(len(document)):
            yield _load_and_read(handle, index, form)
    finally:
        document.close()


def _load_and_read(document: int, index: int, form: int) -> Page | Problem:
    page = pdfium.load_page(document, index)
    if not page:
        return Problem("unread_page", "pdfium", index + 1)
    try:
        return _read_page(page, index + 1, form)
    except Exception as error:  # one odd page must not cost the others
        return Problem("unread_page", repr(error), index + 1)
    finally:
        pdfium.close_page(page)


def _read_page(page: int, number: int, form: int) -> Page:
    view = _view(page)
    words, hidden = page_words(page, view)
    words += field_words(page, form, view)
    found = PathReader(view).read(page)
    if found.dots:
        words += bullet_words(found.dots, words)
    rules, fills = rules_and_fills(found.shapes, view.width, view.height)
    return judge(
        Page(number, view.width, view.height, tuple(words), rules, fills, tuple(found.images)),
        tuple(hidden),
        found.drawn_glyphs,
    )


def _view(page: int) -> View:
    box = (ctypes.c_float * 4)()
    pdfium.page_box(page, ctypes.addressof(box))
    left, top, right, bottom = box
    return View.of((left, bottom, right, top), pdfium.page_rotation(page) * 90)
