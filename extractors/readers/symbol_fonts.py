"""Ticks and boxes typed as letters of a symbol font ("þ" in Wingdings is ☑)."""

from __future__ import annotations

_WINGDINGS = {
    "ü": "✓",
    "û": "✗",
    "þ": "☑",
    "ý": "☒",
    "x": "☒",
    "o": "☐",
    "¨": "☐",
    "q": "☐",
    "n": "■",
    "§": "▪",
    "l": "●",
    "Ø": "➢",
    "à": "→",
}
_WINGDINGS_2 = {"P": "✓", "O": "✗", "R": "☑", "T": "☒", "S": "☒", "Q": "☒", "£": "☐", "*": "☐"}
_WEBDINGS = {"a": "✓", "r": "✗", "c": "☐", "g": "■"}
_FONTS = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "webdings": _WEBDINGS,
    "marlett": {"a": "✓", "b": "✓", "r": "✗"},
}


def symbol_text(text: str, font: str) -> str:
    """The signs that text shows in a font; text in other fonts is given back as it is.

    Symbol fonts may store their signs at U+F000 and up.
    """
    signs = _FONTS.get(font.strip().casefold())
    if signs is None:
        return text
    plain = (chr(ord(char) - 0xF000) if 0xF000 <= ord(char) <= 0xF0FF else char for char in text)
    return "".join(signs.get(char, char) for char in plain)
