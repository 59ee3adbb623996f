"""Counts a document announces against what it lists, and numbers used twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from extractors.blocks import Span
from extractors.layouts.fields import ANSWERED
from extractors.layouts.records import Field
from normalizers.announced import announced_actions
from normalizers.flags import parse_flag
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


def tallied_ticks(reading: Reading) -> list[Finding]:
    """« TOTAL | 5 | 3 | 2 » below columns of ticks against the ticks, of its table or of all."""
    ticks: Counter[tuple[int, int | None]] = Counter()
    for action in reading.actions:
        for item in action.record.fields if action.record.layout == "table" else ():
            ticks[action.record.block, item.column] += _is_ticked(item)
    found: list[Finding] = []
    for (block, column), spans in _tallies(reading).items():
        own = ticks[block, column]
        counts = {own, sum(n for (_, other), n in ticks.items() if other == column)}
        if len(spans) == 1 and own and int(spans[0].text) not in counts:
            found += _compare(spans[0], own, int(spans[0].text))
    return found


def _tallies(reading: Reading) -> dict[tuple[int, int], list[Span]]:
    """The counts below columns of ticks, by table and column."""
    found: dict[tuple[int, int], list[Span]] = {}
    for record in reading.scan.records:
        if record.kind == "indicator" and record.layout == "summary":
            for item in record.fields:
                if item.column is not None and item.text.strip().isdecimal():
                    found.setdefault((record.block, item.column), []).append(item.values[0])
    return found


def _is_ticked(item: Field) -> bool:
    flags = [parse_flag(span.text) for span in item.values] if item.name in ANSWERED else []
    return any(flag is not None and flag.value == "yes" for flag in flags)


def _compare(span: Span, count: int, announced: int | None) -> list[Finding]:
    if announced is None or announced == count:
        return []
    return [Finding("announced_count_mismatch", None, (span,), str(announced), str(count))]
