"""Column headers that are years: "2023", "Réalisé 2024", "Cible 2025", "N-1"."""

from __future__ import annotations

import re
from functools import cache

from normalizers.lexicon import load
from normalizers.parsed import Parsed
from normalizers.text import fold

_YEAR = re.compile(r"(?<!\d)(?:19[89]\d|20[0-5]\d)(?!\d)")
_SPAN = re.compile(r"\b(?:19|20)\d\d\s?[-‑/–à]\s?(?:(?:19|20)?\d\d)\b(?!\s?/)")
_RELATIVE = re.compile(r"(?<![\w])[nN](?:\s?(?P<sign>[-–−+])\s?(?P<offset>[1-9]))?(?![\w°º'’])")
_DAY = re.compile(r"\b(?:au\s+)?\d{1,2}[/.](?:0?\d|1[0-2])[/.]?(?=(?:19|20)\d\d|\s|$)")

_HINT = re.compile(r"\d|\b[nN]\b")
"""Of which one stands in every year, "N-1" included."""
_ENDING = re.compile(r"(?<=\w{3})(?:le)?e{0,2}s?$")


def year_of_header(
    text: str, *, fiscal_year: int | None = None
) -> Parsed[tuple[int | None, str]] | None:
    """(year, "value" or "target") of a header that names one year and nothing else unknown.

    "N-1" needs `fiscal_year` to become a year, else the year is None; beside a year ("2022 (N-1)")
    it says nothing more. Two years or a school year are no year of observation: None.
    """
    if len(text) > 60 or not _HINT.search(text) or _SPAN.search(text):
        return None
    years = list(_YEAR.finditer(text))
    if len(years) == 1:
        kind = _kind(_RELATIVE.sub(" ", _without(text, years[0])))
        if kind:
            start, end = _extent(text)
            return Parsed((int(years[0][0]), kind), start, end, "year.header")
    relative = list(_RELATIVE.finditer(text))
    if years or len(relative) != 1:
        return None
    return _relative(text, relative[0], fiscal_year)


def heads_values(text: str) -> bool:
    """Whether a header says nothing but that figures stand below it: « Valeur atteinte ».

    « Valeur de départ » says more, of a time before the others; « Provisoire » how sure they are.
    """
    kinds = _kinds(text)
    return bool(kinds and not kinds & {"base", "state"})


def _relative(
    text: str, match: re.Match[str], fiscal_year: int | None
) -> Parsed[tuple[int | None, str]] | None:
    kind = _kind(_without(text, match))
    if not kind:
        return None
    offset = int(match["offset"] or 0) * (1 if match["sign"] == "+" else -1)
    year = fiscal_year + offset if fiscal_year is not None else None
    start, end = _extent(text)
    return Parsed((year, kind), start, end, "year.relative", confidence=0.9)


def _without(text: str, match: re.Match[str]) -> str:
    return _DAY.sub(" ", text[: match.start()] + " " + text[match.end() :])


def _kind(rest: str) -> str | None:
    """What the words beside the year say; None where one of them is unknown."""
    kinds = _kinds(rest)
    if kinds is None:
        return None
    return "target" if "target" in kinds else "value"


def _kinds(rest: str) -> set[str] | None:
    words = _stem(rest)
    kinds = set()
    while words:
        known = next((size for size in (3, 2, 1) if " ".join(words[:size]) in _words()), None)
        if known is None:
            return None
        kinds.add(_words()[" ".join(words[:known])])
        words = words[known:]
    return kinds


@cache
def _words() -> dict[str, str]:
    return {" ".join(_stem(row["word"])): row["kind"] for row in load("year_words", ("word",))}


def _stem(text: str) -> list[str]:
    """Folded words without the endings of gender and number."""
    return [_ENDING.sub("", word) for word in fold(text).split()]


def _extent(text: str) -> tuple[int, int]:
    stripped = text.strip()
    start = text.find(stripped)
    return start, start + len(stripped)
