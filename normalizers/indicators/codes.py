"""Canonical codes of the core indicators (PMI, CRIP, ASE), from the words of a label."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from normalizers.indicators.model import Unit
from normalizers.indicators.qualities import unit_asked
from normalizers.lexicon import load
from normalizers.text import fold

_DELAY = re.compile(r"(?:le |la )?(?:delai|duree|temps)")
_CHANGE = re.compile(r"\b(?:evolution|hausse|baisse|augment|diminution)")
"""Fewer words than say a change elsewhere: « évaluées en moins de trois mois » is a share."""


@dataclass(frozen=True, slots=True)
class _Rule:
    code: str
    unit: str
    all_of: tuple[re.Pattern[str], ...]
    none_of: re.Pattern[str] | None


@lru_cache(maxsize=4096)
def indicator_code(label: str, unit: Unit = "count") -> str | None:
    """The canonical code of the indicator a label (with the unit of its figure) stands for.

    None where the label names no core indicator: a wrong code is worse than none.
    """
    flat = fold(label)
    kind = _kind(flat, unit, label)
    for rule in _rules():
        if rule.unit != kind or (rule.none_of and rule.none_of.search(flat)):
            continue
        if all(group.search(flat) for group in rule.all_of):
            return rule.code
    return None


def _kind(flat: str, unit: Unit, label: str) -> str:
    if unit == "percent" or unit_asked(label) == "percent":
        return "other" if _CHANGE.search(flat) else "share"
    if unit in ("day", "month") or _DELAY.match(flat):
        return "delay"
    return "number" if unit == "count" else "other"


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            row["code"],
            row["unit"],
            tuple(_any_of(group) for group in row["all_of"].split("+")),
            _any_of(row["none_of"]) if row["none_of"] else None,
        )
        for row in load("indicator_codes", key=("code", "unit", "all_of"))
    )


def _any_of(spellings: str) -> re.Pattern[str]:
    """Short acronyms whole, longer words by their beginning."""
    parts = (fold(spelling) for spelling in spellings.split("|"))
    ends = (re.escape(part) + (r"\b" if len(part) <= 3 else "") for part in parts)
    return re.compile(rf"\b(?:{'|'.join(ends)})")
