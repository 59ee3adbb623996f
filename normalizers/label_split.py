"""Paragraphs that carry their own label: "Budget : 12 000 €", "Pilote — service PMI"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from normalizers.labels import label_candidates
from normalizers.parsed import Parsed

_LABEL = r"(?P<label>[^\s:•|;][^\n:|;\t]{0,90}?)"
_COLON = re.compile(rf"\s*[•▪*\-–—]?\s*{_LABEL}\s*:(?!//)\s*")
_DASH = re.compile(rf"\s*[•▪*]?\s*{_LABEL}\s+[–—-]\s+")
_TAB = re.compile(rf"\s*{_LABEL}\s*\t\s*")
_INLINE = re.compile(
    r"(?:^|\n|[;|•\t]|\s[–—-]\s|(?<=[.!?])\s|(?<!\s)\s{2,}+)\s*+"
    r"(?P<label>[A-ZÉÈÀÊÎÔ#\d][^\n:|;•\t]{0,60}?)(?:\s*:(?!//)|(?<=\?))\s*"
)
"""Blanks are taken in one go: to try every way of parting hundreds of them takes minutes."""
_QUESTION = re.compile(r"\s*[•▪*\-–—]?\s*(?P<label>[^\s:•|;?][^\n:|;?]{0,60}\?)\s*")
_WITHIN = re.compile(
    r"(?<=[.!?])\s+(?P<label>[A-ZÉÈÀÊÎÔ][^\n:.!]{0,60}?)\s*(?:(?<=\?)|:(?!//))\s*(?=\S)"
)
OF_ACTIONS = frozenset({
    "description", "start", "end", "duration", "partners", "budget", "indicators", "results",
    "outlook", "reason_not_done", "difficulties", "pilot", "public", "resources",
})  # fmt: skip
"""The fields that an action is told under."""
_GROUPS = ("engagement", "measure", "objective")
_THE_WORD = 0.9
"""Confidence from which a label is that very word, not one with more words."""
_DIGIT = re.compile(r"\d")
_SURE = frozenset(
    {"label.exact", "label.folded", "label.brackets", "label.year", "label.numbered", "label.dated"}
)


@dataclass(frozen=True, slots=True)
class LabelPair:
    """One "label : value" of a text; the value is `text[value_start:value_end]`."""

    label: Parsed[str]
    value_start: int
    value_end: int


def split_label(text: str, *, scope: str = "fiche") -> tuple[Parsed[str], int] | None:
    """The known label a text opens with, and where its value starts (the end: no value).

    A colon, a tab, a question mark or a spaced dash divides them; without a colon only a known
    spelling counts.
    `scope` is the kind of place the text stands in, as for `match_label`.
    """
    for pattern, rules in ((_COLON, None), (_TAB, _SURE), (_QUESTION, _SURE), (_DASH, _SURE)):
        match = pattern.match(text)
        label = _label(match, scope, rules) if match else None
        if match and label and not counts_things(label, text[match.end() :]):
            return label, match.end()
    return None


def counts_things(label: Parsed[str], value: str) -> bool:
    """As in « Mesures exercées : 22 »: a figure, not the measure that an action belongs to."""
    is_sure = label.value not in _GROUPS or label.confidence >= _THE_WORD
    return not is_sure and value.lstrip()[:1].isdigit()


def label_within(text: str) -> int | None:
    """Where a sentence inside the text is a known label of an action with its value.

    Prints run paragraphs together: « … sur dix cantons. Indicateurs : 300 visites ».
    """
    for match in _WITHIN.finditer(text):
        label = _label(match, "fiche", _SURE)
        if label is not None and label.value in OF_ACTIONS:
            return match.start("label")
    return None


def split_pairs(text: str, *, scope: str = "fiche") -> list[LabelPair]:
    """All "label : value" pairs of a text, in order ("Pilote : PMI – Échéance : juin 2024").

    Empty unless the text opens with a known label; text between an unknown label and the next
    known one belongs to the value before it.
    """
    found: list[tuple[Parsed[str], int, int]] = []
    position = 0
    while match := _INLINE.search(text, position):
        label = _label(match, scope, _SURE)
        if label:
            found.append((label, match.start(), match.end()))
        position = max(match.end() - 1 if label else match.start("label") + 1, position + 1)
    if not found or text[: found[0][1]].strip():
        return []
    ends = [start for _, start, _ in found[1:]] + [len(text)]
    return [
        LabelPair(label, start, max(start, len(text[:end].rstrip(" \t\n;|•–—-"))))
        for (label, _, start), end in zip(found, ends, strict=True)
    ]


def _label(match: re.Match[str], scope: str, rules: frozenset[str] | None) -> Parsed[str] | None:
    raw = match["label"]
    for hit in label_candidates(raw, scope=scope, threshold=0.9):
        if hit.problem or hit.rule == "label.begins" or (rules and hit.rule not in rules):
            continue
        if hit.value in ("action", "title", "action_number") and _DIGIT.search(raw):
            return None  # "Action 3 : …" is an action's heading, not a label.
        return hit.shift(match.start("label"))
    return None
