"""What only shows between files: the same bytes twice, the same report in two formats."""

from __future__ import annotations

import heapq
import zlib
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from normalizers.text import words
from pipeline.checks.catalogue import word_check

RowDict = dict[str, Any]
SKETCH_SIZE = 128
"""Smallest hashes kept of a text: enough to tell 0.8 likeness from 0.6."""
_SHINGLE = 4
_ALIKE = 0.7


def sketch(blocks: Iterable[RowDict]) -> list[int]:
    """A fingerprint of a document's text that stays alike when little of the text changes."""
    tokens = [
        word
        for block in blocks
        if block["kind"] not in ("page_header", "page_footer") and block["text"]
        for word in words(block["text"])
    ]
    shingles = {
        zlib.crc32(" ".join(tokens[start : start + _SHINGLE]).encode())
        for start in range(max(0, len(tokens) - _SHINGLE + 1))
    }
    return heapq.nsmallest(SKETCH_SIZE, shingles)


def likeness(left: list[int], right: list[int]) -> float:
    """Estimated share of common text of two sketches, 0 to 1."""
    if not left or not right:
        return 0.0
    union = heapq.nsmallest(SKETCH_SIZE, set(left) | set(right))
    common = set(left) & set(right)
    return sum(value in common for value in union) / len(union)


def same_reports(documents: list[RowDict], sketches: dict[str, list[int]]) -> list[RowDict]:
    """A check for each report that an earlier file with the same facts nearly repeats."""
    groups: dict[tuple[Any, ...], list[RowDict]] = defaultdict(list)
    for row in documents:
        if row["kind"] != "other" and row["status"] in ("ok", "partial"):
            groups[row.get("department_code"), row.get("fiscal_year"), row["kind"]].append(row)
    checks = []
    for group in groups.values():
        for index, row in enumerate(group):
            for earlier in group[:index]:
                alike = likeness(sketches[row["document_id"]], sketches[earlier["document_id"]])
                if alike >= _ALIKE:
                    checks.append(_check(row, "same_report", earlier["source_path"], alike))
                    break
    return checks


def duplicate(row: RowDict, first: RowDict) -> tuple[RowDict, RowDict]:
    """The documents row and the check of a file whose bytes were read before."""
    facts = {key: row[key] for key in ("row_id", "document_id", "sha256", "byte_size")}
    twin = first | facts | {"source_path": row["source_path"], "status": "duplicate"}
    twin["row_id"] = f"{row['document_id']}~{zlib.crc32(row['source_path'].encode()):08x}"
    return twin, _check(twin, "duplicate_file", first["source_path"], 1.0)


def _check(row: RowDict, code: str, expected: str, alike: float) -> RowDict:
    severity, message = word_check(code, expected, row["source_path"])
    return {
        "row_id": f"{row['row_id']}-{code}",
        "document_id": row["document_id"],
        "code": code,
        "severity": severity,
        "message": message,
        "expected": expected,
        "found": f"{row['source_path']} ({alike:.0%} de texte commun)",
    }
