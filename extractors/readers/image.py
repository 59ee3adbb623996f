"""Reads a scan that is a picture file (JPEG, PNG, TIFF of one or more pages) by OCR."""

from __future__ import annotations

import struct
import tempfile
import warnings
from dataclasses import replace
from pathlib import Path

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from extractors.blocks import Document, Problem
from extractors.errors import ExtractError
from extractors.options import ReadOptions
from extractors.readers.pdf import reader
from extractors.readers.pdf.ocr import is_engine_installed

_LONG_SIDE = 11.69
"""Inches of the longer side where the file does not tell: A4."""
_LEAST, _MOST = 90, 1250
"""Dots per inch that a scanner may have told; cameras and screens write 72 or nothing."""
_DAMAGE = (OSError, SyntaxError, ValueError, TypeError, LookupError, ArithmeticError, struct.error)
"""What Pillow raises on pictures that are cut short or altered."""


def read(path: Path, options: ReadOptions) -> Document:
    """The blocks of a picture: its frames become pages of a PDF, which is read as any scan.

    Raises ExtractError: needs_ocr (no engine, or OCR off), unsupported, damaged, too_large.
    """
    if not is_engine_installed(options):
        raise ExtractError("needs_ocr", "image")
    with tempfile.TemporaryDirectory() as folder:
        paged = Path(folder, "scan.pdf")
        lost = _save_pages(path, paged)
        document = reader.read(paged, options)
        return replace(document, problems=(*document.problems, *lost))


def _save_pages(path: Path, paged: Path) -> list[Problem]:
    """Write the pages up to the first that is damaged; what says so where it is not the first."""
    saved = 0
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path) as image:
                for frame in ImageSequence.Iterator(image):
                    _save_page(frame, paged, append=saved > 0)
                    saved += 1
    except UnidentifiedImageError as error:
        raise ExtractError("unsupported", "image") from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ExtractError("too_large", str(error)) from error
    except _DAMAGE as error:
        if saved:
            return [Problem("unread_page", repr(error), saved + 1)]
        raise ExtractError("damaged", repr(error)) from error
    return []


def _save_page(frame: Image.Image, paged: Path, *, append: bool) -> None:
    """One frame, upright, in greys on white, as a page of the size that was scanned."""
    upright = ImageOps.exif_transpose(frame)
    if upright.has_transparency_data:
        ground = Image.new("RGBA", upright.size, "white")
        upright = Image.alpha_composite(ground, upright.convert("RGBA"))
    told = float(frame.info.get("dpi", (0, 0))[0])
    dpi = told if _LEAST <= told <= _MOST else max(upright.size) / _LONG_SIDE
    upright.convert("L").save(paged, "PDF", resolution=dpi, append=append, quality=92)
