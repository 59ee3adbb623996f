"""Labels that stand on a line of their own without any sign of it: no bold, no colon.

Reports pasted as plain text look so. A label counts where its line comes again and again, or
where several labels of an action stand so.
"""

from __future__ import annotations

from collections import Counter

from extractors.blocks import Document
from extractors.layouts.view import LONGEST_LABEL
from normalizers.funders import parse_funders
from normalizers.labels import match_label
from normalizers.text import fold

_SURE = 0.9
"""Confidence: the line is the label, not a sentence that begins like one."""
_AGAIN, _SEVERAL = 3, 4
_HAS_VALUE = frozenset(":\t")
"""What stands between a label and its value on one line."""
_FIELDS = frozenset({
    "description", "start", "end", "duration", "partners", "budget", "indicators", "results",
    "outlook", "reason_not_done", "status", "difficulties", "pilot", "public", "resources",
    "amount", "objective", "measure", "title", "action", "is_committed", "is_completed",
})  # fmt: skip
_DATES = frozenset({"start", "end", "duration"})


def rubric_lines(document: Document) -> frozenset[int]:
    """The indices of the paragraphs that are nothing but a label of an action."""
    fields: dict[int, str] = {}
    for index, block in document.enumerate():
        if block.table is not None or block.kind != "paragraph" or _HAS_VALUE & set(block.text):
            continue
        if len(block.text) <= LONGEST_LABEL:
            found = match_label(block.text)
            if found is None or found.value not in _FIELDS or found.confidence < _SURE:
                continue
            if _answers(block.text.strip(), found.value):
                continue
            if found.value != "amount" or not parse_funders(block.text, cell=True):
                fields[index] = found.value  # a funder alone may be one of a list of partners
    lines = Counter(fold(document.blocks[index - 1].text) for index in fields)
    several = len(set(fields.values())) >= _SEVERAL
    return frozenset(
        index
        for index in fields
        if several or lines[fold(document.blocks[index - 1].text)] >= _AGAIN
    )


def _answers(text: str, field: str) -> bool:
    """« Réalisée » alone is an answer, « Action réalisée » asks; « Fin 2022 » is a date."""
    if field.startswith("is_"):
        return " " not in text
    return field in _DATES and any(map(str.isdigit, text))
