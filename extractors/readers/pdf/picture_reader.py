"""One scanned page -> words, rules and shading, whichever engine reads the letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from extractors.blocks import BBox
from extractors.readers.pdf import pdfium
from extractors.readers.pdf.cells import Grid
from extractors.readers.pdf.page import Fill, Page, Rule, Word
from extractors.readers.pdf.picture import INK, Greys, Picture, prepare, render
from extractors.readers.pdf.picture_rules import find_rules, without_rules
from extractors.readers.pdf.picture_words import Seen, Sizes, measured
from extractors.readers.pdf.ruled import grid_from_lines, group_lines, merge_lines

DPI, FINE_DPI = 200, 300
_POOR = 0.75
"""Mean confidence below which a page is read again, larger."""
_SHADED = 0.96
"""Share of the paper's brightness below which a cell is shaded."""
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

    def __init__(self, path: Path, engine: Engine) -> None:
        self._document: Any = pdfium.open_document(path)
        self._engine = engine
        self._sizes = Sizes()

    @property
    def engine(self) -> str:
        """Name of the engine that reads."""
        return self._engine.NAME

    def read(self, page: Page) -> Page:
        """The page with words, rules and shading found in its picture."""
        found = self._read(page, DPI)
        if found.words and _confidence(found.words) < _POOR:
            finer = self._read(page, FINE_DPI)
            if _confidence(finer.words) > _confidence(found.words):
                found = finer
        return found

    def close(self) -> None:
        """Lets go of the file."""
        self._document.close()

    def _read(self, page: Page, dpi: int) -> Page:
        pixels = render(self._document, page.number - 1, dpi)
        picture = prepare(pixels, dpi / 72)
        rules = find_rules(picture)
        grids = _grids(rules)
        lines = self._lines(picture, rules, grids, dpi)
        words = measured(lines, picture.even, picture.scale, self._sizes)
        return replace(
            page, words=tuple(words), rules=rules, fills=_fills(picture, grids), is_scan=False
        )

    def _lines(
        self, picture: Picture, rules: tuple[Rule, ...], grids: Sequence[Grid], dpi: int
    ) -> list[list[Seen]]:
        """Lines of words: each cell of a ruled table read by itself, then all the rest."""
        clean = without_rules(picture, rules)
        boxes = [grid.slot_bbox(slot) for grid in grids for slot in grid.slots]
        crops = [_crop(clean, picture, box) for box in boxes]
        inked = [place for place, crop in enumerate(crops) if (crop < INK).sum() > _LEAST_INK]
        found = self._engine.read([crops[place] for place in inked], dpi, is_page=False)
        lines = [
            _moved(line, picture.box(boxes[place]))
            for place, cell in zip(inked, found, strict=True)
            for line in cell
        ]
        for grid in grids:
            left, top, right, bottom = picture.box(grid.bbox)
            clean[max(0, top - 2) : bottom + 2, max(0, left - 2) : right + 2] = 255
        if (clean < INK).sum() > _LEAST_INK:
            lines += self._engine.read([clean], dpi, is_page=True)[0]
        return [kept for line in lines if (kept := [word for word in line if not _is_dust(word)])]


def _confidence(words: Sequence[Word]) -> float:
    """Mean confidence over the letters."""
    total = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / max(1, total)


def _is_dust(word: Seen) -> bool:
    return word.confidence < 0.6 and not set(word.text) - _DUST


def _grids(rules: tuple[Rule, ...]) -> list[Grid]:
    """The grids that the rules draw, before anything is known of words."""
    groups = group_lines(merge_lines(rules, "h"), merge_lines(rules, "v"))
    grids = (grid_from_lines(group, ()) for group in groups)
    return [grid for grid in grids if grid is not None and len(grid.slots) > 1]


def _crop(clean: Greys, picture: Picture, box: BBox) -> Greys:
    left, top, right, bottom = picture.box(box)
    return clean[top:bottom, left:right]


def _moved(line: Sequence[Seen], box: tuple[int, int, int, int]) -> list[Seen]:
    left, top = box[:2]
    return [
        replace(
            word, left=word.left + left, right=word.right + left,
            top=word.top + top, bottom=word.bottom + top,
        )
        for word in line
    ]  # fmt: skip


def _fills(picture: Picture, grids: Sequence[Grid]) -> tuple[Fill, ...]:
    """Shading of cells: their ground is darker than the page's."""
    white = float(np.percentile(picture.raw, 75))
    found = []
    for grid in grids:
        for slot in grid.slots:
            box = grid.slot_bbox(slot)
            left, top, right, bottom = picture.box(box)
            inside = picture.raw[top + 3 : bottom - 3, left + 3 : right - 3]
            level = float(np.percentile(inside, 70)) / white if inside.size > 50 else 1.0
            if level < _SHADED:
                found.append(Fill(box, f"{round(16 * level) * 16 - 1:02X}" * 3))
    return tuple(found)
