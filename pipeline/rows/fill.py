"""The rows of a document that was read: its actions first, then what stands beside them."""

from __future__ import annotations

from extractors.blocks import Span
from extractors.layouts.records import Record
from pipeline.rows.actions import Action, add_actions, add_extras
from pipeline.rows.bases import tell_bases
from pipeline.rows.book import Row
from pipeline.rows.dated import Calendar
from pipeline.rows.figures import (
    Chart,
    add_column_figures,
    add_dashboard_row,
    add_fiche_figures,
)
from pipeline.rows.listed import apply_references
from pipeline.rows.loose_figures import (
    add_boxed_figures,
    add_prose_figures,
    add_summary_figures,
    is_of_figures,
)
from pipeline.rows.money import Purse, add_column_amounts, add_prose_amounts
from pipeline.rows.objectives import add_left_out, add_objectives
from pipeline.rows.partners import add_partners
from pipeline.rows.payers import payer_of_fiche
from pipeline.rows.reading import Reading
from pipeline.rows.summed import mark_sums
from pipeline.rows.told_totals import add_told_totals

_MONEY_FIELDS = ("text", "budget", "description", "indicators", "results", "outlook", "remarks",
                 "resources", "other_sources", "difficulties", "partners")  # fmt: skip


def fill(reading: Reading) -> None:
    """Every row but the document's own."""
    book, facts = reading.book, reading.facts
    used, lone = apply_references(reading.scan.records, reading.actions)
    add_actions(book, reading.actions, facts, reading.scan.legend)
    add_objectives(book, reading.filed)
    add_left_out(book, reading.scan.records, national=reading.national)
    day = facts.document_date if reading.kind == "statement" else None
    calendar = Calendar(book, day.year if day else facts.fiscal_year)
    calendar.add_document_date(facts)
    for action in reading.actions:
        add_partners(book, action)
        calendar.add_action(action)
        _figures_of_action(reading, action)
    add_extras(book, reading.actions)
    listed = {
        span.block
        for action in reading.actions
        if action.record.layout == "list"
        for span in action.record.every_span()
    }
    numbers = {id(record): filing.match.objective_number
               for record, filing, _ in reading.filed if filing.match}  # fmt: skip
    told = set(map(id, (*used, *lone)))
    for record in reading.scan.records:
        if id(record) not in told:
            _loose_record(reading, record, calendar, listed, numbers.get(id(record)))
    for record in used:
        for span in record.every_span():
            _loose_span(reading, record, span, calendar)
    mark_sums(book)
    tell_bases(book, book.document, reading.kind)


def _figures_of_action(reading: Reading, action: Action) -> None:
    record, row = action.record, action.row
    assert row is not None
    purse = _purse(reading, record, row.row_id, row["objective_number"])
    chart = _chart(reading, record, row.row_id)
    add_fiche_figures(reading.book, record, chart)
    add_column_figures(reading.book, record, chart)
    add_column_amounts(reading.book, record, purse)
    if record.layout == "list" and record.heading is not None:
        add_prose_amounts(reading.book, [record.heading], purse)
    for name in _MONEY_FIELDS:
        source = payer_of_fiche(record) if name == "budget" else None
        for item in record.all(name):
            if not item.is_apart:
                add_prose_amounts(
                    reading.book, item.values, purse, name=name, label=item.label, source=source
                )


def _loose_record(
    reading: Reading, record: Record, calendar: Calendar, listed: set[int], number: int | None
) -> None:
    """A record that states no action: a total, an objective's row, a dashboard row, prose."""
    row = _owner(reading, record)
    owner = row.row_id if row else None
    if record.kind == "indicator":
        add_dashboard_row(reading.book, record, _chart(reading, record, owner))
    elif record.kind in ("amounts", "objective"):
        number = row["objective_number"] if row else number
        purse = _purse(reading, record, owner, number)
        add_column_amounts(reading.book, record, purse)
        add_told_totals(reading.book, record, purse)
        if row is not None:
            for span in record.spans("action_number"):
                reading.book.note(row, "action_number", span, "row.again", 1.0)
    elif record.kind in ("prose", "reference", "cover") and record.block not in listed:
        roles = {id(span): name for name in ("start", "end") for span in record.spans(name)}
        for span in record.every_span():
            _loose_span(reading, record, span, calendar, roles.get(id(span)))


def _loose_span(
    reading: Reading, record: Record, span: Span, calendar: Calendar, role: str | None = None
) -> None:
    """The figures, money and dates of a text; `role`: that of the dates its label asks for."""
    add_prose_amounts(reading.book, [span], _purse(reading, record, None, None))
    chart = _chart(reading, record, None)
    section = record.section
    if record.layout == "summary":
        add_boxed_figures(reading.book, span, chart)
    elif section is not None and is_of_figures(section):
        add_prose_figures(reading.book, span, chart)
    else:
        add_summary_figures(reading.book, span, chart, is_item=record.layout == "list")
    date = reading.facts.found.get("document_date")
    if date is None or all(place.block != span.block for place in date.spans):
        calendar.add_prose(span, None, part=record.part, role=role)


def _owner(reading: Reading, record: Record) -> Row | None:
    """The row of the action that a record belongs to."""
    action = reading.by_record.get(id(record.owner))
    return action.row if action else None


def _purse(reading: Reading, record: Record, action_id: str | None, objective: int | None) -> Purse:
    year, kind = reading.facts.fiscal_year, reading.part_kind(record)
    sums = reading.has_row_amounts
    if record.kind == "objective":
        sums = bool(reading.blocks_with_amounts.get(objective, set()) - {record.block})
    return Purse(action_id, objective, year, record.part, kind, sums)


def _chart(reading: Reading, record: Record, action_id: str | None) -> Chart:
    return Chart(action_id, reading.facts.fiscal_year, record.part, reading.part_kind(record))
