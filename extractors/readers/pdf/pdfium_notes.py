"""Note marks set as large as the text they follow: links of a digit or two into the document.

Browsers and converters print "787" with its mark as "7872", the "2" a link to the note.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.blocks import BBox
from extractors.readers.pdf import pdfium
from extractors.readers.pdf.glyphs import RAISED
from extractors.readers.pdf.page import Word
from extractors.readers.pdf.view import View

_WIDEST = 1.6
"""Width of a link to a note at most, as a share of its height."""
_PAD = 0.25
"""Share of a link's width by which it may reach into the text at either side."""
_PLACE = 15.0
"""Points between the place that a link names and the top of the note there, at most."""
_BESIDE = 0.7
"""Sizes between a mark that stands alone and the words beside it, at most."""
_MARK = re.compile(r"\d{1,2}")
_MARKABLE = re.compile(r"(?:\d|\w[^\W\d]|[»)%”])$")
"""The end of a text that a mark may follow: not « n° », « F » or « 13- », which name a place."""
_END = ".,;:!?)»]"


@dataclass(frozen=True, slots=True)
class _Link:
    """A link into the document: its text, and the y of its target as shown.

    `y` is None where the target is not told or stands on another page.
    """

    text: str
    y: float | None

    def leads_to_note(self, words: Sequence[Word]) -> bool:
        """Whether a raised mark that reads alike stands where it leads to."""
        mark, y = self.text.translate(RAISED), self.y
        return y is not None and any(
            word.text.startswith(mark) and abs(word.top - y) <= _PLACE for word in words
        )


def with_note_marks(
    words: list[Word], document: int, page: int, number: int, view: View
) -> list[Word]:
    """The words of page `number`, digits that are links to notes raised ("787²")."""
    text = 0
    for box, target in _small_links(document, page):
        index = _index_at(words, view.box(*box))
        if index is None or not words[index].text.rstrip(_END)[-1:].isdecimal():
            continue
        text = text or pdfium.load_text(page)
        mark = _text_within(text, box) if text else ""
        if _MARK.fullmatch(mark):
            y = _place(document, target, number)
            link = _Link(mark, None if y is None else view.shown(box[0], y)[1])
            words = _raised(words, index, link)
    if text:
        pdfium.close_text(text)
    return words


def _index_at(words: Sequence[Word], box: BBox) -> int | None:
    """The place of the level word that covers the middle of the box."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return next(
        (
            index
            for index, word in enumerate(words)
            if word.x0 <= x <= word.x1 and word.top <= y <= word.bottom and not word.rotation
        ),
        None,
    )


def _raised(words: list[Word], index: int, link: _Link) -> list[Word]:
    """The words with that link at the end of one of them raised, if it is a mark."""
    word = words[index]
    bare = word.text.rstrip(_END)
    rest = bare.removesuffix(link.text)
    if rest == bare:
        return words
    text = link.text.translate(RAISED) + word.text[len(bare) :]
    if rest:
        if not _MARKABLE.search(rest):
            return words
        return [*words[:index], replace(word, text=rest + text), *words[index + 1 :]]
    before, after = words[index - 1 : index], words[index + 1 : index + 2]
    if not before or not _are_beside(before[0], word):
        return words
    is_between = bool(after) and before[0].text[-1].isdigit() and _are_beside(word, after[0])
    if not is_between and not link.leads_to_note(words):
        return words  # a page number ends its line, a name stands before the number of a chapter
    joined = replace(before[0], text=before[0].text + text, x1=word.x1)
    return [*words[: index - 1], joined, *words[index + 1 :]]


def _are_beside(left: Word, right: Word) -> bool:
    is_near = -0.1 * left.size <= right.x0 - left.x1 <= _BESIDE * left.size
    return is_near and abs(left.baseline - right.baseline) < 0.1 * left.size


def _text_within(text: int, box: BBox) -> str:
    left, bottom, right, top = box
    pad = _PAD * (right - left)
    buffer = (ctypes.c_uint16 * 8)()
    at = ctypes.addressof(buffer)
    count = pdfium.text_within(text, left + pad, top, right - pad, bottom, at, len(buffer))
    return "".join(map(chr, buffer[: min(count, len(buffer))])).strip("\0 \r\n")


def _place(document: int, target: int, number: int) -> float | None:
    """The y in the file's frame that a target on page `number` names."""
    if pdfium.target_page(document, target) != number - 1:
        return None
    has, at = (ctypes.c_int * 3)(), (ctypes.c_float * 3)()
    flag, value = ctypes.addressof(has), ctypes.addressof(at)
    places = (flag, flag + 4, flag + 8, value, value + 4, value + 8)
    return float(at[1]) if pdfium.target_place(target, *places) and has[1] else None


def _small_links(document: int, page: int) -> Iterator[tuple[BBox, int]]:
    """(left, bottom, right, top; target) of links into this document as wide as a digit or so."""
    position, link = ctypes.c_int(0), ctypes.c_size_t(0)
    box = (ctypes.c_float * 4)()
    while pdfium.next_link(page, ctypes.addressof(position), ctypes.addressof(link)):
        if not pdfium.link_box(link.value, ctypes.addressof(box)):
            continue
        left, bottom, right, top = box[0], min(box[1], box[3]), box[2], max(box[1], box[3])
        if 0 < right - left <= _WIDEST * (top - bottom):
            target = pdfium.link_target(document, link.value)
            if target:
                yield (left, bottom, right, top), target
