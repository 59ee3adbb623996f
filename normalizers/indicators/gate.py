"""A quick look at a text before the long one: most texts of a report give no figure at all."""

from __future__ import annotations

import re
from functools import cache

from normalizers.folded import word_set
from normalizers.guarded import Spellings, longest_word
from normalizers.indicators.words import absences, telling
from normalizers.word_table import table

_DIGIT = re.compile(r"[0-9½¼¾%]")
_SIGN_AFTER_COLON = re.compile(r"[:=]\s*[^\w\s]")
_TOLD_AFTER_COLON = re.compile(r"[:=](?:\s*[^a-z0-9\s]|[^0-9]*[0-9])")
_WORD = re.compile(r"[a-z]+")
_NONE = frozenset({"aucun", "aucune", "aucuns", "aucunes", "pas", "seul", "seule", "unique"})


def may_tell(flat: str) -> bool:
    """False where a folded text surely gives no figure, says of none that it is missing, and
    asks for none ("Nombre de … :").
    """
    if _DIGIT.search(flat) or "\t" in flat or _SIGN_AFTER_COLON.search(flat):
        return True
    return not _telling().isdisjoint(word_set(flat))


def may_ask(flat: str) -> bool:
    """False where no word of a folded text begins a label that asks for a figure."""
    return "%" in flat or not telling("measure").isdisjoint(_WORD.findall(flat))


def may_lack(flat: str) -> bool:
    """False where a folded text without figures surely says of none that it is missing, and asks
    for none; years may stand before what says so ("Bilans : 2023 -").
    """
    words = word_set(flat)
    if "%" in flat or not _NONE.isdisjoint(words) or not telling("measure").isdisjoint(words):
        return True
    return _TOLD_AFTER_COLON.search(flat) is not None or _missing().may_stand(words)


@cache
def _telling() -> frozenset[str]:
    """Words of which one stands in every text that tells something without a digit."""
    numbers = {*table("number_words", "unit"), *table("number_words", "collective")} - {"un", "une"}
    missing = {longest_word(words) for scope in ("value", "anywhere") for words in absences(scope)}
    return frozenset(numbers | missing | telling("measure") | _NONE) - {""}


@cache
def _missing() -> Spellings:
    """What stands where a figure is missing: words, not signs alone."""
    words = (word for scope in ("value", "anywhere") for word in absences(scope))
    return Spellings(filter(longest_word, words))
