"""Fiches without a heading: each begins at the label that names it (« N° de fiche : 2.1 »)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from extractors.blocks import Block, Document, block_span
from extractors.layouts.fields import NAMES
from extractors.layouts.label_pairs import pairs_of_line
from extractors.layouts.own_fields import OWN_FIELDS
from normalizers.label_split import split_label

_LINES = ("paragraph", "list_item")
_FEWEST = 2
"""Labels that only an action has, in each fiche; one more where there is a single fiche."""


def labelled_openings(document: Document) -> list[int]:
    """The texts that begin a fiche with the first of the labels that name one, where most of them
    have the labels of an action below; what a cover says before them is none.
    """
    told = [
        (index, name)
        for index, block in document.enumerate()
        if block.kind in _LINES
        for name in _names(index, block)
    ]
    names = [name for _, name in told]
    found = [starts for key in sorted(NAMES) if (starts := _starts(names, key))]
    most = min(found, key=lambda starts: (-len(starts), starts[0]), default=[])
    return [told[place][0] for place in most]


def _starts(names: list[str], key: str) -> list[int]:
    """The places of a label from the first on that has an action's below, if most have."""
    starts = [place for place, name in enumerate(names) if name == key]
    own = [len(OWN_FIELDS & set(names[a:b])) for a, b in pairwise([*starts, len(names)])]
    fewest = _FEWEST if len(starts) > 1 else _FEWEST + 1
    begin = next((at for at, count in enumerate(own) if count >= fewest), len(own))
    enough = sum(count >= fewest for count in own[begin:])
    return starts[begin:] if enough * 2 > len(own) - begin else []


def begins_with_name(block: Block) -> bool:
    """Whether a text is a label that names an action, with its value."""
    found = split_label(block.text)
    return found is not None and found[0].value in NAMES


def _names(index: int, block: Block) -> Iterator[str]:
    """The labels that a text holds: one, or those of its lines."""
    if several := pairs_of_line(block_span(index, block)):
        yield from (pair.name for pair in several if pair.name)
    elif found := split_label(block.text):
        yield found[0].value
