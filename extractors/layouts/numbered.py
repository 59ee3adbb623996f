"""Headings with a bare number ("1 Titre", "1. Titre", "1 – Titre") that each open a fiche.

They count through, stand on one level and have the labels of an action below them; other headings
between them are parts of their fiches.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Set
from itertools import pairwise

from extractors.blocks import Block, Document, block_span
from extractors.layouts.context import context_of
from extractors.layouts.fiche import OWN_FIELDS
from extractors.layouts.view import labels_of
from normalizers.label_split import split_label
from normalizers.numbering import parse_action_heading

_FEWEST = 2
"""Numbered headings that make a row of them, and labels of an action below each."""
_MOST = 2 / 3
"""The share of a row's headings with labels: a fiche may tell next to nothing."""


def is_label(block: Block) -> bool:
    """« Indicateurs de résultat : », « Chiffres clés »: a heading of something within a fiche."""
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
        told = [i for i in row if len(labels_below(i, set(row))) >= _FEWEST]
        if rising and len(row) >= _FEWEST and len(told) >= len(row) * _MOST:
            return row
    return []


def bare_number(index: int, block: Block) -> tuple[int, ...] | None:
    """(2, 1) of "2.1 Titre"; None where no number, or words such as "Action", stand before."""
    span = block_span(index, block).strip()
    if context_of(span) is not None or parse_action_heading(span.text) is not None:
        return None
    found = parse_action_heading(span.text, allow_bare=True, spaced=True)
    parts = (found.value.number or "").split("-") if found else [""]
    return tuple(map(int, parts)) if all(part.isdigit() for part in parts) else None
