"""An aim, whether it was reached, and what was: « la cible de 15 % est dépassée : 17 % »,
« objectif de 60 visites non atteint (54 visites) ».
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from normalizers.indicators.aim_words import aim
from normalizers.indicators.clauses import Scan, Span
from normalizers.indicators.figures import Figure
from normalizers.indicators.words import alternatives

_TWO = 2
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
    if len(figures) != _TWO or any(figure.value is None for figure in figures):
        return None
    aimed, reached = figures
    lead = _lead().fullmatch(scan.flat, sentence[0], aimed.start)
    verdict = _verdict().fullmatch(scan.flat, aimed.end, reached.start)
    if lead is None or verdict is None or _other_unit(aimed, reached):
        return None
    closed = scan.flat.find(")", reached.end, sentence[1])
    end = closed if closed >= 0 else sentence[1]
    label = lead.span("label") if lead["label"] else None
    more = (reached.end, end)
    return Judged(aimed, reached, label, verdict.span("noun"), more, lead.span("aim"))


def _other_unit(aimed: Figure, reached: Figure) -> bool:
    return (
        "percent" in (aimed.unit, reached.unit)
        and None not in (aimed.unit, reached.unit)
        and (aimed.unit != reached.unit)
    )


def is_verdict(words: str) -> bool:
    """Whether folded words only say whether an aim was reached: « est dépassée », « au-delà de
    l'objectif », « objectif non atteint ».
    """
    return _alone().fullmatch(words) is not None


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
