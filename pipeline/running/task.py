"""One file to read, as it travels to a worker process, and what comes back."""

from __future__ import annotations

import tempfile
from array import array
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from extractors.errors import ExtractError
from extractors.options import ReadOptions
from pipeline.across import sketch
from pipeline.archives import MOST_MEMBER_BYTES, check_left_whole
from pipeline.files import SourceFile, copy_bytes
from pipeline.process import FileResult, failed_file, process_file
from pipeline.running.fingerprint import programs
from pipeline.running.shards import write_shard
from pipeline.sources import open_source

RowDict = dict[str, Any]
_PASSING = {"time_limit", "memory_limit", "no_permission"}
"""Failures that another moment or machine may not have: never kept for the next run."""
_DOCUMENT_FACTS = ("document_id", "status", "kind", "error_code", "error_message",
                   "department_code", "fiscal_year", "byte_size")  # fmt: skip
_OCR_CODES = {"needs_ocr", "scanned_page", "ocr_text"}


@dataclass(frozen=True, slots=True)
class Task:
    """One file to read and where its rows go; `sha256` is of its bytes, "" if unreadable."""

    file: SourceFile
    sha256: str
    key: str
    shard: Path
    read: ReadOptions
    kind: str | None

    @property
    def size(self) -> int:
        """Bytes on disk: what decides the order and the time limit."""
        return self.file.size


def read_task(task: Task) -> RowDict:
    """Read the file, write its shard, return the shard's facts.

    Raises OSError where the shard cannot be written; a bad file is a row, not an error.
    """
    return keep_result(task, _result(task))


def _result(task: Task) -> FileResult:
    file = task.file
    try:
        check_left_whole(file)
        with _on_disk(file) as path:
            return process_file(path, file.source_path, task.read, task.kind)
    except ExtractError as error:
        return failed_file(file.source_path, task.sha256, file.size, error)


@contextmanager
def _on_disk(file: SourceFile) -> Iterator[Path]:
    """The file itself, or a member of an archive unpacked for as long as it is read."""
    if not file.members:
        yield file.path
        return
    suffix = PurePosixPath(file.source_path).suffix
    with tempfile.TemporaryDirectory(prefix="fiches-") as folder:
        place = Path(folder) / f"membre{suffix if len(suffix) < 12 else ''}"
        with open_source(file) as stream, place.open("wb") as target:
            copy_bytes(stream, target, MOST_MEMBER_BYTES)
        yield place


def fail_task(task: Task, code: str, detail: str) -> RowDict:
    """Write the shard of a file whose reader died or was stopped; returns its facts."""
    error = ExtractError(code, detail)
    failed = failed_file(task.file.source_path, task.sha256, task.file.size, error)
    return keep_result(task, failed, passing=True)


def keep_result(task: Task, result: FileResult, *, passing: bool = False) -> RowDict:
    """Write a file's rows to its shard with the facts that runs and merges go by."""
    row = result.document
    facts = {name: row.get(name) for name in _DOCUMENT_FACTS}
    facts["source_path"] = task.file.source_path
    facts["programs"] = programs(_programs_used(result))
    facts["keep"] = (
        row.get("sha256") == task.sha256  # the very bytes that the shard is named after
        and not passing
        and row.get("error_code") not in _PASSING
    )
    facts["sketch"] = pack_sketch(sketch(result.tables.get("blocks", [])))
    write_shard(task.shard, facts, result.tables)
    return facts


def _programs_used(result: FileResult) -> list[str]:
    """Optional programs whose presence or version the rows depend on."""
    row = result.document
    if row.get("format") in ("doc", "rtf"):
        return ["libreoffice"]
    codes = {check["code"] for check in result.tables.get("checks", [])}
    return ["ocr"] if (codes | {row.get("error_code")}) & _OCR_CODES else []


def pack_sketch(values: list[int]) -> str:
    """A sketch as text for a shard's header."""
    return b64encode(array("I", values).tobytes()).decode()


def unpack_sketch(text: str) -> array[int]:
    """The sketch again, four bytes a value."""
    values = array("I")
    values.frombytes(b64decode(text))
    return values
