"""Partner rows: the names in an action's partners cell."""

from __future__ import annotations

from normalizers.partners import split_partners
from pipeline.rows.actions import Action
from pipeline.rows.book import Book
from pipeline.rows.texts import speaking

_LAST = 32_767
"""The contract's ordinals end here; partners beyond share it."""


def add_partners(book: Book, action: Action) -> None:
    """One row per partner named, in the order of the cell."""
    assert action.row is not None
    ordinal = 0
    for span in speaking(action.record.spans("partners")):
        for found in split_partners(span.text):
            ordinal += 1
            place = span.cut(found.start, found.end)
            row = book.add(
                "partners",
                book.place_id("p", place),
                action_id=action.row.row_id,
                part_index=action.record.part,
                part_kind=action.part_kind,
                ordinal=min(ordinal, _LAST),
            )
            partner = found.value
            row.set("name", partner.name, place, found.rule, found.confidence)
            row.set("organisation", partner.organisation, place, "organisation.lexicon")
            row.set("organisation_type", partner.organisation_type, place, "organisation.lexicon")
