"""How much short texts are alike, from 0 to 1 (the one door to rapidfuzz's ratios)."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz, process

_LIMIT = 12
_REORDERED = 0.97
"""What the same words in another order are worth."""


class Likeness:
    """Known texts to compare a text with, as they stand and with their words in order."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = list(texts)
        self._sorted = [_in_order(text) for text in texts]

    def most_alike(self, text: str, least: float) -> dict[str, float]:
        """The known texts at least that much like `text`, with their likeness."""
        scored: dict[str, float] = {}
        for query, choices, weight in (
            (text, self._texts, 1.0),
            (_in_order(text), self._sorted, _REORDERED),
        ):
            found = process.extract(
                query, choices, scorer=fuzz.ratio, limit=_LIMIT, score_cutoff=100 * least / weight
            )
            for _, score, place in found:
                known = self._texts[place]
                scored[known] = max(scored.get(known, 0.0), score * weight / 100)
        return scored


def same_words(one: str, other: str) -> bool:
    """Whether texts of as many words are alike word by word, typos aside."""
    left, right = sorted(one.split()), sorted(other.split())
    if len(left) != len(right):
        return True
    return all(fuzz.ratio(a, b) >= 80 for a, b in zip(left, right, strict=True))


def _in_order(text: str) -> str:
    return " ".join(sorted(text.split()))
