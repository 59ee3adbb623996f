"""Merged cells: which positions of a grid belong together, from the edges that are missing."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.readers.pdf.grid import Slot


def slots_from_edges(
    across: Sequence[Sequence[bool]], down: Sequence[Sequence[bool]]
) -> tuple[Slot, ...]:
    """Cells of a grid with its inner edges.

    `across[y][col]` tells whether horizontal border y is drawn over column col (borders count
    from 0, the top outline, to the last, the bottom outline); `down[x][row]` the same for
    vertical borders. Positions without an edge between them are one cell. What would be no
    rectangle is cut into rectangles from the top left.
    """
    rows, cols = len(across) - 1, len(down) - 1
    taken = [[False] * cols for _ in range(rows)]
    slots = []
    for row in range(rows):
        for col in range(cols):
            if taken[row][col]:
                continue
            slot = _grow(row, col, across, down, taken)
            for r in range(slot.row, slot.row_end):
                for c in range(slot.col, slot.col_end):
                    taken[r][c] = True
            slots.append(slot)
    return tuple(slots)


def _grow(
    row: int,
    col: int,
    across: Sequence[Sequence[bool]],
    down: Sequence[Sequence[bool]],
    taken: Sequence[Sequence[bool]],
) -> Slot:
    """The largest rectangle without inner edges that starts here: to the right, then down."""
    rows, cols = len(taken), len(taken[0])
    end = col + 1
    while end < cols and not down[end][row] and not taken[row][end]:
        end += 1
    bottom = row + 1
    while (
        bottom < rows
        and not across[bottom][col]
        and _is_open(bottom, col, end, across, down, taken)
    ):
        bottom += 1
    return Slot(row, col, bottom, end)


def _is_open(
    row: int,
    col: int,
    end: int,
    across: Sequence[Sequence[bool]],
    down: Sequence[Sequence[bool]],
    taken: Sequence[Sequence[bool]],
) -> bool:
    """Whether positions col..end of this row go on the cell above them."""
    if any(across[row][c] or taken[row][c] for c in range(col, end)):
        return False
    return not any(down[x][row] for x in range(col + 1, end))
