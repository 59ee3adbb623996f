"""Characters as a font draws them -> characters as they are read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_INVISIBLE = dict.fromkeys([*range(0x20), 0x7F, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])
_CLEAN = {**LIGATURES, **_INVISIBLE}

# Symbol fonts hold their signs in 0xF000-0xF0FF (or in 0x20-0xFF, as plain letters).
_SYMBOL = {0xB7: "•", 0xA7: "▪", 0xDE: "⇒", 0xAE: "→", 0x2D: "–", 0xB0: "°", 0xA3: "≤", 0xB3: "≥"}
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "☐", 0x70: "☐", 0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖",
    0x77: "◆", 0x78: "☒", 0x9F: "•", 0xA4: "◉", 0xA7: "▪", 0xA8: "☐", 0xD8: "➢", 0xDC: "➲",
    0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑", 0xB7: "•",
    0xFA: "✗",
}  # fmt: skip
_WINGDINGS2 = {0x50: "✓", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x51: "☒", 0xA3: "☐", 0x2A: "☐"}
_DINGBATS = {0x33: "✓", 0x34: "✔", 0x35: "✕", 0x38: "✗", 0x6C: "●", 0x6E: "■", 0x71: "❑"}
_FONTS = {
    "wingdings2": _WINGDINGS2,
    "wingdings": _WINGDINGS,
    "zapfdingbats": _DINGBATS,
    "opensymbol": _SYMBOL | {0x6F: "☐"},
    "symbol": _SYMBOL,
}
_PRIVATE = re.compile("[\uf000-\uf0ff]")
_NAME = re.compile(r"[^a-z0-9]")
_BOXES = {"☑": "☒", "🗹": "☒", "🗷": "☒", "☓": "☒", "□": "□"}


_ODD = re.compile(r"[^ -~À-ÿœŒŸ’‘“”–—…«»€°]")


def readable(text: str, font: str) -> str:
    """Ligatures resolved, symbol fonts read, invisible characters dropped, NFC.

    A soft hyphen stays only at the end, where it tells a word cut by the line's end.
    """
    table = _table(font)
    if table is None and not _ODD.search(text):
        return text
    if table is not None or _PRIVATE.search(text):
        text = _symbols(text, table)
    text = unicodedata.normalize("NFC", text.translate(_CLEAN))
    if "\u00ad" in text:
        text = text[:-1].replace("\u00ad", "") + text[-1]
    return "".join(_BOXES.get(char, char) for char in text)


def readable_words(texts: Sequence[str], fonts: Sequence[str]) -> Sequence[str]:
    """`readable` for many words and their fonts: most need nothing."""
    odd = set(_ODD.findall("".join(texts)))
    signs = {font for font in set(fonts) if _table(font) is not None}
    if not odd and not signs:
        return texts
    return [
        text if odd.isdisjoint(text) and font not in signs else readable(text, font)
        for text, font in zip(texts, fonts, strict=True)
    ]


@lru_cache(maxsize=256)
def _table(font: str) -> dict[int, str] | None:
    name = _NAME.sub("", font.casefold())
    if "ding" not in name and "symbol" not in name:
        return None
    return next((table for key, table in _FONTS.items() if key in name), None)


def _symbols(text: str, table: dict[int, str] | None) -> str:
    private = table or _SYMBOL | _WINGDINGS
    return "".join(_sign(char, table, private) for char in text)


def _sign(char: str, table: dict[int, str] | None, private: dict[int, str]) -> str:
    if "\uf000" <= char <= "\uf0ff":
        return private.get(ord(char) - 0xF000, char)
    return table.get(ord(char), char) if table else char
