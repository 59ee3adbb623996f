"""Stated shares against the numbers they are shares of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from normalizers.folded import plain
from normalizers.indicators.labels import is_measure, stems
from normalizers.indicators.model import Observation
from normalizers.indicators.words import pattern
from normalizers.parsed import Parsed

PROBLEM = "ratio_mismatch"
_EVERYDAY = (2, 3, 4, 5, 10)
"""The wholes of fractions in everyday speech."""
_NEAR = 10.0
"""Points: beyond, a share is not taken for one of the numbers beside it."""


def ratio_problem(stated: float, part: float, whole: float) -> str | None:
    """`ratio_mismatch` where `part` of `whole` is not `stated` percent, allowing for rounding.

    A share written with n decimals may differ by one unit of its last decimal (rounded either
    way or cut off); « une famille sur trois (31 %) » rounds the numbers instead.
    """
    if whole <= 0 or part < 0:
        return None
    off = abs(100 * part / whole - stated)
    if off <= 1.001 * 10 ** -_decimals(stated) or _is_said_roughly(stated, off, whole):
        return None
    return PROBLEM


def _is_said_roughly(stated: float, off: float, whole: float) -> bool:
    """Whether no everyday fraction as simple is nearer to the share."""
    others = (d for d in _EVERYDAY if d <= whole)
    return whole in _EVERYDAY and all(
        off <= abs(100 * n / d - stated) for d in others for n in range(d + 1)
    )


def _decimals(value: float) -> int:
    text = f"{value:.6f}".rstrip("0")
    return len(text.split(".")[1])


def mark_ratios(found: Sequence[Parsed[Observation]]) -> list[Parsed[Observation]]:
    """Mark each share that stands beside its own numbers ("7 sur 12 (58 %)") and is not theirs."""
    marked = list(found)
    for index, share in enumerate(marked):
        if share.value.unit != "percent":
            continue
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
        left.value is not None
        and left.comparator == "="
        and right.unit != "percent"
        and right.value is not None
        and right.denominator is not None
        and left.label == right.label
        and left.year == right.year
        and left.is_target == right.is_target
    )


def doubtful_shares(
    seen: Sequence[Observation], fiscal_year: int | None = None
) -> list[tuple[int, int]]:
    """(share, numbers): indices of shares that the only numbers of their year nearly give.

    For figures of one action that stand in different cells ("97 % des enfants" beside 787 of
    844). A share far from the numbers is most likely a share of something else.
    """
    wholes: dict[int | None, list[int]] = defaultdict(list)
    for index, each in enumerate(seen):
        if each.denominator and each.value is not None:
            wholes[each.year or fiscal_year].append(index)
    doubtful: list[tuple[int, int]] = []
    for index, share in enumerate(seen):
        if not _is_level(share):
            continue
        places = wholes.get(share.year or fiscal_year, [])
        if len(places) != 1 or not stems(share.label) & stems(seen[places[0]].label):
            continue
        pair = seen[places[0]]
        if _nearly(share.value or 0.0, pair.value or 0.0, pair.denominator or 1.0):
            doubtful.append((index, places[0]))
    return doubtful


def _nearly(stated: float, part: float, whole: float) -> bool:
    """Whether a share is close to that of the numbers, but not theirs."""
    near = abs(100 * part / whole - stated) <= _NEAR
    return near and ratio_problem(stated, part, whole) is not None


def doubtful_in_row(label: str, seen: Sequence[Observation]) -> tuple[int, int, int] | None:
    """(share, part, whole): indices in a table row whose share its two numbers nearly give.

    « Bilans réalisés | Prévu 844 | Réalisé 787 | 97 % »: the share bears no words of its own,
    beside it stand two counts of one year, of which the target, else the larger, is the whole.
    """
    shares = [i for i, each in enumerate(seen) if _is_level(each) and _is_bare(each.label, label)]
    counts = [
        index
        for index, each in enumerate(seen)
        if each.unit != "percent" and each.value is not None and each.comparator == "="
    ]
    if len(shares) != 1 or len(counts) != 2 or len(seen) != 3:
        return None
    if len({seen[index].year for index in counts}) > 1 or len({seen[i].unit for i in counts}) > 1:
        return None
    part, whole = sorted(counts, key=lambda index: (seen[index].is_target, seen[index].value))
    numbers = seen[part].value or 0.0, seen[whole].value or 0.0
    if numbers[1] <= 0 or not _nearly(seen[shares[0]].value or 0.0, *numbers):
        return None
    return shares[0], part, whole


def _is_bare(label: str, row: str) -> bool:
    """A label that adds nothing to the row's: that one again, or "Taux" alone."""
    return label == row or (" " not in label and is_measure(label))


def _is_level(share: Observation) -> bool:
    """A plain share, neither a target nor a change."""
    plain_share = share.unit == "percent" and share.value is not None and not share.is_target
    changes = pattern("evolution").search(plain(share.label)) is not None
    return plain_share and share.comparator == "=" and share.denominator is None and not changes
