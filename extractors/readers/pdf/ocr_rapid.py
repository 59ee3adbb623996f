"""The door to RapidOCR, an engine that pip alone installs."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from typing import Any

import numpy as np
from PIL import Image

from extractors.readers.pdf.picture import Greys
from extractors.readers.pdf.picture_lines import Box, Gap, text_lines, white_gaps
from extractors.readers.pdf.picture_words import Seen

NAME = "rapidocr"
_MARGIN = 4
_LONG_SIDE = 1400
"""Pixels of the longer side at which lines are looked for: more takes a gigabyte."""


@cache
def is_installed() -> bool:
    """Whether the extra `ocr` is installed."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


@cache
def _engine() -> Any:
    """One thread: files are read side by side."""
    from rapidocr import RapidOCR

    threads = "EngineConfig.onnxruntime.{}_op_num_threads"
    return RapidOCR(
        params={
            "Global.log_level": "error",
            "Global.max_side_len": 4000,
            threads.format("intra"): 1,
            threads.format("inter"): 1,
        }
    )


def read(crops: Sequence[Greys], dpi: int, *, is_page: bool) -> list[list[list[Seen]]]:
    """For each crop its lines of words, boxes in pixels of the crop.

    The lines of a page are found by the engine, those of a cell by their white rows.
    """
    return [
        [_words(crop, box) for box in (_page_lines(crop) if is_page else text_lines(crop))]
        for crop in crops
    ]


def _page_lines(page: Greys) -> list[Box]:
    """The engine's own detection, on a smaller picture."""
    factor = min(1.0, _LONG_SIDE / max(page.shape))
    size = (round(page.shape[1] * factor), round(page.shape[0] * factor))
    small = np.asarray(Image.fromarray(page).resize(size, Image.Resampling.BOX))
    found = _engine()(_coloured(small), use_det=True, use_cls=False, use_rec=False).boxes
    if found is None:
        return []
    boxes = [np.array(corners) / factor for corners in found]
    return [
        (
            max(0, int(box[:, 0].min())),
            max(0, int(box[:, 1].min())),
            min(page.shape[1], int(box[:, 0].max()) + 1),
            min(page.shape[0], int(box[:, 1].max()) + 1),
        )
        for box in boxes
    ]


def _coloured(grey: Greys) -> Greys:
    return np.repeat(grey[:, :, None], 3, axis=2)


def _words(crop: Greys, box: Box) -> list[Seen]:
    """One line read, its words placed by the white between them."""
    left, top, right, bottom = box
    line = np.pad(crop[top:bottom, left:right], _MARGIN, constant_values=255)
    found = _engine()(
        _coloured(line), use_det=False, use_cls=False, use_rec=True, return_word_box=True
    )
    if not found.txts or not found.txts[0].strip():
        return []
    chars = _chars(found.txts[0], found.word_results[0], line.shape[1])
    left -= _MARGIN
    return [
        Seen(word, max(box[0], left + x0), top, min(right, left + x1), bottom, sure)
        for word, x0, x1, sure in _split(chars, white_gaps(line), line.shape)
    ]


@dataclass(frozen=True, slots=True)
class _Char:
    """A character, its middle in pixels, how sure it is, whether a space was read before it."""

    text: str
    x: float
    confidence: float
    after_space: bool


def _chars(text: str, result: Any, width: int) -> list[_Char]:
    columns = iter([column for word in result.word_cols for column in word])
    found: list[_Char] = []
    spaced = False
    for char, sure in zip(text, result.confs, strict=False):
        if char.isspace():
            spaced = True
            continue
        x = (next(columns, result.line_txt_len) + 0.5) / result.line_txt_len * width
        found.append(_Char(char, x, float(sure), spaced))
        spaced = False
    return found


def _split(
    chars: Sequence[_Char], gaps: Sequence[Gap], shape: tuple[int, ...]
) -> list[tuple[str, int, int, float]]:
    """(word, from, to, confidence): parted where a space was read or surely seen."""
    read = [place for place, char in enumerate(chars) if char.after_space and place]
    wide = _wide_gaps(gaps, len(read), shape[0])
    cuts = _matched(chars, read, wide)
    found: list[tuple[str, int, int, float]] = []
    start, first = 0, 0
    for place, gap in sorted(cuts.items()):
        found.append(_word(chars[first:place], start, gap.start))
        start, first = gap.end, place
    return [*found, _word(chars[first:], start, shape[1])]


def _word(chars: Sequence[_Char], start: int, end: int) -> tuple[str, int, int, float]:
    sure = sum(char.confidence for char in chars) / max(1, len(chars))
    return "".join(char.text for char in chars), start, end, sure


def _wide_gaps(gaps: Sequence[Gap], count: int, height: int) -> list[Gap]:
    """The gaps that part words: nearly as wide as most of the `count` spaces that were read."""
    widest = sorted((gap.width for gap in gaps), reverse=True)[:count]
    least = 0.75 * statistics.median(widest) if len(widest) >= 3 else 0.3 * height
    return [gap for gap in gaps if gap.width >= least]


def _matched(chars: Sequence[_Char], read: Sequence[int], wide: Sequence[Gap]) -> dict[int, Gap]:
    """Place of a word's first character -> the white before it.

    As many wide gaps as spaces belong to each other in order. Else each gap goes to the
    nearest place: the engine's places are exact to a letter only.
    """
    if len(read) == len(wide):
        return dict(zip(read, wide, strict=True))
    between = [(a.x + b.x) / 2 for a, b in pairwise(chars)]
    cuts: dict[int, Gap] = {}
    for place in read:
        near = [gap for gap in wide if abs(gap.middle - between[place - 1]) < 2 * gap.width]
        middle = round(between[place - 1])
        cuts[place] = min(
            near,
            key=lambda gap: abs(gap.middle - middle),
            default=Gap(middle, middle),
        )
    for gap in wide:
        place = sum(char.x < gap.middle for char in chars)
        inside = 0 < place < len(chars) and not _is_number(chars, place)
        if inside and gap not in cuts.values():
            cuts.setdefault(place, gap)
    return cuts


def _is_number(chars: Sequence[_Char], place: int) -> bool:
    """Whether two figures stand side by side: those of one number may stand far apart."""
    return chars[place - 1].text.isdigit() and chars[place].text.isdigit()
