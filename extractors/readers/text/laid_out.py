"""Text that a program took off pages as they look ("pdftotext -layout"): read as those pages."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.blocks import Block, Table
from extractors.readers.pdf.page import Page, Word
from extractors.readers.text.inline import Piece
from extractors.readers.text.laid_out_grids import SEGMENT, InnerGrids
from extractors.readers.text.lines import heading_level_of, is_page_number, is_running_head

_PAGE_END = "\x0c"
_GAP = re.compile(r"\S {2,}(?=\S)")
_MOST_LINES, _LONGEST = 400, 2000
"""Lines of a page and characters of a line at most: more are of no sheet of paper."""
_MOST_PAGES = 100
"""Pages at most: to join a table over more takes too long, and no report has as many."""
_GAPPED = 0.1
"""Share of the lines with words far apart in a text that keeps its columns side by side."""
_DRAWN = re.compile(r"[|│┃║]")
_FEWEST_WIDE, _WIDE = 8, 0.15
"""Lines of a wide table in a text whose pages nothing parts, and their share."""
_WORD = re.compile(r"\S+")
_FEWEST = 3
"""Lines with a piece of text that begins at a place, to tell that a column begins there."""
_HEAD = 4
"""Pieces of text side by side that are the heads of a table's columns."""
_TITLE = 60
"""Characters of a line above the heads that no head of a group of columns has."""
_WIDENED = 2
"""Blanks put before a column that one blank alone keeps apart."""
_STRETCH = 0.5
"""Share of the blank between two words of one text that is given to the first: in type of one
width blanks would stand above one another and seem to part columns."""
_PITCH, _LEADING, _SIZE = 5.0, 14.0, 10.0
"""Points from letter to letter and from line to line, and the size of the type."""
_ASCENT = 0.8 * _SIZE
_MARGIN = 25.0
_WIDTH, _HEIGHT = 595.0, 842.0


def is_laid_out(text: str) -> bool:
    """Whether blanks keep its columns apart, and form feeds its pages or many lines have many."""
    if "\t" in text or text.count(_PAGE_END) > _MOST_PAGES:
        return False
    if any(page.count("\n") > _MOST_LINES for page in text.split(_PAGE_END)):
        return False
    lines = [line for line in text.splitlines() if line.strip()]
    if max(map(len, lines), default=0) > _LONGEST:
        return False
    if _PAGE_END in text:
        return sum(_GAP.search(line) is not None for line in lines) >= _GAPPED * len(lines)
    wide = sum(len(SEGMENT.findall(line)) >= _HEAD for line in lines if not _DRAWN.search(line))
    return wide >= max(_FEWEST_WIDE, _WIDE * len(lines))


def laid_out_blocks(text: str) -> list[Block] | None:
    """The blocks of such a text, each with its first line; None where it cannot be read so."""
    from extractors.readers.pdf.reader import blocks_of_pages  # takes its time

    pages: list[Page] = []
    places: dict[tuple[int, int], int] = {}
    grids, above = InnerGrids(), 0
    for number, page in enumerate(text.replace("\u2010", "-").split(_PAGE_END), start=1):
        lines = page.split("\n")
        rows = _rows(grids.taken_out(lines))
        places |= {(number, round(row.base)): above + row.line for row in rows}
        above += len(lines) - 1
        if rows:
            pages.append(_page(number, rows))
    blocks = blocks_of_pages(pages)
    return None if blocks is None else [_without_paper(block, places, grids) for block in blocks]


@dataclass(frozen=True, slots=True)
class _Row:
    """One line: its number on the page, its base line, and its pieces of text by their places."""

    line: int
    base: float
    pieces: tuple[tuple[float, float, str], ...]
    text: str


