"""What reading a file comes to: its rows, or the row that says why there are none."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass
from typing import Any

from extractors.errors import ExtractError
from pipeline.checks.catalogue import word_check

RowDict = dict[str, Any]
LOG = logging.getLogger("fiches")

PARTIAL_CODES = {"needs_ocr", "needs_libreoffice"}
"""A file that was recognised but wants an optional program is partial, not failed."""


@dataclass(slots=True)
class FileResult:
    """The rows of one file, by table."""

    source_path: str
    document_id: str
    tables: dict[str, list[RowDict]]

    @property
    def document(self) -> RowDict:
        """The file's row in `documents`."""
        return self.tables["documents"][0]


def document_id_of(sha256: str, source_path: str) -> str:
    """First 16 hex digits of the file's hash (of its path's, where it could not be read)."""
    return (sha256 or hashlib.sha256(source_path.encode()).hexdigest())[:16]


def file_facts(source_path: str, document_id: str, sha256: str, size: int) -> RowDict:
    """The columns of `documents` that are facts of the file."""
    return {
        "row_id": document_id,
        "document_id": document_id,
        "source_path": source_path,
        "sha256": sha256 or None,
        "byte_size": size,
    }


def failed_file(
    source_path: str, sha256: str, size: int, error: ExtractError, fmt: str | None = None
) -> FileResult:
    """A documents row and a check for a file that could not be read."""
    LOG.warning("%s: %s", source_path, error)
    document_id = document_id_of(sha256, source_path)
    status = "partial" if error.code in PARTIAL_CODES else "failed"
    row = file_facts(source_path, document_id, sha256, size) | {
        "format": "pdf" if fmt == "image" else fmt,
        "kind": "other",
        "status": status,
        "error_code": error.code,
        "error_message": error.message,
    }
    severity, message = word_check("unread_file", None, error.message)
    check = {
        "row_id": f"{document_id}-c001",
        "document_id": document_id,
        "code": error.code,
        "severity": "warning" if status == "partial" else severity,
        "message": message,
    }
    return FileResult(source_path, document_id, {"documents": [row], "checks": [check]})
