"""What an action is called: its number and its title, wherever the layout left them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.blocks import Span
from extractors.layouts.records import Record
from normalizers.numbering import (
    counts_in_letters,
    normalise_number,
    opening_number,
    parse_action_heading,
    parse_group_heading,
    restarts,
    uses_roman,
)
from normalizers.text import clean_line
from normalizers.title_state import state_behind

_BARE_RULES = ("heading.bare", "heading.code")
"""How numbers without a word such as "Action" are read."""
_LIST_MARKS = re.compile(r"(?:\s*[;,](?:\s*(?:et|ou|puis))?)+\s*\Z")
_Group = tuple[str, int, str | None]
"""Layout, table and department: what numbers its actions in one go."""


@dataclass(frozen=True, slots=True)
class Naming:
    """Number (normalised, with its words) and title; `rule` says how they were told apart."""

    number: str | None
    number_span: Span | None
    raw_number: str | None
    title: Span | None
    rule: str
    parent: str | None = None
    """Number of the axis or measure named before the action's ("Axe 2 / Action 3")."""

    @property
    def title_text(self) -> str | None:
        """The cleaned title."""
        return clean_line(self.title.text) if self.title else None


def names_of(records: Sequence[Record]) -> list[Naming]:
    """The names of a document's actions.

    Letters are Roman only where its numbers run so; "3. Titre" bears a number only where most
    actions of the same table or kind of fiche are numbered that way, and so does "II – Titre".
    """
    bare, lettered = _numbered_bare(records), _lettered(records)
    groups = [(_group(record) in bare, _group(record) in lettered) for record in records]
    namings = [_name(record, False, *ways) for record, ways in zip(records, groups, strict=True)]
    raws = [naming.raw_number for naming in namings if naming.raw_number]
    if uses_roman(raws):
        namings = [_name(record, True, *ways) for record, ways in zip(records, groups, strict=True)]
    if restarts([naming.number for naming in namings if naming.number]):
        namings = [_compound(naming) for naming in namings]
    return namings


def _compound(naming: Naming) -> Naming:
    """Where each axis counts its actions from 1 again: axis and action together."""
    if not naming.number or not naming.parent or "-" in naming.number:
        return naming
    return replace(naming, number=f"{naming.parent}-{naming.number}")


def _group(record: Record) -> _Group:
    block = record.block if record.layout == "table" else 0
    return record.layout, block, record.department


def _numbered_bare(records: Sequence[Record]) -> set[_Group]:
    """Tables, or the fiches, whose titles mostly begin with a number of their own."""
    counts: dict[_Group, list[str | None]] = {}
    for record in records:
        for span in _naming_spans(record)[:1]:
            spaced = _may_be_spaced(record)
            found = parse_action_heading(span.text, allow_bare=True, spaced=spaced)
            number = found.value.number if found and found.rule in _BARE_RULES else None
            counts.setdefault(_group(record), []).append(number)
    return {
        group
        for group, numbers in counts.items()
        if len([n for n in numbers if n]) * 2 > len(numbers)
        and len({n for n in numbers if n}) * 2 > len(numbers)
    }


def _lettered(records: Sequence[Record]) -> set[_Group]:
    """Tables, or the fiches, whose titles begin with letters that count through."""
    counts: dict[_Group, list[str | None]] = {}
    for record in records:
        for span in _naming_spans(record)[:1]:
            found = parse_action_heading(span.text, lettered=True)
            raw = found.value.raw_number if found and found.rule == "heading.letter" else None
            counts.setdefault(_group(record), []).append(raw)
    return {
        group
        for group, raws in counts.items()
        if len({raw for raw in raws if raw}) * 2 > len(raws)
        and counts_in_letters([raw for raw in raws if raw])
    }


def _may_be_spaced(record: Record) -> bool:
    """« 1 Titre » heads a fiche; in a cell « 3 Visites » may count them."""
    return record.layout == "fiche" and record.heading is not None


def _name(record: Record, roman: bool, bare: bool, lettered: bool) -> Naming:
    """Number and title of a record: from its heading, its action cell, or cells of their own."""
    number = raw = parent = None
    place: Span | None = None
    title: Span | None = None
    rule = "label.title"
    for span in _naming_spans(record):
        spaced = bare and _may_be_spaced(record)
        found = parse_action_heading(
            span.text, roman=roman, allow_bare=bare, spaced=spaced, lettered=lettered
        )
        if found is None:
            title = title or (span.strip() if span.text.strip() else None)
            continue
        rule, heading = found.rule, found.value
        if number is None and heading.number is not None:
            number, raw = heading.number, heading.raw_number
            parent = heading.parent
            place = span.cut(found.start, found.end)
        rest = _without_group(span.cut(heading.title_start, len(span.text)).strip())
        title = title or (rest if rest.text else _in_brackets(span))
    title = _without_marks(_without_state(title)) if title else None
    own = record.spans("action_number")
    if own and own[0].text.strip():
        cell = own[0].strip()
        in_cell = parse_action_heading(cell.text, roman=roman)
        told = (in_cell.value.raw_number if in_cell else None) or opening_number(cell.text)
        if told is not None:
            raw, place = told, cell
            number = (in_cell and in_cell.value.number) or normalise_number(told, roman=roman)
        if in_cell is None and told != cell.text:  # the title ran into the column of numbers
            title = title or cell.cut(len(told or ""), len(cell.text)).strip()
    return Naming(number, place, raw, title, rule, parent)


def _without_group(title: Span) -> Span:
    """A title without "Objectif 6 :" in front of it."""
    group = parse_group_heading(title.text)
    rest = title.cut(group.value.text_start, len(title.text)).strip() if group else title
    return rest if rest.text else title


def _in_brackets(span: Span) -> Span | None:
    """« Action 2 (bilans en maternelle) »: all the title there is; « (2023) » is none."""
    found = re.search(r"\(([^()]{3,90})\)\s*:?\s*$", span.text)
    return span.cut(*found.span(1)) if found and re.search(r"[^\W\d_]", found[1]) else None


def _without_state(title: Span) -> Span:
    """A title without « (en cours) » behind it."""
    state = state_behind(title.text)
    return title.cut(0, state.start).strip() if state else title


def _without_marks(title: Span) -> Span:
    """A title without the signs that end it as an item of a list (« … ; », « …, et »)."""
    found = _LIST_MARKS.search(title.text)
    return title.cut(0, found.start()) if found and found.start() else title


def _naming_spans(record: Record) -> list[Span]:
    own = record.spans("title")[:1] + record.spans("action")
    if record.heading is None or (own and _is_banner(record.heading)):
        return own
    return [record.heading, *own]


def _is_banner(heading: Span) -> bool:
    """The head of a sheet above a fiche whose own title stands under a label."""
    return parse_action_heading(heading.text, allow_bare=True, spaced=True) is None
