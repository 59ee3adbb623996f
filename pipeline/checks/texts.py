"""Checks on words: names of private persons, and documents of which little was understood."""

from __future__ import annotations

from collections.abc import Iterable

from extractors.blocks import Span
from normalizers.personal import find_personal_data
from pipeline.rows.book import Book, Finding, Row

_TEXT_COLUMNS = {
    "actions": ("title", "description", "partners_text", "budget_text", "indicators_text",
                "results_text", "outlook_text", "reason_not_done"),
    "extras": ("text",),
    "partners": ("name",),
}  # fmt: skip
LOW_COVERAGE = 0.4
"""Share of words: the known reports reach 0.5 (press text) to 0.97 (tables)."""


def personal_data(book: Book) -> list[Finding]:
    """A named private person, a telephone number, a mail address in a text column."""
    found: dict[tuple[int, int | None, int | None, int], Finding] = {}
    for table, columns in _TEXT_COLUMNS.items():
        for row in book.table(table):
            for column in columns:
                for place in book.evidence(row, column):
                    for finding in _in_place(book, row, place):
                        span = finding.spans[0]
                        key = (span.block, span.row, span.col, span.start)
                        found.setdefault(key, finding)
    return list(found.values())


def _in_place(book: Book, row: Row, place: dict[str, object]) -> Iterable[Finding]:
    text = str(place["raw_text"])
    start = int(str(place["char_start"]))
    for item in find_personal_data(text):
        span = Span(
            int(str(place["block_index"])),
            start + item.start,
            start + item.end,
            text[item.start : item.end],
            _number(place["row"]),
            _number(place["col"]),
        )
        yield Finding("personal_data", row, (span,), None, span.text)


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None


def low_coverage(coverage: float | None) -> list[Finding]:
    """Much of a report that found no place in any table."""
    if coverage is None or coverage >= LOW_COVERAGE:
        return []
    return [Finding("low_coverage", None, (), f"{LOW_COVERAGE:.0%}", f"{coverage:.0%}")]
