"""Wordings of the policy made comparable: acronyms one way, light stems, no years or numbering."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from normalizers.label_text import SMALL
from normalizers.lexicon import load
from normalizers.text import fold

_PREFIX = re.compile(
    r"^\W*(?:objectifs?|obj\.?|mesures?|engagements?|axes?|orientations?|actions?"
    r"|fiches?(?:[ -]actions?)?)"
    r"\s*(?:n\s?[°º]\s*)?(?:[A-Z]{0,4}\d{1,2}(?:[.\-]\d{1,2})?)?\s*(?:[:.–—-]\s*|(?<=\d)\s+)",
    re.IGNORECASE,
)
_HORIZON = re.compile(
    r"(?:d'ici(?: à| fin)?|à l[’']horizon|à horizon|en)?\s*\b20\d\d\b", re.IGNORECASE
)
_ENDINGS = {
    ending: kept
    for kept, endings in {
        "if": "ifications ification ifiant ifier ifie",
        "is": "isations isation isant iser ise",
        "": "issements issement atrices atrice ateurs ateur ations ation ements ement antes ante"
        " ants ant elles elle euses euse eurs eur ives ive ifs if ales ale aux als al ees ee es"
        " er e s x",
    }.items()
    for ending in endings.split()
}
_SUFFIXES = sorted(_ENDINGS, key=len, reverse=True)
_SHORTEST = 3


def bare(text: str) -> str:
    """Without "Objectif n° 24 :" before it."""
    return _PREFIX.sub("", text, count=1)


@lru_cache(maxsize=4096)
def stems(text: str) -> tuple[str, ...]:
    """The stems of a wording, in order, each known expansion as its acronym ("crip")."""
    tokens = [stem(word) for word in fold(_HORIZON.sub(" ", bare(text))).split()]
    found: list[str] = []
    position = 0
    while position < len(tokens):
        length, token = _acronym(tokens, position)
        found.append(token)
        position += length
    return tuple(found)


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A light French stem of a folded word: "renforcement", "renforcer" -> "renforc"."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST + (len(suffix) > 2):
            return word.removesuffix(suffix) + _ENDINGS[suffix]
    return word


def _acronym(tokens: list[str], position: int) -> tuple[int, str]:
    for expansion, acronym in _acronyms().get(tokens[position], ()):
        if tuple(tokens[position : position + len(expansion)]) == expansion:
            return len(expansion), acronym
    return 1, tokens[position]


@cache
def _acronyms() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First stem -> (stems, acronym) of each expansion, the longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in load("acronyms", ("expansion",)):
        expansion = tuple(stem(word) for word in fold(row["expansion"]).split())
        table.setdefault(expansion[0], []).append((expansion, stem(fold(row["acronym"]))))
    for expansions in table.values():
        expansions.sort(key=lambda pair: -len(pair[0]))
    return table


def telling(text: str) -> list[str]:
    """The stems of a wording that say something: no article, no number."""
    return [word for word in stems(text) if word.isalpha() and word not in SMALL]


def is_telling(text: str) -> bool:
    """Whether a wording has words enough to name a policy: « Pour 2023 », « Moyens » have not."""
    return len(telling(text)) > 1
