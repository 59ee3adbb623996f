"""Stretches of the x axis that no text of a table's lines occupies."""

from __future__ import annotations


def free_runs(mask: int, narrowest: float) -> list[tuple[int, int]]:
    """Stretches of the x axis between occupied points that are at least so wide."""
    runs = []
    position = (mask & -mask).bit_length() - 1 if mask else 0
    rest = mask >> position
    while rest:
        solid = (~rest & (rest + 1)).bit_length() - 1
        position += solid
        rest >>= solid
        if not rest:
            break
        gap = (rest & -rest).bit_length() - 1
        if gap >= narrowest:
            runs.append((position, position + gap))
        position += gap
        rest >>= gap
    return runs
