"""The vocabulary of indicators, compiled from the lexicons into patterns on folded text."""

from __future__ import annotations

import re
from functools import cache

from normalizers.guarded import Guarded, longest_word
from normalizers.lexicon import load
from normalizers.text import fold
from normalizers.word_table import one_of, spellings

_CODE = re.compile(r"[a-z]{2}|[a-z][ ./][a-z]")


@cache
def role_words(role: str) -> tuple[str, ...]:
    """All spellings of one role, as they stand in folded text."""
    rows = load("indicator_words", key=("role", "words"))
    return tuple(word for row in rows if row["role"] == role for word in spellings(row["words"]))


def alternatives(role: str) -> str:
    """A pattern for any word of one role; the caller adds the edges."""
    return one_of(list(role_words(role)))


@cache
def pattern(role: str) -> re.Pattern[str]:
    """Any word of one role, whole."""
    return re.compile(rf"(?<![\w%]){alternatives(role)}(?![\w])")


class _AtEnd:
    """Finds a word of one role at the end of a text; most texts end with another word."""

    def __init__(self, role: str) -> None:
        self._pattern = re.compile(rf"(?:(?<![\w'])|(?<=l')){alternatives(role)}\s*$")
        self._last = frozenset(map(_last_word, role_words(role)))
        self._signs = frozenset(word[-1] for word in role_words(role))

    def search(self, text: str) -> re.Match[str] | None:
        """The word (spaces after it included), or None."""
        text_end = text.rstrip()
        if text_end[-1:] not in self._signs:
            return None
        last = _last_word(text_end)
        if last.isalnum() and last not in self._last:
            return None
        return self._pattern.search(text)


def _last_word(text: str) -> str:
    """What stands after the last space or apostrophe."""
    return text.rpartition(" ")[2].rpartition("'")[2]


@cache
def ends_with(role: str) -> _AtEnd:
    """What finds a word of one role at the end of a text (spaces after it allowed)."""
    return _AtEnd(role)


@cache
def telling(role: str) -> frozenset[str]:
    """A word of each spelling of one role: where none stands, no spelling does."""
    return frozenset(filter(None, map(longest_word, role_words(role))))


@cache
def starts_with(role: str) -> re.Pattern[str]:
    """A text that begins with a word of one role."""
    return re.compile(rf"\s*{alternatives(role)}(?!\w)")


@cache
def units_after() -> tuple[re.Pattern[str], dict[str, str]]:
    """What names the unit right after a figure, and spelling -> unit."""
    units = _units("value")
    signs = [unit for unit in units if not unit[-1].isalnum()]
    names = [unit for unit in units if unit[-1].isalnum()]
    return re.compile(rf"\s*({one_of(signs)}|{one_of(names)}(?![\w]))"), units


@cache
def units_in_label() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """(a word of the spelling, pattern on the folded label, unit), the lexicon's order."""
    shapes = {
        "start": r"^(?:(?:le|la|les|nombre et)\s+|l')?{}(?!\w)",
        "label": r"(?<!\w){}(?!\w)",
        "bracket": r"\(\s*{}\s*\)",
    }
    return tuple(
        (longest_word(spelling), re.compile(shape.format(one_of([spelling]))), unit)
        for place, shape in shapes.items()
        for spelling, unit in _units(place).items()
    )


def _units(place: str) -> dict[str, str]:
    rows = load("units", key=("spelling", "place"))
    return {
        spelling: row["unit"]
        for row in rows
        if row["place"] == place
        for spelling in spellings(row["spelling"])
    }


@cache
def absences(scope: str) -> dict[str, str]:
    """Words in a figure's place of one scope, compared folded (signs as they stand)."""
    return {fold(words) or words: availability for words, availability in _absences(scope)}


@cache
def absence_codes() -> frozenset[str]:
    """« NC », « n.d. », « SO »: initials that stand where a figure is missing, folded."""
    return frozenset(words for words in absences("value") if _CODE.fullmatch(words))


@cache
def absent_anywhere() -> Guarded:
    """Words that say in any sentence that a figure is not there."""
    words = [words for words, _ in _absences("anywhere")]
    return Guarded(rf"(?<![\w']){one_of(words)}(?!\w)", words)


def _absences(scope: str) -> list[tuple[str, str]]:
    """(spelling, availability) of each row of one scope."""
    rows = load("availability", key=("spelling", "scope"))
    return [
        (spelling, row["availability"])
        for row in rows
        if row["scope"] == scope
        for spelling in spellings(row["spelling"])
    ]
