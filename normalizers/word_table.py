"""Lexicons of words by kind, compiled into patterns for folded text.

Such a lexicon has the columns kind, word, value. An ending in brackets is optional and "|"
separates endings: "lancé(e|es|s)".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from normalizers.folded import folded
from normalizers.lexicon import load

_BLANK = re.compile(r"[\s-]+")


def spellings(word: str) -> list[str]:
    """All spellings of a lexicon word: lance, lancee, lances for "lancé(e|s)"."""
    stem, bracket, rest = word.partition("(")
    if not bracket:
        return [_BLANK.sub(" ", folded(word).text)]
    ending, _, tail = rest.partition(")")
    endings = ["", *ending.split("|")]
    return [spelling for each in endings for spelling in spellings(stem + each + tail)]


@cache
def table(name: str, kind: str) -> dict[str, str]:
    """Spelling -> value of one kind of word of a lexicon."""
    return {
        spelling: row["value"]
        for row in load(name, key=("kind", "word"))
        if row["kind"] == kind
        for spelling in spellings(row["word"])
    }


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; blanks and hyphens are alike."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"[\s-]+") for word in ordered) + ")"


def any_of(name: str, kind: str) -> str:
    """A pattern for any word of one kind."""
    return one_of(table(name, kind))


def value_of(name: str, kind: str, found: str) -> str:
    """The value of a word as it was found in a text, whatever blanks it holds."""
    return table(name, kind)[_BLANK.sub(" ", found)]
