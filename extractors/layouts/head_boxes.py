"""Boxes that name an action above the labels of its fiche: « Fiche | Intitulé | Pilote »."""

from __future__ import annotations

from extractors.blocks import Block, Document
from extractors.layouts.fields import NAMES
from extractors.layouts.label_value import claim, is_strip, pairs
from extractors.layouts.own_fields import OWN_FIELDS
from extractors.layouts.view import TableView, Views, labels_of
from normalizers.label_split import split_label

_OF_ACTIONS = OWN_FIELDS | {"measure", "objective"}
_SURE = 0.8
_WITHIN = 3
"""Blocks below a box among which the first label stands: a running head may come between."""


def heads_fiche(views: Views, view: TableView) -> bool:
    """Whether a row of labels over one row of values names an action, and the labels of its fiche
    stand right below: as lines of their own, or in a table. « Fiche | Motif du retard » lists the
    late ones.
    """
    asked = {pair.name for pair in pairs(view) if pair.name} if is_strip(view) else set()
    if NAMES.isdisjoint(asked) or "reason_not_done" in asked:
        return False
    below = block_below(views.document, view.block)
    if below is None or below.table is None:
        return below is not None and _is_label(below)
    table = views.of(views.document.blocks.index(below, view.block) + 1)
    names = {pair.name for pair in pairs(table) if pair.name}
    told = claim(table).score >= _SURE and not is_strip(table)
    return told and NAMES.isdisjoint(names) and len(names & _OF_ACTIONS) > 1


def block_below(document: Document, index: int) -> Block | None:
    """The block that follows block `index`, running heads and notes left out."""
    near = document.blocks[index : index + _WITHIN]
    return next((block for block in near if not block.is_aside), None)


def _is_label(block: Block) -> bool:
    """A line that is one label, set off or not, or begins with one and its colon."""
    found = split_label(block.text)
    names = [found[0].value] if found is not None else labels_of(block.text)
    return not _OF_ACTIONS.isdisjoint(names)
