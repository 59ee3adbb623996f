"""How much short texts are alike, and how many slips of the pen apart (the door to rapidfuzz)."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

_LIMIT = 12
_REORDERED = 0.97
"""What the same words in another order are worth."""


class Likeness:
    """Known texts to compare a text with, as they stand and with their words in order."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._known = list(texts)
        self._texts = _ByLength(texts)
        self._sorted = _ByLength([_in_order(text) for text in texts])

    def most_alike(self, text: str, least: float) -> dict[str, float]:
        """The known texts at least that much like `text`, with their likeness."""
        scored: dict[str, float] = {}
        for query, choices, weight in (
            (text, self._texts, 1.0),
            (_in_order(text), self._sorted, _REORDERED),
        ):
            for place, score in choices.most_alike(query, 100 * least / weight):
                known = self._known[place]
                scored[known] = max(scored.get(known, 0.0), score * weight / 100)
        return scored


class _ByLength:
    """Texts in the order of their lengths: much longer and much shorter ones need no look."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._places = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        self._texts = [texts[place] for place in self._places]
        self._lengths = [len(text) for text in self._texts]

    def most_alike(self, text: str, least: float) -> list[tuple[int, float]]:
        """(place, likeness) of the few texts likest to `text`, at least `least` percent."""
        longest = len(text) * (200 - least) / least
        shortest = len(text) * least / (200 - least)
        first = bisect_left(self._lengths, math.floor(shortest))
        texts = self._texts[first : bisect_right(self._lengths, math.ceil(longest))]
        found = process.extract(text, texts, scorer=fuzz.ratio, limit=None, score_cutoff=least)
        scored = [(self._places[first + at], score) for _, score, at in found]
        return sorted(scored, key=lambda pair: (-pair[1], pair[0]))[:_LIMIT]


def same_words(one: str, other: str) -> bool:
    """Whether texts of as many words are alike word by word, typos aside."""
    left, right = sorted(one.split()), sorted(other.split())
    if len(left) != len(right):
        return True
    return all(fuzz.ratio(a, b) >= 80 for a, b in zip(left, right, strict=True))


def _in_order(text: str) -> str:
    return " ".join(sorted(text.split()))


def slips(word: str, name: str, most: int) -> int:
    """How many letters are wrong, missing, added or swapped; `most` + 1 where more than that."""
    return OSA.distance(word, name, score_cutoff=most)


def closest(word: str, names: Iterable[str], most: int = 2) -> str | None:
    """The one name at most `most` slips away from `word` (folded); None where two are as close.

    Two slips are only believed in long words that begin alike: "ouvrier" is no "février".
    """
    found: list[tuple[int, str]] = []
    for name in names:
        allowed = min(most, 2 if len(name) >= 7 and name[0] == word[:1] else 1)
        distance = slips(word, name, allowed)
        if distance <= allowed:
            found.append((distance, name))
    found.sort()
    if not found or (len(found) > 1 and found[0][0] == found[1][0]):
        return None
    return found[0][1]


def is_slip(word: str, name: str) -> bool:
    """Whether `word` is `name` with a slip: one in a short word, two in a long one."""
    allowed = 2 if len(name) >= 7 else 1
    if word[:1] != name[:1] or abs(len(word) - len(name)) > allowed:
        return False
    return slips(word, name, allowed) <= allowed
