"""The reference engine: pdfplumber's characters and rectangles -> the same pages.

Slower by far, and blind to invisible text and form fields; it shows what pdfium should give.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdftypes import PDFStream, resolve1
from pdfplumber.utils.exceptions import PdfminerException

from extractors.blocks import BBox, Problem
from extractors.errors import ExtractError
from extractors.readers.pdf.chars import Pieces, Style, after_space, inked, to_frame, words_of
from extractors.readers.pdf.drawn_bullets import bullet_words
from extractors.readers.pdf.integrity import is_whole
from extractors.readers.pdf.page import Page, Word
from extractors.readers.pdf.scans import judge
from extractors.readers.pdf.shapes import Shape, rules_and_fills
from extractors.readers.pdf.source import Source
from extractors.readers.pdf.weights import is_bold, is_italic, plain_name

Char = dict[str, Any]
_MOST_PAGES = 20_000
_UNNAMED = re.compile(r"\(cid:(\d+)\)")


def open_source(path: Path) -> Source:
    """A PDF opened for reading. Raises ExtractError: encrypted, damaged, empty_file."""
    if path.stat().st_size == 0:
        raise ExtractError("empty_file", path.name)
    try:
        document = pdfplumber.open(path)
        count = len(document.pages)
    except PdfminerException as error:
        locked = isinstance(error.args[0] if error.args else None, PDFPasswordIncorrect)
        raise ExtractError("encrypted" if locked else "damaged", repr(error)) from error
    except Exception as error:  # pdfminer raises whatever it stumbles over
        raise ExtractError("damaged", repr(error)) from error
    if not count:
        raise ExtractError("empty_file", "no page")
    title = document.metadata.get("Title")
    return Source(count, title if isinstance(title, str) and title else None, _pages(document))


def page_states(path: Path) -> list[bool] | None:
    """For each page of the file's own tree, whether all its content is there.

    None where pdfminer cannot open the file at all.
    """
    try:
        with pdfplumber.open(path) as document:
            return [_is_whole(page.page_obj.contents) for page in document.pages]
    except Exception:  # pdfminer raises whatever it stumbles over
        return None


def _is_whole(contents: list[Any]) -> bool:
    for content in map(resolve1, contents):
        if not isinstance(content, PDFStream):
            return False
        filters = content.get_filters()
        packed = bool(filters) and filters[0][0].name in ("FlateDecode", "Fl")
        if not (is_whole(content.get_rawdata() or b"") if packed else content.get_data()):
            return False
    return True


def _pages(document: Any) -> Generator[Page | Problem, None, None]:
    with document:
        for page in document.pages:
            try:
                yield _read_page(page)
            except Exception as error:  # pdfminer raises whatever it stumbles over
                yield Problem("unread_page", repr(error), page.page_number)
            page.close()
        for number in range(len(document.pages) + 1, _stated_count(document) + 1):
            yield Problem("unread_page", "left out", number)


def _stated_count(document: Any) -> int:
    """The number of pages that the file says it has."""
    pages = resolve1(document.doc.catalog.get("Pages"))
    count = resolve1(pages.get("Count")) if isinstance(pages, dict) else None
    return min(count, _MOST_PAGES) if isinstance(count, int) else 0


def _read_page(page: Any) -> Page:
    width, height = float(page.width), float(page.height)
    x, y = float(page.bbox[0]), float(page.bbox[1])
    words = [word for word in _words(page, x, y) if 0 <= word.x0 <= width and word.top <= height]
    words += bullet_words(list(_dots(page, x, y)), words)
    rules, fills = rules_and_fills(_shapes(page, x, y), width, height)
    images = tuple(
        (image["x0"] - x, image["top"] - y, image["x1"] - x, image["bottom"] - y)
        for image in page.images
    )
    found = Page(page.page_number, width, height, tuple(words), rules, fills, images)
    return judge(found, (), 0)


def _words(page: Any, x: float, y: float) -> Iterator[Word]:
    chars = page.chars
    offsets = _base_offsets(chars)
    turns = [_turn(char) for char in chars]
    for angle in dict.fromkeys(turns):
        chosen = [char for char, turn in zip(chars, turns, strict=True) if turn == angle]
        pieces, styles = _pieces(chosen, angle, offsets, (x, y))
        yield from words_of(pieces, styles)


def _turn(char: Char) -> int:
    a, b = char["matrix"][:2]
    return 0 if abs(b) < 0.02 * abs(a) and a > 0 else round(math.degrees(math.atan2(b, a))) % 360


def _text(char: Char) -> str:
    """What a character reads as; one its font does not name comes as "(cid:127)".

    The codes that Windows left free are bullets in PDF's own encoding.
    """
    text: str = char["text"]
    unnamed = _UNNAMED.fullmatch(text)
    if not unnamed:
        return text
    return "•" if int(unnamed.group(1)) in (127, 129, 141, 143, 144, 157) else "\ufffd"


def _base_offsets(chars: list[Char]) -> dict[str, float]:
    """Font -> how far its boxes reach below the base line, as a share of the type size."""
    offsets: dict[str, Counter[float]] = {}
    for char in chars:
        below = (char["matrix"][5] - char["y0"]) / max(char["size"], 0.1)
        offsets.setdefault(char["fontname"], Counter())[round(below, 2)] += 1
    return {font: counts.most_common(1)[0][0] for font, counts in offsets.items()}


def _pieces(
    chars: list[Char], angle: int, offsets: dict[str, float], shift: tuple[float, float]
) -> tuple[Pieces, list[Style]]:
    """Characters of one direction; a ligature given as several letters shares one place."""
    styles: dict[Style, int] = {}
    rows: list[tuple[float, ...]] = []
    for char in chars:
        font = char["fontname"]
        style = Style(round(char["size"], 2), is_bold(font), is_italic(font), plain_name(font))
        number = styles.setdefault(style, len(styles))
        base = char["bottom"] - offsets[font] * char["size"]
        box = (char["x0"], char["top"], char["x1"], char["bottom"])
        if angle:
            base = char["matrix"][4] if angle in (90, 270) else char["bottom"]
        rows += [(ord(letter), *box, base, number) for letter in _text(char)]
    table = np.array(rows, dtype=np.float64).reshape(-1, 7)
    table[:, [1, 3]] -= shift[0]
    table[:, [2, 4]] -= shift[1]
    u0, v0 = to_frame(table[:, 1], table[:, 2], angle)
    u1, v1 = to_frame(table[:, 3], table[:, 4], angle)
    sign = -1.0 if angle in (180, 270) else 1.0
    base_shift = shift[0] if angle in (90, 270) else shift[1]
    places = inked(table[:, 0].astype(np.uint32))
    table, u0, u1, v0, v1 = (item[places] for item in (table, u0, u1, v0, v1))
    left = np.minimum(u0, u1)
    return Pieces(
        [chr(code) for code in table[:, 0].astype(int).tolist()],
        after_space(places),
        left, np.maximum(u0, u1), np.minimum(v0, v1), np.maximum(v0, v1),
        sign * (table[:, 5] - base_shift), left, table[:, 6].astype(np.int64), angle,
    ), list(styles)  # fmt: skip


def _dots(page: Any, x: float, y: float) -> Iterator[tuple[BBox, str]]:
    """Small discs, rings and squares with their sign: bullets that were drawn."""
    for kind in ("curves", "rects"):
        for item in getattr(page, kind):
            box = (item["x0"] - x, item["top"] - y, item["x1"] - x, item["bottom"] - y)
            wide, tall = box[2] - box[0], box[3] - box[1]
            if 1.2 <= wide <= 8 and abs(wide - tall) < 0.25 * wide:
                yield box, "◦" if not item.get("fill") else "•" if kind == "curves" else "▪"


def _shapes(page: Any, x: float, y: float) -> Iterator[Shape]:
    for kind in ("rects", "lines"):
        for item in getattr(page, kind):
            fill = _colour(item.get("non_stroking_color")) if item.get("fill") else None
            stroke = _colour(item.get("stroking_color")) if item.get("stroke") else None
            if fill or stroke:
                box = (item["x0"] - x, item["top"] - y, item["x1"] - x, item["bottom"] - y)
                yield Shape(box, fill, stroke)


def _colour(value: Any) -> str:
    """RRGGBB of a grey, RGB or CMYK colour; black where it is none of them."""
    parts = [float(part) for part in value or () if isinstance(part, (int, float))]
    if len(parts) == 1:
        parts *= 3
    if len(parts) == 4:
        cyan, magenta, yellow, black = parts
        parts = [(1 - part) * (1 - black) for part in (cyan, magenta, yellow)]
    if len(parts) != 3:
        return "000000"
    return "".join(f"{round(255 * min(1.0, max(0.0, part))):02X}" for part in parts)
