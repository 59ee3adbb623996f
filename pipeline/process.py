"""One file in, its rows out: the function that every way of running fiches calls.

It depends on the file's bytes, its path below the input folder and the options alone, writes
nothing, and raises nothing: what goes wrong with a file is a row that says so.
"""

from __future__ import annotations

import hashlib
import logging
from pathlib import Path
from typing import Any

from extractors.blocks import Document
from extractors.errors import ExtractError
from extractors.options import ReadOptions
from extractors.readers import read
from extractors.sniff import sniff
from pipeline.archives import check_package
from pipeline.checks.catalogue import word_check
from pipeline.result import FileResult, document_id_of, failed_file, file_facts
from pipeline.rows.build import build_rows

RowDict = dict[str, Any]
LOG = logging.getLogger("fiches")

_ANNOUNCED: dict[str, tuple[str, ...]] = {
    ".pdf": ("pdf",),
    ".docx": ("docx",),
    ".docm": ("docx",),
    ".odt": ("odt",),
    ".doc": ("doc",),
    ".rtf": ("rtf",),
    ".xlsx": ("xlsx",),
    ".xlsm": ("xlsx",),
    ".xlsb": ("xls",),
    ".xls": ("xls",),
    ".ods": ("ods",),
    ".csv": ("csv", "text"),
    ".html": ("html",),
    ".htm": ("html",),
    ".txt": ("text", "csv"),
    ".md": ("text",),
    **dict.fromkeys(
        (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".bmp", ".webp", ".heic"), ("image",)
    ),
}
"""Suffix -> the formats a name with it may hold without surprise."""


def process_file(
    path: Path, source_path: str, options: ReadOptions, kind: str | None = None
) -> FileResult:
    """Read one file into rows; `source_path` is its name in the tables.

    `kind` is the kind of report where the user names it; otherwise the content tells.
    """
    try:
        sha256, size = _hash(path)
    except PermissionError:
        return failed_file(source_path, "", 0, ExtractError("no_permission"))
    except OSError as error:
        return failed_file(source_path, "", 0, ExtractError("damaged", str(error)))
    fmt: str | None = None
    try:
        fmt = sniff(path)
        check_package(path)
        document = read(path, fmt, options)
        result = _success(source_path, sha256, size, document, kind)
        if is_misnamed(source_path, fmt):
            check = _misnamed(source_path, result.document_id, fmt)
            result.tables.setdefault("checks", []).append(check)
        return result
    except ExtractError as error:
        return failed_file(source_path, sha256, size, error, fmt)
    except MemoryError:
        return failed_file(source_path, sha256, size, ExtractError("memory_limit"), fmt)
    except Exception as error:  # a defect of ours must not stop the run
        LOG.exception("unexpected error in %s", source_path)
        detail = f"{type(error).__name__}: {error}"
        return failed_file(source_path, sha256, size, ExtractError("crashed", detail), fmt)


def _hash(path: Path) -> tuple[str, int]:
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return digest, path.stat().st_size


def _success(
    source_path: str, sha256: str, size: int, document: Document, kind: str | None
) -> FileResult:
    document_id = document_id_of(sha256, source_path)
    tables = build_rows(document, document_id, source_path, kind)
    row = tables["documents"][0]
    row |= file_facts(source_path, document_id, sha256, size)
    row |= {"format": document.format, "page_count": document.page_count, "status": "ok"}
    codes = {problem.code for problem in document.problems}
    if "scanned_page" in codes and not codes & {"unread_page", "damaged"}:
        _mark_partial(row, ExtractError("needs_ocr"))
    elif codes & {"unread_page", "damaged"}:
        _mark_partial(row, ExtractError("damaged"))
    elif "too_large" in codes:
        _mark_partial(row, ExtractError("too_large"))
    return FileResult(source_path, document_id, tables)


def is_misnamed(source_path: str, fmt: str) -> bool:
    """Whether the name announces another format than the content ("rapport.pdf", a text)."""
    announced = _ANNOUNCED.get(Path(source_path).suffix.lower())
    return announced is not None and fmt not in announced


def _misnamed(source_path: str, document_id: str, fmt: str) -> RowDict:
    severity, message = word_check("misnamed_file", None, None)
    return {
        "row_id": f"{document_id}-misnamed_file",
        "document_id": document_id,
        "code": "misnamed_file",
        "severity": severity,
        "message": message,
        "expected": Path(source_path).suffix.lower().lstrip("."),
        "found": fmt,
    }


def _mark_partial(row: RowDict, error: ExtractError) -> None:
    row |= {"status": "partial", "error_code": error.code, "error_message": error.message}
