"""What only shows between files: the same bytes twice, the same report in two formats."""

from __future__ import annotations

import heapq
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from normalizers.text import words
from pipeline.checks.catalogue import word_check

RowDict = dict[str, Any]
SKETCH_SIZE = 128
"""Smallest hashes kept of a text: enough to tell 0.8 likeness from 0.6."""
_SHINGLE = 4
_ALIKE = 0.7
_EQUAL = 0.9
"""From here on a report stands for its copies: later ones are held against it alone."""
_SHARED = 4
"""Values two sketches must share to be compared at all (documents of a line share few)."""


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


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is compared of one document: `group` is its department, year and kind."""

    document_id: str
    source_path: str
    group: tuple[Any, ...]
    is_report: bool
    sketch: Sequence[int]


def likeness(left: Sequence[int], right: Sequence[int]) -> float:
    """Estimated share of common text of two sketches, 0 to 1."""
    if not left or not right:
        return 0.0
    union = heapq.nsmallest(SKETCH_SIZE, set(left) | set(right))
    common = set(left) & set(right)
    return sum(value in common for value in union) / len(union)


def same_reports(prints: Iterable[Fingerprint]) -> dict[str, list[RowDict]]:
    """Document id -> a check, for each report that an earlier file nearly repeats.

    Only files of the same department, year and kind are compared, and of these only those
    that share some of their words: the cost does not grow with the square of the files.
    """
    groups: dict[tuple[Any, ...], _Group] = defaultdict(_Group)
    checks: dict[str, list[RowDict]] = {}
    for each in prints:
        if not each.is_report:
            continue
        found = groups[each.group].place(each)
        if found is not None:
            earlier, alike = found
            row = {
                "row_id": each.document_id,
                "document_id": each.document_id,
                "source_path": each.source_path,
            }
            checks[each.document_id] = [_check(row, "same_report", earlier.source_path, alike)]
    return checks


class _Group:
    """The reports of one department, year and kind, found again by the words they share."""

    def __init__(self) -> None:
        self.members: list[Fingerprint] = []
        self.by_value: dict[int, list[int]] = defaultdict(list)

    def place(self, new: Fingerprint) -> tuple[Fingerprint, float] | None:
        """The first earlier report that is nearly the same, with its likeness."""
        shared = Counter(number for value in new.sketch for number in self.by_value.get(value, ()))
        for number in sorted(number for number, times in shared.items() if times >= _SHARED):
            alike = likeness(new.sketch, self.members[number].sketch)
            if alike >= _ALIKE:
                if alike < _EQUAL:
                    self._keep(new)
                return self.members[number], alike
        self._keep(new)
        return None

    def _keep(self, new: Fingerprint) -> None:
        for value in new.sketch:
            self.by_value[value].append(len(self.members))
        self.members.append(new)


def duplicate(source_path: str, first: RowDict) -> tuple[RowDict, RowDict]:
    """The documents row and the check of a file whose bytes were read before as `first`."""
    twin = first | {"source_path": source_path, "status": "duplicate"}
    twin["row_id"] = f"{first['document_id']}~{zlib.crc32(source_path.encode()):08x}"
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
