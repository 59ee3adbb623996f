"""One reader per family of formats: a file in, a `Document` of blocks out."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from extractors.blocks import Document
from extractors.options import ReadOptions
from extractors.typed_notes import with_typed_notes

READERS: dict[str, str] = {
    "pdf": "extractors.readers.pdf.reader",
    "docx": "extractors.readers.word.reader",
    "odt": "extractors.readers.odf.odt",
    "doc": "extractors.readers.word.office",
    "rtf": "extractors.readers.word.office",
    "xlsx": "extractors.readers.sheets.xlsx",
    "xls": "extractors.readers.sheets.xls",
    "ods": "extractors.readers.sheets.ods",
    "csv": "extractors.readers.text.csv_table",
    "html": "extractors.readers.html.reader",
    "text": "extractors.readers.text.reader",
    "image": "extractors.readers.image",
}
"""Format -> the module whose `read(path, options)` reads it.

Named, not imported: a folder of spreadsheets never pays for the PDF engine. A new format is one
module and one line here.
"""


def read(path: Path, fmt: str, options: ReadOptions) -> Document:
    """The document in a file of the given format; raises `ExtractError`."""
    module = import_module(READERS[fmt])
    document: Document = module.read(path, options)
    return with_typed_notes(document)
