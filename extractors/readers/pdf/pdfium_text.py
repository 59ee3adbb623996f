"""The characters of a page as pdfium places them -> words, with few calls a word.

A text object has one style and one base line, and no space inside but those pdfium tells: of
its characters between two spaces (a piece) only the first and the last are asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, repeat
from typing import Any

import numpy as np

from extractors.readers.pdf import pdfium
from extractors.readers.pdf.chars import (
    Floats,
    Ints,
    Pieces,
    after_space,
    inked,
    to_frame,
    words_of,
)
from extractors.readers.pdf.page import Word
from extractors.readers.pdf.pdfium_clips import Cuts, cuts_of, trim
from extractors.readers.pdf.pdfium_styles import GONE, Styles, fill, rows_of, styles_of
from extractors.readers.pdf.view import View

Places = tuple[Floats, Floats, Floats, Floats, Floats, Floats]
Chosen = Ints | slice
"""Places of some pieces, or all."""
_ASCENT, _DESCENT = 0.78, 0.22
_WIDE = 0.9
"""Characters wider than this share of the type size on average may have gaps between them."""
_KINDS = (1, 0, GONE)
"""What is seen of visible, invisible and clipped words (see `Styles.seen`)."""
_UNEVEN = 0.4
"""Boxes of one line begin at heights nearer than this share (accents stick out)."""


Words = tuple[list[Word], list[Word], list[Word]]
"""Visible, invisible and clipped ones."""


def page_words(page: int, view: View, covered: Sequence[int] = ()) -> Words:
    """(visible words, invisible words, clipped words) that stand on the page.

    `covered` are text objects that something was painted over.
    """
    text = pdfium.load_text(page)
    if not text:
        return [], [], []
    try:
        return _words(text, view, covered)
    finally:
        pdfium.close_text(text)


def _words(text: int, view: View, covered: Sequence[int]) -> Words:
    codes = _codes(text)
    places = inked(codes)
    spaced = after_space(places)
    found_words: Words = ([], [], [])
    if not len(places):
        return found_words
    starts, objects = _objects(text, places, spaced)
    fresh = np.concatenate(([True], objects[1:] != objects[:-1]))
    firsts = places[starts[fresh]].tolist()
    styles = styles_of(text, objects[fresh].tolist(), firsts, view)
    found = _found(text, places, starts, np.cumsum(fresh) - 1)
    if covered:
        styles.seen[np.isin(objects[fresh], covered)] = 0
    cuts = cuts_of(objects[fresh].tolist())
    styles.seen[cuts.hidden] = GONE
    loose = _loose(found, styles)
    if len(loose):
        starts, number = _split(found, loose)
        found = _found(text, places, starts, number)
    whole = view.shows_all(found.first) and view.shows_all(found.last)
    making = _Making(text, codes, places, spaced, styles, view, cuts)
    for pieces, seen in making.pieces(found):
        words = words_of(pieces, styles.styles)
        if not whole:
            words = [word for word in words if view.shows(word)]
        found_words[_KINDS.index(seen)].extend(words)
    return found_words


def _codes(text: int) -> Ints:
    """Code points; 2 is pdfium's sign for a hyphen at the end of a line."""
    count = max(0, pdfium.count_chars(text))
    buffer = np.zeros(count + 1, dtype=np.uint16)
    written = pdfium.get_text(text, 0, count, buffer.ctypes.data) if count else 1
    codes: Ints = buffer[:count].astype(np.uint32)
    if written - 1 != count or (buffer >> 11 == 0x1B).any():  # halves of a character
        found = map(pdfium.char_code, repeat(text), range(count))
        codes = np.fromiter(found, dtype=np.uint32, count=count)
        codes[(codes >= 0xD800) & (codes < 0xE000)] = 0xFFFD
    codes[(codes == 2) | (codes == 0xFFFE)] = ord("-")
    return codes


@dataclass(slots=True)
class _Found:
    """The pieces of a page in content order, by the places of their characters."""

    starts: Ints
    ends: Ints
    """Of their last characters."""
    first: Any
    """pdfium's loose boxes of first characters: left, top, right, bottom in the file's frame."""
    last: Any
    """The same of last characters."""
    number: Ints
    """Which of the text objects in `styles` each belongs to."""


def _objects(text: int, places: Ints, spaced: Ints) -> tuple[Ints, Ints]:
    """(place of the first character of each piece, its text object).

    The characters of an object follow each other: where two pieces in a row begin with one
    object, so does all between them.
    """
    starts = spaced.nonzero()[0]
    objects = _handles(text, places[starts])
    ends = np.append(starts[1:], len(places)) - 1
    doubtful = np.append(objects[1:] != objects[:-1], True) & (ends > starts)
    asked = np.flatnonzero(doubtful)
    mixed = asked[_handles(text, places[ends[asked]]) != objects[asked]]
    if not len(mixed):
        return starts, objects
    inner = _inner(starts[mixed], ends[mixed])
    starts = np.concatenate((starts, inner))
    objects = np.concatenate((objects, _handles(text, places[inner])))
    order = np.argsort(starts)
    starts, objects = starts[order], objects[order]
    kept = np.concatenate(([True], objects[1:] != objects[:-1])) | spaced[starts]
    return starts[kept], objects[kept]


