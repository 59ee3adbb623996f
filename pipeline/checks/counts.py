"""Counts a document announces against what it lists, and numbers used twice."""

from __future__ import annotations

from collections.abc import Iterable

from extractors.blocks import Span
from normalizers.announced import announced_actions
from pipeline.rows.actions import Action
from pipeline.rows.book import Finding
from pipeline.rows.reading import Reading


def duplicate_numbers(actions: Iterable[Action]) -> list[Finding]:
    """A number that two actions of one part bear."""
    seen: dict[tuple[int, str], Action] = {}
    found = []
    for action in actions:
        number, span = action.naming.number, action.naming.number_span
        if number is None or span is None:
            continue
        first = seen.setdefault((action.record.part, number), action)
        if first is not action:
            found.append(Finding("duplicate_action_number", action.row, (span,), None, number))
    return found


def announced_counts(reading: Reading) -> list[Finding]:
    """Lists shorter or longer than announced (« 7 actions : » above six), plans likewise."""
    found: list[Finding] = []
    listed: dict[Span, int] = {}
    for action in reading.actions:
        if action.record.lead is not None:
            listed[action.record.lead] = listed.get(action.record.lead, 0) + 1
    for lead, count in listed.items():
        found += _compare(lead, count, announced_actions(lead.text))
    numbered = [action for action in reading.actions if action.record.layout != "list"]
    if numbered:
        for record in reading.scan.records:
            for span in record.every_span() if record.kind == "prose" else ():
                count = sum(record.department in (None, n.record.department) for n in numbered)
                found += _compare(span, count, announced_actions(span.text, whole=True))
    return found


def _compare(span: Span, count: int, announced: int | None) -> list[Finding]:
    if announced is None or announced == count:
        return []
    return [Finding("announced_count_mismatch", None, (span,), str(announced), str(count))]
