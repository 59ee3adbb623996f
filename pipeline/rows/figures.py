"""Indicator rows: from a fiche's cells and a dashboard's rows."""

from __future__ import annotations

import re
from bisect import bisect
from dataclasses import dataclass

from extractors.blocks import Span, block_span
from extractors.layouts.records import Field, Record
from extractors.typed_notes import mark_of
from normalizers.counted import is_count_of_actions
from normalizers.flags import says_nothing
from normalizers.header_levels import levels_of
from normalizers.indicators import (
    Observation,
    blank_row,
    doubtful_in_row,
    doubtful_shares,
    find_in_parts,
    measured_by,
    observations_in_row,
)
from normalizers.indicators.codes import indicator_code
from normalizers.parsed import Parsed
from normalizers.text import SUPERSCRIPTS, clean, clean_line
from normalizers.year_header import year_of_header
from pipeline.rows.book import Book, Row

SECTIONS = {"indicators": "indicators", "target": "target", "results": "results",
            "outlook": "outlook", "text": "description"}  # fmt: skip
"""Field of a fiche -> section of the figures that stand in it."""

_MARKS = re.compile(f"[{SUPERSCRIPTS}]+")
_A_YEAR = re.compile(r"(?:année\s*)?20\d\d", re.IGNORECASE)
_SHARE = re.compile(r"\d{1,3}(?:[.,]\d+)?\s?%")
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
    seen: list[tuple[Observation, Row, Span]] = []
    for name in ("indicators", "target", "results", "text"):
        spans = [s for item in record.all(name) if not item.is_apart for s in item.values if s.text]
        parts = [(span.text, _is_item(book, span)) for span in spans]
        is_asked = name in ("indicators", "target")
        for index, found in find_in_parts(parts, year=chart.fiscal_year, is_asked=is_asked):
            span = spans[index]
            place = span.cut(found.start, found.end)
            if found.value.availability == "blank" and _heads_table(book, place, span):
                continue
            row = add_figure(book, place, span, found, chart, SECTIONS[name])
            if found.problem is None:
                seen.append((found.value, row, place))
    for share, numbers in doubtful_shares([figure for figure, _, _ in seen], chart.fiscal_year):
        stated = seen[numbers][0]
        _doubt(book, *seen[share][1:], stated.value, stated.denominator)


def add_column_figures(book: Book, record: Record, chart: Chart) -> None:
    """A figure below a header that says what it counts: « Bénéficiaires 2024 » beside actions,
    « Taux d'avancement » with 75 %, though it tells the state too.
    """
    for item in (*record.all("figure"), *filter(_is_progress, record.all("status"))):
        levels = levels_of(item.label)
        label, year = next(filter(None, map(measured_by, reversed(levels))), (item.label, None))
        above = [found.value[0] for level in levels if (found := year_of_header(level))]
        header = str(year or next(filter(None, above), "Nombre"))
        for span in item.values:
            seen = observations_in_row(label, [(header, span.text)], year=chart.fiscal_year)
            for _, told, _ in seen:
                add_figure(book, span.cut(told.start, told.end), span, told, chart, "indicators")
            if not seen and not says_nothing(span.text):
                book.problem("unreadable_value", None, span, expected=label, found=span.text)


def _is_progress(item: Field) -> bool:
    """A share of the way, below a header that asks for one."""
    asked = measured_by(item.leaf) is not None or "%" in item.leaf
    return asked and all(_SHARE.fullmatch(span.text.strip()) for span in item.values)


def _doubt(book: Book, row: Row, place: Span, part: float | None, whole: float | None) -> None:
    """A stated share that the numbers beside it do not give."""
    if row["value"] is not None and part is not None and whole:
        numbers = f"{part:.10g} sur {whole:.10g}, soit {_percent(round(100 * part / whole, 1))}"
        book.problem("ratio_mismatch", row, place, expected=numbers, found=_percent(row["value"]))


def _percent(value: float) -> str:
    return f"{value:g} %".replace(".", ",")


def _heads_table(book: Book, place: Span, whole: Span) -> bool:
    """« Activité des trois dernières années : » right above the table that answers it."""
    following = book.document.blocks[whole.block : whole.block + 1]
    ends = not whole.text[place.end - whole.start :].strip(" :")
    return ends and whole.row is None and bool(following) and following[0].table is not None


