"""One wording -> what it probably means: an objective, a measure or an engagement."""

from __future__ import annotations

import math
import re
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from normalizers import referential
from normalizers.lexicon import load
from normalizers.tfidf import WordingIndex
from normalizers.wording import stems

M = TypeVar("M", bound=Hashable)

_CALIBRATION = (-6.4, 16.0, 2.5)
"""Offset, weight of the score, weight of the margin: a fit on the phrase table of the tests."""
_BEGINNING = 4
"""Stems from which on a wording cut short is taken for the national one it begins."""
_SAME, _CUT, _OPENED = 1.0, 0.97, 0.93
_VAGUE = 0.3
"""What a word that several meanings share ("Handicap") is worth alone."""
_OPENING = re.compile(
    r".{12,}?(?=\s*[,;:(\[]|\s[–—-]\s|\s(?:afin|pour|dans|en vue|via|grâce|au sein|à destination"
    r"|au bénéfice|en faveur|par le biais|en lien|permettant|offrant|dédiée?s?|destinée?s?)\b)",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Reading(Generic[M]):
    """The best meaning of a wording; `chance` is the calibrated probability that it is right."""

    meaning: M
    score: float
    margin: float
    chance: float


_SMALL = frozenset(("l", "la", "le", "les", "de", "du", "des", "d", "un", "une", "a", "au", "aux"))


class WordingMatcher(Generic[M]):
    """Reads a wording by the known wordings of each meaning."""

    def __init__(self, wordings: Iterable[tuple[M, str]], vague: Iterable[str] = ()) -> None:
        self._vague = frozenset(map(stems, vague))
        known = [(meaning, stems(text)) for meaning, text in wordings]
        self._index = WordingIndex([pair for pair in known if pair[1]])
        self.meanings = self._index.meanings
        self._same: dict[tuple[str, ...], set[M]] = {}
        self._beginnings: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
        for meaning, stem in known:
            self._same.setdefault(stem, set()).add(meaning)
            self._beginnings.setdefault(stem[:_BEGINNING], set()).add(stem)

    def scores(self, text: str) -> dict[M, float]:
        """Likeness to each meaning, 0 to 1; 1 where the wording is known as such.

        A long title opens with its subject and goes on with its purpose: the opening counts
        for itself.
        """
        values = self._scores(text)
        opening = _OPENING.match(text)
        if not values or opening is None:
            return values
        for meaning, value in self._scores(opening[0]).items():
            values[meaning] = max(values[meaning], _OPENED * value)
        return values

    def _scores(self, text: str) -> dict[M, float]:
        words = stems(text)
        if not any(word.isalpha() for word in words):
            return {}
        values = dict(zip(self.meanings, self._index.scores(words).tolist(), strict=True))
        known = self._same.get(words)
        if words in self._vague or (not known and self._says_little(words)):
            return {meaning: _VAGUE * value for meaning, value in values.items()}
        if known:
            return {m: _SAME if m in known else min(v, 0.9) for m, v in values.items()}
        begun = self._begun(words)
        if len(begun) == 1:
            values[next(iter(begun))] = _CUT
        return values

    def _says_little(self, words: tuple[str, ...]) -> bool:
        """« Renforcer la PMI »: a word that may begin any action, and a vague one."""
        rest = words[1:]
        while rest and rest[0] in _SMALL:
            rest = rest[1:]
        return words[0] in _beginning_words() and rest in self._vague

    def read(self, text: str, *, least: float = 0.0) -> Reading[M] | None:
        """The best meaning with its margin over the next, or None for an empty wording and where
        the chance is below `least`.
        """
        if least and not self._may_reach(least, text):
            return None
        reading = best_reading(self.scores(text))
        return reading if reading and reading.chance >= least else None

    def _may_reach(self, least: float, text: str) -> bool:
        """A quick look at a wording: most texts are none of the policy's."""
        opening = _OPENING.match(text)
        wordings = [stems(text), *([stems(opening[0])] if opening else [])]
        scores = (
            _SAME if words in self._same or self._begun(words) else self._index.at_most(words)
            for words in wordings
        )
        return any(chance(score, score) >= least for score in scores)

    def _begun(self, words: tuple[str, ...]) -> set[M]:
        if len(words) < _BEGINNING:
            return set()
        begun = self._beginnings.get(words[:_BEGINNING], ())
        return {
            meaning for stem in begun if stem[: len(words)] == words for meaning in self._same[stem]
        }


def best_reading(scores: Mapping[M, float]) -> Reading[M] | None:
    """The highest of some scores, with its margin and its chance to be right."""
    if not scores:
        return None
    first = max(scores, key=lambda meaning: scores[meaning])
    second = max((value for meaning, value in scores.items() if meaning != first), default=0.0)
    margin = scores[first] - second
    return Reading(first, scores[first], margin, chance(scores[first], margin))


def chance(score: float, margin: float) -> float:
    """The probability that the best meaning is the right one."""
    offset, by_score, by_margin = _CALIBRATION
    return 1 / (1 + math.exp(-(offset + by_score * score + by_margin * margin)))


@cache
def objective_matcher() -> WordingMatcher[int]:
    """By the national labels, the aliases, and the labels of measures with one objective."""
    known = [(item.number, item.label) for item in referential.objectives().values()]
    known += [(int(code), text) for code, text in _aliases("objective")]
    for code, text in _measure_wordings():
        numbers = referential.measure_objectives(code)
        if len(numbers) == 1:
            known.append((numbers[0], text))
    return WordingMatcher(known, _vague("objective", "all"))


@cache
def measure_matcher() -> WordingMatcher[str]:
    """By the national labels and aliases of the measures and of their objectives."""
    known = _measure_wordings()
    for item in referential.objectives().values():
        known.append((item.measure_code, item.label))
    of = {str(item.number): item.measure_code for item in referential.objectives().values()}
    known += [(of[code], text) for code, text in _aliases("objective")]
    return WordingMatcher(known, _vague("all"))


@cache
def engagement_matcher() -> WordingMatcher[str]:
    """By the national labels and aliases of the engagements."""
    return WordingMatcher([*referential.engagements().items(), *_aliases("engagement")])


def _measure_wordings() -> list[tuple[str, str]]:
    return [*referential.measures().items(), *_aliases("measure")]


def _aliases(kind: str) -> list[tuple[str, str]]:
    rows = load("objective_aliases", ("kind", "spelling"))
    return [(row["code"], row["spelling"]) for row in rows if row["kind"] == kind]


@cache
def _beginning_words() -> frozenset[str]:
    """The stems of verbs, and of their nouns, with which any action may begin."""
    return frozenset(stems(text)[0] for _, text in _aliases("verb"))


def _vague(*codes: str) -> list[str]:
    """Words that alone name no single objective, or no single measure either."""
    return [text for code, text in _aliases("vague") if code in codes]
