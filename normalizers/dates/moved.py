"""Dates that replace others: « prévue en 2022, décalée à 2023 », « reportée de T2 à T4 2024 »."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol, TypeVar

from normalizers.dates.words import any_of, values
from normalizers.guarded import Guarded
from normalizers.word_table import one_of

_REACH, _FAR = 50, 120
"""Characters."""
_MOST = 12
"""Dates; a cell with more of them is no start."""
_SMALL = (
    r"(?:\s*:|\s+(?:a|au|aux|en|pour|sur|vers|la|le|l'|mois|annee|fin|debut|courant"
    r"|eu\s+lieu|(?:debute|demarre|lance|ouverte?|engage|commence)e?))*"
)
_OF_ACTION = re.compile(
    rf"(?:\A|[^\w\s']|\d|(?<!\w)(?:et|mais|puis|{any_of('begun')}))"
    r"(?:\s+(?:a|est|sera|ete|etre|du|doit|donc|finalement))*\s*\Z"
)
"""What may stand before the words: « comité reporté à mai » tells nothing of the action."""
_MOVED = Guarded(rf"(?<!\w){any_of('moved')}{_SMALL}(?:\s*|(?<='))\Z", values("moved"))
_FROM = Guarded(
    rf"(?<!\w){any_of('moved')}\s+(?:d'|du\s+|de\s+(?:la\s+|l')?|des\s+)(?:mois\s+de\s+)?\Z",
    values("moved"),
)
_PUT_OFF = re.compile(rf"(?<!\w){one_of(word for word, how in values('moved').items() if how)}")


class Placed(Protocol):
    """What stands somewhere in a folded text."""

    start: int
    end: int


T = TypeVar("T", bound=Placed)


def leaves(text: str, start: int) -> bool:
    """Whether the date that begins at `start` is the one that something was moved from."""
    return _is_told(_FROM, text, start)


def _is_told(pattern: Guarded, text: str, start: int) -> bool:
    """Whether a pattern stands right before a place and speaks of the action itself."""
    found = pattern.search(text, max(0, start - _REACH), start)
    begin = max(0, start - _FAR)
    return found is not None and _OF_ACTION.search(text, begin, found.start()) is not None


def is_moved(text: str, dates: Sequence[Placed]) -> bool:
    """Whether one of the dates of a cell replaces another, because something was put off."""
    return (
        len(dates) <= _MOST
        and _PUT_OFF.search(text) is not None
        and any(_replaces(text, date, dates) for date in dates)
    )


def _replaces(text: str, date: Placed, dates: Sequence[Placed]) -> bool:
    """Whether the words before a date say that it replaces another one, or the one before."""
    if _is_told(_MOVED, text, date.start):
        return True
    return any(other.end <= date.start and leaves(text, other.start) for other in dates)
