"""What only shows between files: the same bytes twice, the same report in two formats."""

from __future__ import annotations

import heapq
import zlib
from array import array
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
_KEYS = 32
"""Smallest values of a sketch that it is found again by."""
_SHARED = 0.5
"""Of these, the part that two sketches must share to be compared at all: texts that are `_ALIKE`
share some 0.7, texts with a third in common some 0.3."""


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
class Likeness:
    """The earlier file that a report nearly repeats, and the share of common text."""

    source_path: str
    share: float


def likeness(left: Sequence[int], right: Sequence[int]) -> float:
    """Estimated share of common text of two sketches, 0 to 1."""
    if not left or not right:
        return 0.0
    ours, theirs = set(left), set(right)
    union = sorted(ours | theirs)[:SKETCH_SIZE]
    common = ours & theirs
    return sum(map(common.__contains__, union)) / len(union)


@dataclass(slots=True)
class _Report:
    key: str
    source_path: str
    sketch: slice


class Reports:
    """The reports of a run by group: department, year and kind.

    Their sketches stand in one block of memory, which is given back whole.
    """

    def __init__(self) -> None:
        self._sketches = array("I")
        self._groups: dict[tuple[Any, ...], list[_Report]] = defaultdict(list)

    def add(self, key: str, source_path: str, group: tuple[Any, ...], sketch: array[int]) -> None:
        """One more report; the order of adding tells which of two is the earlier one."""
        start = len(self._sketches)
        self._sketches.extend(sketch)
        place = slice(start, start + len(sketch))
        self._groups[group].append(_Report(key, source_path, place))

    def repeats(self) -> dict[str, Likeness]:
        """Key -> the earlier report, for each report that nearly repeats one.

        Only files of the same group are compared, and of these only those that share some of
        their words: the cost does not grow with the square of the files.
        """
        found: dict[str, Likeness] = {}
        for members in self._groups.values():
            group = _Group()
            for each in members:
                earlier = group.place(each.source_path, self._sketches[each.sketch])
                if earlier is not None:
                    found[each.key] = earlier
        return found


class _Group:
    """The reports of one department, year and kind, found again by the words they share."""

    def __init__(self) -> None:
        self.members: list[tuple[str, Sequence[int]]] = []
        self.by_value: dict[int, list[int]] = defaultdict(list)

    def place(self, source_path: str, sketch: Sequence[int]) -> Likeness | None:
        """The first earlier report that is nearly the same."""
        keys = sketch[:_KEYS]
        shared = Counter(number for value in keys for number in self.by_value.get(value, ()))
        least = _SHARED * len(keys)
        for number in sorted(number for number, times in shared.items() if times >= least):
            earlier, other = self.members[number]
            alike = likeness(sketch, other)
            if alike >= _ALIKE:
                if alike < _EQUAL:
                    self._keep(source_path, sketch)
                return Likeness(earlier, alike)
        self._keep(source_path, sketch)
        return None

    def _keep(self, source_path: str, sketch: Sequence[int]) -> None:
        for value in sketch[:_KEYS]:
            self.by_value[value].append(len(self.members))
        self.members.append((source_path, sketch))


def same_report_check(document_id: str, source_path: str, earlier: Likeness) -> RowDict:
    """The check of a report that nearly repeats another."""
    row = {"row_id": document_id, "document_id": document_id, "source_path": source_path}
    return _check(row, "same_report", earlier.source_path, earlier.share)


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
