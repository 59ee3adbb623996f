"""Words with a slip of the pen, told by edit distance (rapidfuzz)."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz.distance import OSA


def closest(word: str, names: Iterable[str], most: int = 2) -> str | None:
    """The one name at most `most` slips away from `word` (folded); None where two are as close.

    Two slips are only believed in long words that begin alike: "ouvrier" is no "février".
    """
    found: list[tuple[int, str]] = []
    for name in names:
        allowed = min(most, 2 if len(name) >= 7 and name[0] == word[:1] else 1)
        distance = OSA.distance(word, name, score_cutoff=allowed)
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
    return OSA.distance(word, name, score_cutoff=allowed) <= allowed
