"""Actions that a table of indicators names again: its rows belong to the action told elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from extractors.layouts.fields import NAMES
from extractors.layouts.records import Record
from normalizers.likeness import Likeness
from normalizers.text import fold
from normalizers.wording import telling
from pipeline.rows.naming import Naming

_ALIKE = 0.85
"""Of two titles of one number; beyond that they are two actions."""
_MANY = 200
"""Titles of one department: among more the same one is asked for, none that is like it."""
_NAMING = NAMES | {"indicators"}
_Named = tuple[Record, Naming]


def rejoin(
    named: Sequence[_Named], records: Sequence[Record], money: Collection[int] = ()
) -> set[int]:
    """Give the rows of tables of indicators to the actions that the document tells elsewhere.

    Their figures and what else is told there go to that action. `money`: the blocks of tables of
    money by action, which may name it too but tell it only where nothing else does. Returns the
    identities of the records that said nothing more.
    """
    owners: dict[int, Record] = {}
    told = _Told()
    for pair in named:
        if not pair[0].is_measured:
            told.add(pair)
    for pair in named:
        if not pair[0].is_measured:
            continue
        alike = told.same(pair)
        same = nearest([one for one in alike if one.block not in money] or alike, pair[0])
        if same is None:
            told.add(pair)
            continue
        owners[id(pair[0])] = same
        same.fields.extend(item for item in pair[0].fields if item.name not in _NAMING)
    for record in records:
        if record.owner is not None:
            record.owner = owners.get(id(record.owner), record.owner)
    return set(owners)


class _Told:
    """The actions told so far, by department and number, or department and title."""

    def __init__(self) -> None:
        self._all: list[_Named] = []
        self._numbered: dict[tuple[str | None, str], list[int]] = defaultdict(list)
        self._titled: dict[str | None, dict[str, list[int]]] = defaultdict(dict)

    def add(self, pair: _Named) -> None:
        """One more action."""
        department, place = pair[0].department, len(self._all)
        self._all.append(pair)
        if pair[1].number:
            self._numbered[department, pair[1].number].append(place)
        if title := _title(pair):
            self._titled[department].setdefault(title, []).append(place)

    def same(self, pair: _Named) -> list[Record]:
        """Those that a record may speak of, in the document's order."""
        places = sorted(set(self._near(pair)))
        return [self._all[place][0] for place in places if is_same(pair, self._all[place])]

    def _near(self, pair: _Named) -> Iterator[int]:
        """The places of those of its number, and of those whose title is the same or like it."""
        department, title = pair[0].department, _title(pair)
        yield from self._numbered.get((department, pair[1].number or ""), ())
        titled = self._titled.get(department, {})
        if len(titled) > _MANY:
            yield from titled.get(title, ())
        elif title:
            for places in titled.values():
                yield from places


def _title(pair: _Named) -> str:
    return fold(pair[1].title_text or "")


def shares_words(one: _Named, other: _Named) -> bool:
    """Whether two titles have a word in common that says something."""
    first, second = (telling(pair[1].title_text or "") for pair in (one, other))
    return not set(first).isdisjoint(second)


def nearest(same: Sequence[Record], record: Record) -> Record | None:
    """Of actions that a record may speak of the first in its own part, else in the only part that
    has one: action 1 of two years is neither.
    """
    own = [other for other in same if other.part == record.part]
    if own:
        return own[0]
    return same[0] if len({other.part for other in same}) == 1 else None


def is_same(one: _Named, other: _Named) -> bool:
    """The same number, or none beside the same title; never two titles.

    Beside one number a title may be shortened: its words stand in the other's, acronyms spelt out.
    """
    numbers = one[1].number, other[1].number
    titles = _title(one), _title(other)
    if all(numbers) and numbers[0] != numbers[1]:
        return False
    if not all(titles):
        return all(numbers)
    if all(numbers):
        words = [set(title.split()) for title in titles]
        stems = [set(telling(pair[1].title_text or "")) for pair in (one, other)]
        for fewer, more in (sorted(words, key=len), sorted(stems, key=len)):
            if fewer and fewer <= more:
                return True
    return bool(Likeness([titles[1]]).most_alike(titles[0], _ALIKE))
