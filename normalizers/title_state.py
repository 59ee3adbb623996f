"""The state behind an action's title: « … (en cours) », « … – ABANDONNÉE », a badge beside it."""

from __future__ import annotations

import re

from normalizers.folded import folded
from normalizers.parsed import Parsed
from normalizers.status_words import TOKEN, strong_words
from normalizers.word_table import table

_TAIL = re.compile(
    r"(?:\s*\n\s*|\s+[–—-]+\s*|\s*[:|]\s+|\s*(?=[(\[]))(?P<state>[(\[]?[^\n()\[\]–—:|]{4,40}[)\]]?)\s*$"
)
_BADGE = re.compile(r"(?<=[\wÀ-ÿ»)])\s+(?=(?P<state>[A-ZÉÀ][a-zà-ÿ][^\n:–—|]{2,30}$))")
"""« Visites à domicile Réalisée »: a capital inside a sentence begins what a coloured box holds."""
_CAPITALS = re.compile(r"(?<=[\wÀ-ÿ»)])\s+(?=(?P<state>[A-ZÀ-Ý]{2}[A-ZÀ-Ý ]{2,30}$))")
"""« Bilans de santé en maternelle RÉALISÉ »: so do capitals, but in a title of capitals."""
_SEVERAL = re.compile(r"\bretards\b", re.IGNORECASE)
"""« Repérage précoce – retards »: those of children, no state."""


def state_behind(text: str) -> Parsed[str] | None:
    """The status behind a title, set off by a bracket, a dash or a line; `start` cuts it off.

    Words that say more than a state belong to the title (« – Bilans réalisés »).
    """
    tail = _TAIL.search(text)
    tails = [tail] if tail else _badges(text)
    for each in tails:
        status = _state(each["state"]) if any(map(str.isalpha, text[: each.start()])) else None
        if status is not None:
            return Parsed(status, each.start(), len(text), "status.title", None, 0.9)
    return None


def _badges(text: str) -> list[re.Match[str]]:
    """Where words begin that may have stood in a box of their own."""
    capitals = [] if text.isupper() else _CAPITALS.finditer(text)
    return [*_BADGE.finditer(text), *capitals]


def _state(text: str) -> str | None:
    """The state that a text is, if it is nothing else."""
    words = strong_words(text)
    if len(words) != 1 or _SEVERAL.search(text):
        return None
    said = words[0]
    tokens = TOKEN.findall(folded(text[: said.start] + " " + text[said.end :]).text)
    return said.value if table("column_words", "beside_state").keys() >= set(tokens) else None


def is_state(text: str) -> bool:
    """Whether a text is a state and nothing else (« En cours »)."""
    if "\n" in text.strip():
        return False
    # « Recrutement : en attente » names more
    told = state_behind(f"Titre\n{text.strip()}")
    return told is not None and told.start == len("Titre")
