"""The state behind an action's title: « … (en cours) », « … – ABANDONNÉE », a badge beside it."""

from __future__ import annotations

import re

from normalizers.folded import folded
from normalizers.parsed import Parsed
from normalizers.status_words import TOKEN, strong_words

_TAIL = re.compile(
    r"(?:\s*\n\s*|\s+[–—-]+\s*|\s*[:|]\s+|\s*(?=[(\[]))(?P<state>[(\[]?[^\n()\[\]–—:|]{4,40}[)\]]?)\s*$"
)
_SEVERAL = re.compile(r"\bretards\b", re.IGNORECASE)
"""« Repérage précoce – retards »: those of children, no state."""
_LIGHT = {
    "action", "fiche", "statut", "etat", "non", "pas", "jamais", "est", "l", "a", "encore",
    "toujours", "deja", "desormais",
}  # fmt: skip
"""Words beside the state itself: « action non engagée », « toujours en cours »."""


def state_behind(text: str) -> Parsed[str] | None:
    """The status behind a title, set off by a bracket, a dash or a line; `start` cuts it off.

    Words that say more than a state belong to the title (« – Bilans réalisés »).
    """
    tail = _TAIL.search(text)
    if tail is None or _SEVERAL.search(tail["state"]):
        return None
    words = strong_words(tail["state"])
    if len(words) != 1 or not any(map(str.isalpha, text[: tail.start()])):
        return None
    said = words[0]
    beside = tail["state"][: said.start] + " " + tail["state"][said.end :]
    if any(token not in _LIGHT for token in TOKEN.findall(folded(beside).text)):
        return None
    return Parsed(said.value, tail.start(), len(text), "status.title", None, 0.9)


def is_state(text: str) -> bool:
    """Whether a text is a state and nothing else (« En cours »)."""
    return "\n" not in text.strip() and state_behind(f"Titre\n{text.strip()}") is not None
