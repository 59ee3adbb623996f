"""Numbers of actions where a sentence tells how actions stand, in folded text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

MARK = r"(?:n\s?[°o]s?\s?|num(?:ero)?s?\s)"
WORD = r"(?:fiches?[\s-]+actions?|fiches?|(?<!plan d')(?<!plans d')actions?|projets?(?=\s*n\s?°))"
NUMBER = (
    r"(?:(?:[a-z]{1,2}[.-]?)?\d{1,3}(?:[.-]\d{1,2}(?!\d))*(?:\s?(?:bis|ter)\b|[a-d]\b)?"
    r"|[ivx]{1,4}(?:[.-]\d{1,2})?(?!\w))"
    r"(?![\d%€/]|\s/\s?\d{1,3}(?![\d.-])|[,.]\d\d\d"
    r"|\s?[%€]|\s\d{3}\b|\s(?:ans?|mois|jours?|fois|euros?|etp|places?|sur)\b)"
)
LINK = r"\s*(?:,|;|&|/|et|puis|ainsi que|a|ou)\s*(?:et\s+)?"
DETERMINER = r"(?:les?\s+|la\s+|l'\s?|des\s+|cette\s+|ces\s+|notre\s+)?"
LISTED = rf"{NUMBER}(?:{LINK}{DETERMINER}(?:{WORD}\s*)?{MARK}?{NUMBER})*"
REFS = rf"{WORD}\s*{MARK}?(?P<refs>{LISTED})"
ONE = re.compile(rf"(?P<word>{WORD}\s*)?(?P<mark>{MARK})?(?<!\w)(?P<number>{NUMBER})")
IN_BRACKETS = re.compile(
    rf"(?P<head>[^();]{{4,80}})\(\s*(?P<list>(?:{WORD}\s*)?{MARK}?{LISTED})(?:,\s*[a-z][^()\d]{{3,80}})?\s*\)"
)
_LONGEST_RANGE = 20


@dataclass(frozen=True, slots=True)
class Hit:
    """A status found in the folded text, and the number of the action at [start, end)."""

    status: str
    start: int
    end: int
    after: int
    """Where the words that may give a reason begin, and `stop` where they end."""
    stop: int
    number: str | None = None
    """One that is not written out ("3" of "2 à 4")."""


def each(
    plain: str, status: str, items: Sequence[re.Match[str]]
) -> Iterator[tuple[re.Match[str], Hit]]:
    """Every number of a list with its item; "2 à 5" names those between, too."""
    last: re.Match[str] | None = None
    for item in items:
        span = item.span("number")
        for number in _between(plain, last, item) if last else ():
            yield item, Hit(status, *span, item.end(), item.end(), number)
        yield item, Hit(status, *span, item.end(), item.end())
        last = item


def _between(plain: str, first: re.Match[str], last: re.Match[str]) -> list[str]:
    low, high = first["number"], last["number"]
    if plain[first.end() : last.start()].strip() != "a" or not (low + high).isdigit():
        return []
    if int(high) - int(low) > _LONGEST_RANGE:
        return []
    return [str(number) for number in range(int(low) + 1, int(high))]