def _is_item(book: Book, span: Span) -> bool:
    """Whether a span is a list item of the document."""
    return book.document.blocks[span.block - 1].kind == "list_item"


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
    is_summary = record.layout == "summary"
    plain = "summary" if is_summary else "indicators"
    seen: list[tuple[Observation, Row, Span]] = []
    for index, found, whole in observations_in_row(label, texts, year=chart.fiscal_year):
        span = cells[index][1]
        place = span.cut(found.start, found.end)
        section = plain if is_summary or not found.value.is_target else "target"
        row = add_figure(book, place, span, found, chart, section)
        said = clean_line(found.value.label) or label
        if is_summary and record.lead is not None:  # « Actions prévues » of each engagement
            said = f"{said} – {clean_line(record.lead.text)}"
        row.set("label", said, record.heading, "label.row")
        if whole is not None:
            row.set("denominator", found.value.denominator, cells[whole][1], "indicator.fraction")
        seen.append((found.value, row, place))
    if not seen and _asks_in_vain(record):
        blank = Parsed(blank_row(label), 0, len(record.heading.text), "indicator.blank")
        add_figure(book, record.heading, record.heading, blank, chart, plain)
    _check_row(book, label, seen, chart.fiscal_year)


def _asks_in_vain(record: Record) -> bool:
    """Whether a row of a table of indicators has nothing in any column of values."""
    values = [item for item in record.fields if item.name in ("value", "target")]
    return bool(values) and all(item.is_empty or says_nothing(item.text) for item in values)


def _add_year_row(book: Book, record: Record, year: str, chart: Chart) -> None:
    """A row that is a year: each column's header is what is measured."""
    seen: list[tuple[Observation, Row, Span]] = []
    for item in filter(lambda item: item.values, record.fields):
        span = item.values[0]
        for _, found, _ in observations_in_row(
            item.label, [(year, span.text)], year=chart.fiscal_year
        ):
            place = span.cut(found.start, found.end)
            row = add_figure(book, place, span, found, chart, "indicators")
            seen.append((found.value, row, place))
    _check_row(book, year, seen, chart.fiscal_year)


def _check_row(
    book: Book, label: str, seen: list[tuple[Observation, Row, Span]], fiscal_year: int | None
) -> None:
    """« Prévu 844 | Réalisé 787 | 97 % » or « 787 sur 844 | 97 % » in one row."""
    figures = [figure for figure, _, _ in seen]
    for share, numbers in doubtful_shares(figures, fiscal_year):
        stated = figures[numbers]
        _doubt(book, *seen[share][1:], stated.value, stated.denominator)
    doubtful = doubtful_in_row(label, figures)
    if doubtful is not None:
        share, part, whole = doubtful
        _doubt(book, *seen[share][1:], seen[part][0].value, seen[whole][0].value)


def add_figure(
    book: Book,
    place: Span,
    whole: Span,
    found: Parsed[Observation],
    chart: Chart,
    section: str,
) -> Row:
    """One observation of a text, with its place."""
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
    # « Actions prévues : 6 » counts what there is: in a summary it is no target
    counts = section == "summary" and is_count_of_actions(seen.label)
    row.values["section"] = "target" if seen.is_target and not counts else section
    row.set("text", clean(whole.text), whole, "text")
    _add_note(book, row, place, whole)
    if found.problem:
        _report(book, found.problem, row, place, whole)
    return row


def _report(book: Book, problem: str, row: Row, place: Span, whole: Span) -> None:
    """A share that is not that of the numbers before it, else of those in its line."""
    before = book.table("indicators")[-2:][0]
    if before["denominator"] and before["label"] == row["label"] and before["year"] == row["year"]:
        _doubt(book, row, place, before["value"], before["denominator"])
        return
    numbers = clean_line(_line_around(whole, place))
    book.problem(problem, row, place, expected=numbers, found=_percent(row["value"]))


def _line_around(whole: Span, place: Span) -> str:
    """The line of a text that a value stands in."""
    start, end = place.start - whole.start, place.end - whole.start
    first = whole.text.rfind("\n", 0, start) + 1
    return whole.text[first:end] + whole.text[end:].split("\n", 1)[0]


def _add_note(book: Book, row: Row, place: Span, whole: Span) -> None:
    """The footnote whose mark stands in the figure's words, right behind them or ends its cell."""
    end = place.end - whole.start + _MARK_REACH
    cell = book.places.cell(whole)
    sign = cell.text[whole.end :].strip() if cell else ""
    for mark in (*_MARKS.findall(whole.text[place.start - whole.start : end]), sign):
        notes = book.places.notes.get(mark_of(mark), ())
        below = notes[bisect(notes, place.block) :]
        if below:
            note = block_span(below[0], book.document.blocks[below[0] - 1])
            row.set("note", clean(note.text), note, "note.mark")
            return
