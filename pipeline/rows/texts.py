"""Text columns: several values under one label become one cleaned text with all its places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractors.blocks import Span
from extractors.layouts.records import Record
from normalizers.statuses import is_not_applicable, says_nothing
from normalizers.text import clean, clean_line
from pipeline.rows.book import Row


def speaking(spans: Iterable[Span]) -> list[Span]:
    """The spans that say something: "Néant", "-" and "Sans objet" do not."""
    return [
        span
        for span in spans
        if span.text.strip() and not says_nothing(span.text) and not is_not_applicable(span.text)
    ]


def joined(spans: Sequence[Span]) -> str | None:
    """The cleaned text of several spans, a line each."""
    parts = [clean(span.text) for span in spans]
    return "\n".join(part for part in parts if part) or None


def set_text(row: Row, column: str, spans: Iterable[Span], method: str) -> None:
    """A text column from all its spans."""
    kept = [span.strip() for span in speaking(spans)]
    row.set(column, joined(kept), kept, method)


def set_line(row: Row, column: str, span: Span | None, method: str, score: float = 1.0) -> None:
    """A one-line text column from one span."""
    if span is not None and span.text.strip():
        row.set(column, clean_line(span.text), span.strip(), method, score)


def first_span(record: Record, *names: str) -> Span | None:
    """The first value under any of these labels, in that order of preference."""
    for name in names:
        for span in record.spans(name):
            return span
    return None
