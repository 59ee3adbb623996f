"""Characters of symbol fonts (Wingdings, Symbol …) as Unicode."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

TICKED = "☒"
"""A ticked box, whatever its form on paper (cross or tick)."""
EMPTY_BOX = "☐"

_PRIVATE = 0xF000  # symbol fonts sit in U+F000–F0FF
_PRIVATE_USE = re.compile("[\uf001-\uf0ff]")
_ANY = "*"
_TEXT_LENGTH = 3


def is_symbol_font(font: str | None) -> bool:
    """Whether the letters of this font are pictures."""
    return font is not None and font.casefold() in _fonts()


def to_unicode(text: str, font: str | None) -> str:
    """Private-use characters, and every character of a symbol font, as what a reader sees.

    What the table does not know stays as it is.
    """
    is_symbol = is_symbol_font(font)
    if not is_symbol and not _PRIVATE_USE.search(text):
        return text
    name = font.casefold() if is_symbol and font else _ANY
    # Longer plain text in such a font is a slip of the pen, not a row of pictures.
    is_picture = is_symbol and len(text.strip()) < _TEXT_LENGTH
    return "".join(_one(char, name, is_picture) for char in text)


def _one(char: str, font: str, is_picture: bool) -> str:
    if _PRIVATE_USE.match(char):
        code = ord(char) - _PRIVATE
    elif is_picture and ord(char) < 0x100 and not char.isspace():
        code = ord(char)
    else:
        return char
    is_ascii = font == "symbol" and 0x20 <= code < 0x7F  # Symbol keeps digits and brackets
    return _table().get((font, code)) or (chr(code) if is_ascii else char)


@cache
def _table() -> dict[tuple[str, int], str]:
    with Path(__file__).with_name("symbols.csv").open(encoding="utf-8", newline="") as file:
        return {
            (row["font"].casefold(), int(row["code"], 16)): row["char"]
            for row in csv.DictReader(file)
        }


@cache
def _fonts() -> frozenset[str]:
    return frozenset(font for font, _ in _table()) - {_ANY}
