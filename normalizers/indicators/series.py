"""Figures of several years in a row: « Visites 2022/2023/2024 : 12 / 15 / 18 »."""

from __future__ import annotations

import re
from dataclasses import dataclass

from normalizers.digits import FIGURE, to_decimal

_YEAR = r"20[0-4]\d"
_APART = r"(?:\s*[/;⇒]\s*|\s-\s|,\s+|\s+et\s+)"
_YEARS = rf"(?P<years>{_YEAR}(?:\s*(?:[/,;-]|et)\s*{_YEAR})+)"
_VALUE = rf"(?<![\d.,]){FIGURE}(?:\s?%)?"
_VALUES = rf"(?P<values>{_VALUE}(?:{_APART}{_VALUE}){{1,}})"
_ABOVE = re.compile(rf"(?P<label>[^:\d]{{4,}}?)[\s(,:]*(?:en\s+)?{_YEARS}\s*\)?\s*:\s*{_VALUES}\W*")
_BEHIND = re.compile(rf"(?P<label>[^:\d]{{3,}}?)\s*:\s*{_VALUES}\s*(?:\(|\ben\s)\s*{_YEARS}\W*")
_SCHOOL = re.compile(r"\b(?:scolaire|rentree|saison)\b")
_LONGEST = 200
"""Characters of a line."""
_HINT = re.compile(rf"{_YEAR}\s*(?:[/,;-]|et)\s*{_YEAR}")


@dataclass(frozen=True, slots=True)
class Series:
    """One value a year; places are those in the folded text."""

    label: tuple[int, int]
    values: tuple[tuple[int, int, float], ...]
    """Start, end and value of each."""
    years: tuple[int, ...]
    is_percent: bool


def find_series(flat: str, start: int, end: int) -> Series | None:
    """The series that a line of a folded text is, or None; as many values as years."""
    if end - start > _LONGEST or not _HINT.search(flat, start, end):
        return None
    match = _ABOVE.fullmatch(flat, start, end) or _BEHIND.fullmatch(flat, start, end)
    if match is None:
        return None
    years = [int(year) for year in re.findall(_YEAR, match["years"])]
    first = match.start("values")
    values = [
        (first + found.start(), first + found.end(), float(to_decimal(found[0].rstrip("% "))))
        for found in re.finditer(_VALUE, match["values"])
    ]
    if len(years) == 2 and years[1] - years[0] == len(values) - 1:
        years = list(range(years[0], years[1] + 1))
    if len(values) == 2 and ("-" in match["years"] or _SCHOOL.search(flat, start, end)):
        return None  # « 2023-2024 : 12 / 15 » may tell 12 of 15 in one school year
    if len(years) != len(values) or years != sorted(set(years)):
        return None
    return Series(match.span("label"), tuple(values), tuple(years), "%" in match["values"])
