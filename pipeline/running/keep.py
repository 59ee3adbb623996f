"""The rows of a file kept on disk, with the facts that runs and merges go by."""

from __future__ import annotations

from array import array
from base64 import b64decode, b64encode
from typing import Any

from extractors.errors import ExtractError
from pipeline.across import sketch
from pipeline.result import FileResult, failed_file
from pipeline.running.fingerprint import programs
from pipeline.running.shards import write_shard
from pipeline.running.task import Task

RowDict = dict[str, Any]
_PASSING = {"time_limit", "memory_limit", "no_permission", "unreachable"}
"""Failures that another moment or machine may not have: never kept for the next run."""
_DOCUMENT_FACTS = ("document_id", "status", "kind", "error_code", "error_message",
                   "department_code", "fiscal_year", "byte_size")  # fmt: skip
_OCR_CODES = {"needs_ocr", "scanned_page", "ocr_text"}


def fail_task(task: Task, code: str, detail: str) -> RowDict:
    """Write the shard of a file whose reader died or was stopped; returns its facts."""
    error = ExtractError(code, detail)
    failed = failed_file(task.file.source_path, task.sha256, task.size, error)
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
    return facts | {"digest": write_shard(task.shard, facts, result.tables)}


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
