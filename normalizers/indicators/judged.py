"""An aim, whether it was reached, and what was: « la cible de 15 % est dépassée : 17 % »,
« objectif de 60 visites non atteint (54 visites) ».
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from normalizers.indicators.aim_words import aim
from normalizers.indicators.clauses import Scan, Span
from normalizers.indicators.figures import Figure
from normalizers.indicators.labels import Labels, own_label
from normalizers.indicators.model import Observation, Unit
from normalizers.indicators.qualities import unit_asked
from normalizers.indicators.words import alternatives

_FEWEST = 2
_LONGEST = 200
"""Characters before each figure."""
_CLOSED = re.compile(r"[^():\d]{0,30}\)")
Seen = tuple[Observation, int, int]
"""An observation and its place in the folded text."""
_BEEN = (
    r"(?:(?:est|etait|sera|a|avait|ete|sont|ont|n'est|n'a|n'etait|pas|non|presque|bien|deja"
    r"|tres|quasi|tout|juste|encore|plus|que|totalement|\w+ment)\s+)*"
)


@dataclass(frozen=True, slots=True)
class Judged:
    """The figures aimed at and reached, in this order; the spans of the words around them."""

    aimed: Figure
    reached: Figure
    label: Span | None
    """What is measured, where the sentence begins with it."""
    noun: Span
    """What the first figure counts."""
    more: Span
    """What the second one does."""
    named: Span
    """The aim itself (« la cible »)."""


def find_judged(scan: Scan, sentence: Span) -> Judged | None:
    """The two figures of a sentence that judges the one by the other, else None."""
    if not (scan.says("aim") and scan.says("verdict")):
        return None
    figures = scan.values_in(sentence)
    if len(figures) < _FEWEST or any(figure.value is None for figure in figures):
        return None
    aimed, reached = figures[:_FEWEST]
    if max(aimed.start - sentence[0], reached.start - aimed.end) > _LONGEST:
        return None
    lead = _lead().fullmatch(scan.flat, sentence[0], aimed.start)
    verdict = _verdict().fullmatch(scan.flat, aimed.end, reached.start)
    if lead is None or verdict is None or _other_unit(aimed, reached):
        return None
    end = _end(scan, reached.end, figures[2].start if figures[2:] else sentence[1])
    label = lead.span("label") if lead["label"] else None
    more = (reached.end, end)
    return Judged(aimed, reached, label, verdict.span("noun"), more, lead.span("aim"))


def _end(scan: Scan, start: int, end: int) -> int:
    """Where the words of a figure end: at a bracket that closes, or before another figure."""
    closed = scan.flat.find(")", start, end)
    comma = scan.flat.find(",", start, end)
    return min((place for place in (closed, comma) if place >= 0), default=end)


def read_judged(judged: Judged, labels: Labels, head: str, year: int | None) -> list[Seen]:
    """The two observations of such a sentence; `head` labels them where it does not."""
    noun = own_label(labels.cut(*judged.noun))
    more = own_label(labels.cut(*judged.more))
    head = labels.cut(*judged.label) if judged.label else head
    percent = "percent" in (judged.aimed.unit, judged.reached.unit)
    seen = []
    for figure, own in ((judged.aimed, noun or more), (judged.reached, more or noun)):
        label = head or own or labels.cut(*judged.named)
        unit: Unit = "percent" if percent else figure.unit or unit_asked(label) or "count"
        found = Observation(label, figure.value, unit, None, year, figure.value_max,
                            figure.comparator, is_target=figure is judged.aimed)  # fmt: skip
        seen.append((found, figure.start, figure.end))
    return seen


def aim_beside(scan: Scan, span: Span) -> tuple[Figure, Span] | None:
    """The figure aimed at in brackets behind a label, with its brackets: « taux (cible 95 %) »."""
    for figure in scan.values_in(span) if scan.says("aim") else ():
        opened = _opened().search(scan.flat, span[0], figure.start)
        closed = _CLOSED.match(scan.flat, figure.end, span[1])
        if opened and closed:
            return figure, (opened.start(), closed.end())
    return None


def _other_unit(aimed: Figure, reached: Figure) -> bool:
    return (
        "percent" in (aimed.unit, reached.unit)
        and None not in (aimed.unit, reached.unit)
        and (aimed.unit != reached.unit)
    )


def aim_brackets(scan: Scan, span: Span) -> Span:
    """Where such brackets stand, closed or not (« taux (cible : »); nowhere at the end."""
    if beside := aim_beside(scan, span):
        return beside[1]
    opened = _opened().search(scan.flat, *span) if scan.says("aim") else None
    return opened.span() if opened else (span[1], span[1])


def aims_beside(scan: Scan, heads: Sequence[Span], label: str) -> list[Seen]:
    """The observations of such brackets in the heads of a group."""
    seen = []
    for figure, _ in filter(None, (aim_beside(scan, span) for span in heads)):
        unit = figure.unit or unit_asked(label) or "count"
        aim = Observation(label, figure.value, unit, comparator=figure.comparator, is_target=True)
        seen.append((aim, figure.start, figure.end))
    return seen


@lru_cache(maxsize=1024)
def is_verdict(words: str) -> bool:
    """Whether folded words only say whether an aim was reached: « est dépassée », « au-delà de
    l'objectif », « objectif non atteint ».
    """
    return _alone().fullmatch(words) is not None


@cache
def _opened() -> re.Pattern[str]:
    set_at = rf"(?:\s+20\d\d)?\s*:?(?:\s*{alternatives('aim_set')})*\s*(?:(?:a|de)\s+|d')?"
    return re.compile(rf"\(\s*{aim()}{set_at}\Z")


@cache
def _lead() -> re.Pattern[str]:
    label = r"(?:(?P<label>[^:\d]{4,}?)\s*(?:\s-\s|[:;,(.])\s*)?"
    article = r"\s*(?:l'|(?:l[ae]|une?|cet|cette|son|sa|notre)\s+)?"
    led = rf"(?:\s+20\d\d)?\s*[,(:]?(?:\s*{alternatives('aim_set')})*\s*(?:(?:a|de|des|du)\s+|d')?"
    return re.compile(rf"{label}{article}(?P<aim>{aim()}){led}\s*[(:]?\s*")


@cache
def _verdict() -> re.Pattern[str]:
    told = rf"{_BEEN}{alternatives('verdict')}(?:\s+\w+ment)?"
    ends = r"\s*(?:[:(,;–-]|(?:avec|soit|puisque|a|par)\b)\s*(?:environ\s+|les?\s+|soit\s+)*"
    return re.compile(rf"\s*(?P<noun>[^:\d(;]{{0,60}}?)\)?\s*,?\s*(?<!\w){told}{ends}")


@cache
def _alone() -> re.Pattern[str]:
    article = r"(?:l'|(?:l[ae]|une?)\s+)?"
    told = rf"(?:{article}{aim()}\s+)?{_BEEN}{alternatives('verdict')}(?:\s+\w+ment)?"
    beside = rf"(?:{alternatives('verdict_beside')})\s*(?:a|de|avec)?\s*{article}{aim()}(?:\s+de)?"
    return re.compile(rf"\s*(?:{told}|{beside})\s*")
