"""The figures of a cell that may be values of indicators: numbers with their unit, "NC", "aucun".

Years, dates, ages, amounts of money, limits ("en moins de 3 mois"), numbers of things ("fiche 7")
are told apart here and left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from normalizers.folded import Folded, word_set
from normalizers.indicators.model import Availability, Unit
from normalizers.indicators.tallies import is_tally
from normalizers.indicators.words import (
    absences,
    absent_anywhere,
    alternatives,
    ends_with,
    pattern,
    telling,
    units_after,
)
from normalizers.indicators.years import YearMark
from normalizers.number_context import around
from normalizers.numbers import Number, find_numbers
from normalizers.parsed import Parsed
from normalizers.spans import Taken, apart
from normalizers.text import fold

_TIME = frozenset(("day", "month", "year"))
_TIME_WORD = re.compile(r"\s*(?:semaines?|minutes?|min\b|mn\b|trimestres?|semestres?)")
_ROUND_THE_CLOCK = re.compile(
    r"\b(?:\d{1,2}\s?h\s?/\s?\d{1,2}|[67]\s?j\w*\s?(?:/|sur)\s?7|24\s?/\s?24|7\s?/\s?7"
    r"|24\s?h(?:eures)?\s?sur\s?24|\d{1,2}\s?h\s?(?:\d\d)?\s?(?:-|a)\s?\d{1,2}\s?h(?:\d\d)?\b)"
)
_DEFINITE = re.compile(r"(?:^|[.;:!?\n•]\s*|\bque\s+)(?:les|ces|nos|leurs)\s+$")
_FINITE = re.compile(r"(?:\s+[\w'-]+){1,5}?\s+(?:sont|seront|ont|auront|etaient|avaient|restent)\b")
_ARTICLE = re.compile(
    r"\b[lrd]\s?\.?\s?\d{2,4}(?:-\d+)+|\barticles?\s+(?:[lrd]\.?\s?)?\d+(?:-\d+)*"
)
_ARTICLES = frozenset({"article", "articles"})
_CODE_HINT = re.compile(r"-[0-9]")
_ONLY_ONE = re.compile(r"\bune? (?:seule?|unique)\b")
_ALONE = frozenset({"seul", "seule", "unique"})
_HELPLINE = re.compile(
    r"\b(?:le|au|du|via|numero|allo)\s+(?:115|119|112|114|116 ?006|116 ?111|3018|3919|3020)\b"
)
_CLOCK_HINT = re.compile(r"[0-9]\s?(?:h|j\w*\s|/\s?[0-9])")
_HELPLINE_HINT = re.compile(r"11[24569]|30[12]|391")
_HALF = re.compile(r"\s*(?:ans?|mois|jours?|heures?|h|journees?)\s+et\s+demie?\b")
_HALVES = frozenset({"demi", "demie"})
_PERCENT = re.compile(r"\s*(?:%|pour ?cents?\b)")
_SIGNS = {"<": "<", ">": ">", "≤": "<=", "≥": ">=", "~": "~", "≈": "~"}
_AS_OF = re.compile(r"\s+au\s+\d{1,2}(?:er)?\b")
_FROM_DAY = re.compile(r"\b(?:du|le|les|entre)\s*\Z")
_LONGEST_ABSENCE = 60
_MOST_OBJECTIVES = 29
"""The national objectives; a greater figure after "objectif" is what is aimed at."""
_MOST_HOURS = 72
"""More are counted, not granted: « 35 familles pour 1 850 heures d'intervention »."""
_NONE = re.compile(r"(?:aucune?s?\b|pas (?:de\b|d'))(?!\s*(?:donnee|chiffre|information|element))")
_FACTOR_AFTER = re.compile(r"\s*fois (?:plus|moins)\b")
_FACTOR_BEFORE = re.compile(r"(?:(?<!\w)x|×|\*|multipli\w*\s+par)\s*\Z")
_BREAK = re.compile(r"[;!?\n]|\.\s")
_AGE_AFTER = re.compile(r"\s?(?:[-_/a]|et|ou|a)?\s?(?:\d{1,2}\s)?\s?ans\b")
_AGES = frozenset({"an", "ans", "age", "ages", "agee", "agees"})
_AGE_BEFORE = re.compile(r"(?:\bans?\s?(?:a|et|ou|-)|\bages?\s+de|\bagee?s\s+(?:de|entre))\s*$")


