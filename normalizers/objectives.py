"""Measure, objective and title of an action -> the national objective, weighed together."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from normalizers import referential
from normalizers.engagements import HEADING, engagement_code, is_outside
from normalizers.numbering import parse_group_heading
from normalizers.parsed import Parsed
from normalizers.wording_match import (
    Reading,
    best_reading,
    measure_matcher,
    objective_matcher,
)

M = TypeVar("M", bound=Hashable)

ACCEPTED = 0.5
"""The least chance to be right for an objective to be told."""
CLEAR = 0.85
"""From this chance on a text that says otherwise is a conflict."""

_WEIGHTS = {"objective": 1.0, "measure": 0.7, "title": 0.6}
"""A title may overrule a copied objective only together with the measure."""
_NUMBER = 0.5
_OUTSIDE = 0.6
"""What an objective of another engagement than the one above is worth."""
_DISPUTED = 0.75
_VERBATIM, _NOTHING = 0.85, 0.05
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class ObjectiveMatch:
    """Where an action stands in the national nomenclature.

    `objective_number` is None where no objective fits, though the measure may be known.
    `score` is the chance, 0 to 1, that the mapping is right; `margin` the lead over the second
    best. `conflict` says in French what measure, objective and number disagree about.
    """

    objective_number: int | None
    measure_code: str | None
    engagement_code: str | None
    score: float
    margin: float
    conflict: str | None = None


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What one text says: a weight for each objective, and its own best reading."""

    source: str
    values: Mapping[int, float]
    reading: Reading[int] | None
    measure: Reading[str] | None = None


def match_objective(
    *,
    measure: str | None = None,
    objective: str | None = None,
    title: str | None = None,
    number: int | None = None,
    engagement: str | None = None,
) -> ObjectiveMatch | None:
    """The national objective of an action, from all that its document says of it.

    `number` must be a national one (`numbers_are_national`); `engagement` is a code or the
    text of the heading above. None where nothing at all is recognised.
    """
    code = engagement_code(engagement)
    evidence = [
        *([_of_measure(measure)] if measure else []),
        *([_of_objective("objective", objective)] if objective else []),
        *([_of_objective("title", title, code)] if title else []),
    ]
    national = number if number in referential.objectives() else None
    totals = _totals(evidence, national, code)
    best = best_reading(totals)
    chance = _chance(best.meaning, evidence, national) if best else 0.0
    if best is None or chance < ACCEPTED:
        return _without_objective(evidence, code)
    item = referential.objectives()[best.meaning]
    conflict = _conflict(item, evidence, national)
    if conflict is None and chance >= CLEAR and is_outside(item, engagement):
        conflict = f"l'engagement écrit est {code}, le {item.number} est de {item.engagement_code}"
    score = chance * _DISPUTED if conflict else chance
    return ObjectiveMatch(
        item.number,
        item.measure_code,
        item.engagement_code,
        round(score, 3),
        round(best.margin, 3),
        conflict,
    )


def match_objective_text(text: str, *, engagement: str | None = None) -> ObjectiveMatch | None:
    """The national objective of a single wording, or None where none fits."""
    found = match_objective(title=text, engagement=engagement)
    return found if found and found.objective_number is not None else None


@lru_cache(maxsize=4096)
def match_measure(text: str) -> Parsed[str] | None:
    """The national measure (M01 to M20) of a wording, by its text, else by "Mesure 14"."""
    reading = measure_matcher().read(text[:_LONGEST])
    if reading and reading.chance >= HEADING:
        return Parsed(reading.meaning, 0, len(text), "measure.wording", None, reading.chance)
    heading = parse_group_heading(text)
    number = heading.value.number if heading and heading.value.field == "measure" else None
    code = f"M{int(number):02d}" if number and number.isdigit() else ""
    if heading and code in referential.measures() and not text[heading.value.text_start :].strip():
        return Parsed(code, heading.start, heading.end, "measure.number", None, 0.6)
    return None


def numbers_are_national(
    pairs: Iterable[tuple[int, str]], measures: Iterable[tuple[int, str]] = ()
) -> bool:
    """Whether the objective numbers of a document are the national ones.

    `pairs` are the numbers beside the texts they stand by, `measures` beside the measures they
    are filed under; the texts that are clear decide.
    """
    agree = disagree = 0
    for number, text in measures:
        item = referential.objectives().get(number)
        found = match_measure(text)
        if item and found and found.rule == "measure.wording" and found.confidence >= CLEAR:
            same = item.measure_code == found.value
            agree, disagree = agree + same, disagree + (not same)
    for number, text in pairs:
        reading = objective_matcher().read(text[:_LONGEST])
        if reading and reading.chance >= CLEAR:
            agree, disagree = (
                agree + (reading.meaning == number),
                disagree + (reading.meaning != number),
            )
    return agree > disagree


