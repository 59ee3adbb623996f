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
        same = nearest([other[0] for other in known if _is_same(pair, other)], pair[0])
        if same is None:
            known.append(pair)
            continue
        owners[id(pair[0])] = same
        same.fields.extend(item for item in pair[0].fields if item.name not in _NAMES)
    for record in records:
        if record.owner is not None:
            record.owner = owners.get(id(record.owner), record.owner)
    return set(owners)


def nearest(same: Sequence[Record], record: Record) -> Record | None:
    """Of actions that a record may speak of the first in its own part, else in the only part that
    has one: action 1 of two years is neither.
    """
    own = [other for other in same if other.part == record.part]
    if own:
        return own[0]
    return same[0] if len({other.part for other in same}) == 1 else None


def _is_same(one: _Named, other: _Named) -> bool:
    """The same number, or none beside the same title; never two titles.

    Beside one number a title may be shortened: its words stand in the other's.
    """
    if one[0].department != other[0].department:
        return False
    numbers = one[1].number, other[1].number
    titles = fold(one[1].title_text or ""), fold(other[1].title_text or "")
    if all(numbers) and numbers[0] != numbers[1]:
        return False
    if not all(titles):
        return all(numbers)
    fewer, more = sorted((set(title.split()) for title in titles), key=len)
    if all(numbers) and fewer <= more:
        return True
    return bool(Likeness([titles[1]]).most_alike(titles[0], _ALIKE))
