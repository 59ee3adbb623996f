"""Bullets of lists: which signs they are and when a dash is one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.readers.pdf.page import Word

SURE = frozenset("•▪‣◦●○■□◆◇➢➤➔➡✓✔❖❑❒⮚⇒►▶⁃∙⦁🞄\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf0e8\uf0a8")
"""Signs that are bullets wherever they begin a line."""
DASHES = frozenset("-–—−*·o→")
"""Signs that are bullets only as a word of their own before text."""
_AMOUNT = re.compile(r"^[\d\s.,%€]*$")


def bullet_length(words: Sequence[Word]) -> int:
    """How many characters of the first word are a bullet: 0 where the line begins with none."""
    first = words[0].text
    if first[0] in SURE:
        return 1
    if len(first) == 1 < len(words) and "\ue000" <= first <= "\uf8ff":
        return 1  # a picture of its font that no table of ours knows
    if first in DASHES and len(words) > 1:
        rest = " ".join(word.text for word in words[1:])
        # "- €" is an accounting dash, "- 250" a number, "- -" a rule.
        return 0 if _AMOUNT.match(rest) or rest[0] in DASHES - {"o"} else 1
    return 0