def _rows(lines: Sequence[tuple[int, str]]) -> list[_Row]:
    """The lines of a page that are not blank; a page's number at its foot stands in the margin."""
    columns = _columns([line for _, line in lines])
    rows: list[_Row] = []
    base, is_title = 0.0, True
    for number, line in lines:
        base += _LEADING
        if not line.strip():
            continue
        is_head = len(SEGMENT.findall(line)) >= _HEAD
        if is_title and is_head and rows and len(rows[-1].text.strip()) >= _TITLE:
            base += _LEADING  # a title right above the heads of columns is none of them
        is_title = _GAP.search(line.strip()) is None and (is_title or not rows)
        rows.append(_Row(number, base, tuple(_pieces(line, columns)), line))
    rows = _with_names_narrow(rows)
    if rows and (is_page_number(rows[-1].text) or is_running_head(rows[-1].text)):
        rows[-1] = replace(rows[-1], base=max(rows[-1].base, _HEIGHT - _MARGIN))
    return rows


def _with_names_narrow(rows: list[_Row]) -> list[_Row]:
    """Names of sections between the lines of a wide table set within half its width."""
    counts = [len(SEGMENT.findall(row.text)) for row in rows]
    found = list(rows)
    for place in range(1, len(rows) - 1):
        row = rows[place]
        if counts[place] > 1 or min(counts[place - 1], counts[place + 1]) < _HEAD - 1:
            continue
        start, end = row.pieces[0][0], row.pieces[-1][1]
        most = 0.5 * max(rows[place - 1].pieces[-1][1], rows[place + 1].pieces[-1][1])
        scale = (most - start) / (end - start) if end > most > start else 1.0
        pieces = tuple(
            (start + (first - start) * scale, start + (last - start) * scale, word)
            for first, last, word in row.pieces
        )
        found[place] = replace(row, pieces=pieces)
    return found


def _columns(lines: Sequence[str]) -> list[int]:
    """Where columns begin: places at which pieces of several lines begin behind two blanks."""
    starts = Counter(
        match.start() for line in lines for match in SEGMENT.finditer(line) if match.start()
    )
    return sorted(place for place, times in starts.items() if times >= _FEWEST)


def _pieces(line: str, columns: Sequence[int]) -> Iterator[tuple[float, float, str]]:
    """(start, end, word): text right before a column is set closer, so that blanks part them."""
    segments = list(SEGMENT.finditer(line))
    for segment in segments:
        start, end = segment.span()
        inside = columns[bisect_right(columns, start) : bisect_left(columns, end)]
        ends = [place for place in inside if line[place - 1] == " "] if len(segments) > 1 else []
        for left, right in pairwise([start, *ends, end]):
            close = (right - left - _WIDENED) / (right - left) if right < end else 1.0
            for match in _WORD.finditer(line, left, right):
                first, last = (left + (place - left) * close for place in match.span())
                more = _STRETCH * close if match.end() < end else 0.0
                yield first, last + more, match[0]


def _page(number: int, rows: Sequence[_Row]) -> Page:
    words = [
        Word(text, start * _PITCH, row.base - _ASCENT, (end - 0.1) * _PITCH,
             row.base + _SIZE - _ASCENT, row.base, _SIZE)
        for row in rows for start, end, text in row.pieces
    ]  # fmt: skip
    width = max(word.x1 for word in words) + _MARGIN
    height = max(_HEIGHT, rows[-1].base + _MARGIN)
    return Page(number, max(width, _WIDTH), height, tuple(words))


def _without_paper(block: Block, places: dict[tuple[int, int], int], grids: InnerGrids) -> Block:
    """The block with its line instead of a place on paper, a line in capitals as a heading."""
    line = None
    if block.regions:
        first = block.regions[0]
        line = places.get((first.page, round(first.bbox[1] + _ASCENT)))
    block = replace(block, regions=(), line=line, text=grids.put_back(block.text))
    if block.table is not None:
        cells = tuple(
            replace(cell, regions=(), text=grids.put_back(cell.text)) for cell in block.table.cells
        )
        return replace(block, table=Table(cells, block.table.confidence))
    if block.kind == "paragraph" and (level := heading_level_of(Piece(block.text, 0))):
        return replace(block, kind="heading", level=level)
    return block
