"""Action rows: number, title, objective, status, dates and the fiche's own texts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extractors.blocks import Span
from extractors.layouts.fields import TITLES
from extractors.layouts.legend import Legend
from extractors.layouts.records import Record
from normalizers.dates import parse_period, parse_start
from normalizers.flags import flag_value
from normalizers.text import fold
from pipeline.rows import statuses
from pipeline.rows.book import Book, Row
from pipeline.rows.colours import Palette
from pipeline.rows.facts import Facts
from pipeline.rows.naming import Naming
from pipeline.rows.objectives import Filing, set_filing
from pipeline.rows.shares import settle_shares
from pipeline.rows.texts import first_span, set_line, set_text

_YEARS = re.compile(r"(?:de\s+)?20\d\d(?:\s*(?:[-‑–—/]|à|au)\s*(?:20)?\d\d)?")

_BEGINS = re.compile(r"\b(?:debut|demarrage|lancement|date de)\b")
_LENGTH = re.compile(
    r"(?:sur |pendant |pour )?[\w']+ (?:ans?|années?|mois|semaines?|semestres?|trimestres?)\b"
    r"[^\d]{0,40}",
    re.IGNORECASE,
)
"""A count of months or years: "3 ans", "douze mois, renouvelables"."""

_COUNTED = re.compile(r"^[^\n:]{4,80}:\s*(?:environ |près de )?\d", re.MULTILINE)

TEXT_COLUMNS = {
    "description": "description",
    "start": "start_text",
    "duration": "duration_text",
    "partners": "partners_text",
    "budget": "budget_text",
    "indicators": "indicators_text",
    "results": "results_text",
    "outlook": "outlook_text",
    "reason_not_done": "reason_not_done",
}
"""Canonical field -> column that holds its words."""

EXTRA_FIELDS = ("text", "pilot", "public", "territory", "resources", "difficulties", "target",
                "value", "remarks", "other_sources", "end", "evolution", "source",
                "balance", "share", "other",
                "document_date")  # fmt: skip
"""Known fields that have no column of their own: kept in `extras`."""


_SURE = 0.95
"""How well words must fit a national objective to be none of the department's own."""
_MAYBE_TAKEN = TITLES | {"remarks", "text"}
"""Those that a column may have taken: « Action mise en œuvre : … » below a heading is no title."""
_TAKING = ("description", "reason_not_done", "title", "action_number", "objective_text",
           "measure_text", "status", "is_committed", "is_completed")  # fmt: skip
_KEPT = {*EXTRA_FIELDS, *_MAYBE_TAKEN}


@dataclass(slots=True)
class Action:
    """A record that states an action, with all that was told of it on the way to its row."""

    record: Record
    naming: Naming
    filing: Filing
    part_kind: str
    listed: list[tuple[str, Span]] = field(default_factory=list)
    """What a summary elsewhere says of its state: (status, words)."""
    reasons: list[Span] = field(default_factory=list)
    """Reasons that a summary gives for it."""
    row: Row | None = None


def add_actions(book: Book, actions: list[Action], facts: Facts, legend: Legend) -> None:
    """One row per action, numbered in document order."""
    palette = Palette(book, legend, [action.record for action in actions])
    for ordinal, action in enumerate(actions, start=1):
        action_id = f"{book.document_id}-{ordinal:03d}"
        _settle_times(action.record)
        _settle_figures(action.record)
        settle_shares(action.record)
        row = book.add(
            "actions",
            action_id,
            action_id=action_id,
            part_index=action.record.part,
            part_kind=action.part_kind,
            fiscal_year=facts.fiscal_year,
        )
        action.row = row
        _set_name(row, action)
        set_filing(row, action.filing)
        _set_status(row, action, palette)
        _set_texts(row, action)
        _set_times(row, action.record, facts.fiscal_year)


def _settle_times(record: Record) -> None:
    """Of two start labels ("Mise en place", "Calendrier") the one with years is the duration.

    A length of time ("douze mois, renouvelables") begins nothing.
    """
    if record.has("duration"):
        return
    starts = [item for item in record.fields if item.name == "start"]
    for item in starts:
        if _LENGTH.fullmatch(item.text.strip()):
            item.name = "duration"
            return
    if len(starts) > 1:
        years = [item for item in starts if _YEARS.fullmatch(item.text.strip())
                 and not _BEGINS.search(fold(item.label))]  # fmt: skip
        for item in years if len(years) < len(starts) else years[1:]:
            item.name = "duration"


def _settle_figures(record: Record) -> None:
    """Where no label says so, a rubric of lines such as « Entretiens : 412 » holds indicators."""
    if record.has("indicators"):
        return
    for item in record.fields:
        if item.name is None and item.label and len(_COUNTED.findall(item.text)) >= 2:
            item.name = "indicators"
            return


