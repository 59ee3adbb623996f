"""One document before any row is written: its records, facts and kind, its actions by name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from extractors.blocks import Document
from extractors.layouts.records import Record
from extractors.layouts.scan import scan
from extractors.layouts.state import Scan
from pipeline.rows.actions import Action
from pipeline.rows.again import told_again
from pipeline.rows.book import Book
from pipeline.rows.cover import read_facts
from pipeline.rows.departments import several, split_departments
from pipeline.rows.facts import Facts
from pipeline.rows.kinds import assign_parts, main_kind, record_kind
from pipeline.rows.listed import listed_actions
from pipeline.rows.marks import settle_marks
from pipeline.rows.naming import names_of
from pipeline.rows.objectives import Filing, file_record, has_national_numbers


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
    again = told_again(named, reading.scan.records)
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
