"""Whether a text is about the contracts at all, and what its title calls it."""

from __future__ import annotations

import re
from functools import cache

from normalizers.lexicon import load
from normalizers.text import fold


def contract_weight(text: str) -> float:
    """How much a text speaks of the contracts for prevention and child protection.

    0 unless it names both the policy and the contract; about 2 where it names each, 3 and more
    where it is about nothing else.
    """
    folded = f" {fold(text)} "
    weights: dict[str, float] = {}
    for group, pattern, weight in _terms():
        if pattern.search(folded):
            weights[group] = weights.get(group, 0.0) + weight
    return sum(weights.values()) if {"contract", "policy"} <= weights.keys() else 0.0


def title_kind(title: str) -> str | None:
    """The kind of report a title names ("Rapport d'exécution …"), or None."""
    folded = fold(title)
    for kind, pattern in _titles():
        if pattern.search(folded):
            return kind
    return None


@cache
def _terms() -> list[tuple[str, re.Pattern[str], float]]:
    return [
        (row["group"], re.compile(rf"\b{fold(row['term'])}"), float(row["weight"]))
        for row in load("contract_terms")
    ]


@cache
def _titles() -> list[tuple[str, re.Pattern[str]]]:
    return [(row["kind"], re.compile(rf"\b{fold(row['words'])}\b")) for row in load("title_kinds")]