def _set_name(row: Row, action: Action) -> None:
    naming = action.naming
    if naming.number and naming.number_span:
        row.set("action_number", naming.number, naming.number_span, naming.rule)
    title, rule = naming.title, naming.rule
    is_nameless = title is None and naming.number is None and action.record.layout == "table"
    if is_nameless and not _is_national(action.filing):
        title, rule = first_span(action.record, "objective"), "label.objective"
    set_line(row, "title", title, rule)


def _is_national(filing: Filing) -> bool:
    """Whether the words of an objective are those of the nomenclature, and no action's own."""
    return filing.match is not None and filing.match.score >= _SURE


def _set_status(row: Row, action: Action, palette: Palette) -> None:
    is_plan = action.part_kind in ("action_plan", "statement")
    found = statuses.gather(action.record, action.naming.number, palette, is_plan=is_plan)
    told = statuses.tell(found, action.listed, is_plan=is_plan)
    spans = told.spans or tuple(span for span in (action.naming.title,) if span)
    row.set("status", told.status, spans, told.rule)
    if told.problem:
        row.book.problem(told.problem, row, spans, expected=told.expected, found=told.found)
    for span in statuses.unread(action.record, told):
        row.book.problem("unreadable_value", row, span, expected="état", found=span.text)
    for column, flag in (("is_committed", found.committed), ("is_completed", found.completed)):
        if flag is not None:
            row.set(column, flag_value(flag[0], column), flag[1], "flag")


def _set_texts(row: Row, action: Action) -> None:
    record = action.record
    for name, column in TEXT_COLUMNS.items():
        set_text(row, column, record.spans(name), f"label.{name}")
    if row["description"] is None:
        set_text(row, "description", record.spans("text"), "fiche.text")
    if row["budget_text"] is None and record.layout == "fiche":
        set_text(row, "budget_text", record.spans("amount"), "label.amount")
    is_done = row["status"] in ("completed", "in_progress")
    if row["reason_not_done"] is None and action.reasons and not is_done:
        set_text(row, "reason_not_done", action.reasons, "summary.reason")
    remarks = record.spans("remarks")
    if remarks and row["description"] is None and is_done:
        set_text(row, "description", remarks, "label.remarks")
    elif row["status"] in ("delayed", "abandoned", "not_started") and not row["reason_not_done"]:
        set_text(row, "reason_not_done", remarks, "label.remarks")


def _has_taken(row: Row, span: Span) -> bool:
    """Whether a column holds these words: remarks in the description, say, or a name."""
    facts = [fact for column in _TAKING for fact in row.book.evidence(row, column)]
    places = {(fact["block_index"], fact["row"], fact["col"]) for fact in facts}
    return (span.block, span.row, span.col) in places


def _set_times(row: Row, record: Record, fiscal_year: int | None) -> None:
    for span in record.spans("start"):
        found = parse_start(span.text, year=fiscal_year)
        if found is not None:
            place = span.cut(found.start, found.end)
            row.set("start_edtf", found.value.edtf, place, found.rule, found.confidence)
            row.set("start_date", found.value.first, place, found.rule, found.confidence)
            row.set("start_date_end", found.value.last, place, found.rule, found.confidence)
            break
    for span in record.spans("duration"):
        period = parse_period(span.text, year=fiscal_year)
        if period is not None:
            place = span.cut(period.start, period.end)
            row.set("period_start_year", period.value[0], place, period.rule)
            row.set("period_end_year", period.value[1], place, period.rule)
            break


def add_extras(book: Book, actions: list[Action]) -> None:
    """Labels without a column, known or not, with their values as written."""
    for action in actions:
        assert action.row is not None
        for item in action.record.fields:
            if item.is_guess:
                book.problem(
                    "guessed_label", None, item.values, expected=item.name, found=item.label
                )
            is_payer = item.name == "funding_source" and action.record.layout == "fiche"
            if item.is_empty or not (item.name is None or item.name in _KEPT or is_payer):
                continue
            if item.name in _MAYBE_TAKEN and _has_taken(action.row, item.values[0]):
                continue
            row = book.add(
                "extras",
                book.place_id("x", item.values[0]),
                action_id=action.row.row_id,
                part_index=action.record.part,
                part_kind=action.part_kind,
                field=item.name,
            )
            row.values["label"] = " ".join(item.label.split()) or None
            set_text(row, "text", item.values, "label.extra")
            if row["text"] is None:
                book.drop(row)
                continue
            if item.name is None and item.label:
                book.problem("unknown_label", None, item.values, found=item.label)
