"""Shares told in columns of their own: « Numérateur 466 | Dénominateur 815 | Taux 57,2 % »."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from normalizers.folded import plain
from normalizers.header_levels import leaf_of
from normalizers.indicators.model import CellObservation
from normalizers.indicators.words import alternatives
from normalizers.text import clean_line

_YEARS = re.compile(r"\W*(?:\ben\s+)?(?<!\d)(?:19|20)\d\d(?!\d)\W*")


def join_fractions(
    label: str, headers: Sequence[str], found: Sequence[CellObservation]
) -> list[CellObservation]:
    """The observations of a row with each whole put below its part, which bears the row's label.

    The part of a column "Dénominateur" stands under "Numérateur", else in the column on its left.
    """
    joined = list(found)
    for index, header in enumerate(headers):
        whole = _only(joined, index) if _is_called(header, "denominator") else None
        part = _only(joined, _part_of(index, headers)) if whole else None
        if whole is None or part is None or not whole.found.value.value:
            continue
        value = replace(part.found.value, label=label, denominator=whole.found.value.value)
        at = joined.index(part)
        joined[at] = CellObservation(part.cell, replace(part.found, value=value), whole.cell)
        joined.remove(whole)
    return joined


def _part_of(index: int, headers: Sequence[str]) -> int:
    """The column that holds the part of the whole in column `index`: beside it, the left first."""
    near = [place for place in (index - 1, index + 1) if 0 <= place < len(headers)]
    named = [place for place in near if _is_called(headers[place], "numerator")]
    return named[0] if named else index - 1


def heads_part(header: str) -> bool:
    """Whether a part or a whole stands below a header: « Numérateur 2024 », « Dénominateur »."""
    return _is_called(header, "numerator") or _is_called(header, "denominator")


def _is_called(header: str, role: str) -> bool:
    leaf = plain(clean_line(leaf_of(header)) or "")
    return _called(role).fullmatch(_YEARS.sub("", leaf).strip()) is not None


@cache
def _called(role: str) -> re.Pattern[str]:
    return re.compile(rf"{alternatives(role)}\W*")


def _only(found: Sequence[CellObservation], cell: int) -> CellObservation | None:
    """The one figure of a cell, where it has one and no whole of its own."""
    here = [each for each in found if each.cell == cell]
    plain_one = len(here) == 1 and here[0].found.value.denominator is None
    return here[0] if plain_one and here[0].found.value.value is not None else None
