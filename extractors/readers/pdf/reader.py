"""Reads a PDF: engine -> tables -> flow -> one Document."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from extractors.blocks import Block, Cell, Document, Problem, Region, Table
from extractors.options import ReadOptions
from extractors.readers.pdf.asides import Aside, boxes_of, cards_of, titled_boxes
from extractors.readers.pdf.banners import with_banners_level
from extractors.readers.pdf.clipped import Clipped
from extractors.readers.pdf.columns import PageLines, page_lines
from extractors.readers.pdf.emphasis import without_underlines
from extractors.readers.pdf.flow import blocks_of
from extractors.readers.pdf.hyphens import UNDECIDED, Vocabulary, settle
from extractors.readers.pdf.integrity import losses
from extractors.readers.pdf.key_figures import with_figures_level
from extractors.readers.pdf.label_bands import inside
from extractors.readers.pdf.label_columns import LabelColumns, label_columns, parts
from extractors.readers.pdf.leaders import with_leaders_parted
from extractors.readers.pdf.ocr import with_scans_read
from extractors.readers.pdf.page import Page
from extractors.readers.pdf.parted_sheets import parted_sheets
from extractors.readers.pdf.slim import slim
from extractors.readers.pdf.source import Source
from extractors.readers.pdf.tables import PlacedTable, find_tables
from extractors.readers.pdf.tilt import Tilt
from extractors.readers.pdf.touching import with_touching_parted
from extractors.readers.pdf.turned import Move, moved_back, turn_of, turned_page

_PAGES_OF_A_STRIP = 50
"""Pages over which the first columns of a sheet are printed, before the others, at most."""


def read(path: Path, options: ReadOptions) -> Document:
    """The blocks of a PDF, read page by page.

    Raises ExtractError: encrypted, damaged, empty_file. Pages that cannot be read and scans
    without OCR are problems (`unread_page`, `scanned_page`); the rest is read all the same.
    """
    source = _open(path, options)
    reading = _Reading()
    with closing(source.pages), closing(with_scans_read(source.pages, path, options)) as pages:
        for page in pages:
            reading.take(page)
    page_count, lost = losses(path, source.page_count, reading.blank)
    said = {(problem.code, problem.page) for problem in reading.problems}
    lost = [problem for problem in lost if (problem.code, problem.page) not in said]
    blocks = reading.blocks()
    told = (*reading.clipped.problems(), *parted_sheets(blocks), *lost)
    return Document("pdf", blocks, page_count, source.title, (*reading.problems, *told))


def blocks_of_pages(pages: Iterable[Page]) -> tuple[Block, ...] | None:
    """The blocks of pages that no file was opened for; None where one cannot be read."""
    reading = _Reading()
    for page in pages:
        reading.take(page)
    return None if reading.problems else reading.blocks()


def _open(path: Path, options: ReadOptions) -> Source:
    """Engines are imported when they are asked for: pdfplumber takes its time."""
    if options.pdf_engine == "pdfplumber":
        from extractors.readers.pdf.engine_pdfplumber import open_source
    else:
        from extractors.readers.pdf.engine_pdfium import open_source
    return open_source(path)


class _Reading:
    """What is kept of the pages read so far: lines, tables, words to settle hyphens by."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.clipped = Clipped()
        self.blank: list[int] = []
        """Pages on which nothing stands at all."""
        self._pages: list[PageLines] = []
        self._vocabulary = Vocabulary()
        self._columns: LabelColumns | None = None
        """Those of fiches on the last page."""
        self._ends: deque[PlacedTable] = deque(maxlen=_PAGES_OF_A_STRIP)
        """The last tables of the pages before."""
        self._moves: dict[int, list[Move]] = {}
        """Of pages that were turned to be read: what turns boxes back."""

    def take(self, page: Page | Problem) -> None:
        """Add the next page; one odd page must not cost the others."""
        if isinstance(page, Problem):
            self.problems.append(page)
            return
        self.clipped.take(page)
        if not (page.words or page.rules or page.fills or page.images):
            self.blank.append(page.number)
        if page.is_scan:
            self.problems.append(Problem("scanned_page", page=page.number))
        try:
            self._pages.append(self._digest(page))
        except Exception as error:
            self.problems.append(Problem("unread_page", repr(error), page.number))

    def _digest(self, page: Page) -> PageLines:
        self._vocabulary.add([word.text for word in page.words])
        moves: list[Move] = []
        width, height = page.width, page.height
        if turn := turn_of(page):
            moves.append(turn.shown)
            page = turned_page(page, turn)
        if page.tilt:
            moves.append(Tilt(page.tilt, width, height).shown)
        if moves:
            self._moves[page.number] = moves
        page = with_touching_parted(with_leaders_parted(without_underlines(page)))
        page = with_figures_level(with_banners_level(page))
        above = self._pages[-1].columns if self._pages else []
        known = [item for column in above for item in column.items]
        above_tables = [item for item in known if isinstance(item, PlacedTable)]
        self._ends += above_tables[-1:]
        boxes = boxes_of(page)
        cards = cards_of(page, boxes) if len(boxes) > 1 else []
        self._columns = None if cards else label_columns(page, self._columns)
        if self._columns is not None:
            found = list(_tables_in_columns(page, self._columns, above_tables))
            return slim(page_lines(page, found, columns=self._columns))
        cards += titled_boxes(_without(page, cards), boxes) if boxes else []
        tables = find_tables(_without(page, cards), above_tables, self._ends)
        return slim(page_lines(page, tables, boxes, cards))

    def blocks(self) -> tuple[Block, ...]:
        """The blocks of all pages."""
        found = (_settled(block, self._vocabulary) for block in blocks_of(self._pages))
        if not self._moves:
            return tuple(found)
        return tuple(moved_back(block, self._moves) for block in found)


