"""Patterns of which a word must stand in the text: a look into its words spares most searches."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator

from normalizers.folded import word_set

_WORD = re.compile(r"[a-z]+")


def longest_word(spelling: str) -> str:
    """The longest word of a folded spelling, "" where it has none ("%")."""
    return max(_WORD.findall(spelling), key=len, default="")


class Guarded:
    """A pattern for folded texts, tried only where the longest word of one of `spellings` stands.

    Every match must hold one of the spellings, whole. With a spelling without letters ("304")
    there is no guard.
    """

    __slots__ = ("_open", "_pattern", "_words")

    def __init__(self, pattern: str, spellings: Iterable[str]) -> None:
        self._pattern = re.compile(pattern)
        self._words = frozenset(map(longest_word, spellings))
        self._open = "" in self._words

    def may_stand(self, text: str) -> bool:
        """Whether the text has a word of the pattern's at all."""
        return self._open or not self._words.isdisjoint(word_set(text))

    def search(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        """Like `re.Pattern.search`."""
        return self._pattern.search(text, pos, endpos) if self.may_stand(text) else None

    def match(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        """Like `re.Pattern.match`."""
        return self._pattern.match(text, pos, endpos) if self.may_stand(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Like `re.Pattern.finditer`."""
        return self._pattern.finditer(text) if self.may_stand(text) else iter(())
