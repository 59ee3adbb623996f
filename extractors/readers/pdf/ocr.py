"""Pages that are pictures -> pages with words and rules, by the engine that is there."""

from __future__ import annotations

import subprocess
from collections.abc import Generator, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.blocks import Problem
from extractors.options import ReadOptions
from extractors.readers.pdf.page import Page

if TYPE_CHECKING:
    from extractors.readers.pdf.picture_reader import Engine, Recogniser


def with_scans_read(
    pages: Iterable[Page | Problem], path: Path, options: ReadOptions
) -> Generator[Page | Problem, None, None]:
    """The pages of the file at `path`, those that are pictures read where an engine is there.

    A Problem `ocr_text` (its detail names the engine) goes before each page so read. A scan
    that no engine can read stays as it is. The engine starts with the first scan.
    """
    scans = _Scans(path, options)
    try:
        for page in pages:
            if isinstance(page, Page) and page.is_scan:
                yield from scans.read(page)
            else:
                yield page
    finally:
        scans.close()


class _Scans:
    """The scanned pages of one file."""

    def __init__(self, path: Path, options: ReadOptions) -> None:
        self._path, self._options = path, options

    @cached_property
    def _recogniser(self) -> Recogniser | None:
        return open_recogniser(self._path, self._options)

    def read(self, page: Page) -> Iterator[Page | Problem]:
        """The page as far as it could be read, and what to say of it."""
        recogniser = self._recogniser
        try:
            found = recogniser.read(page) if recogniser else page
        except (OSError, subprocess.SubprocessError) as error:
            yield Problem("unread_page", repr(error), page.number)
            found = page
        if recogniser is not None and found is not page:
            yield Problem("ocr_text", recogniser.engine, page.number)
        yield found

    def close(self) -> None:
        """Lets go of the file, if it was opened."""
        recogniser = self.__dict__.get("_recogniser")
        if recogniser is not None:
            recogniser.close()


def open_recogniser(path: Path, options: ReadOptions) -> Recogniser | None:
    """A reader for the scanned pages of a file; None without an engine, or with OCR off."""
    # Most files hold no scan: none of this is imported for them.
    from extractors.readers.pdf.picture_reader import Recogniser

    engines = _engines(options)
    return Recogniser(path, engines) if engines else None


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
