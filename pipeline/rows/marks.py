"""Struck words are no answer; of alternatives the one that stands out is.

« OUI / ~~NON~~ » is yes, « OUI **NON** » is no, « ~~12 000 €~~ 15 000 € » is 15 000 €. A text
that is struck as a whole is kept, and said: only a person knows what it means.
"""

from __future__ import annotations

from collections.abc import Iterable

from extractors.blocks import Document, Mark, Span
from extractors.layouts.records import Record
from normalizers.flags import parse_flag
from normalizers.statuses import parse_status
from pipeline.rows.book import Book

_APART = " \t\n\u00a0/|,;–—-"
"""What parts alternatives."""


def settle_marks(book: Book, records: Iterable[Record]) -> None:
    """Leave struck words out of every value, and keep the alternative that was picked."""
    marked = _Marked(book.document)
    if not marked:
        return
    for record in records:
        for item in record.fields:
            item.values = [piece for span in item.values for piece in _settled(book, marked, span)]


class _Marked:
    """The marks of a document, by the place they stand in."""

    def __init__(self, document: Document) -> None:
        self._marks: dict[tuple[int, int | None, int | None], tuple[Mark, ...]] = {}
        for index, block in document.enumerate():
            if block.marks:
                self._marks[index, None, None] = block.marks
            for cell in block.table.cells if block.table else ():
                if cell.marks:
                    self._marks[index, cell.row, cell.col] = cell.marks

    def __bool__(self) -> bool:
        return bool(self._marks)

    def within(self, span: Span, kind: str) -> list[tuple[int, int]]:
        """Where marks of a kind lie in a span, relative to its text."""
        marks = self._marks.get((span.block, span.row, span.col), ())
        cuts = [
            (max(start, span.start), min(end, span.end)) for start, end, k in marks if k == kind
        ]
        return [(start - span.start, end - span.start) for start, end in cuts if start < end]


def _settled(book: Book, marked: _Marked, span: Span) -> list[Span]:
    struck = marked.within(span, "struck")
    if struck:
        book.problem("struck_text", None, span, found=_shown(span, struck))
        return _without(span, struck) or [span]
    picked = marked.within(span, "picked")
    return [_picked(span, *picked[0])] if len(picked) == 1 else [span]


def _without(span: Span, struck: list[tuple[int, int]]) -> list[Span]:
    """What is left of a text, in one piece or several."""
    edges = [0, *(edge for cut in struck for edge in cut), len(span.text)]
    pieces = [span.cut(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True)]
    return [kept for piece in pieces if (kept := _trimmed(piece)).text]


def _trimmed(span: Span) -> Span:
    left = len(span.text) - len(span.text.lstrip(_APART))
    return span.cut(left, max(left, len(span.text.rstrip(_APART))))


def _picked(span: Span, start: int, end: int) -> Span:
    """The alternative that stands out, where the rest is another one; else the whole text."""
    rest = (span.text[:start] + span.text[end:]).strip(_APART)
    one, other = _answer(span.text[start:end]), _answer(rest)
    return span.cut(start, end) if one and other and one != other else span


def _answer(text: str) -> str | None:
    found = parse_flag(text) or parse_status(text)
    return found.value if found else None


def _shown(span: Span, struck: list[tuple[int, int]]) -> str:
    return " … ".join(" ".join(span.text[start:end].split()) for start, end in struck)
