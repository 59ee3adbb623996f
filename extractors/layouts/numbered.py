"""Headings with a bare number ("1 Titre", "1. Titre", "1 – Titre") that each open a fiche.

They count through, stand on one level and have the labels of an action below them; other headings
between them are parts of their fiches.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Set
from itertools import pairwise

from extractors.blocks import Block, Document, block_span
from extractors.layouts.context import context_of
from extractors.layouts.own_fields import OWN_FIELDS
from extractors.layouts.told import tells_state
from extractors.layouts.view import labels_of
from normalizers.label_split import split_label
from normalizers.numbering import parse_action_heading
from normalizers.objectives import match_objective_text
from normalizers.text import fold
from normalizers.title_state import is_state

_FEWEST = 2
"""Numbered headings that make a row of them, and labels of an action below each."""
_LONGEST = 10
"""Words of a label."""
_ALIKE = 0.5
_ANNOUNCES = re.compile(r"(?:(?:les|nos|ses|des|toutes) )*(?:\w+ )?actions\b")
"""« Les dix actions, une par une », « Actions du contrat » in folded words."""
_LETTERED = re.compile(r"[A-Z]-?\d{1,2}")
_MOST = 2 / 3
"""The share of a row's headings with labels: a fiche may tell next to nothing."""


def is_label(block: Block) -> bool:
    """« Indicateurs de résultat : », « Chiffres clés »: a heading of something within a fiche;
    « 14. Mise en place de lieux neutres pour l'exercice du droit de visite » is too long for one.
    """
    if len(fold(block.text).split()) > _LONGEST:
        return False
    found = split_label(block.text)
    names = [found[0].value] if found is not None else labels_of(block.text)[:1]
    return bool(names) and names[0] in OWN_FIELDS


def numbered_openings(
    document: Document, titles: Set[int], labels_below: Callable[[int, Set[int]], set[str]]
) -> list[int]:
    """The numbered headings among `titles` that open fiches, of the lowest such level.

    `labels_below(heading, stops)` gives the labels of an action down to the next of `stops`.
    """
    rows: dict[tuple[str | None, int], list[int]] = defaultdict(list)
    for index in sorted(titles):
        block = document.blocks[index - 1]
        if bare_number(index, block) is not None:
            rows[block.part, block.level or 0].append(index)
    for (_, _level), row in sorted(rows.items(), key=lambda item: -item[0][1]):
        numbers = [bare_number(i, document.blocks[i - 1]) or () for i in row]
        rising = all(a < b for a, b in pairwise(numbers))
        labelled = {i for i in row if len(labels_below(i, set(row))) >= _FEWEST}
        told = labelled.union(i for i in row if labelled and _begins_with_state(document, i))
        if rising and len(row) >= _FEWEST and len(told) >= len(row) * _MOST:
            return row
    return []


def _begins_with_state(document: Document, heading: int) -> bool:
    """« Action abandonnée faute de candidat. » on the line below a heading."""
    below = document.blocks[heading : heading + 1]
    return any(
        block.kind in ("paragraph", "list_item") and tells_state(block.text) for block in below
    )


def bare_number(index: int, block: Block) -> tuple[int, ...] | None:
    """(2, 1) of "2.1 Titre" and of "B-1. Titre"; None where no number, or words such as "Action",
    stand before.
    """
    span = block_span(index, block).strip()
    if context_of(span) is not None or parse_action_heading(span.text) is not None:
        return None
    found = parse_action_heading(span.text, allow_bare=True, spaced=True)
    number = found.value.number or "" if found else ""
    if _LETTERED.fullmatch(number):
        number = f"{ord(number[0]) - ord('@')}-{number[1:].lstrip('-')}"
    parts = number.split("-")
    return tuple(map(int, parts)) if all(part.isdigit() for part in parts) else None


def announced_openings(document: Document) -> list[int]:
    """Numbered headings with a state alone on the line below (« En cours »), or in the words of
    objectives below a heading that announces actions (« Nos actions »).
    """
    rows: dict[tuple[str | None, int], list[int]] = defaultdict(list)
    for index, block in document.enumerate():
        if block.kind == "heading" and bare_number(index, block) is not None:
            rows[block.part, block.level or 0].append(index)
    for row in rows.values():
        numbers = [bare_number(i, document.blocks[i - 1]) or () for i in row]
        rising = len(row) >= _FEWEST and all(a < b for a, b in pairwise(numbers))
        stated = sum(_is_stated(document, i) for i in row)
        known = sum(_is_national(document.blocks[i - 1].text) for i in row)
        if rising and (stated * 2 > len(row) or (known * 2 > len(row) and _led(document, row[0]))):
            return row
    return []


def _is_stated(document: Document, heading: int) -> bool:
    below = document.blocks[heading : heading + 1]
    return any(block.table is None and is_state(block.text) for block in below)


def _is_national(text: str) -> bool:
    match = match_objective_text(text)
    return match is not None and match.score >= _ALIKE


def _led(document: Document, first: int) -> bool:
    """Whether the nearest heading above that is no group's announces actions."""
    for index in range(first - 1, 0, -1):
        block = document.blocks[index - 1]
        if block.kind == "heading" and context_of(block_span(index, block)) is None:
            return _ANNOUNCES.match(fold(block.text)) is not None
    return False
