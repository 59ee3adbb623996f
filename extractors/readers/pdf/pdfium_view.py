"""How pdfium shows a page."""

from __future__ import annotations

import ctypes

from extractors.readers.pdf import pdfium
from extractors.readers.pdf.view import View


def view_of(page: int) -> View:
    """The view of an open page: its visible box and its /Rotate."""
    box = (ctypes.c_float * 4)()
    pdfium.page_box(page, ctypes.addressof(box))
    left, top, right, bottom = box
    return View.of((left, bottom, right, top), pdfium.page_rotation(page) * 90)