def _tables_in_columns(
    page: Page, columns: LabelColumns, above: Sequence[PlacedTable]
) -> Iterator[PlacedTable]:
    """The tables of each column, and those over all of them."""
    for part in parts(page, columns):
        yield from find_tables(part, above)
    for box in columns.across:
        across = inside(page, box)
        if across.rules:
            yield from find_tables(across)


def _without(page: Page, cards: Sequence[Aside]) -> Page:
    """The page without the words of its cards, which are no tables."""
    if not cards:
        return page
    gone = {id(word) for card in cards for word in card.words}
    return replace(page, words=tuple(word for word in page.words if id(word) not in gone))


def _settled(block: Block, vocabulary: Vocabulary) -> Block:
    """The block with the hyphens at its line ends decided."""
    if block.table is not None:
        if not UNDECIDED.search("".join([cell.text for cell in block.table.cells])):
            return block
        cells = tuple(_settled_cell(cell, vocabulary) for cell in block.table.cells)
        return replace(block, table=Table(cells, block.table.confidence))
    if not UNDECIDED.search(block.text):
        return block
    text, regions = _resolve(block.text, block.regions, vocabulary)
    bold = len(text) if block.bold_chars == len(block.text) else block.bold_chars
    return replace(block, text=text, regions=regions, bold_chars=min(bold, len(text)))


def _settled_cell(cell: Cell, vocabulary: Vocabulary) -> Cell:
    if not UNDECIDED.search(cell.text):
        return cell
    text, regions = _resolve(cell.text, cell.regions, vocabulary)
    return replace(cell, text=text, regions=regions)


def _resolve(
    text: str, regions: tuple[Region, ...], vocabulary: Vocabulary
) -> tuple[str, tuple[Region, ...]]:
    """The settled text, and regions whose ends follow what was taken out."""
    settled = settle(text, vocabulary)
    moved = tuple(
        replace(
            region,
            start=len(settle(text[: region.start], vocabulary)),
            end=len(settled)
            if region.end == len(text)
            else len(settle(text[: region.end], vocabulary)),
        )
        for region in regions
    )
    return settled, moved
