"""Words cut at the end of a line: does the hyphen belong to the word?

"sages-/femmes" keeps its hyphen, "informa-/tions" does not. Where rules cannot tell, the
text holds a soft hyphen (U+00AD) until the whole document is read; then the words of the
document decide. A word cut by force without a hyphen holds a zero-width space (U+200B).
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, cached_property
from pathlib import Path

HYPHENS = "-\u2010\u2011\u00ad"
SOFT = "\u00ad"
FORCED = "\u200b"
UNDECIDED = re.compile(f"[{SOFT}{FORCED}]")
_CUT = re.compile(rf"([\w’'-]+)([{SOFT}{FORCED}])(\w[\w’'-]*)")
_EDGES = '.,;:!?()[]«»"“”…'


@cache
def _parts(place: str) -> frozenset[str]:
    path = Path(__file__).with_name("compounds.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return frozenset(row["part"] for row in csv.DictReader(file) if row["place"] == place)


def joint(left: str, right: str) -> str:
    """What stands between `left` (cut at its hyphen, without it) and `right`: "-" or U+00AD."""
    last = re.split(r"[-’'/ ]", left)[-1]
    first = re.split(r"[-’' .,;:)]", right)[0]
    if not last or not last[-1].isalpha() or not first[:1].islower():
        return "-"
    if last.isupper() and len(last) > 1:
        return "-"
    if last.casefold() in _parts("first") or first in _parts("second"):
        return "-"
    if last[0].isupper() and first in _parts("place"):
        return "-"
    return SOFT


class Vocabulary:
    """The words of a document, to tell whether a cut word is one word or a compound."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def add(self, words: Iterable[str]) -> None:
        """Count words as they stand on a page."""
        self._seen.update(words)
        self.__dict__.pop("_count", None)

    @cached_property
    def _count(self) -> Counter[str]:
        """The words in lower case, without punctuation at their edges."""
        count: Counter[str] = Counter()
        for word, times in self._seen.items():
            count[word.strip(_EDGES).casefold()] += times
        return count

    @cached_property
    def _cuts(self) -> int:
        """How many words end at a hyphen that rules cannot settle."""
        cut = (word.strip(_EDGES) for word in self._seen if "-" in word[-2:])
        undecided = {word for word in cut if word[-1:] == "-" and joint(word[:-1], "x") == SOFT}
        return sum(times for word, times in self._seen.items() if word.strip(_EDGES) in undecided)

    def __contains__(self, word: str) -> bool:
        return word.casefold() in self._count

    def count(self, word: str) -> int:
        """How often the word stands in the document."""
        return self._count[word.casefold()]

    @property
    def hyphenates(self) -> bool:
        """Whether the document cuts words at line ends as a habit (or is too short to tell).

        Without that habit a hyphen at a line's end is nearly always the word's own.
        """
        total = self._count.total()
        return total < _TELLING or (self._cuts >= 3 and self._cuts > _HABIT * total)


_TELLING = 150
_HABIT = 0.003
_LONGEST_TAIL = 2


def settle(text: str, vocabulary: Vocabulary) -> str:
    """The text with every undecided joint decided by the words of the document."""
    while UNDECIDED.search(text):
        settled = _CUT.sub(lambda match: _decide(match, vocabulary), text, count=1)
        if settled == text:
            return UNDECIDED.sub("", text)
        text = settled
    return text


def is_tail(text: str) -> bool:
    """Whether a letter or two are the end of a word, being no word of their own: "t", "es"."""
    return len(text) <= _LONGEST_TAIL and text.isalpha() and text.casefold() not in _parts("short")


def _decide(match: re.Match[str], vocabulary: Vocabulary) -> str:
    left, sign, right = match.groups()
    if sign == FORCED:
        is_one = left + right in vocabulary or is_tail(right)
        return left + ("" if is_one else " ") + right
    if left + right in vocabulary:
        return left + right
    compound = f"{left}-{right}"
    # The second half always stands once at the start of its line: it counts from two on.
    both = left in vocabulary and vocabulary.count(right) > 1
    if compound in vocabulary or both or not vocabulary.hyphenates:
        return compound
    return left + right
