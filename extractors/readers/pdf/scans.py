"""Which pages are pictures: no text, worthless text, or letters drawn as outlines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.readers.pdf.glyphs import is_garbage
from extractors.readers.pdf.page import Page, Word

_COVERS = 0.5
"""Share of the page a picture must cover for the page to be a scan."""
_FEW = 5
_OUTLINED = 60
"""Small curved paths on a page without text from which on they are letters."""
_OCR_LAYER = 0.8


def judge(page: Page, hidden: Sequence[Word], drawn_glyphs: int) -> Page:
    """The page with its text chosen and `is_scan` set.

    Invisible words count only where there are no visible ones: a scanner's own OCR layer.
    """
    words = page.words
    if hidden and len(words) <= max(_FEW, 0.1 * len(hidden)):
        layer = [replace(word, confidence=_OCR_LAYER) for word in hidden]
        words = (*words, *layer) if _is_text(layer) else words
    if is_garbage([word.text for word in words]):
        return replace(page, words=(), is_scan=True)
    picture = _covered(page) >= _COVERS or drawn_glyphs >= _OUTLINED
    return replace(page, words=words, is_scan=picture and len(words) <= _FEW)


def _covered(page: Page) -> float:
    """Share of the page under pictures (overlaps count twice, which harms nothing here)."""
    area = sum(
        max(0.0, min(x1, page.width) - max(x0, 0.0))
        * max(0.0, min(bottom, page.height) - max(top, 0.0))
        for x0, top, x1, bottom in page.images
    )
    return area / max(1.0, page.width * page.height)


def _is_text(words: Sequence[Word]) -> bool:
    """Whether an invisible layer holds words: mostly letters, of more than one character."""
    good = sum(
        len(word.text) > 1 and sum(map(str.isalnum, word.text)) > 0.6 * len(word.text)
        for word in words
    )
    return good > 0.4 * len(words)
