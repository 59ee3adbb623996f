"""The years a report is about: fiscal year, first contract year, the contract's span."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizers.aligned import plain as plain_text
from normalizers.parsed import Parsed

_YEAR = r"(20[0-4]\d)"
_TO = r"\s*(?:-|–|—|/|a|et|au)\s*"

_FISCAL = (
    ("fiscal.exercise", 1.0, rf"\bexercices?\s*(?:budgetaire\s*)?:?\s*{_YEAR}\b"),
    ("fiscal.credits", 0.95, rf"\bcredits\s*:?\s*(?:pour\s+)?{_YEAR}\b"),
    ("fiscal.report", 0.9, rf"\b(?:rapport|bilan|compte[- ]rendu)\b[^.\n]{{0,80}}?\b{_YEAR}\b(?!{_TO}20)"),
    ("fiscal.plan", 0.9, rf"\b(?:plan|programmation|previsionnel|budget|tableau|maquette)\b[^.\n]{{0,80}}?\b{_YEAR}\b(?!{_TO}20)"),
    ("fiscal.funding", 0.85, rf"\b(?:financements?|montants? totaux|subventions?)\s+{_YEAR}\b"),
    ("fiscal.year", 0.8, rf"\bannee\s*:?\s*{_YEAR}\b(?!{_TO}20)"),
    ("fiscal.status", 0.75, rf"\b(?:situation|etat|avancement|arrete)\b[^.\n]{{0,30}}?31\s*(?:/12/|decembre\s+){_YEAR}\b"),
)  # fmt: skip
_FIRST = re.compile(
    rf"\b(?:premiere\s+(?:annee\s+de\s+)?contractualisation|contractualis\w+\s+pour\s+la\s+premiere"
    rf"\s+fois|annee\s+de\s+(?:la\s+)?premiere\s+contractualisation)\b\D{{0,25}}{_YEAR}\b",
)
_SPAN = re.compile(
    rf"\b(?:contrat|convention|contractualisation|periode|avenant|durees?)\b"
    rf"[^.;\n]{{0,120}}?\b{_YEAR}{_TO}{_YEAR}\b"
)
_SCHEME = re.compile(r"\b(?:schema|strategie|feuille de route|projet de service|plan pauvrete)\b")

_FISCAL_PATTERNS = tuple(
    (rule, confidence, re.compile(pattern)) for rule, confidence, pattern in _FISCAL
)


def find_fiscal_years(text: str) -> list[Parsed[int]]:
    """Every year the text names as the one reported on or planned, surest first."""
    plain = plain_text(text)
    found = [
        Parsed(int(match[1]), match.start(1), match.end(1), rule, confidence=confidence)
        for rule, confidence, pattern in _FISCAL_PATTERNS
        for match in pattern.finditer(plain)
    ]
    return sorted(found, key=lambda item: (-item.confidence, item.start))


def find_first_contract_year(text: str) -> Parsed[int] | None:
    """« Année de première contractualisation : 2021 » → 2021."""
    found = _FIRST.search(plain_text(text))
    if found is None:
        return None
    return Parsed(int(found[1]), found.start(1), found.end(1), "contract.first_year")


def find_contract_spans(text: str) -> Iterator[Parsed[tuple[int, int]]]:
    """Spans of years said of the contract; those of schemes and strategies are left out."""
    plain = plain_text(text)
    for match in _SPAN.finditer(plain):
        first, last = int(match[1]), int(match[2])
        between = plain[match.start() : match.start(1)]
        if first < last <= first + 6 and not _SCHEME.search(between):
            yield Parsed((first, last), match.start(1), match.end(2), "contract.span")

