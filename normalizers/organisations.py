"""Which known organisation a name stands for, by the gazetteer alone (no model, no spaCy)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from normalizers.lexicon import load
from normalizers.text import fold, unaccented, words

_BRACKETS = re.compile(r"\([^)]*\)?")
_ACRONYM = re.compile(r"\b[A-Z]{3,}\b")
_IN = re.compile(r"\s*[Ee]n(?!\w)")
"""« en interne » begins with no « EN »."""
_AFTER_NAME = frozenset(("de", "du", "des", "d", "la", "le", "l", "a", "au", "en", "et"))


@dataclass(frozen=True, slots=True)
class Organisation:
    """`code` is canonical ("CAF"), None for a group that is no single body ("associations")."""

    code: str | None
    type: str
    spelling: str


@cache
def gazetteer() -> dict[str, Organisation]:
    """Folded spelling -> organisation."""
    rows = load("organisations", ("spelling",))
    return {
        fold(row["spelling"]): Organisation(row["code"] or None, row["type"], row["spelling"])
        for row in rows
    }


@cache
def _longest() -> int:
    return max(len(spelling.split()) for spelling in gazetteer())


@cache
def _most_letters() -> int:
    """A name that is longer spells none of them, whatever signs stand between its words."""
    return 2 * max(map(len, gazetteer()))


def exact(name: str) -> Organisation | None:
    """The organisation this whole name spells, or None."""
    return gazetteer().get(fold(name)) if len(name) <= _most_letters() else None


def organisation_of(name: str) -> Organisation | None:
    """The organisation a partner's name stands for, or None.

    The whole name, else the longest known beginning ("CAF de l'Allier", "PEP 23"), else the
    first known acronym inside ("cadres de l'ODPE").
    """
    return beginning(name) or _inside(_BRACKETS.sub(" ", name))


def beginning(name: str) -> Organisation | None:
    """The organisation a name spells or begins with, or None."""
    found = exact(name) or _prefix(words(_BRACKETS.sub(" ", name)))
    return None if found and _IN.match(name) else found


def _prefix(name: list[str]) -> Organisation | None:
    """As in "caf de l allier" -> CAF; a group such as "associations" only by its full spelling."""
    for length in range(min(len(name), _longest()), 0, -1):
        found = gazetteer().get(" ".join(name[:length]))
        if found and (length > 1 or found.code or len(name) == 1 or name[1] in _AFTER_NAME):
            return found
    return None


def _inside(name: str) -> Organisation | None:
    for match in _ACRONYM.finditer(unaccented(name)):
        found = gazetteer().get(fold(match.group()))
        if found and found.code:
            return found
    return None
