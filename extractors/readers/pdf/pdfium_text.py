"""The characters of a page as pdfium places them -> words, with few calls a character."""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np

from extractors.readers.pdf import pdfium
from extractors.readers.pdf.chars import (
    Floats,
    Glyphs,
    Ints,
    Style,
    after_space,
    inked,
    to_frame,
    words_of,
)
from extractors.readers.pdf.page import Word
from extractors.readers.pdf.view import View
from extractors.readers.pdf.weights import is_bold, is_italic, plain_name

Places = tuple[Floats, Floats, Floats, Floats, Floats]
_ITALIC, _FORCE_BOLD = 1 << 6, 1 << 18
_INVISIBLE, _OUTLINED = 3, 2
_ASCENT, _DESCENT = 0.78, 0.22


def page_words(page: int, view: View) -> tuple[list[Word], list[Word]]:
    """(visible words, invisible words) that stand on the page."""
    text = pdfium.load_text(page)
    if not text:
        return [], []
    try:
        count = pdfium.count_chars(text)
        if count <= 0:
            return [], []
        shown: list[Word] = []
        hidden: list[Word] = []
        chars = _chars(text, count, view)
        if chars is None:
            return [], []
        for glyphs, visible in _glyphs(text, chars, view):
            words = [word for word in words_of(glyphs, chars.styles) if view.shows(word)]
            (shown if visible else hidden).extend(words)
        return shown, hidden
    finally:
        pdfium.close_text(text)


@dataclass
class _Chars:
    """The characters of a page that are no white space, and the styles they refer to."""

    places: Ints
    """Their indices in pdfium's text page."""
    codes: Ints
    boxes: Any
    """pdfium's loose boxes: left, top, right, bottom in the file's frame."""
    style: Ints
    styles: list[Style]
    turns: Ints
    """Of each style: reading direction in degrees in the file's own frame (before /Rotate)."""
    bases: Floats
    """Of each style: v of the base line in the reading frame."""


def _chars(text: int, count: int, view: View) -> _Chars | None:
    codes = _codes(text, count)
    places = inked(codes)
    if not len(places):
        return None
    boxes = np.zeros((len(places), 4), dtype=np.float32)
    _fill(pdfium.char_loose_box, text, places.tolist(), _places(boxes))
    objects, firsts, style = _objects(text, places, boxes)
    styles, turns, bases = _styles(text, objects, firsts, view)
    return _Chars(places, codes[places], boxes, style, styles, turns, bases)


def _objects(text: int, places: Ints, boxes: Any) -> tuple[list[int], list[int], Ints]:
    """(text objects, place of the first character of each, object number of each character).

    An object is asked for where a word begins or where the height of the characters changes;
    in between it is the one before.
    """
    asked = after_space(places)
    asked[1:] |= (boxes[1:, 1] != boxes[:-1, 1]) | (boxes[1:, 3] != boxes[:-1, 3])
    asked_at = np.flatnonzero(asked)
    found = map(pdfium.char_object, repeat(text), places[asked_at].tolist())
    handles = np.fromiter(found, dtype=np.uint64, count=len(asked_at))
    objects, first, number = np.unique(handles, return_index=True, return_inverse=True)
    style = number[np.cumsum(asked) - 1] if len(number) else number
    return objects.tolist(), places[asked_at[first]].tolist(), style


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


def _glyphs(text: int, chars: _Chars, view: View) -> Iterator[tuple[Glyphs, bool]]:
    """Characters by reading direction and visibility."""
    turns = chars.turns[chars.style]
    visible = np.array([item.visible for item in chars.styles], dtype=bool)[chars.style]
    spaced = after_space(chars.places)
    for turn in dict.fromkeys(chars.turns.tolist()):
        for seen in (True, False):
            chosen = np.flatnonzero((turns == turn) & (visible == seen))
            if len(chosen):
                angle = (turn - view.rotation) % 360
                places = _upright if turn == 0 else _turned
                codes, style = chars.codes[chosen], chars.style[chosen]
                found = places(text, chars, chosen, view, angle)
                yield Glyphs(codes, spaced[chosen], *found, style, angle), seen


def _upright(text: int, chars: _Chars, chosen: Ints, view: View, angle: int) -> Places:
    """Frame places (left, right, high, low, base) from pdfium's loose boxes."""
    box = chars.boxes[chosen].astype(np.float64)
    left, low = to_frame(*view.shown(box[:, 0], box[:, 3]), angle)
    right, high = to_frame(*view.shown(box[:, 2], box[:, 1]), angle)
    base = chars.bases[chars.style[chosen]]
    size = np.array([item.size for item in chars.styles])[chars.style[chosen]]
    flat = low - high < 0.5 * size
    high = np.where(flat, base - _ASCENT * size, high)
    low = np.where(flat, base + _DESCENT * size, low)
    return left, right, high, low, base