@dataclass(slots=True, unsafe_hash=True)
class Figure:
    """A figure at `[start:end]` of the folded text; `end` includes a percent sign."""

    start: int
    end: int
    value: float | None
    unit: Unit | None = None
    value_max: float | None = None
    comparator: str = "="
    availability: Availability = "reported"
    is_limit: bool = False
    """A duration after "en", "sous", "moins de": a value only where the label asks for one."""
    kind: str = "plain"
    signed: bool = False
    """A change: "+ 15 %", "-3 %", "15 % d'augmentation"."""
    confidence: float = 1.0


def quantities(text: str, folds: Folded, plain: str) -> list[Parsed[Number]]:
    """The numbers of a text that are figures where no year or name takes them up; their places
    are those in `plain`, which is the text folded.
    """
    numbers = find_numbers(text)
    if folds.is_resized:
        numbers = [
            replace(found, start=folds.find(found.start), end=folds.find(found.end))
            for found in numbers
        ]
    several = len(numbers) > 1
    return [
        found
        for found in numbers
        if found.value.kind == "plain"
        or _counts(found.value, plain, found.start, found.end, several)
    ]


def find_figures(
    numbers: Sequence[Parsed[Number]], plain: str, years: Sequence[YearMark]
) -> list[Figure]:
    """The figures of a folded text in order, none overlapping another."""
    words = word_set(plain)
    found = list(_numbers(numbers, plain, words, years)) if numbers else []
    for match in absent_anywhere().finditer(plain):
        found.append(Figure(match.start(), match.end(), None, availability="not_available"))
    for match in _ONLY_ONE.finditer(plain) if not _ALONE.isdisjoint(words) else ():
        found.append(Figure(match.start(), match.end(), 1.0))
    return apart(found)


def lone_figure(numbers: Sequence[Parsed[Number]], plain: str) -> Figure | None:
    """The figure that a folded text without words or years is: "1 204", "37,5 %", "12 000 €"."""
    if len(numbers) != 1:
        return None
    number = numbers[0]
    if plain[: number.start].strip():
        return None
    figure = _figure(number.value, number.start, number.end, plain, frozenset())
    whole = not (figure.signed or figure.is_limit or plain[figure.end :].strip())
    return figure if whole else None


@cache
def _numbered() -> re.Pattern[str]:
    """As in "trimestre 2 :": the number is part of a name."""
    return re.compile(rf"\b{alternatives('numbered')}\s+\d{{1,2}}(?=\s*(?:[:,;)(/=-]|$))")


@cache
def _aims() -> re.Pattern[str]:
    """As in "(objectif 100)": the figure is an aim, not the number of an objective."""
    objective = rf"(?P<objective>(?<!\w)(?=objectif){alternatives('target')})"
    opened = rf"\(\s*{alternatives('target')}"
    return re.compile(rf"(?:{opened}|{objective})\s*[:=]?\s*\Z")


def absent_value(plain: str, start: int, end: int) -> Figure | None:
    """What "NC", "aucun", "-" alone in a figure's place say; None where it is something else."""
    bare = plain[start:end].strip(" ;,()\t\n")
    place = plain.find(bare, start) if bare else start
    folded = fold(bare) if len(bare) <= _LONGEST_ABSENCE else "more"
    kind = absences("value").get(folded) or absences("anywhere").get(folded)
    if bare and not folded:  # signs alone: "-", "…", "?"
        kind = "not_available" if "?" in bare else "blank"
    if kind == "none":
        return Figure(place, place + len(bare), 0.0)
    if kind:
        availability: Availability = "blank" if kind == "blank" else "not_available"
        return Figure(place, place + len(bare), None, availability=availability)
    none = _NONE.match(bare)
    return Figure(place, place + none.end(), 0.0, confidence=0.8) if none else None


def _numbers(
    numbers: Sequence[Parsed[Number]],
    plain: str,
    words: frozenset[str],
    years: Sequence[YearMark],
) -> Iterator[Figure]:
    spans = [(mark.start, mark.end) for mark in years]
    spans += [match.span() for names in _names(plain, words) for match in names.finditer(plain)]
    taken = Taken(len(plain), spans) if spans else None
    for found in numbers:
        if taken and taken.meets(found.start, found.end):
            continue
        if plain[found.start].isalpha() and _is_known_set(plain, found.start, found.end):
            continue
        figure = _figure(found.value, found.start, found.end, plain, words)
        if not _is_factor(plain, figure, words):
            yield figure


def _is_known_set(plain: str, start: int, end: int) -> bool:
    """As in "Les trois postes sont pourvus": words that name known things, and count none."""
    before = plain[max(0, start - 12) : start]
    return bool(_DEFINITE.search(before) and _FINITE.match(plain, end))


