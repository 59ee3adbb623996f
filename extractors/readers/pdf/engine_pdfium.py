"""The default engine: pdfium's characters and paths -> pages, one by one."""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Generator, Iterator
from itertools import repeat
from pathlib import Path
from typing import Any

import numpy as np

from extractors.blocks import Problem
from extractors.readers.pdf import pdfium
from extractors.readers.pdf.chars import Floats, Glyphs, Ints, Style, to_frame, words_of
from extractors.readers.pdf.page import Page, Word
from extractors.readers.pdf.pdfium_fields import field_words
from extractors.readers.pdf.pdfium_paths import PathReader
from extractors.readers.pdf.scans import judge
from extractors.readers.pdf.shapes import rules_and_fills
from extractors.readers.pdf.source import Source
from extractors.readers.pdf.view import View
from extractors.readers.pdf.weights import is_bold, is_italic, plain_name

Places = tuple[Floats, Floats, Floats, Floats, Floats]
_ITALIC, _FORCE_BOLD = 1 << 6, 1 << 18
_INVISIBLE, _OUTLINED = 3, 2


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
    finally:
        pdfium.close_page(page)


def _read_page(page: int, number: int, form: int) -> Page:
    view = _view(page)
    words, hidden = _words(page, view)
    words += field_words(page, form, view)
    found = PathReader(view).read(page)
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


def _words(page: int, view: View) -> tuple[list[Word], list[Word]]:
    """(visible words, invisible words) that stand on the page."""
    text = pdfium.load_text(page)
    if not text:
        return [], []
    try:
        count = pdfium.count_chars(text)
        if count <= 0:
            return [], []
        objects = _objects(text, count)
        reader = _Styles(text, view)
        first, inverse = np.unique(objects, return_index=True, return_inverse=True)[1:]
        for index in first.tolist():
            reader.add(int(objects[index]), index)
        shown: list[Word] = []
        hidden: list[Word] = []
        for glyphs, visible in _glyphs(text, _codes(text, count), inverse, reader, view):
            words = [word for word in words_of(glyphs, reader.styles) if view.shows(word)]
            (shown if visible else hidden).extend(words)
        return shown, hidden
    finally:
        pdfium.close_text(text)


def _objects(text: int, count: int) -> Ints:
    """The text object of every character; characters pdfium made up take the one before."""
    found = map(pdfium.char_object, repeat(text), range(count))
    objects = np.fromiter((item or 0 for item in found), dtype=np.uint64, count=count)
    if not objects.all():
        last = np.maximum.accumulate(np.where(objects > 0, np.arange(count), 0))
        objects = objects[last]
    return objects


def _codes(text: int, count: int) -> Ints:
    """Code points; 2 is pdfium's sign for a hyphen at the end of a line."""
    buffer = np.zeros(count + 1, dtype=np.uint16)
    written = pdfium.get_text(text, 0, count, buffer.ctypes.data)
    codes: Ints = buffer[:count].astype(np.uint32)
    if written - 1 != count or ((codes >= 0xD800) & (codes < 0xE000)).any():
        found = map(pdfium.char_code, repeat(text), range(count))
        codes = np.fromiter(found, dtype=np.uint32, count=count)
        codes[(codes >= 0xD800) & (codes < 0xE000)] = 0xFFFD
    codes[(codes == 2) | (codes == 0xFFFE)] = ord("-")
    return codes


def _glyphs(
    text: int, codes: Ints, style: Ints, reader: _Styles, view: View
) -> Iterator[tuple[Glyphs, bool]]:
    """Characters by reading direction and visibility."""
    turns = np.array(reader.turns)[style]
    visible = np.array([item.visible for item in reader.styles])[style]
    count = len(codes)
    boxes = np.zeros((count, 4), dtype=np.float32)
    base = boxes.ctypes.data
    places = range(base, base + 16 * count, 16)
    deque(map(pdfium.char_loose_box, repeat(text), range(count), places), maxlen=0)
    for turn in dict.fromkeys(reader.turns):
        for seen in (True, False):
            chosen = np.flatnonzero((turns == turn) & (visible == seen))
            if len(chosen):
                angle = (turn - view.rotation) % 360
                make = _upright if turn == 0 else _turned
                places_of = make(text, chosen, boxes, style, reader, view, angle)
                yield Glyphs(codes[chosen], *places_of, style[chosen], angle), seen


