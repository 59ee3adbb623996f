"""The figures of one cell of a table of indicators."""

from __future__ import annotations

import re
from dataclasses import replace

from normalizers.indicators.model import Observation, Unit
from normalizers.indicators.read import read_observations
from normalizers.parsed import Parsed
from normalizers.text import fold

ALONE = {"un": 1.0, "une": 1.0, "neuf": 9.0}
"""Number words that in a sentence may be an article or « nouveau »; alone in a cell they count."""
_NEGATIVE = re.compile(r"\s*(?P<sign>[-−])\d[\d\s.,]*%?\s*")
_DECREASE = re.compile(r"\s*(?P<sign>[-−–])\s?\d[\d\s.,]*(?:%|[a-zé]{1,6}\.?)?\s*", re.IGNORECASE)
"""A change may have a unit: « - 2,5 pts »."""
_LONE_YEAR = re.compile(r"\s*((?:19|20)\d\d)\s*")


def read_change(
    label: str, text: str, unit: Unit | None, year: int | None, *, counts: bool
) -> list[Parsed[Observation]]:
    """Under « Évolution » « - 6 % » is no item of a list."""
    return read_signed(label, text, unit, year, counts=counts, below=_DECREASE)


def read_signed(
    label: str,
    text: str,
    unit: Unit | None,
    year: int | None,
    *,
    counts: bool,
    below: re.Pattern[str] = _NEGATIVE,
) -> list[Parsed[Observation]]:
    """The figures of a cell, one below zero where it is alone there."""
    minus = below.fullmatch(text)
    if minus is None:
        return _read_cell(label, text, unit, year, counts=counts)
    start, end = minus.span("sign")
    plus = text[:start] + " " + text[end:]
    return [
        replace(each, value=replace(each.value, value=-(each.value.value or 0)), start=start)
        for each in _read_cell(label, plus, unit, year, counts=counts)
    ]


def _read_cell(
    label: str, text: str, unit: Unit | None, year: int | None, *, counts: bool
) -> list[Parsed[Observation]]:
    """The figures of a cell; where years are told elsewhere, "1987" alone `counts` too."""
    if not re.search(r"\w", text) or fold(text) in ("neant", "sans objet", "so", "x"):
        return []
    lone = _LONE_YEAR.fullmatch(text) if counts else None
    alone = float(lone[1]) if lone else ALONE.get(fold(text))
    if alone is not None:
        start = len(text) - len(text.lstrip())
        seen = Observation(label, alone, unit or "count")
        return [Parsed(seen, start, start + len(text.strip()), "indicator.cell")]
    read = read_observations(text, year, label, is_cell=True)
    found = [each for each in read if each.value.availability != "blank"]
    return [replace(each, value=_with_unit(each.value, unit)) for each in found]


def _with_unit(value: Observation, unit: Unit | None) -> Observation:
    """The row's unit, where the cell names none."""
    if unit is None or value.unit != "count" or (unit == "percent" and value.denominator):
        return value
    return replace(value, unit=unit)
