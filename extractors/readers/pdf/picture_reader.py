"""One scanned page -> words, rules and shading, whichever engine reads the letters."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Protocol

import numpy as np
from PIL import Image

from extractors.blocks import BBox
from extractors.readers.pdf.page import Page, Word
from extractors.readers.pdf.picture import INK, Greys, Picture, even_out, is_sideways, render
from extractors.readers.pdf.picture_marks import Raised, raised_ends, reworded, with_bullet
from extractors.readers.pdf.picture_page import DPI, Drawing, as_shown, drawing_of
from extractors.readers.pdf.picture_rules import without_rules
from extractors.readers.pdf.picture_words import (
    Line,
    Seen,
    Sizes,
    measure,
    placed,
    placed_upright,
    runs_upright,
)
from extractors.readers.pdf.turned import Turn

_FINE_DPI = 300
_POOR = 0.75
"""Mean confidence below which a page is read again, larger."""
_LOST = 0.6
"""Mean confidence below which the page may lie on its side."""
_LEAST_INK = 12
"""Dark pixels below which a crop is empty."""
_DUST = frozenset("|¦_~`^=-—–.,:;'‘’\"“”°*+!<>«»©®\\/{}[]()")


class Engine(Protocol):
    """A program that reads letters, behind its one door."""

    NAME: str

    def read(self, crops: Sequence[Greys], dpi: int, *, is_page: bool) -> list[list[list[Seen]]]:
        """For each crop its lines of words, boxes in pixels of the crop."""


class Recogniser:
    """Reads the scanned pages of one file, one by one."""

    def __init__(self, document: Any, engines: Sequence[Engine]) -> None:
        self._document = document
        self._engines = engines
        self._sizes = Sizes()
        self.engine = engines[0].NAME
        """Name of the engine that read the last page."""

    def read(self, page: Page) -> Page:
        """The page with words, rules and shading found in its picture.

        The engines are asked in turn, each again on a larger picture, until one is sure. A
        page that was scanned sideways or head down is turned.
        """
        best, rotation = self._upright(page)
        rest = list(itertools.product(self._engines, (DPI, _FINE_DPI)))[1:]
        for engine, dpi in rest if best.words else ():
            if _confidence(best.words) >= _POOR:
                break
            found = self._read(page, engine, dpi, rotation)
            if _confidence(found.words) > _confidence(best.words):
                best, self.engine = found, engine.NAME
        return best

    def _upright(self, page: Page) -> tuple[Page, int]:
        """The first engine's reading, and the direction in which the page's text runs."""
        first = self._engines[0]
        self.engine = first.NAME
        even = even_out(render(self._document, page.number - 1, DPI))
        turns = (90, 270, 0) if is_sideways(even) else (0, 180)
        best, rotation = page, 0
        for turn in turns:
            found = self._read(page, first, DPI, turn)
            if best is page or _confidence(found.words) > _confidence(best.words):
                best, rotation = found, turn
            if not found.words or _confidence(best.words) >= _LOST:
                break
        return best, rotation

    def _read(self, page: Page, engine: Engine, dpi: int, rotation: int) -> Page:
        drawing = drawing_of(self._document, page, dpi, rotation)
        picture, rules, fills = drawing.picture, drawing.rules, drawing.fills
        words = self._words(engine, picture, _lines(engine, drawing, dpi))
        if rotation:
            turn = Turn(rotation, page.width, page.height)
            words, rules, fills = as_shown(words, rules, fills, turn)
        return replace(
            page, words=words, rules=rules, fills=fills, is_scan=False, tilt=picture.tilt
        )

    def _words(
        self, engine: Engine, picture: Picture, seen: Sequence[Sequence[Seen]]
    ) -> tuple[Word, ...]:
        even, scale = picture.even, picture.scale
        level = [line for line in seen if not runs_upright(line)]
        lines = [with_bullet(measure(line, even), even) for line in level]
        lines = _with_marks(lines, engine, even, round(72 * scale))
        words = placed(lines, even, scale, self._sizes)
        upright = [line for line in seen if runs_upright(line)]
        return (*words, *(word for line in upright for word in placed_upright(line, scale)))


def _lines(engine: Engine, drawing: Drawing, dpi: int) -> list[list[Seen]]:
    """Lines of words: each cell of a ruled table read by itself, then all the rest."""
    picture, grids = drawing.picture, drawing.grids
    clean = without_rules(picture, drawing.rules)
    boxes = [picture.box(_inside(grid.slot_bbox(s))) for grid in grids for s in grid.slots]
    crops = [clean[top:bottom, left:right] for left, top, right, bottom in boxes]
    inked = [place for place, crop in enumerate(crops) if (crop < INK).sum() > _LEAST_INK]
    found = engine.read([crops[place] for place in inked], dpi, is_page=False)
    lines = [
        _moved(line, boxes[place])
        for place, cell in zip(inked, found, strict=True)
        for line in cell
    ]
    for grid in grids:
        left, top, right, bottom = picture.box(grid.bbox)
        clean[max(0, top - 2) : bottom + 2, max(0, left - 2) : right + 2] = 255
    if (clean < INK).sum() > _LEAST_INK:
        lines += engine.read([clean], dpi, is_page=True)[0]
    return [kept for line in lines if (kept := [word for word in line if not _is_dust(word)])]


def _with_marks(lines: Sequence[Line], engine: Engine, even: Greys, dpi: int) -> list[Line]:
    """The lines with raised characters read by themselves, enlarged."""
    found = raised_ends(lines, even)
    parts = [
        part for mark in found for part in _parts(lines[mark.line].words[mark.word], mark, even)
    ]
    texts = [_text(read) for read in engine.read(parts, dpi, is_page=False)]
    changed = list(lines)
    for place, mark in enumerate(found):
        words = list(changed[mark.line].words)
        words[mark.word] = reworded(words[mark.word], texts[2 * place], texts[2 * place + 1])
        changed[mark.line] = replace(changed[mark.line], words=tuple(words))
    return changed


def _parts(word: Seen, mark: Raised, even: Greys) -> list[Greys]:
    """The word without its raised end, and that end as large as other letters."""
    head = even[word.top : word.bottom, word.left : max(word.left, mark.left - 1)]
    tail = even[mark.top - 2 : mark.bottom + 2, mark.left - 1 : mark.right + 1]
    larger = Image.fromarray(tail).resize((2 * tail.shape[1], 2 * tail.shape[0]))
    return [head, np.asarray(larger)]


def _text(lines: Sequence[Sequence[Seen]]) -> str:
    return "".join(word.text for line in lines for word in line)


def _confidence(words: Sequence[Word]) -> float:
    """Mean confidence over the letters."""
    total = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / max(1, total)


def _is_dust(word: Seen) -> bool:
    return word.confidence < 0.6 and not set(word.text) - _DUST


def _inside(box: BBox) -> BBox:
    """A cell without what its borders may leave: text stands further from those at its sides."""
    x0, top, x1, bottom = box
    return x0 + 1.3, top + 0.5, x1 - 1.3, bottom - 0.5


def _moved(line: Sequence[Seen], box: tuple[int, int, int, int]) -> list[Seen]:
    left, top = box[:2]
    return [
        replace(
            word, left=word.left + left, right=word.right + left,
            top=word.top + top, bottom=word.bottom + top,
        )
        for word in line
    ]  # fmt: skip
