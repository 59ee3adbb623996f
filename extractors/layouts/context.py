"""Grouping headings: which engagement, measure or objective the text below belongs to."""

from __future__ import annotations

import re

from extractors.blocks import Block, Document, Span
from extractors.layouts.records import Context
from normalizers.action_heading import CHAPTER
from normalizers.engagements import match_engagement
from normalizers.label_split import counts_things
from normalizers.labels import label_candidates
from normalizers.left_out import leaves_out
from normalizers.numbering import parse_action_heading

_LONGEST = 600
"""Characters: a longer text is a paragraph that speaks of measures, not a heading."""
_NUMBERED = re.compile(
    rf"^\W*(?:(?-i:{CHAPTER}))?"
    r"(?P<level>engagement|axe|mesure|objectif)s?\s*(?:op[ée]rationnel(?:le)?s?\s*)?"
    r"(?:n\s*[°ºo.]\s*)?(?P<number>\d{1,2}|[IVX]{1,4})?\s*(?P<mark>[:–—.-]|$)\s*",
    re.IGNORECASE,
)
_LEVELS = {"engagement": "engagement", "axe": "engagement", "mesure": "measure",
           "objectif": "objective"}  # fmt: skip


def context_of(span: Span) -> tuple[str, Span] | None:
    """(level, words) where the text is the heading of an engagement, measure or objective.

    "Objectifs facultatifs" names a class of objectives and is none, nor does "Objectif 25 : sans
    objet" head anything.
    """
    text = span.text
    if not text.strip() or len(text) > _LONGEST or parse_action_heading(text) is not None:
        return None
    if leaves_out(text):
        return None
    found = _NUMBERED.match(text)
    if found and (found["number"] or found["mark"]):
        return _numbered(span, found)
    head, colon, rest = text.partition(":")
    names = label_candidates(head) if colon and len(head) < 60 and rest.strip() else []
    if names and names[0].value in ("engagement", "measure", "objective"):
        if counts_things(names[0], rest):
            return None
        return names[0].value, span.cut(len(head) + 1, len(text)).strip()
    if "\n" not in text.strip() and match_engagement(text) is not None:
        return "engagement", span
    return None


def _numbered(span: Span, found: re.Match[str]) -> tuple[str, Span] | None:
    level = _LEVELS[found["level"].casefold()]
    if level == "engagement":
        return (level, span) if match_engagement(span.text) is not None else None
    value = span.cut(found.end(), len(span.text)).strip()
    return (level, value) if value.text and found["mark"] else None


def bare_objective(span: Span) -> tuple[str, Span] | None:
    """« Objectif n° 3 » in a fiche: its number is all that the line says."""
    found = _NUMBERED.fullmatch(span.text)
    named = found is not None and found["number"] and found["level"].casefold() == "objectif"
    return ("objective", span) if named else None


def below(block: Block, context: Context, document: Document) -> Context:
    """The groups in force below a text that names none: a heading as high as that of the
    engagement begins a chapter of its own.
    """
    named = context.engagement
    top = document.blocks[named.block - 1] if named else None
    if top is None or not top.kind == block.kind == "heading":
        return context
    return Context() if (block.level or 9) <= (top.level or 0) else context
