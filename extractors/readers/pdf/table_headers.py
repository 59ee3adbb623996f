"""How many rows at the top of a grid are its header: by weight, by shading, by the file's tags."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.readers.pdf.grid import Grid
from extractors.readers.pdf.page import Word
from extractors.readers.pdf.tags import ReadTags

_LEAST_TAGGED = 3
"""A table of fewer columns heads its rows, not its columns: its tags are not asked."""


def count_header_rows(
    grid: Grid,
    found: Sequence[Sequence[Word]],
    bolds: Sequence[bool],
    fills: Sequence[str | None],
) -> int:
    """How many rows at the top are header: set off from the body by weight or shading."""
    rows: list[list[int]] = [[] for _ in grid.ys[1:]]
    for index, slot in enumerate(grid.slots):
        rows[slot.row].append(index)

    def style(row: int) -> Style | None:
        return _row_style(grid, rows[row], found, bolds, fills)

    first = style(0)
    if first is None or not (first[0] or first[1]):
        return 0
    if all(style(row) in (None, first) for row in range(1, len(rows))):
        return 0
    count = 1
    while count < len(rows) - 1 and (_reaches_below(grid, count) or style(count) == first):
        count += 1
    return count


def tagged_header_rows(grid: Grid, found: Sequence[Sequence[Word]], tags: ReadTags) -> int:
    """Header rows by the file's own tags, where a table of the same columns is tagged there."""
    if len(grid.xs) < _LEAST_TAGGED + 1:
        return 0
    table = tags().table_at(grid.bbox)
    if table is None or table.columns != len(grid.xs) - 1:
        return 0
    rows = table.header_rows
    if not 0 < rows < len(grid.ys) - 1 or _reaches_below(grid, rows):
        return 0
    filled = sum(
        bool(words) for slot, words in zip(grid.slots, found, strict=True) if slot.row < rows
    )
    return rows if filled > 1 else 0


Style = tuple[bool, str | None]
"""Of a row: whether all its text is bold, and its one colour."""


def _row_style(
    grid: Grid,
    indices: Sequence[int],
    found: Sequence[Sequence[Word]],
    bolds: Sequence[bool],
    fills: Sequence[str | None],
) -> Style | None:
    """The style of a row with the slots `indices`; None for one without text of its own."""
    filled = [i for i in indices if found[i]]
    whole = len(indices) == 1 and len(grid.xs) > 2
    if not filled or (whole and grid.slots[indices[0]].col_end - grid.slots[indices[0]].col > 1):
        return None
    colours = {fills[i] for i in indices}
    return all(bolds[i] for i in filled), colours.pop() if len(colours) == 1 else None


def _reaches_below(grid: Grid, row: int) -> bool:
    return any(slot.row < row < slot.row_end for slot in grid.slots)
