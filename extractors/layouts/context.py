"""Grouping headings: which engagement, measure or objective the text below belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.blocks import Block, Document, Span
from extractors.layouts.records import Context
from normalizers.action_heading import CHAPTER
from normalizers.engagements import match_engagement
from normalizers.label_split import counts_things
from normalizers.labels import label_candidates
from normalizers.left_out import leaves_out
from normalizers.numbering import parse_action_heading
from normalizers.text import fold

_LONGEST = 600
"""Characters: a longer text is a paragraph that speaks of measures, not a heading."""
_NUMBERED = re.compile(
    rf"^\W*(?:(?-i:{CHAPTER}))?"
    r"(?P<level>engagement|axe|mesure|objectif|obj\.|obj(?=\s*\d))s?\s*"
    r"(?:(?:op[ée]rationnel(?:le)?|nationa(?:l|ux)|snppe|fondamental|facultatif)s?\s*)?"
    r"(?:n\s*[°ºo.]\s*)?(?P<number>\d{1,2}|[IVX]{1,4})?\s*(?P<mark>[:–—.-]|$)\s*",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\W*(?:engagement|axe)s?\s*(?:n\s?°s?\s*)?[1-9IV]+(?:\s*(?:,|et|&|/|à)\s*"
    r"(?:(?:engagement|axe)\s*)?(?:n\s?°\s*)?[1-9IV]+)+\s*(?:[:–—.-]|$)",
    re.IGNORECASE,
)
"""« Engagements 3 et 4 – Droits et autonomie »: whatever stood above is over."""
_LEVELS = {"engagement": "engagement", "axe": "engagement", "mesure": "measure"}

_AN_OBJECTIVE = re.compile(r"objectif (?:\w+ )?(?:n|no|numero) ?\d|objectif (?:\w+ )?\d{1,2}$")
_STEP = re.compile(
    r"\s+[>/|]\s+|\s*[›→➔➜►▸]\s*|\s»\s+(?=[A-ZÉ])"
    r"|\s*[,;]\s+(?=(?:Mesure|Objectif)\b)|\s+[–—-]\s+(?=(?:Mesure|Objectif)\b)"
)
"""What stands between the groups of a path in one line."""
_QUOTED = re.compile(r"(?P<level>mesure|objectif)\s*«\s*(?P<words>[^«»]+?)\s*»", re.IGNORECASE)
_LAST_SIGN = re.compile(rf"(?:{_STEP.pattern}|\s+[–—-]|\s*[,;])\s*\Z")
_RANKS = {"engagement": 1, "measure": 2, "objective": 3}
_FEWEST = 2
"""Groups that make a path."""


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
    if _SEVERAL.match(text):
        return "engagement", span
    found = _NUMBERED.match(text)
    if found and (found["number"] or found["mark"]):
        return _numbered(span, found)
    head, colon, rest = text.partition(":")
    names = label_candidates(head) if colon and len(head) < 60 and rest.strip() else []
    if names and names[0].value in ("engagement", "measure", "objective"):
        if counts_things(names[0], rest):
            return None
        return names[0].value, span.cut(len(head) + 1, len(text)).strip()
    is_sentence = "\n" in text.strip() or text.rstrip().endswith((".", ";"))
    if not is_sentence and match_engagement(text) is not None:
        return "engagement", span
    return None


def _numbered(span: Span, found: re.Match[str]) -> tuple[str, Span] | None:
    level = _level_of(found)
    if level == "engagement":
        return (level, span) if match_engagement(span.text) is not None else None
    value = span.cut(found.end(), len(span.text)).strip()
    return (level, value) if value.text and found["mark"] else None


def _level_of(found: re.Match[str]) -> str:
    word = found["level"].casefold()
    return "objective" if word.startswith("obj") else _LEVELS[word]


def names_group(text: str) -> bool:
    """Whether a text says itself that it is an engagement, a measure or an objective."""
    head = text.partition(":")[0]
    names = label_candidates(head)[:1] if len(head) < len(text) else []
    is_label = any(name.value in _RANKS for name in names)
    return is_label or _NUMBERED.match(text) is not None or _SEVERAL.match(text) is not None


def bare_objective(span: Span) -> tuple[str, Span] | None:
    """« Objectif n° 3 » in a fiche: its number is all that the line says."""
    found = _NUMBERED.fullmatch(span.text)
    named = found is not None and found["number"] and _level_of(found) == "objective"
    return ("objective", span) if named else None


def says_objective(text: str) -> bool:
    """« objectif n° 5 (…) » under whatever label: it says itself what it is."""
    return _AN_OBJECTIVE.match(fold(text)) is not None


def groups_of(span: Span, *, in_fiche: bool = False) -> list[tuple[str, Span]]:
    """The groups that a text names, from the highest: one, or those of a path in one line.

    « Engagement 1 – … › Mesure : … › Objectif : … » says what three headings would. `in_fiche`:
    the bare number of an objective names it too.
    """
    edges = [0, *(sign.end() for sign in _STEP.finditer(span.text)), len(span.text)]
    whole = context_of(span) or (bare_objective(span) if in_fiche else None)
    alone = [whole] if whole else []
    if len(edges) == _FEWEST or len(span.text) > _LONGEST:
        return alone
    groups: list[tuple[str, Span]] = []
    begin = 0
    for start, stop in pairwise(edges):
        found = _step(span, start, stop)
        if found and (not groups or _RANKS[found[0]] > _RANKS[groups[-1][0]]):
            groups.append(found)
            begin = start
        elif groups:  # a sign within the words of the group before
            groups[-1] = _step(span, begin, stop) or groups[-1]
        else:
            break
    return groups if len(groups) >= _FEWEST else alone


def _step(span: Span, start: int, stop: int) -> tuple[str, Span] | None:
    """The group between two signs of a path."""
    piece = span.cut(start, stop)
    piece = piece.cut(0, len(_LAST_SIGN.sub("", piece.text))).strip()
    if quoted := _QUOTED.fullmatch(piece.text):
        return _LEVELS[quoted["level"].casefold()], piece.cut(*quoted.span("words"))
    return context_of(piece) or bare_objective(piece)


def path_of(values: Sequence[Span]) -> list[tuple[str, Span]]:
    """The groups that the one value of a label names, where it names several."""
    groups = groups_of(values[0]) if len(values) == 1 else []
    return groups if len(groups) >= _FEWEST else []


def below(block: Block, context: Context, document: Document) -> Context:
    """The groups in force below a text that names none: a heading as high as that of the
    engagement begins a chapter of its own.
    """
    named = context.engagement
    top = document.blocks[named.block - 1] if named else None
    if top is None or not top.kind == block.kind == "heading":
        return context
    return Context() if (block.level or 9) <= (top.level or 0) else context
