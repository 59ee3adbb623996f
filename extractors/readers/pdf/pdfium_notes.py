"""Note marks set as large as the text they follow: links of a digit or two into the document.

Browsers and converters print "787" with its mark as "7872", the "2" a link to the note.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.blocks import BBox
from extractors.readers.pdf import pdfium
from extractors.readers.pdf.glyphs import RAISED
from extractors.readers.pdf.page import Word
from extractors.readers.pdf.view import View

_WIDEST = 1.6
"""Width of a link to a note at most, as a share of its height."""
_PAD = 0.25
"""Share of a link's width by which it may reach into the text at either side."""
_BESIDE = 0.7
"""Sizes between a mark that stands alone and the words beside it, at most."""
_MARK = re.compile(r"\d{1,2}")
_MARKABLE = re.compile(r"(?:\d|\w[^\W\d]|[»)%”])$")
"""The end of a text that a mark may follow: not « n° », « F » or « 13- », which name a place."""
_END = ".,;:!?)»]"


def with_note_marks(words: list[Word], document: int, page: int, view: View) -> list[Word]:
    """The words, digits that are links to notes raised ("787²")."""
    for box, mark in _marks(document, page):
        x0, top, x1, bottom = view.box(*box)
        x, y = (x0 + x1) / 2, (top + bottom) / 2
        for index, word in enumerate(words):
            if word.x0 <= x <= word.x1 and word.top <= y <= word.bottom and not word.rotation:
                words = _raised(words, index, mark)
                break
    return words


def _raised(words: list[Word], index: int, mark: str) -> list[Word]:
    """The words with that mark at the end of one of them raised, if it is one."""
    word = words[index]
    bare = word.text.rstrip(_END)
    rest = bare.removesuffix(mark)
    if rest == bare:
        return words
    text = mark.translate(RAISED) + word.text[len(bare) :]
    if rest:
        if not _MARKABLE.search(rest):
            return words
        return [*words[:index], replace(word, text=rest + text), *words[index + 1 :]]
    before, after = words[index - 1 : index], words[index + 1 : index + 2]
    if not before or not after or not before[0].text[-1].isdigit():
        return words
    if not (_are_beside(before[0], word) and _are_beside(word, after[0])):
        return words  # a page number ends its line, a name stands before the number of a chapter
    joined = replace(before[0], text=before[0].text + text, x1=word.x1)
    return [*words[: index - 1], joined, *words[index + 1 :]]


def _are_beside(left: Word, right: Word) -> bool:
    is_near = -0.1 * left.size <= right.x0 - left.x1 <= _BESIDE * left.size
    return is_near and abs(left.baseline - right.baseline) < 0.1 * left.size


def _marks(document: int, page: int) -> Iterator[tuple[BBox, str]]:
    """(left, bottom, right, top; text) of the links into this document that are a number."""
    boxes = list(_small_links(document, page))
    if not boxes:
        return
    text = pdfium.load_text(page)
    try:
        for box in boxes if text else []:
            left, bottom, right, top = box
            pad = _PAD * (right - left)
            buffer = (ctypes.c_uint16 * 9)()
            count = pdfium.text_within(
                text,
                left + pad,
                top,
                right - pad,
                bottom,
                ctypes.addressof(buffer),
                len(buffer) - 1,
            )
            mark = "".join(map(chr, buffer[:count])).strip("\0 \r\n")
            if _MARK.fullmatch(mark):
                yield box, mark
    finally:
        pdfium.close_text(text)


def _small_links(document: int, page: int) -> Iterator[BBox]:
    """Left, bottom, right and top of the links into this document about as wide as a digit."""
    position, link = ctypes.c_int(0), ctypes.c_size_t(0)
    box = (ctypes.c_float * 4)()
    while pdfium.next_link(page, ctypes.addressof(position), ctypes.addressof(link)):
        if not pdfium.link_box(link.value, ctypes.addressof(box)):
            continue
        left, bottom, right, top = box[0], min(box[1], box[3]), box[2], max(box[1], box[3])
        is_small = 0 < right - left <= _WIDEST * (top - bottom)
        if is_small and pdfium.link_target(document, link.value):
            yield left, bottom, right, top
