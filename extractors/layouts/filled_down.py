"""Groups of rows, filled down: blanks repeat what stands above.

A blank in a grouping column repeats the value above while every grouping cell to its left is
blank or repeated too; a merged cell does the same by its span.
"""

from __future__ import annotations

from extractors.blocks import Cell
from extractors.layouts.columns import Column, Header
from extractors.layouts.fields import GROUPS, NAMES, TITLES
from extractors.layouts.view import TableView
from normalizers.numbering import parse_action_heading
from normalizers.text import fold

GROUPING = GROUPS | NAMES
OF_OBJECTIVE = GROUPS - {"engagement"}


class Groups:
    """The grouping cells in force above a row, by column."""

    def __init__(self) -> None:
        self._held: dict[int, Cell] = {}

    def clear(self) -> None:
        """A row of its own names the groups below it."""
        self._held.clear()

    def cells(self, view: TableView, header: Header, row: int) -> list[tuple[Column, Cell]]:
        """(column, cell) pairs of a row: blanks of the grouping columns filled from above."""
        pairs: list[tuple[Column, Cell]] = []
        repeated = True
        taken: set[Cell] = set()
        begun = self._begun(view, header, row)
        for column in header.columns:
            cell = view.table.grid.get((row, column.number))
            filled = cell if cell and cell.text.strip() else None
            if column.field in GROUPING:
                held = self._held.get(column.number)
                if filled is not None and filled is not held:
                    repeated = False
                    self._held[column.number] = filled
                    self._forget_right(header, column)
                elif filled is None:
                    filled = held if repeated and not _ends(column.field, begun) else None
            if filled is not None and (filled not in taken or column.field == "amount"):
                taken.add(filled)
                pairs.append((column, filled))
        return _without_stale_number(pairs, row)

    def _begun(self, view: TableView, header: Header, row: int) -> set[str]:
        """The grouping fields in which the row says something new, wherever their columns stand."""
        fields = set()
        for column in header.columns:
            cell = view.table.grid.get((row, column.number))
            held = self._held.get(column.number)
            if column.field not in GROUPING or not cell or not cell.text.strip():
                continue
            if held is None or (cell is not held and fold(cell.text) != fold(held.text)):
                fields.add(column.field)
        return fields

    def _forget_right(self, header: Header, column: Column) -> None:
        """A new group ends the groups inside it."""
        for other in header.columns:
            if other.number > column.number and other.field in GROUPING:
                self._held.pop(other.number, None)


def _without_stale_number(pairs: list[tuple[Column, Cell]], row: int) -> list[tuple[Column, Cell]]:
    """A number repeated from above gives way to the one that the row's own title begins with."""
    numbered = any(
        column.field in TITLES and cell.row == row and _begins_with_number(cell.text)
        for column, cell in pairs
    )
    if not numbered:
        return pairs
    return [(c, cell) for c, cell in pairs if c.field != "action_number" or cell.row == row]


def _begins_with_number(text: str) -> bool:
    heading = parse_action_heading(text, allow_bare=True)
    return heading is not None and heading.value.number is not None


def _ends(field: str | None, begun: set[str]) -> bool:
    """Whether a new objective or title in the row says that a blank repeats no action above.

    The columns of objectives may stand right of the action's.
    """
    if field not in NAMES:
        return False
    inside = TITLES if field == "action_number" else frozenset({"action_number"})
    return not begun.isdisjoint(OF_OBJECTIVE | inside)
