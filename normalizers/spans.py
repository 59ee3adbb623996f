"""Things found in a text at `[start, end)`: none over another, neighbours joined."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
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


class Taken:
    """The places of a text that are taken: each thing found in it asks, so they are looked up."""

    def __init__(self, size: int, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._places = bytearray(size)
        for start, end in spans:
            self.add(start, end)

    def add(self, start: int, end: int) -> None:
        """Take `[start, end)`, which is not empty."""
        self._places[start:end] = b"\x01" * (end - start)

    def meets(self, start: int, end: int) -> bool:
        """Whether anything of `[start, end)` is taken."""
        return self._places.find(1, start, end) >= 0


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


@lru_cache(maxsize=64)
def places_of(words: re.Pattern[str], text: str) -> tuple[list[int], list[int]]:
    """Where all such words of a text begin, and where they end; the last texts are kept."""
    found = [match.span() for match in words.finditer(text)]
    return [start for start, _ in found], [end for _, end in found]


def stretch_around(marks: re.Pattern[str], text: str, start: int, end: int) -> tuple[int, int]:
    """What lies between the last such mark before `[start, end)` and the next one behind."""
    starts, ends = places_of(marks, text)
    before, after = bisect_right(ends, start), bisect_left(starts, end)
    return ends[before - 1] if before else 0, starts[after] if after < len(starts) else len(text)
