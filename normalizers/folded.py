"""A text made plain for matching that still knows the place of every character.

`text.fold` is for comparing whole texts; these are for finding things inside a text and saying
where they stood in the original: `folded` writes letters out ("œ" -> "oe") and keeps count,
`plain` keeps every character in its place.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cache, lru_cache

NOTE = "†"
"""What a superscript digit (a footnote mark) becomes: no digit, no letter, no space."""

_SPECIAL = {
    **{ord(mark): NOTE for mark in "⁰¹²³⁴⁵⁶⁷⁸⁹"},
    **{ord(dash): "-" for dash in "‐‑‒–—―−﹣－"},
    **{ord(quote): "'" for quote in "’‘ʼ`´′＇"},
    **{ord(space): " " for space in "\u00a0\u1680\u202f\u205f\u3000\t\r\x0b\x0c"},
    **dict.fromkeys(range(8192, 8203), " "),
    ord("º"): "°",
    ord("⁄"): "/",
    ord("∕"): "/",
    ord("→"): ">",
}
_RESIZED = re.compile(r"[\u00ad\u0300-\u036f\u200b-\u200f\u2060\ufeffœŒæÆﬀ-ﬆ…]")
_EXPANDED = {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "…": "..."}
_ONE_LETTER = {"œ": "e", "Œ": "e", "æ": "e", "Æ": "e", "…": "…"}


def _plain(code: int) -> str:
    """The one-letter plain form of a character, or the character itself."""
    char = chr(code)
    base = [c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c)]
    low = base[0].lower() if len(base) == 1 else char.lower()
    return low if len(low) == 1 else char


_RANGES = (range(0x41, 0x5B), range(0xC0, 0x250), range(0x1D2C, 0x1D6B), range(0x1E00, 0x1F00))
_TABLE = {code: _plain(code) for span in _RANGES for code in span} | {
    code: _plain(code) for code in (0x2B0, 0x2B3, 0x1D49, 0x207F)
}
_TABLE |= _SPECIAL
_CHARS = {chr(code): plain for code, plain in _TABLE.items()}
_ODD = re.compile(r"[^\x00-\x08\n\x0e-_a-\x7f]")
_WORD = re.compile(r"[a-z]+")
_FIGURE = re.compile(r"[0-9½¼¾](?:(?<=[0-9])[0-9]+)?")
"""A run of digits; a pattern that begins with a class of signs is found quickest."""


def _simple(text: str) -> str:
    """Every character by its plain form; most are plain ASCII already."""
    low = text.lower()
    if len(low) != len(text):  # a few letters grow when lowered
        low = text.translate(_TABLE)
    return _ODD.sub(lambda match: _CHARS.get(match[0]) or _digit(match[0]), low)


@cache
def _digit(char: str) -> str:
    """Figures of any script are plain figures ("１２" is 12)."""
    return str(unicodedata.decimal(char, char))


@dataclass(slots=True, unsafe_hash=True)
class Folded:
    """`text`: lower case, no accents, plain dashes, quotes and spaces; newlines kept."""

    text: str
    _breaks: tuple[int, ...] = field(default=(), repr=False)
    _shifts: tuple[int, ...] = field(default=(0,), repr=False)

    @property
    def is_resized(self) -> bool:
        """Whether some places differ from those of the original text."""
        return bool(self._breaks)

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` stood in the original text."""
        if not self._breaks:
            return start, end
        first = self._place(start)
        return first, max(first, self._place(end - 1) + 1)

    def find(self, original: int) -> int:
        """The first position of `text` that stands at or after a place of the original."""
        if not self._breaks:
            return original
        return bisect_left(range(len(self.text)), original, key=self._place)

    def _place(self, position: int) -> int:
        return position + self._shifts[bisect_right(self._breaks, position)]


@lru_cache(maxsize=64)
def folded(text: str) -> Folded:
    """Fold `text`; the last few are kept, since several normalisers read the same text."""
    if not _RESIZED.search(text):
        return Folded(_simple(text))
    pieces: list[str] = []
    breaks: list[int] = []
    shifts = [0]
    size = done = 0
    for match in _RESIZED.finditer(text):
        pieces.append(text[done : match.start()])
        size += match.start() - done
        done = match.end()
        new = _EXPANDED.get(match[0])
        if new is None:
            plain = unicodedata.normalize("NFKD", match[0])
            new = plain if plain.isascii() else ""
        pieces.append(new)
        # The letters of an expansion all stand at the one character they come from.
        for extra in range(1, len(new)):
            breaks.append(size + extra)
            shifts.append(match.start() - size - extra)
        size += len(new)
        breaks.append(size)
        shifts.append(done - size)
    pieces.append(text[done:])
    return Folded(_simple("".join(pieces)), tuple(breaks), tuple(shifts))


@lru_cache(maxsize=256)
def word_set(text: str) -> frozenset[str]:
    """The words of a folded text: a dear pattern is tried only where a word of its stands."""
    return frozenset(_WORD.findall(text))


@lru_cache(maxsize=256)
def figures(text: str) -> tuple[re.Match[str], ...]:
    """The runs of digits of a folded text; half of the texts have none, and all ask."""
    return tuple(_FIGURE.finditer(text))


@lru_cache(maxsize=1024)
def plain(text: str) -> str:
    """Folded too, but always as long as `text`: footnote marks are blanks, tabs are kept."""
    low = _simple(_RESIZED.sub(_one_letter, text)).replace(NOTE, " ")
    if "\t" not in text:
        return low
    return "".join("\t" if char == "\t" else low[at] for at, char in enumerate(text))


def _one_letter(match: re.Match[str]) -> str:
    letter = _ONE_LETTER.get(match[0]) or unicodedata.normalize("NFKD", match[0])[0]
    return letter if letter.isascii() else " "
