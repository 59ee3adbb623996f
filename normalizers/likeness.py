"""How much short texts are alike, and how many slips of the pen apart (the door to rapidfuzz)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

_LIMIT = 12
_FEW = 60
"""Texts that are compared with each: to count their letters costs more."""
_ROUNDING = 1e-6
_REORDERED = 0.97
"""What the same words in another order are worth."""


class Likeness:
    """Known texts to compare a text with, as they stand and with their words in order.

    All texts have single blanks.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._known = list(texts)
        self._sorted = [_in_order(text) for text in texts]
        self._letters = _Letters(self._known) if len(self._known) > _FEW else None

    def most_alike(self, text: str, least: float) -> dict[str, float]:
        """The known texts at least that much like `text`, with their likeness."""
        scored: dict[str, float] = {}
        places = self._letters.shared(text, least) if self._letters else range(len(self._known))
        for query, choices, weight in (
            (text, self._known, 1.0),
            (_in_order(text), self._sorted, _REORDERED),
        ):
            some = [choices[place] for place in places]
            cutoff = 100 * least / weight
            found = process.extract(query, some, scorer=fuzz.ratio, limit=None, score_cutoff=cutoff)
            best = sorted(found, key=lambda each: (-each[1], places[each[2]]))[:_LIMIT]
            for _, score, at in best:
                known = self._known[places[at]]
                scored[known] = max(scored.get(known, 0.0), score * weight / 100)
        return scored


class _Letters:
    """How often texts use each letter: those that share too few are not alike in any order."""

    def __init__(self, texts: Sequence[str]) -> None:
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        self._places = np.array(order)
        self._lengths = np.array([len(texts[place]) for place in order])
        letters = sorted(set().union(*texts))
        self._rows = {letter: row for row, letter in enumerate(letters)}
        self._counts = np.array(
            [[texts[place].count(letter) for place in order] for letter in letters], np.uint16
        )

    def shared(self, text: str, least: float) -> list[int]:
        """The places of the texts whose likeness to `text` may be `least`, in their order."""
        size = len(text)
        first, last = np.searchsorted(
            self._lengths,
            [math.floor(size * least / (2 - least)), math.ceil(size * (2 - least) / least) + 1],
        )
        counts = Counter(letter for letter in text if letter in self._rows)
        rows = [self._rows[letter] for letter in counts]
        own = np.array(list(counts.values()), np.uint16)[:, None]
        common = np.minimum(self._counts[rows, first:last], own).sum(axis=0, dtype=np.int64)
        enough = 2 * common >= least * (self._lengths[first:last] + size) - _ROUNDING
        return sorted(self._places[first:last][enough].tolist())


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


def slips_only(key: str, known: str) -> bool:
    """Whether every word is the known one or a slip of the pen away from it, in long words."""
    words, names = key.split(), known.split()
    return len(words) == len(names) and all(
        word == name or (len(word) >= 5 and len(name) >= 6 and is_slip(word, name))
        for word, name in zip(words, names, strict=True)
    )
