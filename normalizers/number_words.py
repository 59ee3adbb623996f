"""Numbers in words: "vingt-trois mille cinq cents", "une vingtaine" (the one door to text2num).

Articles are no numbers: "un" and "une" count only inside a longer number or before "sur dix".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from text_to_num import text2num

from normalizers.folded import word_set
from normalizers.spans import Taken
from normalizers.word_table import any_of, table, value_of

_NAME = "number_words"
_UNIT = any_of(_NAME, "unit")
_RUN = re.compile(rf"(?<![\w'-]){_UNIT}(?:(?:\s+et\s+|-et-|\s+|\s?-\s?){_UNIT})*(?![\w-])")
_COLLECTIVE = re.compile(
    rf"(?<![\w-])(?P<n>une|quelque|{_UNIT}|\d+)\s+(?P<c>{any_of(_NAME, 'collective')})(?!\w)"
)
_ONE_IN = re.compile(rf"(?<![\w-])une?(?=\s+(?:[a-z'-]+\s+){{0,3}}sur\s+(?:{_UNIT}|\d))")
_ONE_BEFORE = re.compile(r"(?<![\w'-])une?[\s-]\Z")
_TOKEN = re.compile(r"[a-z]+")
_FRACTION = re.compile(r"[\s-](?P<part>tiers|quarts?|cinquiemes?|dixiemes?)(?!\w)")
_THE = re.compile(r"(?:\b(?:les|aux|des)|\bpour|\btoute?s?|\btous|\bentre)\s+\Z")
_ALL_OF = re.compile(r"(?:toute?s|tous|pour)\s+\Z")
_PLURAL = re.compile(
    r"\s+(?!(?:dans|sans|les|des|nous|vous|mais|plus|ses|puis|depuis|tous|sous)\b)[a-z'-]+[sx]\b"
)
_ASKS_COUNT = re.compile(r"(?:\bnombre\b[^:=\n]*|[a-z]{2}[sx])\s*[:=]\s*\Z")
_ENDS = re.compile(r"\s*(?:[.,;()\n]|\Z)")
_LONGEST_QUESTION = 80
_ALONE_NONE = frozenset({"un", "une", "million", "millions", "milliard", "milliards"})
_ONES = frozenset({"un", "une"})
_UNITS = frozenset(table(_NAME, "unit")) - _ONES
_COLLECTIVES = frozenset(table(_NAME, "collective"))
_TELLING = _UNITS | _COLLECTIVES | {"sur"}


_MOST_WORDS = 30
"""Words of one number at most: "neuf cent quatre-vingt-dix-neuf mille …" has fewer."""


@dataclass(slots=True, unsafe_hash=True)
class Words:
    """A number in words at `[start, end)` of the folded text."""

    start: int
    end: int
    value: Decimal
    approx: bool = False


@lru_cache(maxsize=32)
def find_words(text: str) -> tuple[Words, ...]:
    """The numbers in words of a folded text, in order."""
    tokens = word_set(text)
    if _TELLING.isdisjoint(tokens):
        return ()
    found = [] if _COLLECTIVES.isdisjoint(tokens) else list(_collectives(text))
    taken = Taken(len(text), ((words.start, words.end) for words in found))
    for match in _runs(text, _UNITS & tokens):
        if not taken.meets(*match.span()):
            found.extend(_numbers(text, *match.span()))
    if "sur" in tokens and not _ONES.isdisjoint(tokens):
        found.extend(Words(*match.span(), Decimal(1)) for match in _ONE_IN.finditer(text))
    return tuple(sorted(found, key=lambda words: words.start))


def _runs(text: str, present: frozenset[str]) -> Iterator[re.Match[str]]:
    """The runs of number words; only the places of the words that are there are looked at."""
    places: set[int] = set()
    for word in present:
        place = text.find(word)
        while place >= 0:
            before = _ONE_BEFORE.search(text, max(0, place - 5), place)
            places.add(before.start() if before else place)
            place = text.find(word, place + 1)
    done = 0
    for place in sorted(places):
        match = _RUN.match(text, place) if place >= done else None
        if match:
            done = match.end()
            yield match


def _collectives(text: str) -> Iterator[Words]:
    for match in _COLLECTIVE.finditer(text):
        several = _value(match["n"]) if match["n"] not in ("une", "quelque") else Decimal(1)
        if several:
            value = several * Decimal(value_of(_NAME, "collective", match["c"]))
            yield Words(*match.span(), value, approx=True)


def _numbers(text: str, start: int, end: int) -> Iterator[Words]:
    """The numbers of a run of number words: the longest that make sense, from the left."""
    tokens = [(start + m.start(), start + m.end()) for m in _TOKEN.finditer(text[start:end])]
    first = 0
    while first < len(tokens):
        for last in range(min(len(tokens), first + _MOST_WORDS) - 1, first - 1, -1):
            span = tokens[first][0], tokens[last][1]
            value = _value(text[slice(*span)])
            if value is not None:
                if first < last or _counts(text, *span):
                    yield Words(*span, value)
                first = last
                break
        first += 1


@lru_cache(maxsize=1024)
def _value(words: str) -> Decimal | None:
    if words.isdigit() or words == "zero":
        return Decimal(words if words != "zero" else 0)
    try:
        return Decimal(text2num(re.sub(r"\s*-\s*", "-", " ".join(words.split())), "fr"))
    except ValueError:
        return None


def _counts(text: str, start: int, end: int) -> bool:
    """Whether one word alone is a number here: no article, no "bâtiment neuf", no two thirds."""
    word = text[start:end]
    if word in _ALONE_NONE or word == "et":
        return False
    before = text[max(0, start - 8) : start]
    part = _FRACTION.match(text, end)
    if part and (_THE.search(before) or part["part"][0] != "t"):
        return False
    if word == "neuf" and not (
        _PLURAL.match(text, end) or before.endswith(" sur ") or _answers_count(text, start, end)
    ):
        return False  # « huit sur neuf » counts
    return not (word in ("deux", "trois", "cent") and _ALL_OF.search(before))


def _answers_count(text: str, start: int, end: int) -> bool:
    """« Familles suivies : neuf »; « État du bâtiment : neuf » tells no number."""
    asked = _ASKS_COUNT.search(text, max(0, start - _LONGEST_QUESTION), start)
    return asked is not None and _ENDS.match(text, end) is not None
