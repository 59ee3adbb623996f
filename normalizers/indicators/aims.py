"""What was aimed at and what was reached, beside each other or on lines of their own:

« Nombre de visites – Objectif : 60 – Réalisé : 45 ».
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from normalizers.digits import FIGURE, to_decimal
from normalizers.indicators.clauses import Scan
from normalizers.indicators.words import alternatives

_YEAR = r"20[0-4]\d"
_VALUE = rf"{FIGURE}(?!\d)"
_LONGEST = 200
"""Characters of a line."""


@dataclass(frozen=True, slots=True)
class Aim:
    """A figure under « Objectif » or « Réalisé », by its place in the folded text."""

    start: int
    end: int
    value: float
    is_target: bool
    is_percent: bool
    year: int | None


def find_aims(scan: Scan, start: int, end: int) -> tuple[tuple[int, int] | None, list[Aim]]:
    """(the label in the same line, its figures): both figures, or one alone without a label."""
    flat = scan.flat
    if end - start > _LONGEST or flat.find(":", start, end) < 0:
        return None, []
    if not (scan.says("target") or scan.says("reached")):
        return None, []
    if match := _line().fullmatch(flat, start, end):
        aims = [_aim(flat, part) for part in _part().finditer(flat, match.start("first"), end)]
        if {aim.is_target for aim in aims} == {True, False} and len(aims) == 2:
            return (match.span("label") if match["label"] else None), aims
    if match := _single().fullmatch(flat, start, end):
        return None, [_aim(flat, match)]
    return None, []


def _aim(flat: str, match: re.Match[str]) -> Aim:
    value = match["value"]
    year = int(match["year"]) if match["year"] else None
    is_percent = flat[match.end("value") :].lstrip().startswith("%")
    is_target = match["aim"] is not None
    return Aim(*match.span("value"), float(to_decimal(value)), is_target, is_percent, year)


def _spelled(suffix: str = "") -> str:
    role = rf"(?:(?P<aim{suffix}>{alternatives('target')})|{alternatives('reached')})"
    year = rf"(?:\s+(?:en\s+)?(?P<year{suffix}>{_YEAR}))?"
    return rf"(?<!\w){role}{year}\s*:\s*(?P<value{suffix}>{_VALUE})"


@cache
def _part() -> re.Pattern[str]:
    return re.compile(_spelled())


@cache
def _single() -> re.Pattern[str]:
    return re.compile(rf"{_spelled()}\s?%?\W*")


@cache
def _line() -> re.Pattern[str]:
    label = r"(?:(?P<label>[^:\d]{4,}?)\s*(?:\s-\s|[:;,(.])\s*)?"
    between = r"\s?%?[\s)/;,.-]*(?:et\s+)?"
    return re.compile(rf"{label}(?P<first>){_spelled('1')}{between}{_spelled('2')}\s?%?\W*")
