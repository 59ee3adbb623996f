"""What the user may choose about reading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Engines and limits of one run; the defaults fit a laptop."""

    pdf_engine: Literal["pdfium", "pdfplumber"] = "pdfium"
    ocr: Literal["auto", "tesseract", "rapidocr", "off"] = "auto"
    office_timeout_s: int = 120
    """Seconds LibreOffice may take to convert one file."""
