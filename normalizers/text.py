"""Text tools shared by all: cleaning for the tables, folding to compare."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_SUPERSCRIPT = re.compile(rf"[{SUPERSCRIPTS}]")
_NOTE_MARK = re.compile(rf"(?<!\bm)(?<!\bkm)(?<!\bcm)[ \u00a0]?[{SUPERSCRIPTS}]+")
# Superscript digits after "m", "km", "cm" are units, everywhere else they are note marks.
_SPACES = re.compile(r"[^\S\n]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\ufeff]")
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_TO_CLEAN = re.compile(r"[^ -~\xa1-\xac\xae-\xb1\xb4-\xb8\xba-\u02ff\u2013-\u201f…€]")
_BULLETS = "•▪‣◦●○■□◆➢➤✓✔\uf0b7\uf0a7\uf0d8\uf0fc·*–—-"
_BULLET = re.compile(rf"^[ \t]*[{_BULLETS}][ \t]+(?=[^\s€])", re.MULTILINE)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_LIGATURES = {"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE"}


@lru_cache(maxsize=64)
def clean(text: str) -> str | None:
    """Verbatim text -> text for the tables, or None where nothing is left.

    NFC, single spaces, no control characters, no footnote marks, no bullets; items of a list
    and paragraphs stay apart by single newlines.
    """
    if "  " not in text and text.lstrip()[:1] not in _BULLETS and not _TO_CLEAN.search(text):
        return text.strip()
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _CONTROL.sub("", text.replace("\x0b", "\n"))
    if _SUPERSCRIPT.search(text):
        text = _NOTE_MARK.sub("", text)
    text = _BULLET.sub("", text)
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line) or None


def clean_line(text: str) -> str | None:
    """Like `clean`, on one line: for titles, labels, names."""
    cleaned = clean(text)
    return cleaned.replace("\n", " ") if cleaned else None


def unaccented(text: str) -> str:
    """Without accents and ligatures, case kept; superscripts and wide forms made plain."""
    if text.isascii():
        return text
    return _NOT_ASCII.sub(lambda match: _unaccented(match[0]), text)


@cache
def _unaccented(char: str) -> str:
    if char in _LIGATURES:
        return _LIGATURES[char]
    decomposed = unicodedata.normalize("NFKD", char)
    return "".join(part for part in decomposed if not unicodedata.combining(part))


@lru_cache(maxsize=2048)
def fold(text: str) -> str:
    """How texts are compared: lower case, no accents, letters and digits only, single spaces."""
    return _NOT_WORD.sub(" ", unaccented(text).casefold()).strip()


def words(text: str) -> list[str]:
    """The folded words of a text."""
    return fold(text).split()
