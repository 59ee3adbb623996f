"""Counts a document announces against what it lists, and numbers used twice."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from extractors.blocks import Span
from normalizers.folded import plain
from normalizers.numbers import find_numbers
from pipeline.rows.actions import Action
from pipeline.rows.book import Finding

if TYPE_CHECKING:
    from pipeline.rows.build import Reading

_ACTIONS_AFTER = re.compile(
    r"\s*(?:nouvelles?\s+|autres?\s+)?(?:fiches?[- ])?actions?\b(?!\s+sur\b)"
)
_WHOLE_PLAN = re.compile(
    r"\b(?:comporte|compte|comprend|prevoit|retient|decline en|rassemble|regroupe|composee? de"
    r"|soit un total de|au total)\s*$"
)
_OF_PLAN = re.compile(
    r"\s*(?:fiches?[- ])?actions?\s+"
    r"(?:du\s+(?:contrat|plan|programme)|inscrites?|contractualisees?)\b"
)
_MINIMUM = re.compile(r"\b(?:au moins|minimum de|parmi|sur|dont|complement des?)\s*$")


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
        found += _compare(lead, count, _announced(lead.text))
    numbered = [action for action in reading.actions if action.record.layout != "list"]
    if numbered:
        for record in reading.scan.records:
            for span in record.every_span() if record.kind == "prose" else ():
                count = sum(record.department in (None, n.record.department) for n in numbered)
                found += _compare(span, count, _announced(span.text, whole=True))
    return found


def _announced(text: str, *, whole: bool = False) -> int | None:
    """The number of actions a sentence announces; `whole`: of a plan, not of the list below."""
    flat = plain(text)
    for number in find_numbers(text):
        before, after = flat[: number.start], flat[number.end :]
        if not _ACTIONS_AFTER.match(after) or _MINIMUM.search(before.rstrip() + " "):
            continue
        if whole and not _WHOLE_PLAN.search(before) and not _OF_PLAN.match(after):
            continue
        if number.value.comparator == "=" and number.value.value == int(number.value.value):
            return int(number.value.value)
    return None


def _compare(span: Span, count: int, announced: int | None) -> list[Finding]:
    if announced is None or announced == count:
        return []
    return [Finding("announced_count_mismatch", None, (span,), str(announced), str(count))]
