"""Tables of money by action beside the actions themselves: « Fiche | FIR | Département | Total ».

Their rows name actions that the document tells elsewhere, often in fewer words; they state no
other ones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from extractors.layouts.fields import NAMES
from extractors.layouts.records import Record
from normalizers.numbering import normalise_number, parse_action_heading
from normalizers.wording import telling
from pipeline.rows.naming import Naming
from pipeline.rows.rejoined import nearest

_MONEY = frozenset({"amount", "funding_source", "other_sources", "year"})
_TOLD = NAMES | _MONEY | {"indicator"}
"""« Libellé » beside a number is its action's name."""
_FEWEST = 2
_Named = tuple[Record, Naming]
_Known = dict[tuple[str | None, str], list[Record]]
"""The actions told elsewhere, by department and number."""


def rejoin_money(named: Sequence[_Named], records: Sequence[Record]) -> set[int]:
    """Give rows of amounts to the actions they name; returns the identities of the records that
    were read as actions of their own.

    Rows with numbers are given away all or none, those without to the one action whose title
    holds all their words, where most find one.
    """
    money = money_tables(named, records)
    by_table: dict[int, list[_Named]] = defaultdict(list)
    known: _Known = defaultdict(list)
    others: list[_Named] = []
    for record, naming in named:
        if record.block in money and _tells_nothing_else(record):
            by_table[record.block].append((record, naming))
            continue
        others.append((record, naming))
        if naming.number is not None:
            known[record.department, naming.number].append(record)
    again: set[int] = set()
    for rows in by_table.values():
        for record, owner in _owners(rows, known, others):
            again.add(id(record))
            _give(record, owner)
    for record in records:
        if record.owner is None and (record.kind == "amounts" or _has_number_alone(record)):
            record.owner = _find(known, record, _own_number(record))
            if record.owner is not None and record.kind == "objective":
                again.add(id(record))
                _give(record, record.owner)
    return again


def money_tables(named: Iterable[_Named], records: Iterable[Record]) -> set[int]:
    """The blocks of the tables in which rows bear a name, amounts and nothing else, or have them
    in rows of their own below.
    """
    own = {record.block for record, _ in named if _tells_money_alone(record)}
    return own | {
        record.block
        for record in records
        if record.kind == "amounts" and record.owner and record.owner.block == record.block
    }


def _owners(rows: list[_Named], known: _Known, others: list[_Named]) -> list[tuple[Record, Record]]:
    """The rows of one table of money with the actions they name."""
    numbered = [(record, _find(known, record, naming.number)) for record, naming in rows]
    found = [(record, owner) for record, owner in numbered if owner is not None]
    if len(found) == len(rows) >= _FEWEST:
        return found
    if any(naming.number for _, naming in rows):
        return []
    titles = _Titles(others)
    titled = [(record, titles.of(record.department, naming)) for record, naming in rows]
    found = [(record, owner) for record, owner in titled if owner is not None]
    return found if len(found) * 2 > len(rows) and len(found) >= _FEWEST else []


class _Titles:
    """Actions by the words of their titles: those of a row's rarest word are looked at."""

    def __init__(self, named: Iterable[_Named]) -> None:
        self._by_word: dict[tuple[str | None, str], list[tuple[Record, frozenset[str]]]]
        self._by_word = defaultdict(list)
        self._known: dict[tuple[str | None, frozenset[str]], Record | None] = {}
        for record, naming in named:
            words = _words(naming)
            for word in words:
                self._by_word[record.department, word].append((record, words))

    def of(self, department: str | None, naming: Naming) -> Record | None:
        """The one action of the department whose title holds all words of a row's."""
        words = _words(naming)
        if (department, words) not in self._known:
            listed = (self._by_word.get((department, word), []) for word in words)
            same = [one for one, title in min(listed, key=len, default=[]) if words <= title]
            self._known[department, words] = same[0] if len(same) == 1 else None
        return self._known[department, words]


def _words(naming: Naming) -> frozenset[str]:
    return frozenset(telling(naming.title_text or ""))


def _give(record: Record, owner: Record) -> None:
    """Make a row of amounts the action's, with what else it says ("Secteur")."""
    record.kind, record.layout, record.owner = "amounts", "totals", owner
    owner.fields.extend(item for item in record.fields if item.name not in _TOLD)


def _has_number_alone(record: Record) -> bool:
    """A row of an action's number and amounts, read as an objective's for want of a name."""
    is_named = record.has("action_number") and not record.has("objective")
    return record.kind == "objective" and is_named and bool(record.spans("amount"))


def _tells_money_alone(record: Record) -> bool:
    """A row of a table with a name, amounts and nothing else."""
    return bool(record.all("amount")) and _tells_nothing_else(record)


def _tells_nothing_else(record: Record) -> bool:
    """The same, or a row of that table whose amounts are left blank."""
    fields = {item.name for item in record.fields if not item.is_empty}
    return record.layout == "table" and fields <= NAMES | _MONEY | {None}


def _own_number(record: Record) -> str | None:
    """The action that a row of a table of amounts names in its first cells."""
    cells = [*record.spans("action_number"), *([record.heading] if record.heading else [])]
    for cell in cells:
        found = parse_action_heading(cell.text, allow_bare=True)
        if found is not None and found.value.number is not None:
            return found.value.number
    return normalise_number(cells[0].text) if record.has("action_number") and cells else None


def _find(known: _Known, record: Record, number: str | None) -> Record | None:
    return nearest(known.get((record.department, number), ()), record) if number else None
