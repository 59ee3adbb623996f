"""Pages that are pictures -> pages with words and rules, by the engine that is there."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractors.blocks import Problem
from extractors.options import ReadOptions
from extractors.readers.pdf import pdfium
from extractors.readers.pdf.page import Page
from extractors.readers.pdf.scans import FEW, apart
from extractors.readers.pdf.tilt import Tilt

if TYPE_CHECKING:
    from extractors.readers.pdf.picture_reader import Engine, Recogniser


def with_scans_read(
    pages: Iterable[Page | Problem], path: Path, options: ReadOptions
) -> Generator[Page | Problem, None, None]:
    """The pages of the file at `path`, those that are pictures read where an engine is there.

    A Problem `ocr_text` (its detail names the engine, or the layer of words that a scanner left)
    goes before each page so read. A scan that no engine can read stays as it is. The engine
    starts with the first scan.
    """
    scans = _Scans(path, options)
    try:
        for page in pages:
            if isinstance(page, Page) and (page.is_scan or page.has_layer):
                yield from scans.take(page)
            else:
                yield page
    finally:
        scans.close()


class _Scans:
    """The scanned pages of one file."""

    def __init__(self, path: Path, options: ReadOptions) -> None:
        self._path, self._options = path, options

    @cached_property
    def _document(self) -> Any:
        return pdfium.open_document(self._path)

    @cached_property
    def _recogniser(self) -> Recogniser | None:
        from extractors.readers.pdf.picture_reader import Recogniser

        engines = _engines(self._options)
        return Recogniser(self._document, engines) if engines else None

    def take(self, page: Page) -> Iterator[Page | Problem]:
        """The page as far as it could be read, and what to say of it."""
        try:
            yield from self._read(page)
        except Exception as error:  # one odd page must not cost the others
            yield Problem("unread_page", repr(error), page.number)
            yield page

    def _read(self, page: Page) -> Iterator[Page | Problem]:
        # Most files hold no scan: none of this is imported for them.
        from extractors.readers.pdf import picture_page

        if page.has_layer:
            found = picture_page.with_drawn_rules(self._document, page)
            yield Problem("ocr_text", "layer", page.number)
            yield found
        elif len(page.words) > FEW and not picture_page.holds_more_text(self._document, page):
            yield replace(page, is_scan=False)
        elif self._recogniser is None:
            yield page
        else:
            found = self._recogniser.read(page)
            own = picture_page.straightened(page.words, Tilt(found.tilt, page.width, page.height))
            yield Problem("ocr_text", self._recogniser.engine, page.number)
            yield replace(found, words=(*own, *apart(found.words, own)))

    def close(self) -> None:
        """Lets go of the file, if it was opened."""
        document = self.__dict__.get("_document")
        if document is not None:
            document.close()


def is_engine_installed(options: ReadOptions) -> bool:
    """Whether a scan can be read with these options on this machine."""
    return bool(_engines(options))


def _engines(options: ReadOptions) -> list[Engine]:
    """By default Tesseract, with RapidOCR for pages it reads badly, or the one that is there."""
    from extractors.readers.pdf import ocr_rapid, ocr_tesseract

    found: list[Engine] = []
    if options.ocr in ("auto", "tesseract") and ocr_tesseract.is_installed():
        found.append(ocr_tesseract)
    if options.ocr in ("auto", "rapidocr") and ocr_rapid.is_installed():
        found.append(ocr_rapid)
    return found
