"""The amount of a text that the others beside it add up to: « 60 k€, 25 k€, soit 85 k€ »."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from itertools import groupby

from normalizers.amounts import Amount, says_total
from normalizers.folded import plain
from normalizers.parsed import Parsed
from normalizers.word_table import any_of

_FULL_STOP = re.compile(r"[.!?]\s+(?=[A-ZÀ-Ý])|\n")
_SO = re.compile(r"\b(?:soit|total)\b", re.IGNORECASE)
_AND = re.compile(r"\bet\b[^:=(]*$")


def total_among(
    text: str, amounts: list[Parsed[Amount]], payers: list[Parsed[str] | None]
) -> tuple[int | None, range]:
    """The amount that the others of the same text, or of its sentence, add up to, with their
    places (« 85 k€, dont 60 k€ et 25 k€ »).
    """
    everything = range(len(amounts))
    ends = [match.end() for match in _FULL_STOP.finditer(text)]
    places = groupby(everything, lambda index: bisect(ends, amounts[index].start))
    sentences = [list(each) for _, each in places]
    runs = [everything, *(range(run[0], run[-1] + 1) for run in sentences if len(sentences) > 1)]
    for run in runs:
        some = slice(run.start, run.stop)
        index = _total_of(text, amounts[some], payers[some])
        if index is not None:
            return run.start + index, run
    return None, everything


def _total_of(
    text: str, amounts: list[Parsed[Amount]], payers: list[Parsed[str] | None]
) -> int | None:
    """The amount that the others add up to.

    One more of a list may happen to be as much as the others: « … et 15 000 € de la CAF ».
    """
    values = [found.value.value for found in amounts]
    index = _sum_place(text, amounts, values) if len(values) > 2 else None
    if index is None:
        return None
    payer = payers[index]
    own = payer if payer and not is_from_afar(amounts, index, payer) else None
    if own and own.value != "ALL" and several_pay(payers):
        return None
    gap = text[amounts[index - 1].end : amounts[index].start] if index else ""
    listed = _AND.search(gap) and not says_total(gap)
    return None if listed else index


def _sum_place(text: str, amounts: list[Parsed[Amount]], values: list[Decimal]) -> int | None:
    """Which of the values is the sum of the others, or said to be that of those before it
    (« …, soit 150 000 € dont 20 000 € pour la formation »).
    """
    whole = sum(values, Decimal(0))
    for index, value in enumerate(values):
        if value > 0 and value * 2 == whole:
            return index
    for index in range(2, len(values)):
        gap = text[amounts[index - 1].end : amounts[index].start]
        if values[index] == sum(values[:index]) and _SO.search(gap):
            return index
    return None


def wholes_behind(
    text: str, amounts: list[Parsed[Amount]], payers: list[Parsed[str] | None]
) -> set[int]:
    """The amounts that are the whole of which the one before is a part, with no payer of their
    own: « 45 k€ (BOP 304), soit 60 % du coût total de 75 k€ ».
    """
    wholes = set()
    for index in range(1, len(amounts)):
        end, payer = amounts[index - 1].end, payers[index]
        found = _whole().search(plain(text[end : amounts[index].start]))
        is_more = amounts[index].value.value >= amounts[index - 1].value.value
        if found and is_more and (payer is None or payer.start < end + found.start()):
            wholes.add(index)
    return wholes


@cache
def _whole() -> re.Pattern[str]:
    noun = any_of("money_words", "noun")
    return re.compile(
        rf"(?:\b(?:du|de la|(?:sur|pour) (?:une?|le|la))\s|\bd'une?\s){noun}\s+(?:total|global)"
    )


def is_from_afar(amounts: list[Parsed[Amount]], index: int, payer: Parsed[str] | None) -> bool:
    """Whether nobody is named for an amount but the subject of those before it."""
    return payer is None or (index > 0 and payer.end <= amounts[index - 1].start)


def several_pay(payers: Sequence[Parsed[str] | None]) -> bool:
    """Whether the amounts are paid by more than one funder."""
    return len({payer.value for payer in payers if payer is not None}) > 1
