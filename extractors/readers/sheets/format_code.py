r"""The grammar of spreadsheet number formats: a code cut into sections and their tokens.

A code has up to four sections (positive; negative; zero; text), each a run of digit places,
date letters and literal text: `#,##0.00\\ "€"`, `dd/mm/yyyy`, `0.0%`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from extractors.readers.sheets.date_format import stands_for

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_(?P<space>.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General|Standard)|(?P<ampm>AM/PM|A/P)|(?P<exponent>[eE][+-])"
    r"|(?P<date>y+|m+|d+|h+|s+)|(?P<digits>[0#?])|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:[.,]\d+)?)$")
_SECTION = re.compile(r'(?:"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]|[^;])*')


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a section: `kind` is literal, digit, date, elapsed, point, comma, …"""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a format code, and the condition ("<", 1000) that chooses it."""

    tokens: tuple[Token, ...]
    condition: tuple[str, Decimal] | None = None

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The tokens as plain (kind, text)."""
        return [(token.kind, token.text) for token in self.tokens]

    def has(self, *kinds: str) -> bool:
        """Whether some token is of one of these kinds."""
        return any(token.kind in kinds for token in self.tokens)


@lru_cache(maxsize=1024)
def sections_of(code: str) -> tuple[Section, ...]:
    """The sections of a format code, read once."""
    parts = _split(stands_for(code or "General"))
    return tuple(_section(part) for part in parts[:4])


def _split(code: str) -> list[str]:
    """Cut at the semicolons that are not quoted."""
    parts, start = [], 0
    while start <= len(code):
        match = _SECTION.match(code, start)
        end = match.end() if match else len(code)
        parts.append(code[start:end])
        start = end + 1
    return parts


def _section(part: str) -> Section:
    tokens: list[Token] = []
    condition = None
    for match in _TOKEN.finditer(part):
        if match.lastgroup == "bracket":
            inner = match["bracket"]
            found = _CONDITION.match(inner)
            if found:
                condition = (found[1], Decimal(found[2].replace(",", ".")))
            tokens.extend(_bracket(inner))
        else:
            tokens.append(_token(match))
    return Section(tuple(tokens), condition)


def _bracket(inner: str) -> list[Token]:
    """`[$€-40C]` shows €, `[h]` counts hours beyond a day; colours show nothing."""
    if inner.startswith("$"):
        symbol = inner[1:].rsplit("-", 1)[0] if "-" in inner else inner[1:]
        return [Token("literal", symbol)] if symbol else []
    if re.fullmatch(r"h+|m+|s+", inner, re.IGNORECASE):
        return [Token("elapsed", inner.lower())]
    return []


def _token(match: re.Match[str]) -> Token:
    kind, text = match.lastgroup or "other", match[0]
    if kind in ("quoted", "escaped"):
        return Token("literal", match[kind] or "")
    if kind in ("space", "fill"):
        return Token("literal", " " if kind == "space" else "")
    if kind == "digits":
        return Token("digit", text)
    if kind == "other":
        names = {".": "point", ",": "comma", "%": "percent", "@": "text", "/": "slash"}
        return Token(names.get(text, "literal"), text)
    return Token(kind, text.lower() if kind == "date" else text)
