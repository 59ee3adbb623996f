"""Actions that a table of indicators names again: its rows belong to the action told elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.layouts.records import Record
from normalizers.likeness import Likeness
from normalizers.text import fold
from pipeline.rows.naming import Naming

_ALIKE = 0.85
"""Of two titles of one number; beyond that they are two actions."""
_NAMES = ("action", "title", "action_number", "indicators")
_Named = tuple[Record, Naming]


def rejoin(named: Sequence[_Named], records: Sequence[Record]) -> set[int]:
    """Give the rows of tables of indicators to the actions that the document tells elsewhere.

    Their figures and what else is told there go to that action. Returns the identities of the
    records that said nothing more.
    """
    owners: dict[int, Record] = {}
    known = [pair for pair in named if not pair[0].is_measured]
    for pair in named:
        if not pair[0].is_measured:
            continue
        same = next((record for record, naming in known if _is_same(pair, (record, naming))), None)
        if same is None:
            known.append(pair)
            continue
        owners[id(pair[0])] = same
        same.fields.extend(item for item in pair[0].fields if item.name not in _NAMES)
    for record in records:
        if record.owner is not None:
            record.owner = owners.get(id(record.owner), record.owner)
    return set(owners)


def _is_same(one: _Named, other: _Named) -> bool:
    """The same number, or none beside the same title; never two titles."""
    if one[0].department != other[0].department:
        return False
    numbers = one[1].number, other[1].number
    titles = fold(one[1].title_text or ""), fold(other[1].title_text or "")
    if all(numbers) and numbers[0] != numbers[1]:
        return False
    if not all(titles):
        return all(numbers)
    return titles[0].startswith(titles[1]) or bool(
        Likeness([titles[1]]).most_alike(titles[0], _ALIKE)
    )
