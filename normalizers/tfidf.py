"""How near a wording is to the known wordings of each meaning: TF-IDF and shared vocabulary.

Three views are joined. Stems tell the subject, character n-grams forgive typos and compounds,
and the vocabulary of a meaning tells how much of the wording it explains. The weights were
set once on the phrase table of the tests and lie on a plateau.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import lru_cache
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

Vector = dict[str, float]
Floats = NDArray[np.float64]
M = TypeVar("M", bound=Hashable)

STEMS, LETTERS = 0.6, 0.4
CONTAINED = 0.35
"""Weight of "the known wording is in there" against "both say the same"."""
EXPLAINED = 0.4
"""Weight of the vocabulary of a meaning against its nearest wording."""
_DOUBT = 0.5
"""A stem that one wording in two of a meaning has counts for a half, a rare one for less."""


class WordingIndex(Generic[M]):
    """Known wordings, each given as its stems and its meaning."""

    def __init__(self, wordings: Sequence[tuple[M, Sequence[str]]]) -> None:
        self.meanings = list(dict.fromkeys(meaning for meaning, _ in wordings))
        place = {meaning: number for number, meaning in enumerate(self.meanings)}
        self._owner = np.array([place[meaning] for meaning, _ in wordings], dtype=np.intp)
        owners = self._owner.tolist()
        self._views = [
            _View(features, share, [stems for _, stems in wordings], owners)
            for features, share in ((_stems, STEMS), (_letters, LETTERS))
        ]
        self._vocabulary = _Vocabulary([stems for _, stems in wordings], owners)

    def at_most(self, stems: Sequence[str]) -> float:
        """What no meaning's score is above, told without the letters, which cost most."""
        near = self._views[0].scores(stems).max(initial=0.0)
        explained = self._vocabulary.explained(stems).max(initial=0.0)
        return float((1 - EXPLAINED) * min(near + LETTERS, 1.0) + EXPLAINED * explained)

    def scores(self, stems: Sequence[str]) -> Floats:
        """Likeness of a wording to each of `meanings`, 0 to 1."""
        near = np.zeros(len(self._owner))
        for view in self._views:
            near += view.scores(stems)
        best = np.zeros(len(self.meanings))
        np.maximum.at(best, self._owner, np.minimum(near, 1.0))
        return (1 - EXPLAINED) * best + EXPLAINED * self._vocabulary.explained(stems)


class _View:
    """One kind of features with the postings of the known wordings."""

    def __init__(
        self,
        features: Callable[[Sequence[str]], Iterable[str]],
        share: float,
        wordings: Sequence[Sequence[str]],
        owners: Sequence[int],
    ) -> None:
        self._features, self._share, self._size = features, share, len(wordings)
        counts = [Counter(features(stems)) for stems in wordings]
        self._idf = _idf(counts, owners)
        self._rarest = max(self._idf.values(), default=1.0)
        self._postings = _postings([_unit(self._weigh(count)) for count in counts])

    def scores(self, stems: Sequence[str]) -> Floats:
        vector = _unit(self._weigh(Counter(self._features(stems))))
        known = [feature for feature in vector if feature in self._postings]
        if not known:
            return np.zeros(self._size)
        postings = [self._postings[feature] for feature in known]
        places = np.concatenate([places for places, _ in postings])
        weights = np.concatenate([weights for _, weights in postings])
        sizes = [len(places) for places, _ in postings]
        values = np.repeat([vector[feature] for feature in known], sizes)
        same = np.bincount(places, values * weights, self._size)
        held = np.bincount(places, weights * weights, self._size)
        return self._share * ((1 - CONTAINED) * same + CONTAINED * held)

    def _weigh(self, count: Counter[str]) -> Vector:
        """Unknown features weigh as much as the rarest: what is foreign makes unlike."""
        idf, rarest = self._idf, self._rarest
        return {
            feature: (1 + math.log(number) if number > 1 else 1.0) * idf.get(feature, rarest)
            for feature, number in count.items()
        }


class _Vocabulary:
    """How often the wordings of each meaning use a stem."""

    def __init__(self, wordings: Sequence[Sequence[str]], owners: Sequence[int]) -> None:
        self._size = max(owners, default=-1) + 1
        uses: dict[str, Floats] = {}
        for stems, owner in zip(wordings, owners, strict=True):
            for stem in set(stems):
                uses.setdefault(stem, np.zeros(self._size))[owner] += 1
        self._unknown = self._weight(0)
        self._known: dict[str, tuple[float, Floats]] = {}
        for stem, counts in uses.items():
            weight = self._weight(int(np.count_nonzero(counts)))
            self._known[stem] = weight, weight * counts / (counts + _DOUBT)

    def _weight(self, having: int) -> float:
        """What a stem weighs that so many meanings have."""
        return math.log((1 + self._size) / (1 + having)) + 0.2

    def explained(self, stems: Sequence[str]) -> Floats:
        """The share of a wording's stems, by weight, that each meaning is known to use."""
        total, explained = 0.0, np.zeros(self._size)
        for stem in dict.fromkeys(stems):  # in order: sums of floats depend on it
            known = self._known.get(stem)
            total += self._unknown if known is None else known[0]
            if known is not None:
                explained += known[1]
        return explained / total if total else explained


def _stems(stems: Sequence[str]) -> Iterable[str]:
    yield from stems
    yield from (f"{one} {two}" for one, two in itertools.pairwise(stems))


def _letters(stems: Sequence[str]) -> Iterable[str]:
    return itertools.chain.from_iterable(map(_grams, stems))


@lru_cache(maxsize=8192)
def _grams(word: str) -> tuple[str, ...]:
    padded = f" {word} "
    return tuple(
        padded[at : at + size] for size in (3, 4, 5) for at in range(len(padded) - size + 1)
    )


def _idf(counts: Sequence[Counter[str]], owners: Sequence[int]) -> Vector:
    """A feature is rare when few meanings have it, however many wordings each has."""
    having: dict[str, set[int]] = {}
    for count, owner in zip(counts, owners, strict=True):
        for feature in count:
            having.setdefault(feature, set()).add(owner)
    total = len(set(owners))
    return {
        feature: math.log((1 + total) / (1 + len(meanings))) + 1
        for feature, meanings in having.items()
    }


def _unit(vector: Vector) -> Vector:
    norm = math.sqrt(sum(value * value for value in vector.values())) or 1.0
    return {feature: value / norm for feature, value in vector.items()}


def _postings(vectors: Sequence[Vector]) -> dict[str, tuple[NDArray[np.intp], Floats]]:
    found: dict[str, tuple[list[int], list[float]]] = {}
    for place, vector in enumerate(vectors):
        for feature, value in vector.items():
            places, weights = found.setdefault(feature, ([], []))
            places.append(place)
            weights.append(value)
    return {
        feature: (np.array(places, dtype=np.intp), np.array(weights))
        for feature, (places, weights) in found.items()
    }
