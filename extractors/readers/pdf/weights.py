"""Weight and slant by the name of a font, for engines that know no more."""

from __future__ import annotations

import re

_BOLD = re.compile(r"bold|black|heavy|demi|gras", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|kursiv|italique", re.IGNORECASE)
_SUBSET = re.compile(r"^[A-Z]{6}\+")


def is_bold(font: str) -> bool:
    """Whether the font's name says bold."""
    return bool(_BOLD.search(font))


def is_italic(font: str) -> bool:
    """Whether the font's name says italic."""
    return bool(_ITALIC.search(font))


def plain_name(font: str) -> str:
    """The name without the mark of an embedded subset ("ABCDEF+")."""
    return _SUBSET.sub("", font)
