"""Parts of an amount told behind it: « 150 000 €, dont 20 000 € de la CAF »."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from normalizers.amounts import Amount, tells_part
from normalizers.parsed import Parsed

_ON = re.compile(r"[^.;\n]*")
_MORE = re.compile(r"^[^.;)\n]*(?:,|\bet\b)[^.;)\n]*$", re.IGNORECASE)
_BRACKETED = re.compile(r"\([^()]*\)")
"""« 45 000 € de l'État (BOP 304) et … »: what is open and closed again parts nothing."""
_YEARS = range(2, 8)
_Payers = Sequence[Parsed[str] | None]


@dataclass(frozen=True, slots=True)
class _Whole:
    """An amount and the parts of it that the same sentence tells, by their places in the list."""

    index: int
    parts: tuple[int, ...]
    is_complete: bool


def counted_elsewhere(
    text: str,
    amounts: Sequence[Parsed[Amount]],
    payers: _Payers,
    total: int | None,
    beside: Sequence[int],
) -> set[int]:
    """The amounts that would count money twice beside the others, by their places.

    The whole, where its parts are all told or another pays one of them; else the parts, which
    only say what some of it is for. `total` is known for the sum of the others `beside` it.
    """
    found = _of_several_years(amounts) | (set() if total is None else {total})
    for whole in _wholes(text, amounts, payers):
        shared = any(_pays_apart(amounts, payers, whole.index, part) for part in whole.parts)
        if whole.index == total:
            found |= set(whole.parts) if len(beside) > len(whole.parts) + 1 else set()
        elif whole.is_complete or shared:
            found.add(whole.index)
        else:
            found |= set(whole.parts)
    return found


def _of_several_years(amounts: Sequence[Parsed[Amount]]) -> set[int]:
    """« 45 k€ sur 3 ans, soit 15 k€ par an »: the places of what yearly amounts add up to."""
    found = set()
    for index, (one, other) in enumerate(pairwise(each.value for each in amounts)):
        if one.is_annual != other.is_annual:
            yearly, whole = (one, other) if one.is_annual else (other, one)
            if yearly.value and whole.value / yearly.value in _YEARS:
                found.add(index + (whole is other))
    return found


def _wholes(text: str, amounts: Sequence[Parsed[Amount]], payers: _Payers) -> list[_Whole]:
    found = []
    index = 0
    while index + 1 < len(amounts):
        parts = _parts(text, amounts, payers, index)
        if parts:
            told = sum((amounts[part].value.value for part in parts), Decimal(0))
            is_complete = told == amounts[index].value.value
            found.append(_Whole(index, tuple(parts), is_complete))
        index += 1 + len(parts)
    return found


def _parts(text: str, amounts: Sequence[Parsed[Amount]], payers: _Payers, index: int) -> list[int]:
    """The places of the parts behind an amount, as long as they do not exceed it.

    Another subject ends them: « …, dont 8 000 € de repas, et la CAF 5 000 € »; « dont part État :
    40 000 € et part CD : 45 000 € » tells each alike.
    """
    left = amounts[index].value.value
    parts: list[int] = []
    for place in range(index + 1, len(amounts)):
        above, start = amounts[place - 1].end, amounts[place].start
        left -= amounts[place].value.value
        leads = _leads(amounts, payers, place)
        is_other = bool(parts) and leads and not _leads(amounts, payers, parts[0])
        if left < 0 or is_other or not _goes_on(text[above:start], is_first=not parts):
            break
        parts.append(place)
    return parts


def _leads(amounts: Sequence[Parsed[Amount]], payers: _Payers, place: int) -> bool:
    """Whether who pays an amount is named between it and the one before."""
    payer = payers[place]
    return payer is not None and amounts[place - 1].end <= payer.start < amounts[place].start


def _goes_on(gap: str, *, is_first: bool) -> bool:
    """Whether what stands between two amounts makes the second a part, or one more part."""
    if is_first:
        return _ON.fullmatch(gap) is not None and tells_part(gap)
    return _MORE.search(_BRACKETED.sub("", gap)) is not None


def _pays_apart(amounts: Sequence[Parsed[Amount]], payers: _Payers, index: int, part: int) -> bool:
    """Whether a part names a payer of its own, and the whole none or all of them."""
    whole, payer = payers[index], payers[part]
    own = payer is not None and payer.start >= amounts[index].end
    return own and (whole is None or whole.value == "ALL")
