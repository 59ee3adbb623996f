"""The logical lines of a cell: wrapped lines joined, bullets known, rows of a nested table kept."""

from __future__ import annotations

import re
from dataclasses import dataclass

from normalizers.dates.words import YEAR
from normalizers.indicators.words import starts_with

_BULLET = re.compile(r"[ \t]*(?:[•▪‣◦●○■□◆➢➤✓✔·*\uf0b7\uf0a7\uf0d8\uf0fc]|[-o](?=\s))[ \t]*(?=\S)")
_NUMBERED = re.compile(r"\s*(?:\d{1,2}\s?[.)]|[a-h]\))\s+(?=[a-z])")
_BOUND = re.compile(
    r"(?:\b(?:de|du|des|la|le|les|un|une|en|au|aux|a|sur|par|pour|dans|et|ou|avec|dont|soit|"
    r"environ|sous|entre|ce|cette|ces|son|sa|ses|leur|leurs|qui|que|est|ont|sont|"
    r"janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)"
    r"|[dlnsq]'|[,(/])\s*$"
)
_OWN_START = re.compile(rf"\s*(?:(?:en|pour|fin|au titre de)\s+)?(?:{YEAR})\s*[:=⇒]|\s*\d")
_GOES_ON = re.compile(r"\s*[a-z(%]")
_CLOSED = re.compile(r"[.;:!?]\s*$")


@dataclass(frozen=True, slots=True)
class Line:
    """`flat[start:end]`, without its bullet; `tabs` marks a row of a nested table."""

    start: int
    end: int
    bullet: bool = False
    tabs: bool = False


def logical_lines(text: str, flat: str) -> list[Line]:
    """Lines of `flat` (`text` has the same line ends and tells the tabs)."""
    tabbed = [("\t" in raw.strip("\r ")) for raw in text.split("\n")]
    lines: list[Line] = []
    for index, match in enumerate(re.finditer(r"[^\n]*", flat, re.MULTILINE)):
        if not match[0].strip():
            continue
        tabs = tabbed[flat.count("\n", 0, match.start())] if index >= 0 else False
        line = _line(flat, match.start(), match.end(), tabs)
        if lines and _continues(flat, lines[-1], line):
            lines[-1] = Line(lines[-1].start, line.end, lines[-1].bullet, lines[-1].tabs)
        else:
            lines.append(line)
    return lines


def _line(flat: str, start: int, end: int, tabs: bool) -> Line:
    bullet = _BULLET.match(flat, start, end) or _NUMBERED.match(flat, start, end)
    return Line(bullet.end() if bullet else start, end, bullet is not None, tabs)


def _continues(flat: str, above: Line, line: Line) -> bool:
    """Does a line go on with the sentence of the line above (a wrap, no new item)?"""
    if line.bullet or line.tabs or above.tabs:
        return False
    head, tail = flat[above.start : above.end], flat[line.start : line.end]
    if _BOUND.search(head):
        return True
    if _CLOSED.search(head) or _OWN_START.match(tail) or starts_with("measure").match(tail):
        return False
    return bool(_GOES_ON.match(tail)) and not (":" in head and ":" in tail)
