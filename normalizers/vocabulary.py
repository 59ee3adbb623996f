"""Whether a text is about the contracts at all, and what its title or sheet calls it."""

from __future__ import annotations

import re
from functools import cache

from normalizers.lexicon import load
from normalizers.text import fold

_YEARS = re.compile(r"\b(?:19|20)\d\d(?:\s*[-/]\s*(?:19|20)?\d\d)?\b")


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
    """The kind of report a title names ("Rapport 2023 d'exécution …"), or None."""
    folded = " ".join(_YEARS.sub(" ", fold(title)).split())
    found = (kind for kind, place, words in _titles() if not place and words.search(folded))
    return next(found, None)


def head_kind(text: str) -> str | None:
    """The kind of report that a line begins with the name of, or None: « Communiqué de presse »,
    « Extrait du registre des délibérations »; « Vu la délibération du 3 mai » names another one.
    """
    lines = [fold(line) for line in text.split("\n")]
    found = (kind for line in lines for kind, _, words in _titles() if words.match(line))
    return next(found, None)


def subject_words(text: str) -> dict[str, float]:
    """The words of a text that only a report on child protection would need -> their weights."""
    folded = fold(text)
    return {m[1]: _subjects()[m[1]] for m in _subject_pattern().finditer(folded)}


def names_value_lists(sheet: str) -> bool:
    """Whether a sheet's name says that it holds the values of drop-down menus (« Listes »)."""
    return fold(sheet) in _list_names()


@cache
def _list_names() -> frozenset[str]:
    return frozenset(fold(row["name"]) for row in load("list_names", ("name",)))


@cache
def _subjects() -> dict[str, float]:
    return {fold(row["word"]): float(row["weight"]) for row in load("subject_words", ("word",))}


@cache
def _subject_pattern() -> re.Pattern[str]:
    words = sorted(_subjects(), key=len, reverse=True)
    return re.compile(rf"\b({'|'.join(words)})")


@cache
def _terms() -> list[tuple[str, re.Pattern[str], float]]:
    return [
        (row["group"], re.compile(rf"\b{fold(row['term'])}"), float(row["weight"]))
        for row in load("contract_terms")
    ]


@cache
def _titles() -> list[tuple[str, str, re.Pattern[str]]]:
    """Kind, place ("head": at the head of a line only) and words."""
    return [
        (row["kind"], row["place"], re.compile(rf"\b{fold(row['words'])}\b"))
        for row in load("title_kinds")
    ]
