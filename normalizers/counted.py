"""Counts of actions: « Nombre d'actions engagées », « Actions prévues | 12 », « 4 actions »."""

from __future__ import annotations

import re

_NOUN = r"(?:nouvelles?\s+)?(?:fiches?[\s-]+)?(?:{})\b"
_SEVERAL = _NOUN.format("actions|fiches")
_ANY = _NOUN.format("actions?|fiches?")
_ASKS = r"(?:nombre|nb\.?|total)\s*(?:total\s*)?(?:d['’]\s?|de\s|des\s)?\s*"
_LABEL = re.compile(rf"\W*(?P<asks>{_ASKS})?{_SEVERAL}", re.IGNORECASE)
_COUNT = re.compile(rf"\W*(?:{_ASKS})?{_ANY}", re.IGNORECASE)
_SPEAKS = re.compile(rf"\b{_SEVERAL}", re.IGNORECASE)
_BEHIND = re.compile(rf"\s+{_ANY}", re.IGNORECASE)
_AT_END = re.compile(rf"{_BEHIND.pattern}\s*$", re.IGNORECASE)


def names_count(label: str) -> bool:
    """« Actions terminées », « Nombre de fiches »: a label that asks how many there are."""
    return _LABEL.match(label) is not None


def asks_count(label: str) -> bool:
    """« Nombre d'actions », in so many words: « Actions » alone may head their titles."""
    found = _LABEL.match(label)
    return found is not None and found["asks"] is not None


def is_count_of_actions(label: str) -> bool:
    """Whether the label of a figure says that actions are counted: « action engagée » too."""
    return _COUNT.match(label) is not None


def speaks_of_actions(text: str) -> bool:
    """Whether a text speaks of several actions or fiches anywhere."""
    return _SPEAKS.search(text) is not None


def actions_behind(text: str, at: int) -> bool:
    """Whether a number that ends at `at` counts actions: « 4 actions engagées »."""
    return _BEHIND.match(text, at) is not None


def without_actions(text: str) -> str:
    """« trois actions » -> « trois »."""
    return _AT_END.sub("", text)
