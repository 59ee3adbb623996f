"""Actions that a document names again: in tables of indicators or money, and in lists of its
fiches (« N° | Action | État »). One action is one row, whatever tells of it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from extractors.layouts.fields import GROUPS, NAMES, STATES
from extractors.layouts.records import Field, Record
from normalizers.status_statements import summary_status
from normalizers.status_words import strong_words
from pipeline.rows.naming import Naming
from pipeline.rows.paid import money_tables, rejoin_money
from pipeline.rows.rejoined import is_same, nearest, rejoin, shares_words

_LISTED = NAMES | STATES | GROUPS | {"pilot", "start", "end", "reason_not_done", "remarks"}
"""What a list of actions says of each; a table that describes them is a part of its own."""
_BARE = NAMES | GROUPS
"""What a list of nothing but names says."""
_OF_OTHERS = frozenset({"amount", "funding_source", "value", "figure"})
"""Figures and money of actions: others know whose they are."""
_TEXTS = frozenset(
    {"description", "results", "outlook", "reason_not_done", "difficulties", "remarks", None}
)
"""What may be told of an action in two places, one after the other."""
_LATE = ("abandoned", "delayed", "not_started")
_FEWEST = 2
_Named = tuple[Record, Naming]


def told_again(named: Sequence[_Named], records: Sequence[Record]) -> set[int]:
    """Give what is told of an action a second time to the record that tells it first.

    Returns the identities of the records that are no actions of their own.
    """
    again = _rejoin_lists(named)
    again |= _rejoin_numbers([pair for pair in named if id(pair[0]) not in again])
    left = [pair for pair in named if id(pair[0]) not in again]
    again |= rejoin(left, records, money_tables(left, records))
    left = [pair for pair in left if id(pair[0]) not in again]
    again |= rejoin_money(left, records)
    for record in records:
        if record.owner is not None and id(record.owner) in again:
            record.owner = record.owner.owner or record.owner
    return again


def _rejoin_lists(named: Sequence[_Named]) -> set[int]:
    """Tables that list the fiches with their state and little else: the fiche keeps what it says
    itself, but for a state, which a list may tell as well. Where there are no fiches, lists of
    nothing but names give way to the tables that tell more.
    """
    tables: dict[int, list[_Named]] = defaultdict(list)
    fiches: dict[str, list[_Named]] = defaultdict(list)
    for record, naming in named:
        if record.layout == "table":
            tables[record.block].append((record, naming))
        elif record.layout == "fiche" and naming.number is not None:
            fiches[naming.number].append((record, naming))
    others = _by_number(rows for rows in tables.values() if not _fields(rows) <= _BARE)
    again: set[int] = set()
    for rows in tables.values():
        told = fiches if fiches or not _fields(rows) <= _BARE else others
        owners = [(row[0], _owner(row, told)) for row in rows] if _fields(rows) <= _LISTED else []
        found = [(record, owner) for record, owner in owners if owner is not None]
        if len(found) < _FEWEST or len(found) * 2 <= len(rows):
            continue
        for record, owner in [*found, *_renamed(rows, owners, fiches)]:
            again.add(id(record))
            _give(record, owner)
    return again


def _renamed(
    rows: Sequence[_Named],
    owners: Sequence[tuple[Record, Record | None]],
    fiches: dict[str, list[_Named]],
) -> Iterator[tuple[Record, Record]]:
    """The rows of a list of the fiches whose titles it words in its own way: nothing else bears
    their number, in the list or among the fiches.
    """
    times = Counter(naming.number for _, naming in rows)
    for row, (record, owner) in zip(rows, owners, strict=True):
        same = fiches.get(row[1].number or "", [])
        if owner is None and len(same) == times[row[1].number] == 1 and shares_words(row, same[0]):
            yield record, same[0][0]


def _rejoin_numbers(named: Sequence[_Named]) -> set[int]:
    """Tables whose rows name actions by their number alone (« Fiche | Motif du report »): each
    speaks of the action that bears it with a title elsewhere.

    Where no column tells their state, the heading above does: « Actions abandonnées ».
    """
    tables: dict[int, list[_Named]] = defaultdict(list)
    titled: list[_Named] = []
    for pair in named:
        if pair[1].title_text:
            titled.append(pair)
        elif pair[0].layout == "table" and not pair[0].is_measured:
            tables[pair[0].block].append(pair)
    with_titles = {record.block for record, _ in titled}
    told = _by_number([titled])
    again: set[int] = set()
    for block, rows in tables.items():
        if block in with_titles or _fields(rows) & _OF_OTHERS:
            continue
        for record, naming in rows:
            if owner := _owner((record, naming), told):
                again.add(id(record))
                _tell_state(record, owner)
                _give(record, owner, texts=_TEXTS)
    return again


def _tell_state(record: Record, owner: Record) -> None:
    """The state that the heading above a list gives its actions, where no column does; « reportées
    ou abandonnées » means late.
    """
    section = record.section
    said = summary_status(section.text) if section and not record.has(*STATES) else None
    if section is None or said is None:
        return
    status = "delayed" if said.value == "delayed_or_abandoned" else said.value
    for word in strong_words(section.text):
        if word.value == status in _LATE:
            owner.fields.append(Field("status", "", [section.cut(word.start, word.end)]))
            return


def _fields(rows: Sequence[_Named]) -> set[str | None]:
    """What a table tells of its actions."""
    return {item.name for record, _ in rows for item in record.fields if not item.is_empty}


def _by_number(tables: Iterable[Sequence[_Named]]) -> dict[str, list[_Named]]:
    found: dict[str, list[_Named]] = defaultdict(list)
    for row in (row for rows in tables for row in rows if row[1].number is not None):
        found[row[1].number or ""].append(row)
    return found


def _owner(row: _Named, told: dict[str, list[_Named]]) -> Record | None:
    same = [other[0] for other in told.get(row[1].number or "", ()) if is_same(row, other)]
    return nearest(same, row[0])


def _give(record: Record, owner: Record, *, texts: Collection[str | None] = ()) -> None:
    """Add what the owner does not say itself, and more of its `texts`."""
    record.owner = owner
    told = {item.name for item in owner.fields if not item.is_empty} - set(texts) | NAMES
    owner.fields.extend(
        item for item in record.fields if item.name in STATES or item.name not in told
    )