def _handles(text: int, indices: Ints) -> Ints:
    found = map(pdfium.char_object, repeat(text), indices.tolist())
    return np.fromiter(found, dtype=np.uint64, count=len(indices))


def _inner(starts: Ints, ends: Ints) -> Ints:
    """The places after the first of several stretches."""
    stretches = zip((starts + 1).tolist(), (ends + 1).tolist(), strict=True)
    return np.concatenate([np.arange(start, end) for start, end in stretches])


def _found(text: int, places: Ints, starts: Ints, number: Ints) -> _Found:
    ends = np.append(starts[1:], len(places)) - 1
    first = np.zeros((len(starts), 4), dtype=np.float32)
    fill(pdfium.char_loose_box, text, places[starts].tolist(), first)
    long = np.flatnonzero(ends > starts)
    boxes = np.zeros((len(long), 4), dtype=np.float32)
    fill(pdfium.char_loose_box, text, places[ends[long]].tolist(), boxes)
    last = first.copy()
    last[long] = boxes
    return _Found(starts, ends, first, last, number)


def _loose(found: _Found, styles: Styles) -> Ints:
    """Pieces to be read character by character: turned, of uneven height, or set wide."""
    first, last, number = found.first, found.last, found.number
    length = found.ends - found.starts
    width = last[:, 2] - first[:, 0]
    odd = (width > _WIDE * styles.sizes[number] * (length + 1)) | (width <= 0)
    odd |= np.abs(first[:, 1] - last[:, 1]) > _UNEVEN * styles.sizes[number]
    odd |= styles.turns[number] != 0
    return np.flatnonzero(odd & (length > 0))


def _split(found: _Found, chosen: Ints) -> tuple[Ints, Ints]:
    """(starts, numbers) with the chosen pieces cut into their characters."""
    inner = _inner(found.starts[chosen], found.ends[chosen])
    starts = np.sort(np.concatenate((found.starts, inner)))
    return starts, found.number[np.searchsorted(found.starts, starts, side="right") - 1]


@dataclass(slots=True)
class _Making:
    """What turns found pieces into pieces in their reading frames."""

    text: int
    codes: Ints
    places: Ints
    spaced: Ints
    styles: Styles
    view: View
    cuts: Cuts

    def pieces(self, found: _Found) -> Iterator[tuple[Pieces, int]]:
        """Pieces by reading direction and what is seen of them."""
        string = self.codes[self.places].astype("<u4").tobytes().decode("utf-32-le", "replace")
        cuts = zip(found.starts.tolist(), (found.ends + 1).tolist(), strict=True)
        texts = [string[start:end] for start, end in cuts]
        spaced = self.spaced[found.starts]
        turns, seen = self.styles.turns[found.number], self.styles.seen[found.number]
        for turn in dict.fromkeys(turns.tolist()) if turns.any() else (0,):
            for kind in _KINDS:
                mask = (turns == turn) & (seen == kind)
                if not mask.any():
                    continue
                is_all = mask.all()
                chosen = slice(None) if is_all else mask.nonzero()[0]
                angle = (turn - self.view.rotation) % 360
                places = self._upright if turn == 0 else self._turned
                number = self.styles.style[found.number[chosen]]
                some = texts if is_all else list(compress(texts, mask.tolist()))
                box = places(found, chosen, angle)
                yield Pieces(some, spaced[chosen], *box, number, angle), kind

    def _upright(self, found: _Found, chosen: Chosen, angle: int) -> Places:
        """Frame places (left, right, high, low, base, left of last) from loose boxes."""
        first = found.first[chosen].astype(np.float64)
        last = found.last[chosen].astype(np.float64)
        # An accent or a tail may stick out of the font's box.
        top, bottom = np.maximum(first[:, 1], last[:, 1]), np.minimum(first[:, 3], last[:, 3])
        number = found.number[chosen]
        base, size = self.styles.bases[number], self.styles.sizes[number]
        flat = top - bottom < 0.5 * size
        trim(self.cuts, number, top, bottom)
        left, low = to_frame(*self.view.shown(first[:, 0], bottom), angle)
        right, high = to_frame(*self.view.shown(last[:, 2], top), angle)
        end, _ = to_frame(*self.view.shown(last[:, 0], bottom), angle)
        if flat.any():
            high = np.where(flat, base - _ASCENT * size, high)
            low = np.where(flat, base + _DESCENT * size, low)
        return left, right, high, low, base, end

    def _turned(self, found: _Found, chosen: Chosen, angle: int) -> Places:
        """The same for turned text, of which pdfium knows tight boxes and origins alone."""
        indices = self.places[found.starts[chosen]].tolist()
        table = np.zeros((len(indices), 6))
        for at, index in zip(rows_of(table), indices, strict=True):
            pdfium.char_origin(self.text, index, at, at + 8)
            pdfium.char_box(self.text, index, at + 16, at + 24, at + 32, at + 40)
        left, base = to_frame(*self.view.shown(table[:, 0], table[:, 1]), angle)
        corners = [
            to_frame(*self.view.shown(table[:, x], table[:, y]), angle)[0]
            for x in (2, 3) for y in (4, 5)
        ]  # fmt: skip
        size = self.styles.sizes[found.number[chosen]]
        right = np.maximum(np.maximum.reduce(corners), left)
        return left, right, base - _ASCENT * size, base + _DESCENT * size, base, left
