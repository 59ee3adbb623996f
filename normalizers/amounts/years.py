"""The year that a sentence states for one of its amounts: « 600 000 € en 2024 »."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from operator import attrgetter

from normalizers.amounts.finder import find_amounts
from normalizers.folded import plain
from normalizers.parsed import Parsed
from normalizers.spans import stretch_around
from normalizers.word_table import any_of, table

_SAID = (
    r"(?:en|pour(?: l'annee| l'exercice)?|sur(?: l'annee| l'exercice)?|des|au cours de l'annee"
    r"|au titre de(?: l'annee| l'exercice)?|au budget|a compter de|de l'annee|l'annee)"
)
_ONE = r"(?P<year>20[0-4]\d)(?!\d|\s*(?:[-/]|a|au|et|ou)\s*20\d\d|[-/]\d\d\b)"
_AFTER = re.compile(rf"(?P<gap>[^.;:,\n]{{0,80}}?),?\s*(?<!\w){_SAID}\s+{_ONE}")
_OPENS = re.compile(rf"[^\w\n]*{_SAID}\s+{_ONE}")
_BEFORE = re.compile(rf"(?<!\w){_SAID}\s+{_ONE}(?P<gap>[^.;,\n]{{0,60}})\Z")
_LEADS = re.compile(
    rf"(?<![\w/-]){_ONE}\s*(?:\([^()\d]*\)\s*)?(?:[:=]|(?:de|d'un montant de|est de)(?=\s))\s*"
    r"(?:environ |pres de )?\Z"
)
"""« Budget 2024 : », « Crédits prévisionnels 2024 de »."""
_HEADS = re.compile(
    rf"[^\w\n]*{any_of('money_words', 'noun')}s?(?:\s+[a-z][a-z'-]+){{0,3}}\s+{_ONE}\s*[:=(]"
)
_LONE = re.compile(r"(?<!\d)20[0-4]\d(?!\d)")
_PARTICIPLE = re.compile(r"\b[^\W\d_]{2,}(?:é|ée|és|ées)\b|\b(?:ouvert|pris|mis)e?s?\b")
_SENTENCE = re.compile(r"[.;!?](?=\s|$)|\n")
_OTHERS = ("santé", "société", "activité", "facilité", "qualité", "fixé", "arrêté", "porté",
           "évalué", "estimé", "chiffré", "notifié", "consacré", "ramené")  # fmt: skip
"""No participles, or those that may stand between an amount and its own year."""


def year_of_amount(text: str, start: int, end: int) -> Parsed[int] | None:
    """The year told of the amount at `text[start:end]`: behind it, right before it, or at the
    head of its sentence; None where the sentence names none, or several at once.

    « 55 k€ pour deux postes créés en 2021 » dates the posts.
    """
    first, last = stretch_around(_SENTENCE, text, start, end)
    flat = plain(text)
    amounts = find_amounts(text[first:last])
    after = bisect_left(amounts, end - first, key=attrgetter("start"))
    before = bisect_right(amounts, start - first, key=attrgetter("end"))
    following = first + amounts[after].start if after < len(amounts) else last
    previous = first + amounts[before - 1].end if before else first
    for found in (
        _AFTER.match(flat, end, following),
        _LEADS.search(flat, previous, start),
        _BEFORE.search(flat, previous, start),
        _OPENS.match(flat, first, last),
        _HEADS.match(flat, first, last),
    ):
        if found is not None and _is_of_money(text, found):
            return Parsed(int(found["year"]), *found.span("year"), "amount.year", None, 0.9)
    return None


def year_of_label(label: str) -> int | None:
    """The one year that a label names: « Budget 2024 », not « Budget 2022-2024 »."""
    years = {int(year) for year in _LONE.findall(label)}
    return years.pop() if len(years) == 1 else None


def _is_of_money(text: str, found: re.Match[str]) -> bool:
    """Whether no word between an amount and the year says that something else was done then."""
    if "gap" not in found.re.groupindex:
        return True
    words = _PARTICIPLE.findall(text[slice(*found.span("gap"))].lower())
    return all(plain(word) in _of_money() for word in words)


@cache
def _of_money() -> frozenset[str]:
    """Participles of what is done with money, in all genders and numbers."""
    pays = [word.split(" ", 1)[1] for word in table("funding_phrases", "pays") if word[:2] == "a "]
    basis = [*table("money_words", "basis"), *map(plain, _OTHERS)]
    return frozenset(each + end for each in (*pays, *basis) for end in ("", "e", "s", "es"))
