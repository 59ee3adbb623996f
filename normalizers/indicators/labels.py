"""Labels: the words around a figure that say what is measured, without figure, year and links."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, islice

from normalizers.folded import Folded, plain
from normalizers.indicators.words import ends_with, pattern, starts_with
from normalizers.indicators.years import YearMark
from normalizers.labels import match_label
from normalizers.text import clean_line, words

_EDGES = " \t\n.,;:=/|-–—_*•▪()[]⇒→>†+~?"
_SMALL = frozenset(
    words(
        "a au aux ce ces d de des du en est et l la le les leur leurs ou ont par pour qu que qui "
        "s sa se ses son sont sur un une dans avec ete nombre nb"
    )
)
_PREPOSITION = re.compile(
    r"\s+(?:d'|de\b|du\b|des\b|a\b|en\b|par\b|pour\b|sur\b|dans\b|au\b|aux\b|chez\b|hors\b"
    r"|avec\b|avant\b|apres\b)"
)
_AT_START = re.compile(_PREPOSITION.pattern.replace(r"\s+", r"^\s*", 1))
_RATIO = re.compile(
    r"(?:/|\bsur|\brapporte a|\bpar rapport a)\s*(?:le |au |la )?(?:nombre|nb|total)\b"
)
_OF = re.compile(r"\s*(?:de la|de l'|des|du|de|d')(?:\b|(?<='))\s*")
_SPACED = re.compile(r"\s+(?=[,.)])")
_SAMPLE_SIZE = re.compile(r"\s*\(\s*n\s*=?\s*$")
_BRACKETS_LEFT = re.compile(r"\(\s*[.,;:/→⇒>-]*\s*\)")
_RELATIVE = re.compile(r"\b(?:qui|que|dont|ou|lesquel\w*|auxquel\w*|auquel|laquelle|duquel)\b|qu'")
MAX_LABEL = 300
"""Characters; what is longer is a paragraph, of which the label keeps the beginning."""
_LONGEST = 16
"""Words of a label that stands alone."""
_LONGEST_HEADING = 90
"""Characters."""
_AIM_WORDS = 2
"""Words that say that a figure is an aim: more name something else."""
_SURE = 0.9
_COUNTED = ("public", "value")
"""Fields of a form whose labels may ask for a figure all the same: « Public touché : »."""


class Labels:
    """Cuts labels out of one text: `original` as given, `flat` folded, `years` to leave out."""

    def __init__(self, original: str, flat: Folded, years: Sequence[YearMark]) -> None:
        self._original = original
        self._flat = flat
        self._holes = [(mark.start, mark.end) for mark in years if mark.role != "since"]
        self._ends = list(accumulate((end for _, end in self._holes), max))
        """How far the holes reach up to each of them."""

    def cut(self, start: int, end: int) -> str:
        """`flat[start:end]` as written, cleaned, years left out."""
        label = self._slice(start, end)
        if not label.strip(_EDGES):
            return ""
        if self._holes:
            label = self._without_holes(start, end)
        if "(" in label:
            label = _BRACKETS_LEFT.sub(" ", label)
        return tidy(clean_line(label) or "")

    def _without_holes(self, start: int, end: int) -> str:
        pieces: list[str] = []
        for hole_start, hole_end in islice(self._holes, bisect_right(self._ends, start), None):
            if hole_start >= end:
                break
            if start < hole_end:
                pieces.append(self._slice(start, max(start, hole_start)))
                start = hole_end
        pieces.append(self._slice(start, end))
        return " ".join(filter(None, pieces))

    def verbatim(self, start: int, end: int) -> str:
        """`flat[start:end]` exactly as written."""
        return self._slice(start, end)

    def _slice(self, start: int, end: int) -> str:
        if start >= end:
            return ""
        first, last = self._flat.origin(start, end)
        return self._original[first:last]


@lru_cache(maxsize=1024)
def tidy(label: str) -> str:
    """Without marks at the ends, nor a bracket that lost its partner."""
    label = _SPACED.sub("", label)
    if "(" in label:
        label = _without_aim(_SAMPLE_SIZE.sub("", label))
    if label.count("«") != label.count("»"):
        label = label.strip(_EDGES + "«»")
    while True:
        before = label
        open_ended = label.strip(_EDGES.replace(")", ""))
        label = open_ended if _paired(open_ended) else label.strip(_EDGES)
        if label == before:
            return label[:MAX_LABEL].strip()


def _without_aim(label: str) -> str:
    """« Taux de maintien (cible 80 %) »: the word in the bracket tells what the figure is."""
    lead, bracket, words = label.rpartition("(")
    aims = bracket and ")" not in words and starts_with("target").match(plain(words))
    return lead if aims and len(words.split()) <= _AIM_WORDS else label


def _paired(label: str) -> bool:
    """Does the closing bracket at the end belong to one inside the label?"""
    return label.rstrip().endswith(")") and label.count("(") == label.count(")")


@lru_cache(maxsize=1024)
def lead_label(label: str, *, links: bool = False) -> str:
    """What stands before the first figure of a sentence, without fillers and what leads to it
    ("… est de", "environ"); with `links`, prepositions at the end stay ("… suivis par").
    """
    flat = plain(label)
    while True:
        before = label
        match = starts_with("filler").match(flat)
        if match:
            label, flat = label[match.end() :], flat[match.end() :]
        tail = ends_with("tail").search(flat) or (not links and ends_with("link").search(flat))
        if tail:
            label, flat = label[: tail.start()], flat[: tail.start()]
        label = tidy(label)
        flat = plain(label)
        if label == before:
            return label


def own_label(label: str) -> str:
    """What stands after a figure: "% des femmes enceintes" -> "femmes enceintes"."""
    flat = plain(label)
    match = _OF.match(flat)
    return tidy(label[match.end() :]) if match else label


@lru_cache(maxsize=1024)
def trailing_links(label: str) -> str:
    """Without the link words that lead to the next figure ("…, dont", "… et environ")."""
    flat = plain(label)
    tail = ends_with("light").search(flat)
    while tail and tail.start() < len(flat):
        label = tidy(label[: tail.start()])
        flat = plain(label)
        tail = ends_with("light").search(flat)
    return label


@lru_cache(maxsize=1024)
def stems(label: str) -> frozenset[str]:
    """The content words of a label without plural endings."""
    content = (word for word in words(label) if word not in _SMALL)
    return frozenset(word[:-1] if word[-1] in "sx" else word for word in content)


@lru_cache(maxsize=1024)
def is_measure(label: str) -> bool:
    """Does the label ask for a figure ("Nombre de …", "Taux de …")?"""
    return (
        starts_with("measure").match(plain(re.sub(r"^(?:l[ea]s?|l')\s*", "", label, flags=re.I)))
        is not None
    )


def heads_figures(heading: str) -> bool:
    """Whether the lines of a chapter of that name are figures (« La PMI en chiffres »)."""
    short = len(heading) <= _LONGEST_HEADING and not heading.rstrip().endswith(".")
    return short and pattern("figures").search(plain(heading)) is not None


def is_statement(flat: str) -> bool:
    """Does a folded line say something of a measure ("Le délai moyen a diminué."), rather than
    ask for its figure ("Part des enfants qui ont un projet :")?
    """
    verb = pattern("verb").search(flat)
    if verb is None or flat.rstrip().endswith(":"):
        return False
    return _RELATIVE.search(flat, 0, verb.start()) is None


@lru_cache(maxsize=1024)
def is_generic(label: str) -> bool:
    """Does the heading say nothing of what is measured ("Indicateurs :")?"""
    bare = pattern("generic").sub(" ", plain(label))
    return not stems(re.sub(r"\b(?:19|20)\d\d\b", " ", bare))


def asks_alone(line: str) -> bool:
    """Whether a line is a label of some words that asks for a figure: « Parrainages conclus : ».

    « Points de vigilance : » is a label of the form, which asks for words.
    """
    label, colon, rest = line.partition(":")
    if not colon or rest.strip() or not 1 < len(label.split()) <= _LONGEST or is_generic(label):
        return False
    known = match_label(label)
    return known is None or known.confidence < _SURE or known.value in _COUNTED


def join(head: str, own: str) -> str:
    """Head and own words: "Etablissements évalués : lieux de vie"."""
    return f"{head} : {own}" if head and own else head or own


def part_label(label: str) -> str:
    """The first of the two in "Nombre de visites faites / nombre de visites prévues"."""
    match = _RATIO.search(plain(label))
    return tidy(label[: match.start()]) if match else label


def noun_of(label: str) -> str:
    """As in "visites en ville" -> "visites"."""
    match = _PREPOSITION.search(plain(label))
    return label[: match.start()] if match else label


def begins_with_preposition(words: str) -> bool:
    """As in "en zone rurale": words that name nothing by themselves."""
    return _AT_START.match(plain(words)) is not None
