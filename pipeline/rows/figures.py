"""Indicator rows: from a fiche's cells, a dashboard's rows, and the counts of a summary."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.blocks import Span, block_span
from extractors.layouts.records import Record
from normalizers.indicators import (
    Observation,
    find_in_parts,
    find_observations,
    observations_in_row,
)
from normalizers.indicators.codes import indicator_code
from normalizers.parsed import Parsed
from normalizers.text import SUPERSCRIPTS, clean, clean_line
from pipeline.rows.book import Book, Row

SECTIONS = {"indicators": "indicators", "target": "target", "results": "results",
            "outlook": "outlook", "text": "description"}  # fmt: skip
"""Field of a fiche -> section of the figures that stand in it."""

_COUNT_LINE = re.compile(
    r"^\W*(?:nombre|nb|taux|part|pourcentage|effectifs?|total|délai|file active|actions?|fiches?)\b"
    r"[^.=:\d]{3,}[=:]\s*\d",
    re.IGNORECASE,
)


_MARKS = re.compile(f"[{SUPERSCRIPTS}]+")
_A_YEAR = re.compile(r"(?:année\s*)?20\d\d", re.IGNORECASE)
_PLAIN_DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")
_MARK_REACH = 3
"""Characters behind a figure's words in which its note mark may stand."""


@dataclass(frozen=True, slots=True)
class Chart:
    """What all figures of a record share."""

    action_id: str | None
    fiscal_year: int | None
    part_index: int
    part_kind: str | None


def add_fiche_figures(book: Book, record: Record, chart: Chart) -> None:
    """Every observation in the fiche's cells of figures and of prose about results."""
    for name in ("indicators", "target", "results", "text"):
        spans = record.spans(name)
        parts = [(span.text, _is_item(book, span)) for span in spans]
        for index, found in find_in_parts(parts, year=chart.fiscal_year):
            span = spans[index]
            _add(book, span.cut(found.start, found.end), span, found, chart, SECTIONS[name])


def _is_item(book: Book, span: Span) -> bool:
    """Whether a span is a list item of the document."""
    return book.document.blocks[span.block - 1].kind == "list_item"


def add_summary_figures(book: Book, span: Span, chart: Chart) -> None:
    """A count outside any fiche: « Nombre d'actions engagées / prévues = 18 / 19 »."""
    if _COUNT_LINE.match(span.text):
        _add_text(book, span, chart, "summary")


def add_prose_figures(book: Book, span: Span, chart: Chart) -> None:
    """The figures of a sentence in a chapter on indicators."""
    _add_text(book, span, chart, "indicators")


def _add_text(book: Book, span: Span, chart: Chart, section: str) -> None:
    for found in find_observations(span.text, year=chart.fiscal_year):
        _add(book, span.cut(found.start, found.end), span, found, chart, section)


def add_dashboard_row(book: Book, record: Record, chart: Chart) -> None:
    """One row of a dashboard: an observation for each filled year or value column."""
    if record.heading is None:
        return
    label = clean_line(record.heading.text) or ""
    if _A_YEAR.fullmatch(label):
        _add_year_row(book, record, label, chart)
        return
    cells = [(item.label, item.values[0]) for item in record.fields if item.values]
    texts = [(header, span.text) for header, span in cells]
    for index, found in observations_in_row(label, texts, year=chart.fiscal_year):
        span = cells[index][1]
        plain = "summary" if record.layout == "summary" else "indicators"
        section = "target" if found.value.is_target else plain
        row = _add(book, span.cut(found.start, found.end), span, found, chart, section)
        row.set("label", clean_line(found.value.label) or label, record.heading, "label.row")


def _add_year_row(book: Book, record: Record, year: str, chart: Chart) -> None:
    """A row that is a year: each column's header is what is measured."""
    for item in record.fields:
        for _, found in observations_in_row(
            item.label, [(year, item.values[0].text)], year=chart.fiscal_year
        ):
            span = item.values[0]
            _add(book, span.cut(found.start, found.end), span, found, chart, "indicators")


def _add(
    book: Book,
    place: Span,
    whole: Span,
    found: Parsed[Observation],
    chart: Chart,
    section: str,
) -> Row:
    seen = found.value
    row_id = book.place_id("i", place)
    row = book.add(
        "indicators",
        row_id,
        indicator_id=row_id,
        action_id=chart.action_id,
        part_index=chart.part_index,
        part_kind=chart.part_kind,
    )
    row.set("label", seen.label, place, found.rule, found.confidence)
    row.values["indicator_code"] = indicator_code(seen.label, seen.unit)
    for column in ("value", "value_max", "denominator"):
        row.set(column, getattr(seen, column), place, found.rule, found.confidence)
    row.set("unit", seen.unit, place, found.rule)
    row.set("year", seen.year or chart.fiscal_year, place, found.rule)
    row.values["comparator"] = seen.comparator
    row.values["availability"] = seen.availability
    row.values["section"] = "target" if seen.is_target else section
    row.set("text", clean(whole.text), whole, "text")
    _add_note(book, row, place, whole)
    if found.problem:
        book.problem(found.problem, None, place, found=place.text)
    return row


def _add_note(book: Book, row: Row, place: Span, whole: Span) -> None:
    """The footnote whose mark stands in the figure's words or right behind them."""
    end = place.end - whole.start + _MARK_REACH
    marks = _MARKS.findall(whole.text[place.start - whole.start : end])
    for mark in marks:
        number = mark.translate(_PLAIN_DIGITS)
        for index, block in book.document.enumerate():
            if index > place.block and block.kind == "footnote" and block.mark == number:
                note = block_span(index, block)
                row.set("note", clean(note.text), note, "note.mark")
                return
