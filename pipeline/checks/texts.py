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
LOW_COVERAGE, LOW_OF_STATEMENTS = 0.4, 0.25
"""Share of words: tables reach 0.97; an act or a speech says most of its words around the facts."""


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


def low_coverage(coverage: float | None, kind: str) -> list[Finding]:
    """Much of a report that found no place in any table."""
    least = LOW_OF_STATEMENTS if kind == "statement" else LOW_COVERAGE
    if coverage is None or coverage >= least:
        return []
    return [Finding("low_coverage", None, (), _percent(least), _percent(coverage))]


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"
