"""Filled form fields, check boxes and typed notes of a page, as words at their place."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator

from extractors.blocks import BBox
from extractors.readers.pdf import pdfium
from extractors.readers.pdf.page import Word
from extractors.readers.pdf.view import View

_HIDDEN = 1 << 1 | 1 << 5
_CHAR = 0.5
"""Width of a character as a share of the type size, where no font tells."""


def field_words(page: int, form: int, view: View) -> list[Word]:
    """Values of fields as words, check boxes and radio buttons as ☒ or ☐."""
    words: list[Word] = []
    for index in range(pdfium.count_annotations(page)):
        note = pdfium.page_annotation(page, index)
        if not note:
            continue
        try:
            if not pdfium.annotation_flags(note) & _HIDDEN:
                text = _text(note, form)
                if text:
                    words += _placed(text, _box(note, view))
        finally:
            pdfium.close_annotation(note)
    return words


def _text(note: int, form: int) -> str:
    subtype = pdfium.annotation_subtype(note)
    if subtype == pdfium.FREE_TEXT:
        return _utf16(lambda at, size: pdfium.annotation_text(note, b"Contents", at, size))
    if subtype != pdfium.WIDGET or not form:
        return ""
    kind = pdfium.field_type(form, note)
    if kind in (pdfium.CHECK_BOX, pdfium.RADIO):
        return "☒" if _is_checked(note, form) else "☐"
    if kind in (pdfium.TEXT_FIELD, pdfium.COMBO, pdfium.LIST_BOX):
        return _utf16(lambda at, size: pdfium.field_value(form, note, at, size))
    return ""


def _is_checked(note: int, form: int) -> bool:
    """By the field's value, or by the appearance that is shown (names other than "Off")."""
    if pdfium.field_checked(form, note) > 0:
        return True
    state = _utf16(lambda at, size: pdfium.annotation_text(note, b"AS", at, size))
    return state not in ("", "Off")


def _utf16(call: Callable[[int | None, int], int]) -> str:
    """Text of a function that fills a buffer of bytes and says how many it needs."""
    size = call(None, 0)
    if not 2 < size <= 1 << 20:
        return ""
    buffer = ctypes.create_string_buffer(size)
    call(ctypes.addressof(buffer), size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")


def _box(note: int, view: View) -> BBox:
    rect = (ctypes.c_float * 4)()
    pdfium.annotation_box(note, ctypes.addressof(rect))
    left, top, right, bottom = rect
    return view.box(left, bottom, right, top)


def _placed(text: str, box: BBox) -> Iterator[Word]:
    """Words of a value from the top left of its box; lines break where the width ends."""
    x0, top, x1, bottom = box
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    size = max(4.0, min(10.0, 0.8 * (bottom - top) / max(1, len(lines))))
    y = top if len(lines) > 1 or bottom - top > 2.5 * size else (top + bottom - size) / 2
    for line in lines:
        x = x0 + 2.0
        for token in line.split():
            width = len(token) * _CHAR * size
            if x + width > x1 and x > x0 + 2.0:
                x, y = x0 + 2.0, y + 1.2 * size
            yield Word(token, x, y, min(x + width, max(x1, x + 1)), y + size, y + 0.8 * size, size)
            x += width + 0.25 * size
        y += 1.2 * size
