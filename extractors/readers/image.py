"""Reads a scan that is a picture file (JPEG, PNG, TIFF of one or more pages) by OCR."""

from __future__ import annotations

import tempfile
import warnings
from pathlib import Path

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from extractors.blocks import Document
from extractors.errors import ExtractError
from extractors.options import ReadOptions
from extractors.readers.pdf import reader
from extractors.readers.pdf.ocr import is_engine_installed

_LONG_SIDE = 11.69
"""Inches of the longer side where the file does not tell: A4."""
_LEAST, _MOST = 90, 1250
"""Dots per inch that a scanner may have told; cameras and screens write 72 or nothing."""


def read(path: Path, options: ReadOptions) -> Document:
    """The blocks of a picture: its frames become pages of a PDF, which is read as any scan.

    Raises ExtractError: needs_ocr (no engine, or OCR off), unsupported, damaged, too_large.
    """
    if not is_engine_installed(options):
        raise ExtractError("needs_ocr", "image")
    with tempfile.TemporaryDirectory() as folder:
        paged = Path(folder, "scan.pdf")
        _save_pages(path, paged)
        return reader.read(paged, options)


def _save_pages(path: Path, paged: Path) -> None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path) as image:
                for number, frame in enumerate(ImageSequence.Iterator(image)):
                    _save_page(frame, paged, append=number > 0)
    except UnidentifiedImageError as error:
        raise ExtractError("unsupported", "image") from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ExtractError("too_large", str(error)) from error
    except (OSError, SyntaxError, ValueError) as error:
        raise ExtractError("damaged", repr(error)) from error


def _save_page(frame: Image.Image, paged: Path, *, append: bool) -> None:
    """One frame, upright, in greys on white, as a page of the size that was scanned."""
    upright = ImageOps.exif_transpose(frame)
    if upright.has_transparency_data:
        ground = Image.new("RGBA", upright.size, "white")
        upright = Image.alpha_composite(ground, upright.convert("RGBA"))
    told = float(frame.info.get("dpi", (0, 0))[0])
    dpi = told if _LEAST <= told <= _MOST else max(upright.size) / _LONG_SIDE
    upright.convert("L").save(paged, "PDF", resolution=dpi, append=append, quality=92)