def _names(plain: str, words: frozenset[str]) -> Iterator[re.Pattern[str]]:
    """What finds names with numbers in them, where a text may hold one."""
    if _CLOCK_HINT.search(plain):
        yield _ROUND_THE_CLOCK
    if not _ARTICLES.isdisjoint(words) or _CODE_HINT.search(plain):
        yield _ARTICLE
    if _HELPLINE_HINT.search(plain):
        yield _HELPLINE
    if not telling("numbered").isdisjoint(words):
        yield _numbered()


def _is_factor(plain: str, figure: Figure, words: frozenset[str]) -> bool:
    """As in "3 fois plus", "x 3", "multiplié par 3"."""
    if "fois" in words and _FACTOR_AFTER.match(plain, figure.end):
        return True
    before = plain[max(0, figure.start - 25) : figure.start]
    return before.rstrip()[-1:] in "rx×*" and bool(_FACTOR_BEFORE.search(before))


def _figure(number: Number, start: int, end: int, plain: str, words: frozenset[str]) -> Figure:
    after = plain[end : end + 40]
    unit, end = _unit(number, after, end)
    sign = _SIGNS.get(plain[start - 1 : start], "=") if number.comparator == "=" else "="
    start -= sign != "="
    comparator = sign if sign != "=" else number.comparator
    before = plain[max(0, start - 40) : start]
    value = float(number.value)
    return Figure(
        start,
        end,
        value + 0.5 if not _HALVES.isdisjoint(words) and _HALF.match(after) else value,
        unit,
        None if number.value_max is None else float(number.value_max),
        comparator if comparator != "=" or not words else around(plain).comparator_behind(end),
        is_limit=not (unit == "hour" and value > _MOST_HOURS)
        and _is_limit(number.kind, unit, comparator, before, after, words),
        kind=number.kind,
        signed=_is_change(value, unit, plain, start, end, words),
    )


def _counts(number: Number, plain: str, start: int, end: int, several: bool) -> bool:
    """Is a number a quantity, or is it the number of a name, a day, a year?

    `several`: it is not the only one of the text.
    """
    before = plain[max(0, start - 40) : start]
    if number.kind == "identifier":
        aim = _aims().search(before)
        if aim is None:
            return several and is_tally(plain, start)
        return not aim["objective"] or number.value > _MOST_OBJECTIVES
    if number.kind == "date":  # "19 au 31/12/2024" is no interval unless "du" stands before
        return bool(_AS_OF.match(plain, end)) and not _FROM_DAY.search(before)
    return number.kind == "age"


def _is_change(
    value: float, unit: Unit | None, plain: str, start: int, end: int, words: frozenset[str]
) -> bool:
    """Tell changes apart: a sign before the figure, or words of change beside it."""
    before, after = plain[max(0, start - 30) : start], plain[end : end + 30]
    if value < 0 or (unit == "percent" and before.rstrip().endswith("+")):
        return True
    if telling("evolution").isdisjoint(words):
        return False
    before, after = _BREAK.split(before)[-1], _BREAK.split(after)[0]
    near = " ".join(before.split()[-4:]) + " | " + " ".join(after.split()[:3])
    return pattern("evolution").search(near) is not None


def _unit(number: Number, after: str, end: int) -> tuple[Unit | None, int]:
    """The unit written right after a number, and where the figure ends with its sign."""
    if number.is_percent:
        sign = _PERCENT.match(after)
        return "percent", end + (sign.end() if sign else 0)
    pattern, units = units_after()
    match = pattern.match(after)
    if match is None:
        return None, end
    if "\n" in after[: match.start(1)]:
        return None, end  # "une quarantaine⏎Heures : 12": the next line's words are its own
    unit: Unit = units[" ".join(match[1].split())]  # type: ignore[assignment]
    signs = unit in ("percent", "eur")
    return unit, end + (match.end() if signs else 0)


def _is_limit(
    kind: str, unit: Unit | None, comparator: str, before: str, after: str, words: frozenset[str]
) -> bool:
    """A duration that qualifies something ("en 3 mois", "enfants de 6 ans"), an age, or what
    stood in the way ("malgré trois relances").
    """
    if kind == "age" or ends_with("obstacle").search(before):
        return True
    aged = not _AGES.isdisjoint(words)
    if aged and (_AGE_AFTER.match(after) or _AGE_BEFORE.search(before)):
        return True
    if unit not in _TIME and unit != "hour" and not _TIME_WORD.match(after):
        return False
    if comparator != "=" and unit != "hour":
        return True
    return bool(ends_with("before").search(before))
