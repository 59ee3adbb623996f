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


class Spellings:
    """Folded spellings of which one must stand whole: a look into the words of a text tells.

    With a spelling without letters ("304") any text may hold one.
    """

    __slots__ = ("_needed", "_open", "_words")

    def __init__(self, spellings: Iterable[str]) -> None:
        self._needed: dict[str, list[frozenset[str]]] = {}
        for spelling in spellings:
            needed = frozenset(_WORD.findall(spelling))
            self._needed.setdefault(longest_word(spelling), []).append(needed)
        self._words = frozenset(self._needed)
        self._open = "" in self._words

    def may_stand(self, words: frozenset[str]) -> bool:
        """Whether a text with these words may hold one of the spellings."""
        if self._open:
            return True
        if self._words.isdisjoint(words):
            return False
        return any(needed <= words for word in self._words & words for needed in self._needed[word])


class Guarded:
    """A pattern for folded texts, tried only where all words of one of `spellings` stand.

    Every match must hold one of the spellings, whole.
    """

    __slots__ = ("_pattern", "_spellings")

    def __init__(self, pattern: str, spellings: Iterable[str]) -> None:
        self._pattern = re.compile(pattern)
        self._spellings = Spellings(spellings)

    def may_stand(self, text: str) -> bool:
        """Whether the text has the words of the pattern's at all."""
        return self._spellings.may_stand(word_set(text))

    def search(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        """Like `re.Pattern.search`."""
        return self._pattern.search(text, pos, endpos) if self.may_stand(text) else None

    def match(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        """Like `re.Pattern.match`."""
        return self._pattern.match(text, pos, endpos) if self.may_stand(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Like `re.Pattern.finditer`."""
        return self._pattern.finditer(text) if self.may_stand(text) else iter(())
