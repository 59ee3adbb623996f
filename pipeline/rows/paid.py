"""Tables of money by action beside the actions themselves: « Fiche | FIR | Département | Total ».

Their rows name actions that the document tells elsewhere, often in fewer words; they state no
other ones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from extractors.layouts.records import Record
from normalizers.numbering import normalise_number, parse_action_heading
from pipeline.rows.naming import Naming
from pipeline.rows.rejoined import nearest

_NAMES = frozenset({"action", "title", "action_number"})
_MONEY = frozenset({"amount", "funding_source", "other_sources", "year"})
_TOLD = _NAMES | _MONEY | {"indicator"}
"""« Libellé » beside a number is its action's name."""
_FEWEST = 2
_Named = tuple[Record, Naming]
_Known = dict[tuple[str | None, str], list[Record]]
"""The actions told elsewhere, by department and number."""


def rejoin_money(named: Sequence[_Named], records: Sequence[Record]) -> set[int]:
    """Give rows of amounts to the actions they name by number; returns the identities of the
    records that were read as actions of their own.
    """
    by_table: dict[int, list[_Named]] = defaultdict(list)
    known: _Known = defaultdict(list)
    for record, naming in named:
        if _tells_money_alone(record):
            by_table[record.block].append((record, naming))
        elif naming.number is not None:
            known[record.department, naming.number].append(record)
    again: set[int] = set()
    for rows in by_table.values():
        same = [(record, _find(known, record, naming.number)) for record, naming in rows]
        found = [(record, owner) for record, owner in same if owner is not None]
        if len(found) == len(rows) >= _FEWEST:
            again |= {id(record) for record, _ in found}
            for record, owner in found:
                _give(record, owner)
    for record in records:
        if record.owner is None and (record.kind == "amounts" or _has_number_alone(record)):
            record.owner = _find(known, record, _own_number(record))
            if record.owner is not None and record.kind == "objective":
                again.add(id(record))
                _give(record, record.owner)
    return again


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
    fields = {item.name for item in record.fields if not item.is_empty}
    return record.layout == "table" and "amount" in fields and fields <= _NAMES | _MONEY | {None}


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
