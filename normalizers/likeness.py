"""How much two short texts are alike, from 0 to 1 (the one door to rapidfuzz's ratios)."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz, process

_LIMIT = 12


def most_alike(text: str, choices: Sequence[str]) -> dict[str, float]:
    """The choices most like `text` with their likeness; another order of words costs little."""
    scored: dict[str, float] = {}
    for scorer, weight in ((fuzz.ratio, 1.0), (fuzz.token_sort_ratio, 0.97)):
        for choice, score, _ in process.extract(text, choices, scorer=scorer, limit=_LIMIT):
            scored[choice] = max(scored.get(choice, 0.0), score * weight / 100)
    return scored


def same_words(one: str, other: str) -> bool:
    """Whether texts of as many words are alike word by word, typos aside."""
    left, right = sorted(one.split()), sorted(other.split())
    if len(left) != len(right):
        return True
    return all(fuzz.ratio(a, b) >= 80 for a, b in zip(left, right, strict=True))
