"""A row or cell that holds several actions becomes as many records.

Cells with as many lines as there are actions give each its line; any other cell holds for all.
"""

from __future__ import annotations

import re
from itertools import pairwise

from extractors.blocks import Span
from extractors.layouts.records import Field, Record
from normalizers.numbering import parse_action_heading, split_actions

_LEVELS = {"mesure": "measure", "objectif": "objective", "action": "action"}
_LEVEL = re.compile(
    r"^[\s•-]*(?P<level>mesure|objectif|action)\s*(?:op[ée]rationnel(?:le)?|national(?:e)?)?\s*:\s*",
    re.IGNORECASE | re.MULTILINE,
)
_ONE_FOR_ALL = {
    "engagement", "measure", "objective", "objective_number", "amount", "funding_source",
}  # fmt: skip


def split_record(record: Record) -> list[Record]:
    """The record itself, or one record for each of the actions its action cell lists."""
    if record.kind != "action":
        return [record]
    for item in record.fields:
        if item.name in ("action", "title") and len(item.values) == 1:
            parts = split_actions(item.values[0].text)
            spans = [item.values[0].cut(part.start, part.end) for part in parts]
            if len(spans) < 2:
                spans = _coded_lines(item.values[0])
            if len(spans) > 1:
                return [_part(record, item, spans, index) for index in range(len(spans))]
    return [record]


def _part(record: Record, action: Field, spans: list[Span], index: int) -> Record:
    part = Record(
        record.kind, record.layout, record.block, record.heading, record.context, lead=record.lead
    )
    for item in record.fields:
        values = [spans[index]] if item is action else _share(item, len(spans), index)
        part.fields.append(Field(item.name, item.label, values, item.column, item.blank))
    return part


def _share(item: Field, parts: int, index: int) -> list[Span]:
    """The index-th of a cell's lines where there is one for each action, else the whole."""
    if item.name in _ONE_FOR_ALL or len(item.values) != 1:
        return item.values
    lines = _lines(item.values[0])
    return [lines[index]] if len(lines) == parts else item.values


def labels_action(text: str) -> bool:
    """Whether a line of a cell says "Action : …" in so many words."""
    return any(found["level"].casefold() == "action" for found in _LEVEL.finditer(text))


def labelled_lines(span: Span, field: str | None) -> list[tuple[str | None, Span]]:
    """(field, words) of a cell that holds several levels: « Objectif : …⏎Action : … »."""
    found = list(_LEVEL.finditer(span.text))
    if len(found) < 2 or span.text[: found[0].start()].strip():
        return [(field, span)]
    ends = [match.start() for match in found[1:]] + [len(span.text)]
    return [
        (_LEVELS[match["level"].casefold()], span.cut(match.end(), end).strip())
        for match, end in zip(found, ends, strict=True)
    ]


def _coded_lines(span: Span) -> list[Span]:
    """Lines that each begin with a number of their own ("A4 – …"), with the lines below them."""
    starts: list[int] = []
    numbers: set[str | None] = set()
    offset = 0
    for line in span.text.split("\n"):
        found = parse_action_heading(line, allow_bare=True)
        if found is not None and found.value.number is not None:
            starts.append(offset)
            numbers.add(found.value.number)
        offset += len(line) + 1
    if len(starts) < 2 or starts[0] != 0 or len(numbers) < len(starts):
        return []
    return [span.cut(a, b).strip() for a, b in pairwise([*starts, len(span.text)])]


def _lines(span: Span) -> list[Span]:
    lines, start = [], 0
    for line in span.text.split("\n"):
        if line.strip():
            lines.append(span.cut(start, start + len(line)).strip())
        start += len(line) + 1
    return lines
