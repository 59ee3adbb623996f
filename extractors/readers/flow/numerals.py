"""Whole numbers as Word writes them in front of paragraphs."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


def numeral(value: int, number_format: str) -> str:
    """A value of w:ST_NumberFormat; what is not known here is written in digits.

    >>> numeral(4, "upperRoman"), numeral(28, "lowerLetter"), numeral(1, "ordinal")
    ('IV', 'bb', '1er')
    """
    if number_format in ("none", "bullet"):
        return ""
    if number_format in ("upperRoman", "lowerRoman") and 0 < value < 4000:
        return _cased(_roman(value), number_format)
    if number_format in ("upperLetter", "lowerLetter") and 0 < value <= 780:
        return _cased(_letters(value), number_format)
    if number_format == "ordinal":
        return "1er" if value == 1 else f"{value}e"
    if number_format == "decimalZero":
        return f"{value:02d}"
    return str(value)


def _cased(text: str, number_format: str) -> str:
    return text.upper() if number_format.startswith("upper") else text


def _roman(value: int) -> str:
    text = ""
    for unit, letters in _ROMAN:
        while value >= unit:
            text, value = text + letters, value - unit
    return text


def _letters(value: int) -> str:
    """From a to z, then aa, bb …, as Word counts."""
    count, index = divmod(value - 1, 26)
    return chr(ord("a") + index) * (count + 1)
