"""What an action is called: its number and its title, wherever the layout left them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.blocks import Span
from extractors.layouts.records import Record
from normalizers.numbering import normalise_number, parse_action_heading, uses_roman
from normalizers.text import clean_line


@dataclass(frozen=True, slots=True)
class Naming:
    """Number (normalised, with its words) and title; `rule` says how they were told apart."""

    number: str | None
    number_span: Span | None
    raw_number: str | None
    title: Span | None
    rule: str

    @property
    def title_text(self) -> str | None:
        """The cleaned title."""
        return clean_line(self.title.text) if self.title else None


def names_of(records: Sequence[Record]) -> list[Naming]:
    """The names of a document's actions; letters are Roman only where its numbers run so."""
    namings = [_name(record, roman=False) for record in records]
    raws = [naming.raw_number for naming in namings if naming.raw_number]
    return [_name(record, roman=True) for record in records] if uses_roman(raws) else namings


def _name(record: Record, *, roman: bool) -> Naming:
    """Number and title of a record: from its heading, its action cell, or cells of their own."""
    number = raw = None
    place: Span | None = None
    title: Span | None = None
    rule = "label.title"
    for span in _naming_spans(record):
        found = parse_action_heading(span.text, roman=roman)
        if found is None:
            title = title or (span.strip() if span.text.strip() else None)
            continue
        rule, heading = found.rule, found.value
        if number is None and heading.number is not None:
            number, raw = heading.number, heading.raw_number
            place = span.cut(found.start, found.end)
        rest = span.cut(heading.title_start, len(span.text)).strip()
        title = title or (rest if rest.text else None)
    own = record.spans("action_number")
    if own and own[0].text.strip():
        raw, place = own[0].text.strip(), own[0].strip()
        heading_in_cell = parse_action_heading(raw, roman=roman)
        number = heading_in_cell.value.number if heading_in_cell else None
        number = number or normalise_number(raw, roman=roman)
    return Naming(number, place, raw, title, rule)


def _naming_spans(record: Record) -> list[Span]:
    spans = [record.heading] if record.heading else []
    return spans + record.spans("title")[:1] + record.spans("action")
