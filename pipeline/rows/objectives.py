"""National objectives: what each record is filed under, and one row per objective and part."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from extractors.blocks import Span
from extractors.layouts.records import Record
from normalizers.flags import parse_flag
from normalizers.funders import parse_funders
from normalizers.left_out import find_left_out, leaves_out, names_national, says_national
from normalizers.numbering import parse_action_heading, parse_group_heading
from normalizers.objective_number import split_objective_number
from normalizers.objectives import (
    ObjectiveMatch,
    match_objective,
    match_objective_text,
    numbers_are_national,
)
from normalizers.statuses import is_not_applicable
from normalizers.text import clean_line
from pipeline.rows.book import Book, Row
from pipeline.rows.naming import Naming
from pipeline.rows.texts import first_span, set_line

_APPLIES = {"yes": True, "no": False}
"""Answers below « Concerné »."""


@dataclass(frozen=True, slots=True)
class Filing:
    """The words a record is filed under, and the national objective they come to."""

    engagement: Span | None
    measure: Span | None
    objective: Span | None
    number: Span | None
    title: Span | None
    match: ObjectiveMatch | None

    @property
    def spans(self) -> list[Span]:
        """Every word the match was weighed on."""
        parts = (self.number, self.objective, self.measure, self.title, self.engagement)
        return [span for span in parts if span is not None]


def has_national_numbers(records: list[Record]) -> bool:
    """Whether the objective numbers of a document are those of the national nomenclature, as their
    label says or the words beside them.
    """
    pairs, measures = [], []
    for record in records:
        if _is_said_national(record):
            return True
        number, text = _number_span(record), _words_beside(record)
        measure = _measure(record)
        if number is not None and text is not None:
            pairs.append((int(number.text), text.text))
        if number is not None and measure is not None:
            measures.append((int(number.text), measure.text))
    return numbers_are_national(pairs, measures)


def _is_said_national(record: Record) -> bool:
    """« Objectif national : n° 14 »."""
    fields = [*record.all("objective_number"), *record.all("objective")]
    told = any(names_national(field.label) or names_national(field.text) for field in fields)
    return told and _number_span(record) is not None


def _measure(record: Record) -> Span | None:
    return first_span(record, "measure") or record.context.measure


def _objective(record: Record) -> Span | None:
    return first_span(record, "objective") or record.context.objective


def file_record(record: Record, naming: Naming, *, national: bool) -> Filing:
    """Measure, objective and title weighed together.

    The record's own fields go before the headings above it. `national`: the document's
    objective numbers are the national ones.
    """
    engagement = first_span(record, "engagement") or record.context.engagement
    measure, objective = _measure(record), _objective(record)
    number = _number_span(record)
    title = naming.title
    match = match_objective(
        measure=_line(measure),
        objective=_line(objective),
        title=_line(title),
        number=int(number.text) if number and national else None,
        engagement=_line(engagement),
    )
    return Filing(engagement, measure, objective, number, title, match)


def _number_span(record: Record) -> Span | None:
    """The number of an objective in a cell of its own, or before (or instead of) its words."""
    span = first_span(record, "objective_number")
    found = re.search(r"\d{1,2}", span.text) if span and len(span.text) < 20 else None
    if span is not None and found is not None:
        return span.cut(*found.span())
    span = _objective(record)
    split = split_objective_number(span.text) if span else None
    return span.cut(split[1], split[2]) if span and split else None


def _words_beside(record: Record) -> Span | None:
    """The text that a number stands by: the objective's, else the action's own."""
    spans = [span for name in ("objective", "title", "action") for span in record.spans(name)]
    return next((s for s in spans if sum(map(str.isalpha, _unnumbered(s))) > 5), None)


def _unnumbered(span: Span) -> str:
    """The words after a number: none in « Action n° 4 » or « Objectif 6 » alone."""
    heading = parse_action_heading(span.text)
    if heading is not None:
        return span.text[heading.value.title_start :]
    group = parse_group_heading(span.text)
    return span.text[group.value.text_start :] if group else span.text


def _line(span: Span | None) -> str | None:
    return clean_line(span.text) if span else None


def set_filing(row: Row, filing: Filing) -> None:
    """The objective columns of an action or objective row."""
    match = filing.match
    set_line(row, "measure_text", filing.measure, "label.measure")
    set_line(row, "objective_text", filing.objective, "label.objective")
    if match is None:
        return
    spans, score = filing.spans, match.score
    row.set("engagement_code", match.engagement_code, spans, "objective.match", score)
    row.set("measure_code", match.measure_code, spans, "objective.match", score)
    row.set("objective_number", match.objective_number, spans, "objective.match", score)
    row.set("match_score", round(score, 4), spans, "objective.match", score)


def add_objectives(book: Book, filed: list[tuple[Record, Filing, str]]) -> None:
    """One row per objective that the document lists; `filed` is (record, filing, part kind).

    Actions listed in prose name no national objective: they are matched, not listed.
    """
    seen: dict[tuple[int, str | None], Row] = {}
    for record, filing, part_kind in filed:
        number = filing.match.objective_number if filing.match else None
        stated = filing.objective or filing.measure or filing.number
        if number is None or stated is None or record.layout == "list":
            continue
        key = (number, record.department)
        row = seen.get(key)
        if row is None:
            row_id = f"{book.document_id}-o{number:02d}"
            row_id += f"-{record.department}" if record.department else ""
            row = book.add("objectives", row_id, part_index=record.part, part_kind=part_kind)
            set_filing(row, filing)
            seen[key] = row
        _set_applicable(row, record, filing)
        _add_funders(row, record)


def _set_applicable(row: Row, record: Record, filing: Filing) -> None:
    """An objective with an action applies; "Non concerné" in its row, or "Non" below « Concerné »,
    says that it does not.
    """
    if record.kind == "action":
        row.set("is_applicable", True, _naming(record) or filing.spans, "objective.has_action")
        return
    for span in record.spans("applies"):
        answer = parse_flag(span.text)
        if answer is not None and answer.value in _APPLIES:
            row.set("is_applicable", _APPLIES[answer.value], span, "objective.answer")
    for item in record.fields:
        for span in item.values:
            if is_not_applicable(span.text) and row["is_applicable"] is None:
                row.set("is_applicable", False, span, "objective.not_applicable")


def _naming(record: Record) -> list[Span]:
    spans = [record.heading] if record.heading else []
    return spans or record.spans("action") or record.spans("title") or record.spans("objective")


def _add_funders(row: Row, record: Record) -> None:
    codes: list[str] = list(row["funder_expected"] or [])
    spans: list[Span] = []
    for span in record.spans("funding_source"):
        for funder in parse_funders(span.text, cell=True):
            if funder.value not in codes:
                codes.append(funder.value)
                spans.append(span.cut(funder.start, funder.end))
    if spans:
        row.set("funder_expected", codes, spans, "funder.column")


def add_left_out(book: Book, records: Iterable[Record], *, national: bool) -> None:
    """Objectives that a sentence, a list or a label leaves out: « non retenus : n° 14 et 15 »."""
    for record in records:
        if record.kind not in ("prose", "reference", "cover"):
            continue
        spans = [(record.heading, "")] if record.heading else []
        spans += [(span, item.label) for item in record.fields for span in item.values]
        for span, label in spans:
            lead = label or (record.lead.text if record.lead else "")
            for number, place in _left_out(span, lead):
                if national or says_national(span.text) or says_national(lead):
                    _leave_out(book, record, number, place)


def _left_out(span: Span, lead: str) -> list[tuple[int, Span]]:
    found = [(f.value, span.cut(f.start, f.end)) for f in find_left_out(span.text, lead=lead)]
    if found or not leaves_out(lead):
        return found
    match = match_objective_text(span.text)  # an item that names one by its words
    number = match.objective_number if match else None
    return [(number, span)] if number else []


def _leave_out(book: Book, record: Record, number: int, place: Span) -> None:
    row_id = f"{book.document_id}-o{number:02d}"
    row_id += f"-{record.department}" if record.department else ""
    row = next((row for row in book.table("objectives") if row.row_id == row_id), None)
    if row is None:
        row = book.add("objectives", row_id, part_index=record.part)
        set_filing(row, Filing(None, None, None, place, None, match_objective(number=number)))
    if row["is_applicable"] is None:
        row.set("is_applicable", False, place, "objective.left_out")
