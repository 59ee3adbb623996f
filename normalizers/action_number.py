"""The numbers departments give their actions, and the one form they are written in here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

_ROMAN_DIGITS = r"[IVX]{1,5}"
NUMBER = (
    r"(?:"
    r"20\d\d[.\-‑–_]\d{1,3}(?!\d)|(?:[A-Z]{1,3}[.\-‑–]?)?\d{1,3}(?![\d%€])"
    r"(?:(?:[.\-‑–_]|,(?=\d{1,2}\s*(?:[:–—]|-\s)))\d{1,2}(?!\d)){0,3}"
    r"(?:[.\-‑–]?[a-zA-Z](?![\w'’])|[\s\-]?(?i:bis|ter|quater|quinquies)\b)?"
    rf"|{_ROMAN_DIGITS}(?:[.\-‑–]\d{{1,2}}){{0,2}}(?![\w'’])"
    r"|[A-Z](?:[.\-‑–]\d{1,2}){0,2}(?![\w'’.])"
    r")"
)
"""A number as written: 7, 13-1, 2.1, 4bis, 4 bis, A3, B, IV, II.2 (never a year)."""
MARK = r"(?:n\s?[°º]\s?s?|no\.?(?=\s?\d)|№|num[ée]ro|num\.|#)"
"""The sign before a number, to be matched without regard to case."""

_LONGEST = 24
"""Characters of the longest numbers in use ("CDPPE-2023-PMI-04 bis")."""
_MOST_WORDS = 1
_WORDS = re.compile(r"[^\W\d_]?[a-zà-öø-ÿ]{4,}")
_OPENING = re.compile(rf"({NUMBER})(?=[\s:.–—-])")
_PARTS = re.compile(r"[.\-‑–_/\s]+|(?<=\d),(?=\d)")
_PART = re.compile(r"([^\d]*)0*(\d+)(\D*)")
_WHOLE = re.compile(r"(?<=\d),0+$")
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_VALUES = {"I": 1, "V": 5, "X": 10}
_LATIN = frozenset({"bis", "ter", "quater", "quinquies"})


def normalise_number(raw: str, *, roman: bool = False) -> str:
    """One form for all: "2.1" -> "2-1", "13 bis" -> "13bis", "07" -> "7"; `roman` also "IV" -> "4".

    A spreadsheet that took "2.1" for a number shows "2,1" (and "2,0" for 2). Letters are Roman
    numerals only where the whole document's numbers are (`uses_roman`).
    """
    parts: list[str] = []
    for part in _PARTS.split(_WHOLE.sub("", raw.strip(" .-‑–_/\t\n\u00a0"))):
        if part.lower() in _LATIN and parts:
            parts[-1] += part.lower()
        elif part:
            parts.append(_part(part, roman and not parts))
    return "-".join(parts)


def opening_number(text: str) -> str | None:
    """The number as written of a cell that should hold nothing else: all of a plausible one, the
    beginning of one that a title ran into ("5a Cycle de formation"), None of words alone.
    """
    text = text.strip()
    if len(text) <= _LONGEST and len(_WORDS.findall(text)) <= _MOST_WORDS:
        return text or None
    found = _OPENING.match(text)
    return found[1] if found else None


def _part(part: str, roman: bool) -> str:
    if roman and (value := roman_value(part)):
        return str(value)
    match = _PART.fullmatch(part)
    if not match:
        return part
    suffix = match[3].lower() if match[3].lower() in _LATIN else match[3]
    return f"{match[1]}{match[2]}{suffix}"


def roman_value(letters: str) -> int | None:
    """1 to 39 of a Roman numeral in capitals, or None."""
    if not letters or not _ROMAN.fullmatch(letters):
        return None
    total = 0
    for letter, following in zip(letters, [*letters[1:], ""], strict=True):
        value = _VALUES[letter]
        total += -value if _VALUES.get(following, 0) > value else value
    return total


def uses_roman(raws: Iterable[str]) -> bool:
    """Whether a document's action numbers run I, II, III, or III, IV, VI where some are missing.

    A, B, C, D … are letters, and so are I and V alone.
    """
    heads = [_PARTS.split(raw.strip())[0] for raw in raws]
    letters = [head for head in heads if head.isalpha()]
    values = {roman_value(head) for head in letters}
    if None in values:
        return False
    return {1, 2} <= values or (len(values) > 1 and any(len(head) > 1 for head in letters))


def counts_in_letters(raws: Sequence[str]) -> bool:
    """Whether lone letters count: I, II, III or A, B, C, each once and in order."""
    alphabet = [chr(ord("A") + index) for index in range(len(raws))]
    if len(raws) > 1 and list(raws) == alphabet:
        return True
    values = [roman_value(raw) or 0 for raw in raws]
    return uses_roman(raws) and all(one < two for one, two in pairwise(values))


def restarts(numbers: Sequence[str]) -> bool:
    """Whether plain numbers come back, as where each axis counts its actions from 1."""
    return len(set(numbers)) < len(numbers)
