"""A quick look at a text before the long one: most texts of a report give no figure at all."""

from __future__ import annotations

import re
from functools import cache

from normalizers.folded import figures, word_set
from normalizers.guarded import Spellings, longest_word
from normalizers.indicators.words import absences, alternatives, telling
from normalizers.word_table import table

_SIGN_AFTER_COLON = re.compile(r"[:=]\s*[^\w\s]")
_TOLD_AFTER_COLON = re.compile(
    r"[:=](?:\s*[^a-z0-9\s]|.*[0-9][\s:,();]*[^a-z0-9\s:,();](?![a-z0-9]))", re.DOTALL
)
"""A sign alone right after a colon or after a year: "Bilans : -", "Bilans : 2023 -"."""
_NONE = frozenset({"aucun", "aucune", "aucuns", "aucunes", "pas", "seul", "seule", "unique"})


def may_tell(flat: str) -> bool:
    """False where a folded text surely gives no figure, says of none that it is missing, and
    asks for none ("Nombre de … :").
    """
    if figures(flat) or "%" in flat or "\t" in flat or _SIGN_AFTER_COLON.search(flat):
        return True
    return not _telling().isdisjoint(word_set(flat))


def may_ask(flat: str, words: frozenset[str]) -> bool:
    """False where no word of a folded text begins a label that asks for a figure."""
    if "%" in flat:
        return True
    return not telling("measure").isdisjoint(words) and _asking().search(flat) is not None


def may_miss(flat: str, words: frozenset[str]) -> bool:
    """False where a folded text surely says of no figure that it is none or not known."""
    return "?" in flat or _says_none(flat, words)


def may_lack(flat: str, words: frozenset[str]) -> bool:
    """False where a folded text without figures surely says of none that it is missing, and asks
    for none.
    """
    if _says_none(flat, words) or may_ask(flat, words):
        return True
    return _TOLD_AFTER_COLON.search(flat) is not None


def _says_none(flat: str, words: frozenset[str]) -> bool:
    if not _NONE.isdisjoint(words) or _missing().may_stand(words):
        return True
    letters, abbreviated = _abbreviated()
    return not letters.isdisjoint(words) and abbreviated.search(flat) is not None


@cache
def _telling() -> frozenset[str]:
    """Words of which one stands in every text that tells something without a digit."""
    numbers = {*table("number_words", "unit"), *table("number_words", "collective")} - {"un", "une"}
    missing = set(map(longest_word, _absent()))
    return frozenset(numbers | missing | telling("measure") | _NONE) - {""}


@cache
def _missing() -> Spellings:
    """What stands where a figure is missing: words, not signs or letters alone."""
    return Spellings(words for words in _absent() if len(longest_word(words)) > 1)


@cache
def _abbreviated() -> tuple[frozenset[str], re.Pattern[str]]:
    """What is missing in letters ("n.c."), and their first ones: these stand in many texts."""
    shorts = [words.split() for words in _absent() if len(longest_word(words)) == 1]
    anyhow = "|".join(r"[^a-z0-9]+".join(letters) for letters in shorts)
    return frozenset(letters[0] for letters in shorts), re.compile(rf"(?<![a-z])(?:{anyhow})")


def _absent() -> tuple[str, ...]:
    return (*absences("value"), *absences("anywhere"))


@cache
def _asking() -> re.Pattern[str]:
    """A measure where a label may begin: not after a word ("augmenter le nombre de …")."""
    last_year = "precedente?|derniere?|passee?"
    start = rf"(?:^|[^a-z' ]|\b(?:et|o|{last_year}))\s*(?:l[ae]s?\s*|l'\s*)?"
    return re.compile(rf"{start}{alternatives('measure')}(?!\w)", re.MULTILINE)
