"""Slips of the letters that engines make and that the word itself gives away."""

from __future__ import annotations

import re

from extractors.readers.pdf.glyphs import readable

_FIGURES = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "|": "1"})
_NUMBER = re.compile(r"[(+-]?[\dOolI|]+(?:[.,/:-][\dOolI|]+)*(?:[%€)]|[.,;:]+)?$")
_PLAIN_DIGITS = 2
"""Figures a word must hold for its other characters to be figures as well."""
_CAPITALS = re.compile(
    r"(?<![^\W\d_])(?=[A-ZÀ-Þl]*[A-ZÀ-Þ][A-ZÀ-Þl]*[A-ZÀ-Þ])[A-ZÀ-Þl]+(?![^\W\d_])"
)


def corrected(text: str) -> str:
    """The word with what can only be a slip put right: nothing is guessed.

    "2O24" and "l5/09/2021" are numbers, "CCl" is in capitals, "nº" is "n°".
    """
    text = readable(text, "").replace("º", "°") if text else text
    digits = sum(map(str.isdigit, text))
    if digits >= _PLAIN_DIGITS and _NUMBER.match(text):
        return text.translate(_FIGURES)
    if "l" in text and not digits:
        return _CAPITALS.sub(lambda found: found.group().replace("l", "I"), text)
    return text
