"""Things found in a text at `[start, end)`: none over another, neighbours joined."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar


class Placed(Protocol):
    """Anything with a place in a text."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where the text goes on."""


T = TypeVar("T", bound=Placed)


def apart(found: Iterable[T]) -> list[T]:
    """In the order of the text, without those that overlap one kept before; of those that begin
    together the longest is kept.
    """
    found = list(found)
    if len(found) < 2:
        return found
    kept: list[T] = []
    for item in sorted(found, key=lambda item: (item.start, -item.end)):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def joined(found: Sequence[T], join: Callable[[T, T], T | None]) -> Iterator[T]:
    """Each thing, or what it is together with its right neighbour where `join` says so."""
    position = 0
    while position < len(found):
        here = found[position]
        both = join(here, found[position + 1]) if position + 1 < len(found) else None
        yield both or here
        position += 2 if both else 1
