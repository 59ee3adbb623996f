"""A header of several levels as one text, the widest first: « Financements 2023 / État »."""

from __future__ import annotations

LEVEL = " / "
"""Between two levels."""


def levels_of(header: str) -> list[str]:
    """The levels of a header from the widest to the lowest."""
    return header.split(LEVEL)


def leaf_of(header: str) -> str:
    """The lowest level, right above the values."""
    return header.rsplit(LEVEL, 1)[-1]