def _turned(text: int, chars: _Chars, chosen: Ints, view: View, angle: int) -> Places:
    """The same for turned text, of which pdfium knows tight boxes and origins alone."""
    table = np.zeros((len(chosen), 6))
    for at, index in zip(_places(table), chars.places[chosen].tolist(), strict=True):
        pdfium.char_origin(text, index, at, at + 8)
        pdfium.char_box(text, index, at + 16, at + 24, at + 32, at + 40)
    u0, base = to_frame(*view.shown(table[:, 0], table[:, 1]), angle)
    corners = [
        to_frame(*view.shown(table[:, x], table[:, y]), angle)[0]
        for x in (2, 3) for y in (4, 5)
    ]  # fmt: skip
    size = np.array([item.size for item in chars.styles])[chars.style[chosen]]
    right = np.maximum(np.maximum.reduce(corners), u0)
    return u0, right, base - _ASCENT * size, base + _DESCENT * size, base


def _styles(
    text: int, objects: list[int], firsts: list[int], view: View
) -> tuple[list[Style], Ints, Floats]:
    """(styles, turns, bases) of text objects; `firsts` are places of characters of theirs."""
    count = len(objects)
    matrices = np.zeros((count, 6), dtype=np.float32)
    origins = np.zeros((count, 2))
    _fill(pdfium.char_matrix, text, firsts, _places(matrices))
    at = _places(origins), _places(origins, 8)
    deque(map(pdfium.char_origin, repeat(text), firsts, *at), maxlen=0)
    sizes = np.abs(np.fromiter(map(pdfium.char_size, repeat(text), firsts), float, count))
    a, b, c, d = matrices[:, :4].T
    sizes *= np.hypot(c, d)
    level = (np.abs(b) <= 0.02 * np.abs(a)) & (a > 0)
    turns = np.where(level, 0, np.round(np.degrees(np.arctan2(b, a)))).astype(int) % 360
    slanted = level & (np.abs(c) > 0.12 * np.abs(d))
    fonts = _Fonts()
    styles = [
        fonts.style(item, round(size, 2) or 1.0, slant)
        for item, size, slant in zip(objects, sizes.tolist(), slanted.tolist(), strict=True)
    ]
    x, y = view.shown(origins[:, 0], origins[:, 1])
    bases = np.zeros(count)
    for turn in np.unique(turns).tolist():
        chosen = turns == turn
        bases[chosen] = to_frame(x[chosen], y[chosen], (turn - view.rotation) % 360)[1]
    return styles, turns, bases


def _places(table: Any, offset: int = 0) -> range:
    """The address of each row of an array, for pdfium to write to."""
    start, step = table.ctypes.data + offset, table.strides[0]
    return range(start, start + step * len(table), step)


def _fill(function: Any, text: int, indices: Iterable[int], places: Iterable[int]) -> None:
    """Run a function of pdfium over characters; it writes to one place each."""
    deque(map(function, repeat(text), indices, places), maxlen=0)


class _Fonts:
    """Styles shared by the text objects of one page."""

    def __init__(self) -> None:
        self._fonts: dict[int, tuple[str, bool, bool]] = {}
        self._styles: dict[tuple[int, int, float, bool], Style] = {}

    def style(self, text_object: int, size: float, slanted: bool) -> Style:
        """The style of a text object."""
        if not text_object:
            return Style(size)
        font, mode = pdfium.text_font(text_object), pdfium.text_render_mode(text_object)
        key = (font, mode, size, slanted)
        if key not in self._styles:
            name, bold, italic = self._font(font)
            self._styles[key] = Style(
                size, bold or mode == _OUTLINED, italic or slanted, name, mode != _INVISIBLE
            )
        return self._styles[key]

    def _font(self, font: int) -> tuple[str, bool, bool]:
        """(name, bold, italic)."""
        if not font:
            return "", False, False
        if font not in self._fonts:
            buffer = ctypes.create_string_buffer(256)
            pdfium.font_name(font, buffer, 256)
            name = plain_name(buffer.value.decode("utf-8", "replace"))
            flags = max(0, pdfium.font_flags(font))
            bold = is_bold(name) or bool(flags & _FORCE_BOLD)
            self._fonts[font] = (name, bold, is_italic(name) or bool(flags & _ITALIC))
        return self._fonts[font]
