"""Several questions with their answers in one cell: « Engagée : oui / Réalisée : non »."""

from __future__ import annotations

import re
from dataclasses import dataclass

from normalizers.labels import label_candidates
from normalizers.parsed import Parsed
from normalizers.statuses import parse_flag

_QUESTIONS = ("is_committed", "is_completed")
_LONGEST, _MOST_WORDS = 160, 4
_SIGN = re.compile(r"\s*[:?]\s*")
_WORD = re.compile(r"[^\s:;?/|,–—•]+")
_LINKS = " \t\n;/|,.–—•-"


@dataclass(frozen=True, slots=True)
class Answer:
    """A question's field and label, and its answer `text[start:end]`."""

    field: str
    label: str
    start: int
    end: int


def split_answers(text: str) -> list[Answer]:
    """The answers of a cell that asks whether an action is begun and whether it is done; empty
    where it holds anything else.
    """
    if len(text) > _LONGEST:
        return []
    found: list[Answer] = []
    labels: list[tuple[Parsed[str], int]] = []
    position = 0
    for sign in _SIGN.finditer(text):
        label = _label_before(text, position, sign.start())
        if label is None or label.value in {each.value for each, _ in labels}:
            return []
        labels.append((label, sign.end()))
        position = sign.end()
    if len(labels) < 2 or text[: labels[0][0].start].strip(_LINKS):
        return []
    ends = [label.start for label, _ in labels[1:]] + [len(text)]
    for (label, start), end in zip(labels, ends, strict=True):
        answer = text[start:end].rstrip(_LINKS)
        if parse_flag(answer) is None:
            return []
        found.append(Answer(label.value, text[label.start : label.end], start, start + len(answer)))
    return found


def _label_before(text: str, start: int, end: int) -> Parsed[str] | None:
    """The question that ends at `end`, in as many words as it has."""
    for word in list(_WORD.finditer(text, start, end))[-_MOST_WORDS:]:
        for hit in label_candidates(text[word.start() : end], scope="fiche", threshold=0.9):
            if hit.value in _QUESTIONS and hit.rule != "label.begins" and not hit.problem:
                return hit.shift(word.start())
    return None
