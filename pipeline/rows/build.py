"""A document becomes rows: records, names, objectives, actions, figures, money, dates, checks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from extractors.blocks import Document, Span
from extractors.layouts import label_value
from extractors.layouts.records import Record
from extractors.layouts.scan import Scan, scan
from pipeline.checks.run import add_checks
from pipeline.rows.actions import Action, add_actions, add_extras
from pipeline.rows.book import Book, Row, RowDict
from pipeline.rows.cover import read_facts
from pipeline.rows.dated import Calendar
from pipeline.rows.departments import several, split_departments
from pipeline.rows.evidence import block_rows, cell_rows, text_coverage
from pipeline.rows.facts import Facts
from pipeline.rows.figures import (
    Chart,
    add_boxed_figures,
    add_column_figures,
    add_dashboard_row,
    add_fiche_figures,
    add_prose_figures,
    add_summary_figures,
)
from pipeline.rows.kinds import assign_parts, main_kind, record_kind
from pipeline.rows.listed import apply_references, listed_actions
from pipeline.rows.marks import settle_marks
from pipeline.rows.money import Purse, add_column_amounts, add_prose_amounts
from pipeline.rows.naming import names_of
from pipeline.rows.objectives import (
    Filing,
    add_left_out,
    add_objectives,
    file_record,
    has_national_numbers,
)
from pipeline.rows.paid import rejoin_money
from pipeline.rows.partners import add_partners
from pipeline.rows.payers import payer_of_fiche
from pipeline.rows.rejoined import rejoin
from pipeline.rows.summed import mark_sums

_MONEY_FIELDS = ("text", "budget", "description", "indicators", "results", "outlook", "remarks",
                 "resources", "other_sources", "difficulties", "partners")  # fmt: skip


@dataclass
class Reading:
    """One document on its way: its records by use, and what is known of it as a whole."""

    book: Book
    scan: Scan
    facts: Facts
    kind: str
    part_kinds: list[str]
    actions: list[Action]
    filed: list[tuple[Record, Filing, str]]
    national: bool = False
    """Whether its objective numbers are those of the national nomenclature."""

    @cached_property
    def has_row_amounts(self) -> bool:
        """Whether rows of actions or objectives have columns of amounts."""
        return any(
            record.kind in ("action", "objective") and record.spans("amount")
            for record in self.scan.records
        )

    @cached_property
    def by_record(self) -> dict[int, Action]:
        """Identity of a record -> the action it tells; asked for once all actions are known."""
        return {id(action.record): action for action in self.actions}

    @cached_property
    def blocks_with_amounts(self) -> dict[int | None, set[int]]:
        """Objective -> the tables in which its actions bear amounts."""
        found: dict[int | None, set[int]] = {}
        for action in self.actions:
            match = action.filing.match
            if match and match.objective_number and action.record.spans("amount"):
                found.setdefault(match.objective_number, set()).add(action.record.block)
        return found

    def part_kind(self, record: Record) -> str:
        """The kind of the part a record stands in."""
        kinds = self.part_kinds
        return kinds[record.part - 1] if record.part <= len(kinds) else self.kind


def build_rows(
    document: Document, document_id: str, source_path: str, kind: str | None = None
) -> dict[str, list[RowDict]]:
    """All tables' rows of one document that was read (its `documents` row in part only).

    `kind` is the kind of report where the user names it; otherwise the content tells.
    """
    reading = read_document(document, document_id, source_path, kind)
    book = reading.book
    if reading.kind != "other":
        _fill(reading)
    row = _document_row(reading)
    row.values["text_coverage"] = text_coverage(document, book.provenance())
    add_checks(reading, row["text_coverage"])
    return _tables(document, book)


def read_document(
    document: Document, document_id: str, source_path: str, told_kind: str | None = None
) -> Reading:
    """Records, kind, facts and actions of a document, before any row is written."""
    found = scan(document)
    records = found.records
    book = Book(document_id, document)
    settle_marks(book, records)
    facts = read_facts(document, records, source_path)
    departments = split_departments(document, records)
    if departments:
        several(facts, departments)
    title = str(facts.value("title") or "")
    kinds = assign_parts(records, document)
    kind = told_kind or main_kind(kinds, records, document, title)
    if kind == "statement":
        facts.date_by_contract()
    if not kinds and kind != "other":
        records.extend(listed_actions(records, document))
        kinds = [kind]
    if told_kind and len(kinds) == 1:
        kinds = [told_kind]
    book.department_code = facts.department_code
    if departments:
        for record in records:
            if record_kind(record) is not None:
                book.departments.setdefault(record.part, record.department)
    reading = Reading(book, found, facts, kind, kinds, [], [])
    _name_and_file(reading)
    return reading


def _name_and_file(reading: Reading) -> None:
    """Number, title and national objective of every action; the objective of other rows."""
    stating = [r for r in reading.scan.records if r.kind in ("action", "objective")]
    actions = [record for record in stating if record.kind == "action"]
    namings = names_of(actions)
    named = list(zip(actions, namings, strict=True))
    again = rejoin(named, reading.scan.records)
    again |= rejoin_money(
        [pair for pair in named if id(pair[0]) not in again], reading.scan.records
    )
    stating = [record for record in stating if id(record) not in again]
    names = dict(zip(map(id, actions), namings, strict=True))
    nameless = names_of([record for record in stating if record.kind == "objective"])
    others = iter(nameless)
    national = reading.national = has_national_numbers(stating)
    for record in stating:
        naming = names.get(id(record)) or next(others)
        filing = file_record(record, naming, national=national)
        part_kind = reading.part_kind(record)
        reading.filed.append((record, filing, part_kind))
        if record.kind == "action":
            reading.actions.append(Action(record, naming, filing, part_kind))


def _fill(reading: Reading) -> None:
    book, facts = reading.book, reading.facts
    used = apply_references(reading.scan.records, reading.actions)
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
    told = set(map(id, used))
    for record in reading.scan.records:
        if id(record) not in told:
            _loose_record(reading, record, calendar, listed, numbers.get(id(record)))
    for record in used:
        for span in record.every_span():
            _loose_span(reading, record, span, calendar)
    mark_sums(book)


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
        add_column_amounts(reading.book, record, _purse(reading, record, owner, number))
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
    elif section is not None and label_value.names_field(section.text, "indicators"):
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


def _latest_year(book: Book) -> int | None:
    """The last year that a dashboard without a year of its own reports on."""
    rows = [row for row in book.table("indicators") if row["section"] == "indicators"]
    return max((row["year"] for row in rows if row["year"] and row["value"] is not None),
               default=None)  # fmt: skip


def _document_row(reading: Reading) -> Row:
    """The document's own facts; what the file tells (hash, size) is added by the caller."""
    book = reading.book
    row = book.add("documents", book.document_id, kind=reading.kind)
    for column, fact in reading.facts.found.items():
        row.set(column, fact.value, fact.spans, fact.method, fact.confidence)
    if reading.kind == "statement" and row["fiscal_year"] is None:
        row.values["fiscal_year"] = row["contract_start_year"]
    if reading.kind == "indicator_table" and row["fiscal_year"] is None:
        row.values["fiscal_year"] = _latest_year(book)
    return row


def _tables(document: Document, book: Book) -> dict[str, list[RowDict]]:
    evidence = book.provenance()
    tables = {name: [item.values for item in rows] for name, rows in book.rows.items()}
    tables["provenance"] = evidence
    tables["blocks"] = block_rows(document, book.document_id, evidence)
    tables["cells"] = cell_rows(document, book.document_id)
    return tables
