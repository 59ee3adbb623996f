"""The styles of a page's text objects: size, font, weight, slant, turn and base line."""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np

from extractors.readers.pdf import pdfium
from extractors.readers.pdf.chars import Floats, Ints, Style, to_frame
from extractors.readers.pdf.view import View
from extractors.readers.pdf.weights import is_bold, is_italic, plain_name

_ITALIC, _FORCE_BOLD = 1 << 6, 1 << 18
_INVISIBLE, _OUTLINED = 3, 2
GONE = 2
_NAME = ctypes.create_string_buffer(256)
"""Where pdfium writes the name of one font after the other."""


@dataclass(frozen=True, slots=True)
class Styles:
    """What is known of text objects, in their order; `styles` are the distinct ones."""

    styles: list[Style]
    style: Ints
    """Place in `styles`."""
    turns: Ints
    """Reading direction in degrees in the file's own frame (before /Rotate)."""
    bases: Floats
    """v of the base line in the reading frame."""
    sizes: Floats
    seen: Ints
    """Whether an object is painted: 1, 0, or GONE where nothing of it belongs to the page."""


def styles_of(text: int, objects: list[int], firsts: list[int], view: View) -> Styles:
    """The styles of text objects; `firsts` are indices of characters of theirs."""
    count = len(objects)
    matrices = np.zeros((count, 6), dtype=np.float32)
    fill(pdfium.char_matrix, text, firsts, matrices)
    sizes = np.abs(np.fromiter(map(pdfium.char_size, repeat(text), firsts), float, count))
    a, b, c, d = matrices[:, :4].T
    sizes = np.round(sizes * np.hypot(c, d), 2)
    sizes[sizes == 0] = 1.0
    level = (np.abs(b) <= 0.02 * np.abs(a)) & (a > 0)
    turns = np.where(level, 0, np.round(np.degrees(np.arctan2(b, a)))).astype(int) % 360
    slanted = level & (np.abs(c) > 0.12 * np.abs(d))
    styles, number = _distinct(objects, sizes.tolist(), slanted.tolist())
    seen = np.array([style.visible for style in styles], dtype=np.int8)[number]
    origins = matrices[:, 4:].astype(float)
    if turns.any():
        _fill_origins(text, firsts, origins)
    return Styles(styles, number, turns, _bases(origins, turns, view), sizes, seen)


def _fill_origins(text: int, firsts: list[int], origins: Floats) -> None:
    """Where the first characters stand: on a level line no higher than their object, else apart
    from where it begins.
    """
    places = np.ascontiguousarray(origins)
    deque(
        map(pdfium.char_origin, repeat(text), firsts, rows_of(places), rows_of(places, 8)), maxlen=0
    )
    origins[:] = places


def _bases(origins: Floats, turns: Ints, view: View) -> Floats:
    """Base lines (v) in their reading frames."""
    x, y = view.shown(origins[:, 0], origins[:, 1])
    bases = np.zeros(len(origins))
    for turn in set(turns.tolist()):
        chosen = turns == turn
        bases[chosen] = to_frame(x[chosen], y[chosen], (turn - view.rotation) % 360)[1]
    return bases


def _distinct(
    objects: list[int], sizes: list[float], slanted: list[bool]
) -> tuple[list[Style], Ints]:
    """(distinct styles, place among them of each object's)."""
    fonts = map(pdfium.text_font, objects)
    modes = map(pdfium.text_render_mode, objects)
    places: dict[tuple[int, int, float, bool], int] = {}
    keys = zip(fonts, modes, sizes, slanted, strict=True)
    number = np.array([places.setdefault(key, len(places)) for key in keys], dtype=np.intp)
    known: dict[int, tuple[str, bool, bool]] = {}
    styles = []
    for font, mode, size, slant in places:
        if font not in known:
            known[font] = _font(font)
        name, bold, italic = known[font]
        styles.append(
            Style(size, bold or mode == _OUTLINED, italic or slant, name, mode != _INVISIBLE)
        )
    return styles, number


def _font(font: int) -> tuple[str, bool, bool]:
    """(name, bold, italic)."""
    if not font:
        return "", False, False
    _NAME.value = b""
    pdfium.font_name(font, ctypes.addressof(_NAME), len(_NAME))
    name = plain_name(_NAME.value.decode("utf-8", "replace"))
    flags = max(0, pdfium.font_flags(font))
    bold = is_bold(name) or bool(flags & _FORCE_BOLD)
    return name, bold, is_italic(name) or bool(flags & _ITALIC)


def rows_of(table: Any, offset: int = 0) -> range:
    """The address of each row of an array, for pdfium to write to."""
    if not len(table):
        return range(0)
    start, step = table.ctypes.data + offset, table.strides[0]
    return range(start, start + step * len(table), step)


def fill(function: Any, text: int, indices: Iterable[int], table: Any) -> None:
    """Run a function of pdfium over characters; it writes to one row of the table each."""
    deque(map(function, repeat(text), indices, rows_of(table)), maxlen=0)