def _of_objective(source: str, text: str, engagement: str | None = None) -> _Evidence:
    """What a text says; below the heading of an engagement its best objective there, unless one
    of another engagement is far likelier.
    """
    scores = _objective_scores(text[:_LONGEST])
    reading = best_reading(scores)
    items = referential.objectives()
    inside = {n: s for n, s in scores.items() if items[n].engagement_code == engagement}
    there = best_reading(inside)
    if reading and there and reading.score * _OUTSIDE < there.score:
        reading = there
        scores = inside
    return _Evidence(source, _shares(scores, reading), reading)


def _of_measure(text: str) -> _Evidence:
    scores = _measure_scores(text[:_LONGEST])
    reading = best_reading(scores)
    shares = _shares(scores, reading)
    values = {
        item.number: shares.get(item.measure_code, 0.0)
        for item in referential.objectives().values()
    }
    return _Evidence("measure", values, None, reading)


def _shares(scores: Mapping[M, float], reading: Reading[M] | None) -> dict[M, float]:
    """The chance of the best meaning, handed down to the others as they come near it."""
    if reading is None or reading.score == 0:
        return {}
    return {
        meaning: reading.chance * (score / reading.score) ** 2 for meaning, score in scores.items()
    }


@lru_cache(maxsize=4096)
def _objective_scores(text: str) -> Mapping[int, float]:
    return objective_matcher().scores(text)


@lru_cache(maxsize=4096)
def _measure_scores(text: str) -> Mapping[str, float]:
    return measure_matcher().scores(text)


def _totals(
    evidence: list[_Evidence], number: int | None, engagement: str | None
) -> dict[int, float]:
    totals: dict[int, float] = {}
    weights = sum(_WEIGHTS[item.source] for item in evidence) + (_NUMBER if number else 0)
    for item in referential.objectives().values():
        value = sum(_WEIGHTS[e.source] * e.values.get(item.number, 0.0) for e in evidence)
        value += _NUMBER if item.number == number else 0
        if engagement and item.engagement_code != engagement:
            value *= _OUTSIDE
        totals[item.number] = value / weights if weights else 0.0
    return totals if any(totals.values()) else {}


def _chance(best: int, evidence: list[_Evidence], number: int | None) -> float:
    """The chance that at least one of the texts is right about the objective they chose."""
    wrong = 0.4 if number == best else 1.0
    for item in evidence:
        wrong *= 1 - _support(item, best)
    return 1 - wrong


def _support(item: _Evidence, best: int) -> float:
    if item.reading:
        return item.reading.chance if item.reading.meaning == best else 0.0
    code = referential.objectives()[best].measure_code
    if item.measure is None or item.measure.meaning != code:
        return 0.0
    return item.measure.chance / len(referential.measure_objectives(code))


def _without_objective(evidence: list[_Evidence], engagement: str | None) -> ObjectiveMatch | None:
    readings = [item.measure for item in evidence if item.measure]
    if readings and readings[0].chance >= HEADING:
        found = readings[0]
        code = found.meaning
        return ObjectiveMatch(
            None, code, referential.engagement_of(code), round(found.chance, 3), found.margin
        )
    return ObjectiveMatch(None, None, engagement, 0.0, 0.0) if engagement else None


def _conflict(
    chosen: referential.Objective, evidence: list[_Evidence], number: int | None
) -> str | None:
    """What disagrees; a title alone only where it repeats another objective nearly word for word,
    since departments name actions as they like.
    """
    told: list[str] = []
    against = False
    for item in evidence:
        if item.measure and item.measure.chance >= CLEAR:
            told.append(f"la mesure est {item.measure.meaning}")
            against = against or item.measure.meaning != chosen.measure_code
        elif item.reading and item.reading.chance >= CLEAR:
            name = "l'objectif écrit est le" if item.source == "objective" else "le titre évoque le"
            told.append(f"{name} {item.reading.meaning}")
            if item.reading.meaning != chosen.number:
                against = against or item.source == "objective" or _is_verbatim(item, chosen)
    if number is not None:
        told.append(f"le numéro est {number}")
        against = against or number != chosen.number
    return ", ".join(told) if against else None


def _is_verbatim(title: _Evidence, chosen: referential.Objective) -> bool:
    """Whether a title repeats an objective that has nothing of the chosen one."""
    close = title.reading is not None and title.reading.score >= _VERBATIM
    return close and title.values.get(chosen.number, 0.0) < _NOTHING
