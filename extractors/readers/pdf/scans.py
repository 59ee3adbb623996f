"""Which pages are pictures: no text, worthless text, or letters drawn as outlines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.readers.pdf.legible import are_words, is_garbage
from extractors.readers.pdf.page import Page, Word

_COVERS, _FILLS = 0.5, 0.8
"""Shares of the page a picture must cover for the page to be a scan, with or without a stamp."""
FEW, _STAMP = 5, 60
"""Words that a scan may bear: a page number; the stamps of those it was sent through."""
_OUTLINED = 60
"""Small curved paths from which on they are letters, on a page with few others."""
_OCR_LAYER = 0.8


def judge(page: Page, hidden: Sequence[Word], drawn_glyphs: int) -> Page:
    """The page with its text chosen, `is_scan` and `has_layer` set.

    `hidden` are words that cannot be seen: a scanner's own OCR layer, where there is a picture
    or hardly any other text. `drawn_glyphs` counts small curved paths.
    """
    words = page.words
    covered = _covered(page)
    has_layer = False
    if hidden and (covered >= _COVERS or len(words) <= max(FEW, 0.1 * len(hidden))):
        layer = [replace(word, confidence=_OCR_LAYER) for word in hidden]
        if are_words(layer):
            words = (*words, *apart(layer, words))
            has_layer = covered >= _COVERS
    if is_garbage([word.text for word in words]):
        return replace(page, words=(), is_scan=True)
    return replace(
        page,
        words=words,
        is_scan=not has_layer and _is_picture(words, covered, drawn_glyphs),
        has_layer=has_layer,
    )


def _is_picture(words: Sequence[Word], covered: float, drawn_glyphs: int) -> bool:
    if covered >= (_COVERS if len(words) <= FEW else _FILLS) and len(words) <= _STAMP:
        return True
    if drawn_glyphs < _OUTLINED:
        return False
    return len(words) <= FEW or sum(len(word.text) for word in words) < 0.2 * drawn_glyphs


def apart(layer: Sequence[Word], words: Sequence[Word]) -> list[Word]:
    """The words of a layer that stand on no visible one."""
    return [
        word
        for word in layer
        if not any(
            other.x0 < (word.x0 + word.x1) / 2 < other.x1
            and other.top < (word.top + word.bottom) / 2 < other.bottom
            for other in words
        )
    ]


def _covered(page: Page) -> float:
    """Share of the page under pictures (overlaps count twice, which harms nothing here)."""
    area = sum(
        max(0.0, min(x1, page.width) - max(x0, 0.0))
        * max(0.0, min(bottom, page.height) - max(top, 0.0))
        for x0, top, x1, bottom in page.images
    )
    return area / max(1.0, page.width * page.height)