def _upright(
    text: int, chosen: Ints, boxes: Any, style: Ints, reader: _Styles, view: View, angle: int
) -> Places:
    """Frame places (left, right, high, low, base) from pdfium's loose boxes."""
    box = boxes[chosen].astype(np.float64)
    left, low = to_frame(*view.shown(box[:, 0], box[:, 3]), angle)
    right, high = to_frame(*view.shown(box[:, 2], box[:, 1]), angle)
    base = np.array(reader.bases)[style[chosen]]
    size = np.array([item.size for item in reader.styles])[style[chosen]]
    flat = low - high < 0.5 * size
    high = np.where(flat, base - 0.78 * size, high)
    low = np.where(flat, base + 0.22 * size, low)
    return left, right, high, low, base


def _turned(
    text: int, chosen: Ints, boxes: Any, style: Ints, reader: _Styles, view: View, angle: int
) -> Places:
    """The same for turned text, of which pdfium knows tight boxes and origins alone."""
    buffer = np.zeros((len(chosen), 6))
    place = buffer.ctypes.data
    for row, index in enumerate(chosen.tolist()):
        at = place + 48 * row
        pdfium.char_origin(text, index, at, at + 8)
        pdfium.char_box(text, index, at + 16, at + 24, at + 32, at + 40)
    u0, base = to_frame(*view.shown(buffer[:, 0], buffer[:, 1]), angle)
    corners = [
        to_frame(*view.shown(buffer[:, x], buffer[:, y]), angle)[0]
        for x in (2, 3) for y in (4, 5)
    ]  # fmt: skip
    size = np.array([item.size for item in reader.styles])[style[chosen]]
    right = np.maximum(np.maximum.reduce(corners), u0)
    return u0, right, base - 0.78 * size, base + 0.22 * size, base


class _Styles:
    """The styles of a page's text objects, in the order of their addresses."""

    def __init__(self, text: int, view: View) -> None:
        self.styles: list[Style] = []
        self.turns: list[int] = []
        """Reading direction in degrees in the file's own frame (before /Rotate)."""
        self.bases: list[float] = []
        """v of the base line in the reading frame."""
        self._text = text
        self._view = view
        self._fonts: dict[int, tuple[str, bool, bool]] = {}
        self._matrix = (ctypes.c_float * 6)()
        self._origin = (ctypes.c_double * 2)()
        self._at = (ctypes.addressof(self._matrix), ctypes.addressof(self._origin))

    def add(self, text_object: int, index: int) -> None:
        """Take the style of a text object from its character `index`."""
        matrix_at, origin_at = self._at
        if not pdfium.char_matrix(self._text, index, matrix_at):
            self._matrix[:] = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0]
        pdfium.char_origin(self._text, index, origin_at, origin_at + 8)
        a, b, c, d, _, _ = self._matrix
        size = abs(pdfium.char_size(self._text, index)) * float(np.hypot(c, d))
        turn = 0
        if abs(b) > 0.02 * abs(a) or a < 0:
            turn = round(float(np.degrees(np.arctan2(b, a)))) % 360
        mode = pdfium.text_render_mode(text_object) if text_object else 0
        font, bold, italic = self._font(text_object)
        slanted = turn == 0 and abs(c) > 0.12 * abs(d) > 0
        self.styles.append(
            Style(round(size, 2) or 1.0, bold or mode == _OUTLINED, italic or slanted, font,
                  mode != _INVISIBLE)
        )  # fmt: skip
        self.turns.append(turn)
        angle = (turn - self._view.rotation) % 360
        shown = self._view.shown(np.array(self._origin[0]), np.array(self._origin[1]))
        self.bases.append(float(to_frame(*shown, angle)[1]))

    def _font(self, text_object: int) -> tuple[str, bool, bool]:
        """(name, bold, italic) of a text object's font."""
        font = pdfium.text_font(text_object) if text_object else None
        if not font:
            return "", False, False
        if font not in self._fonts:
            buffer = ctypes.create_string_buffer(256)
            pdfium.font_name(font, buffer, 256)
            name = plain_name(buffer.value.decode("utf-8", "replace"))
            flags = max(0, pdfium.font_flags(font))
            bold = is_bold(name) or bool(flags & _FORCE_BOLD)
            italic = is_italic(name) or bool(flags & _ITALIC)
            self._fonts[font] = (name, bold, italic)
        return self._fonts[font]
