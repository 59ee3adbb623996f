"""The logical lines of a cell: wrapped lines joined, bullets known, rows of a nested table kept."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from normalizers.dates.words import YEAR, full_months
from normalizers.indicators.words import starts_with
from normalizers.word_table import one_of

_BULLET = re.compile(r"[ \t]*(?:[•▪‣◦●○■□◆➢➤✓✔·*\uf0b7\uf0a7\uf0d8\uf0fc]|[-o](?=\s))[ \t]*(?=\S)")
_NUMBERED = re.compile(r"\s*(?:\d{1,2}\s?[.)]|[a-h]\))\s+(?=[a-z])")
_BOUND = re.compile(
    r"(?:\b(?:de|du|des|la|le|les|un|une|en|au|aux|a|sur|par|pour|dans|et|ou|avec|dont|soit|"
    rf"environ|sous|entre|ce|cette|ces|son|sa|ses|leur|leurs|qui|que|est|ont|sont|"
    rf"{one_of(full_months())})|[dlnsq]'|[,(/])$"
)
_LONGEST_LINK = 10
_OWN_START = re.compile(rf"\s*(?:(?:en|pour|fin|au titre de)\s+)?(?:{YEAR})\s*[:=⇒]|\s*\d")
_GOES_ON = re.compile(r"\s*[a-zà-öø-ÿœ(%]")
_CLOSING = (".", ";", ":", "!", "?")


@dataclass(slots=True, unsafe_hash=True)
class Line:
    """`flat[start:end]`, without its bullet; `tabs` marks a row of a nested table."""

    start: int
    end: int
    bullet: bool = False
    tabs: bool = False


def logical_lines(text: str, flat: str) -> list[Line]:
    """Lines of `flat` (`text` has the same line ends and tells the tabs)."""
    if "\n" not in flat:
        return [_line(flat, 0, len(flat), "\t" in text.strip("\r "))] if flat.strip() else []
    lines: list[Line] = []
    start = 0
    for raw, plain in zip(text.split("\n"), flat.split("\n"), strict=True):
        end = start + len(plain)
        if plain.strip():
            line = _line(flat, start, end, "\t" in raw.strip("\r "))
            goes_on = _GOES_ON.match(raw) is not None
            if lines and _continues(flat, lines[-1], line, goes_on):
                lines[-1] = replace(lines[-1], end=end)
            else:
                lines.append(line)
        start = end + 1
    return lines


def _line(flat: str, start: int, end: int, tabs: bool) -> Line:
    bullet = _BULLET.match(flat, start, end) or _NUMBERED.match(flat, start, end)
    return Line(bullet.end() if bullet else start, end, bullet is not None, tabs)


def _continues(flat: str, above: Line, line: Line, small: bool) -> bool:
    """Does a line go on with the sentence of the line above (a wrap, no new item)?

    `small`: it begins with a small letter, or in the middle of a bracket.
    """
    if line.bullet or line.tabs or above.tabs:
        return False
    head, tail = flat[above.start : above.end].rstrip(), flat[line.start : line.end]
    if _BOUND.search(head, max(0, len(head) - _LONGEST_LINK)):
        return True
    if head.endswith(_CLOSING) or _OWN_START.match(tail) or starts_with("measure").match(tail):
        return False
    return small and not (":" in head and ":" in tail)
