"""Whether the text of a page can be what one sees on it: fonts and old OCR can make nonsense.

Fonts without a usable encoding give private codes, signs, or letters of another place in the
alphabet ("5DSSRUW" for "Rapport"); poor OCR gives crumbs.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from extractors.readers.pdf.page import Word

_BAD = re.compile("[\x00-\x1f\x7f-\x9f\ue000-\uf8ff\ufff0-\uffff]")
_SIGNS = frozenset('!"#$%&*+/<=>@\\^`{|}~')
_MOST_BAD = 0.3
"""Share of codes that are no characters, or of signs that hardly occur, in sound text at most."""
_LEAST_CHARS, _LEAST_LETTERS = 20, 100
"""Fewer tell nothing."""
_PER_MILLE = {
    "a": 76, "b": 9, "c": 33, "d": 37, "e": 147, "f": 11, "g": 9, "h": 7, "i": 75, "j": 6, "l": 55,
    "m": 30, "n": 71, "o": 54, "p": 30, "q": 14, "r": 66, "s": 79, "t": 72, "u": 63, "v": 16,
    "w": 1, "x": 4, "y": 3, "z": 1,
}  # fmt: skip
"""How often letters occur in French."""
_LIKE_FRENCH = 0.7
"""Least likeness (cosine) of the letters' shares to those of French. Texts and tables in French
or English reach 0.8, shuffled alphabets stay below 0.75 but for one in a hundred."""

_MOSTLY, _CLEARLY = 0.75, 0.88
"""Share of letters and likeness from which on a text is sound whatever else stands in it."""


def is_garbage(texts: Sequence[str]) -> bool:
    """Whether a text layer is worthless: it reads as no language."""
    text = "".join(texts)
    if _is_plainly_french(text):
        return False
    counts = Counter(text)
    total = counts.total()
    if total < _LEAST_CHARS:
        return False
    bad = sum(times for char, times in counts.items() if _BAD.match(char))
    signs = sum(times for char, times in counts.items() if char in _SIGNS)
    if max(bad, signs) > _MOST_BAD * total:
        return True
    letters = _letters(counts)
    others = sum(times for char, times in counts.items() if char.isalpha()) - letters.total()
    if others > _MOST_BAD * total and sum(map(_is_mixed, texts)) > _MOST_BAD * len(texts):
        return True
    once = _letters(Counter("".join(set(texts))))  # columns of « Oui » and « Non » are no sample
    return once.total() >= _LEAST_LETTERS and _likeness(once) < _LIKE_FRENCH


def _is_plainly_french(text: str) -> bool:
    """Whether a text is mostly letters without accents, as often as in French: no more to ask."""
    small = text.lower()
    times = {letter: small.count(letter) for letter in _PER_MILLE}
    if sum(times.values()) < max(_LEAST_LETTERS, _MOSTLY * len(text)):
        return False
    return _likeness(times) > _CLEARLY


def _letters(counts: Mapping[str, int]) -> Counter[str]:
    """The Latin letters among characters, accents and capitals aside."""
    letters: Counter[str] = Counter()
    for char, times in counts.items():
        if (letter := _latin(char)) is not None:
            letters[letter] += times
    return letters


def _is_mixed(text: str) -> bool:
    """Whether a word has letters of two scripts."""
    return len({unicodedata.name(char, "?").split()[0] for char in text if char.isalpha()}) > 1


def are_words(words: Sequence[Word]) -> bool:
    """Whether an invisible layer holds words: mostly letters, of more than one character."""
    good = sum(
        len(word.text) > 1 and sum(map(str.isalnum, word.text)) > 0.6 * len(word.text)
        for word in words
    )
    return good > 0.4 * len(words) and not is_garbage([word.text for word in words])


def _likeness(letters: Mapping[str, int]) -> float:
    shared = sum(_PER_MILLE.get(letter, 0) * times for letter, times in letters.items())
    return shared / (_length(_PER_MILLE) * _length(letters))


def _length(counts: Mapping[str, int]) -> float:
    return math.hypot(*counts.values())


@lru_cache(maxsize=1024)
def _latin(char: str) -> str | None:
    """A Latin letter without its accent, small; None for all else."""
    base = unicodedata.normalize("NFD", char)[0].lower()
    return base if base.isalpha() and base < "\u0250" else None
