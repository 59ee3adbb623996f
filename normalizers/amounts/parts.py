"""Words behind which a text tells of a part of an amount, or of money beside it, as folded text:
« 90 000 €, dont 5 000 € reportés », « 90 000 €, auxquels s'ajoute un reliquat ».
"""

from __future__ import annotations

import re

from normalizers.folded import folded
from normalizers.word_table import any_of, one_of, table

_WORDS = table("money_words", "part")
INSIDE = re.compile(
    rf"(?<!\w){one_of(word for word, kind in _WORDS.items() if kind == 'inside')}(?!\w)"
)
APART = re.compile(rf"(?<!\w){any_of('money_words', 'part')}(?!\w)")
STRETCH = re.compile(rf"{APART.pattern}(?:[^,.;)\]\n]|\.(?=\d)|,(?=\s*(?:(?:et|puis)\s+)?\d))*")
"""Such a word with what it governs, further parts among it."""


def begins_with_part(text: str) -> bool:
    """Whether a row is of what is inside the amount above: « dont FIR »."""
    return INSIDE.match(folded(text).text.lstrip(" \n-–•(")) is not None


def tells_part(text: str) -> bool:
    """Whether a text tells of what is inside an amount."""
    return INSIDE.search(folded(text).text) is not None
