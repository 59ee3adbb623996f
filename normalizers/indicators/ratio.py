"""Stated shares against the numbers they are shares of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from normalizers.folded import plain
from normalizers.indicators.labels import stems
from normalizers.indicators.model import Observation
from normalizers.indicators.words import pattern
from normalizers.parsed import Parsed

PROBLEM = "ratio_mismatch"
_NEAR = 10.0
"""Points: beyond, a share is not taken for one of the numbers beside it."""


def ratio_problem(stated: float, part: float, whole: float) -> str | None:
    """`ratio_mismatch` where `part` of `whole` is not `stated` percent, allowing for rounding.

    A share written with n decimals may differ by one unit of its last decimal (rounded either
    way or cut off).
    """
    if whole <= 0 or part < 0:
        return None
    decimals = _decimals(stated)
    return PROBLEM if abs(100 * part / whole - stated) > 1.001 * 10**-decimals else None


def _decimals(value: float) -> int:
    text = f"{value:.6f}".rstrip("0")
    return len(text.split(".")[1])


def mark_ratios(found: Sequence[Parsed[Observation]]) -> list[Parsed[Observation]]:
    """Mark each share that stands beside its own numbers ("7 sur 12 (58 %)") and is not theirs."""
    marked = list(found)
    for index, share in enumerate(marked):
        for near in (index - 1, index + 1):
            if 0 <= near < len(marked) and _belongs(share, marked[near]):
                marked[index] = replace(share, problem=_problem(share.value, marked[near].value))
    return marked


def _problem(share: Observation, pair: Observation) -> str | None:
    if share.value is None or pair.value is None or pair.denominator is None:
        return None
    return ratio_problem(share.value, pair.value, pair.denominator)


def _belongs(share: Parsed[Observation], pair: Parsed[Observation]) -> bool:
    """Is `share` said to be the share of `pair` (same label and year, beside it)?"""
    left, right = share.value, pair.value
    return (
        left.unit == "percent"
        and left.value is not None
        and left.comparator == "="
        and right.unit != "percent"
        and right.value is not None
        and right.denominator is not None
        and left.label == right.label
        and left.year == right.year
        and left.is_target == right.is_target
    )


def doubtful_shares(seen: Sequence[Observation], fiscal_year: int | None = None) -> list[int]:
    """Indices of shares that the only numbers of their year nearly give, but not quite.

    For figures of one action that stand in different cells ("97 % des enfants" beside 787 of
    844). A share far from the numbers is most likely a share of something else.
    """
    wholes = [each for each in seen if each.denominator and each.value is not None]
    doubtful = []
    for index, share in enumerate(seen):
        if not _is_level(share):
            continue
        year = share.year or fiscal_year
        pairs = [each for each in wholes if (each.year or fiscal_year) == year]
        if len(pairs) != 1 or not stems(share.label) & stems(pairs[0].label):
            continue
        value, part, whole = share.value or 0.0, pairs[0].value or 0.0, pairs[0].denominator or 1.0
        near = abs(100 * part / whole - value) <= _NEAR
        if near and ratio_problem(value, part, whole):
            doubtful.append(index)
    return doubtful


def _is_level(share: Observation) -> bool:
    """A plain share, neither a target nor a change."""
    plain_share = share.unit == "percent" and share.value is not None and not share.is_target
    changes = pattern("evolution").search(plain(share.label)) is not None
    return plain_share and share.comparator == "=" and share.denominator is None and not changes
