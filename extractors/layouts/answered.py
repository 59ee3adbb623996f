"""Cells that hold several labels with their values: each becomes a field of its own.

« Engagée / Réalisée | Engagée : oui⏎Réalisée : non » asks twice; « Bilan et perspectives | Bilan :
…⏎Perspectives : … » and « … Démarrage : mars 2022⏎Durée : un an » tell under labels of their own.
"""

from __future__ import annotations

from collections.abc import Iterable

from extractors.blocks import Span
from extractors.layouts.records import Field, Record
from normalizers.answers import split_answers
from normalizers.label_split import LabelPair, split_label, split_pairs

_ASKED = ("is_committed", "is_completed", "status")
_TOLD = frozenset({
    "description", "start", "end", "duration", "partners", "pilot", "status", "results", "outlook",
    "difficulties", "reason_not_done",
})  # fmt: skip
"""What lines of a cell may tell; money and figures are read from the cell as a whole."""
_LONGEST = 3000
"""Characters of a cell that may hold labels; longer ones are texts."""
_IN_WORDS = ("results", "outlook", "remarks", "description")
"""Columns of words, in which one label may begin a cell: « Motif de l'abandon : … »."""


def part_labels(records: Iterable[Record]) -> None:
    """Part the fields of actions whose cells hold several labels (in place)."""
    for record in records:
        if record.kind == "action" and any(_has_signs(item) for item in record.fields):
            told = {item.name for item in record.fields}
            record.fields[:] = [
                part for item in record.fields for part in _parts(item, record, told)
            ]


def _has_signs(item: Field) -> bool:
    """Whether a value holds a sign that ends a label: the cheap question first."""
    text = item.values[0].text if len(item.values) == 1 else ""
    return ":" in text or "?" in text


def _parts(item: Field, record: Record, told: set[str | None]) -> list[Field]:
    if not _has_signs(item):
        return [item]
    (value,) = item.values
    if item.name in _ASKED and (answers := split_answers(value.text)):
        return [
            Field(each.field, each.label, [value.cut(each.start, each.end)], item.column)
            for each in answers
        ]
    return _labelled(item, value, told) if record.layout == "table" else [item]


def _labelled(item: Field, value: Span, told: set[str | None]) -> list[Field]:
    """The fields of a cell's labelled lines, behind what stands above them."""
    start, pairs = _first_labels(value.text)
    names = [pair.label.value for pair in pairs]
    several = len(names) > 1 or (names and not start and item.name in _IN_WORDS)
    if not several or len(set(names)) < len(names) or not _TOLD.issuperset(names):
        return [item]
    if (told - {item.name}).intersection(names):
        return [item]  # a column asks for it
    parts = [_field(item, value, start, pair) for pair in pairs]
    above = value.cut(0, start).strip()
    if not above.text:
        return parts
    name = "description" if item.name in names or item.name in _ASKED else item.name
    return [Field(name, item.label, [above], item.column), *parts]


def _field(item: Field, value: Span, start: int, pair: LabelPair) -> Field:
    """What one label of the labels that begin at `start` says."""
    label = value.text[start + pair.label.start : start + pair.label.end]
    said = value.cut(start + pair.value_start, start + pair.value_end).strip()
    return Field(pair.label.value, label, [said] if said.text else [], item.column)


def _first_labels(text: str) -> tuple[int, list[LabelPair]]:
    """Where the first line with a label begins, and all labels from there on."""
    if len(text) > _LONGEST:
        return 0, []
    start = 0
    for line in text.split("\n"):
        if ":" in line and split_label(line) is not None:
            return start, split_pairs(text[start:])
        start += len(line) + 1
    return 0, []
