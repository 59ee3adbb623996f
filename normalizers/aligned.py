"""Folding that keeps every character in its place, so that offsets hold in the text given."""

from __future__ import annotations

import unicodedata

_DASHES = "‐‑‒–—―−﹣－"
_QUOTES = "’‘ʼ′`´"
_FIXED = {"œ": "e", "Œ": "e", "æ": "e", "Æ": "e", "\n": "\n", "\t": "\t"}
_FIXED |= dict.fromkeys(_DASHES, "-") | dict.fromkeys(_QUOTES, "'")


class _PlainChars(dict[int, str]):
    """One character -> one plain character, worked out once each."""

    def __missing__(self, code: int) -> str:
        self[code] = plain = _plain_char(chr(code))
        return plain


def _plain_char(char: str) -> str:
    if char in _FIXED:
        return _FIXED[char]
    if char.isspace() or unicodedata.category(char) in ("Cc", "Cf", "Mn", "No"):
        return " "  # control signs, footnote marks (superscript digits), stray accents
    bare = unicodedata.normalize("NFKD", char)[0].casefold()
    return bare if len(bare) == 1 else char


_PLAIN = _PlainChars()


def plain(text: str) -> str:
    """Lower case, without accents or note marks, plain spaces, quotes and dashes; line ends
    and tabs kept. Always as long as `text`: "12² élèves" -> "12  eleves".
    """
    return text.translate(_PLAIN)
