"""Tables that list actions by their state: « État | Nombre | Actions concernées », or a state over
each column.

What they say is of actions told elsewhere: a row is no action.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.blocks import Cell
from extractors.layouts.records import Claim, Context, Field, Record
from extractors.layouts.view import TableView, asked_once
from normalizers.amounts import begins_with_total
from normalizers.flags import is_not_applicable, says_nothing
from normalizers.indicators import tells_number
from normalizers.numbering import parse_numbers
from normalizers.statuses import parse_status

Pair = tuple[Cell, Cell]
"""A state and the cell that lists its actions."""
_FEWEST = 2
_MOST_ROWS = 15
"""There are seven states; a header and sums stand beside them."""


def claim(view: TableView) -> Claim:
    """How surely the cells list actions, each list below or beside a state."""
    pairs = _pairs(view)
    if not pairs:
        return Claim(0.0, "pas de listes d'actions par état")
    return Claim(0.99, f"{len(pairs)} listes d'actions par état")


def read(view: TableView, context: Context) -> Iterator[Record]:
    """One record a list, with its state as `lead`; one a count that stands beside it."""
    pairs = _pairs(view)
    first = min(view.rows)
    for state, listed in pairs:
        yield Record("reference", "state_list", view.block, view.span(listed), context,
                     lead=view.span(state))  # fmt: skip
        for cell in view.own(listed.row):
            head = view.table.grid.get((first, cell.col))
            if cell in (state, listed) or head is None or not tells_number(cell.text):
                continue
            if not tells_number(head.text):
                count = Record("indicator", "summary", view.block, view.span(head), context)
                count.lead = view.span(state)
                count.fields.append(Field("value", "Nombre", [view.span(cell)], cell.col))
                yield count


@asked_once
def _pairs(view: TableView) -> list[Pair]:
    """The lists of a table of states; none where anything else is told of the actions."""
    if len(view.rows) > _MOST_ROWS:
        return []
    return _beside(view) or _below(view)


def _beside(view: TableView) -> list[Pair]:
    rows = [(row, view.own(row)) for row in view.rows]
    if rows and rows[0][1] and not _state(rows[0][1][0]):
        rows = rows[1:]  # the header
    told = [(row, cells) for row, cells in rows if cells and _state(cells[0])]
    if len(told) < _FEWEST:
        return []
    if any(not _is_total(cells) for row, cells in rows if (row, cells) not in told):
        return []
    states = [_state(cells[0]) for _, cells in told]
    if len(set(states)) < len(states):
        return []
    by_column: dict[int, list[Pair]] = {}
    for _, (state, *others) in told:
        for cell in others:
            if not _is_nothing(cell):
                by_column.setdefault(cell.col, []).append((state, cell))
    lists = [pairs for pairs in by_column.values() if _are_lists(pairs)]
    rest = [cell for pairs in by_column.values() if pairs not in lists for _, cell in pairs]
    return lists[0] if len(lists) == 1 and all(tells_number(cell.text) for cell in rest) else []


def _below(view: TableView) -> list[Pair]:
    if len(view.rows) != 2:
        return []
    heads = {cell.col: cell for cell in view.own(view.rows[0])}
    lists = [cell for cell in view.own(view.rows[1]) if cell.col in heads]
    states = [_state(head) for head in heads.values()]
    if len(states) < _FEWEST or None in states or len(set(states)) < len(states):
        return []
    pairs = [(heads[cell.col], cell) for cell in lists if not _is_nothing(cell)]
    return pairs if _are_lists(pairs) else []


def _are_lists(pairs: list[Pair]) -> bool:
    """Whether all hold numbers of actions and nothing else, one of them several."""
    counts = [len(parse_numbers(listed.text, roman=True)) for _, listed in pairs]
    return bool(counts) and min(counts) >= 1 and max(counts) >= _FEWEST


def _state(cell: Cell) -> str | None:
    """The state that a cell names and does nothing else."""
    parsed = parse_status(cell.text) if len(cell.text) < 60 else None
    return parsed.value if parsed is not None and not tells_number(cell.text) else None


def _is_nothing(cell: Cell) -> bool:
    text = cell.text.strip()
    return text == "0" or says_nothing(text) or is_not_applicable(text)


def _is_total(cells: list[Cell]) -> bool:
    """A last row of sums, or a blank one."""
    return not cells or (
        begins_with_total(cells[0].text) and all(tells_number(c.text) for c in cells[1:])
    )
