"""Reads a PDF: engine -> tables -> flow -> one Document."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from extractors.blocks import Block, Cell, Document, Problem, Region, Table
from extractors.options import ReadOptions
from extractors.readers.pdf.columns import PageLines, page_lines
from extractors.readers.pdf.emphasis import without_underlines
from extractors.readers.pdf.flow import blocks_of
from extractors.readers.pdf.hyphens import UNDECIDED, Vocabulary, settle
from extractors.readers.pdf.page import Page
from extractors.readers.pdf.slim import slim
from extractors.readers.pdf.source import Source
from extractors.readers.pdf.tables import PlacedTable, find_tables


def read(path: Path, options: ReadOptions) -> Document:
    """The blocks of a PDF, read page by page.

    Raises ExtractError: encrypted, damaged, empty_file. Pages that cannot be read and scans
    without OCR are problems (`unread_page`, `scanned_page`); the rest is read all the same.
    """
    source = _open(path, options)
    vocabulary = Vocabulary()
    pages: list[PageLines] = []
    problems: list[Problem] = []
    with closing(source.pages):
        for page in source.pages:
            if isinstance(page, Problem):
                problems.append(page)
                continue
            if page.is_scan:
                problems.append(Problem("scanned_page", page=page.number))
            try:
                pages.append(_digest(page, vocabulary, pages[-1] if pages else None))
            except Exception as error:  # one odd page must not cost the others
                problems.append(Problem("unread_page", repr(error), page.number))
    blocks = tuple(_settled(block, vocabulary) for block in blocks_of(pages))
    return Document("pdf", blocks, source.page_count, source.title, tuple(problems))


def _open(path: Path, options: ReadOptions) -> Source:
    """Engines are imported when they are asked for: pdfplumber takes its time."""
    if options.pdf_engine == "pdfplumber":
        from extractors.readers.pdf.engine_pdfplumber import open_source
    else:
        from extractors.readers.pdf.engine_pdfium import open_source
    return open_source(path)


def _digest(page: Page, vocabulary: Vocabulary, above: PageLines | None) -> PageLines:
    """What is kept of a page: its lines and tables; `above` is the page before."""
    vocabulary.add(word.text for word in page.words)
    page = without_underlines(page)
    items = [item for column in above.columns for item in column.items] if above else []
    known = [item for item in items if isinstance(item, PlacedTable)]
    return slim(page_lines(page, find_tables(page, known)))


def _settled(block: Block, vocabulary: Vocabulary) -> Block:
    """The block with the hyphens at its line ends decided."""
    if block.table is not None:
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
