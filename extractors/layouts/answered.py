"""Cells that answer several questions at once: each answer becomes a field of its own."""

from __future__ import annotations

from collections.abc import Iterable

from extractors.layouts.records import Field, Record
from normalizers.answers import split_answers

_ASKED = ("is_committed", "is_completed", "status")


def part_answers(records: Iterable[Record]) -> None:
    """« Engagée / Réalisée | Engagée : oui⏎Réalisée : non » asks twice (in place)."""
    for record in records:
        if any(item.name in _ASKED for item in record.fields):
            record.fields[:] = [part for item in record.fields for part in _parts(item)]


def _parts(item: Field) -> list[Field]:
    if item.name not in _ASKED or len(item.values) != 1:
        return [item]
    (value,) = item.values
    answers = split_answers(value.text)
    return [
        Field(each.field, each.label, [value.cut(each.start, each.end)], item.column)
        for each in answers
    ] or [item]
