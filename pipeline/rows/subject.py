"""Whether a document is a report on child protection at all: tables of actions are everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from extractors.blocks import Document
from extractors.layouts.records import Record
from normalizers.numbering import parse_action_heading
from normalizers.text import fold
from normalizers.vocabulary import head_kind, subject_words

NOTHING_RECOGNISED = "ni fiche, ni tableau d'actions, ni annonce du contrat"
"""Said of a document in which no layout found its own."""
NOT_THE_SUBJECT = "rien n'y parle de protection de l'enfance"
_ENOUGH = 1.0
_LONG = 120
"""Words from which on a report cannot but name its subject; a few lines may not."""
_NAMES_CONTRACT = re.compile(r"\b(?:contrat|contractualisation|cdppe|cppe|plans? d actions?)\b")
"""« Questionnaire de suivi du contrat » is a report all the same."""
_SLICE = 5_000
"""Characters looked at together: the first slice of a report tells its subject."""
_NAMING = (
    "title", "action", "indicator", "description", "objective", "objective_number", "measure",
    "engagement", "text", "results", "outlook", "indicators", "amount",
)  # fmt: skip
"""Fields one of which every action, objective or indicator has, besides what numbers it."""


def why_not_a_report(document: Document, title: str, records: list[Record]) -> str | None:
    """Why fiches or tables that were recognised make no report (French), or None.

    The document says that it is something else, never speaks of children, or its rows name nothing.
    """
    said = head_kind(title)
    is_ours = said == "other" and _NAMES_CONTRACT.search(fold(title))
    if said in ("other", "national_text") and not is_ours:
        return f"son titre annonce autre chose (« {title[:80]} »)"
    if not speaks_of_children(document, title) and _is_long(document):
        return NOT_THE_SUBJECT
    stating = [record for record in records if record.kind in ("action", "objective", "indicator")]
    if stating and not any(record.heading or record.has(*_NAMING) for record in stating):
        return "ses lignes ne nomment ni action ni objectif"
    if stating and all(_is_blank(record) for record in stating):
        return "c'est une trame, dont aucune rubrique n'est remplie"
    return None


def _is_blank(record: Record) -> bool:
    """A numbered form without a title, in which nothing is filled in."""
    heading = parse_action_heading(record.heading.text) if record.heading else None
    titled = record.heading and (
        heading is None or record.heading.text[heading.value.title_start :]
    )
    return not titled and all(item.is_empty for item in record.fields)


def speaks_of_children(document: Document, title: str) -> bool:
    """Whether its words name the policy, or enough of what it deals with."""
    found: dict[str, float] = {}
    for text in _slices(document, title):
        found |= subject_words(text)
        if sum(found.values()) >= _ENOUGH:
            return True
    return False


def _is_long(document: Document) -> bool:
    """Long enough to name its subject."""
    words = (len(text.split()) for text in _slices(document, ""))
    return any(total >= _LONG for total in accumulate(words))


def _slices(document: Document, title: str) -> Iterator[str]:
    """The document's words, piece by piece."""
    yield title
    for block in document.blocks:
        yield block.part or ""
        for start in range(0, len(block.text), _SLICE):
            yield block.text[start : start + _SLICE]
        if block.table is not None:
            yield from (cell.text[:_SLICE] for cell in block.table.cells)
