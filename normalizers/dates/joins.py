"""Dates side by side: intervals, lists, and the year that one lends the other.

"de mars à juin 2021" is one interval; "4 février et 10 juin 2022" are two dates of 2022;
neighbours joined by "et" ("1er et 2e trimestre 2024", "2021 et 2022") are one interval.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache, lru_cache
from itertools import pairwise

from normalizers.dates.atoms import Atom
from normalizers.dates.moved import leaves
from normalizers.dates.vague import blurred, doubt_around, is_week_of, vague_before
from normalizers.dates.words import WEEKDAY, full_months, values
from normalizers.edtf_text import Interval, Moment, Point, between, marked, of_date
from normalizers.likeness import closest

_ARTICLE = rf"(?:l[ae]\s+|l'|les\s+)?(?:{WEEKDAY}\s+)?"
_THROUGH = re.compile(
    rf"\s*(?:,?\s*(?:et\s+)?jusqu'(?:a|au|en)\s+|(?:a|au|aux)\s+|[-/>]+)\s*{_ARTICLE}\Z"
)
_AND = re.compile(rf"\s*(?:,|et|ou|&|\+|(?:,\s*)?puis)\s*(?:en\s+|du\s+|au\s+)?{_ARTICLE}\Z")
_BETWEEN = re.compile(r"(?<!\w)entre\s+(?:l[ae]\s+|l')?\Z")
_SENTENCE_END = re.compile(r"[;!?\n]|\.\s")
_SIDE_BY_SIDE = re.compile(rf"\s*(?:,|et|&|\+)\s*{_ARTICLE}\Z")

_AHEAD = ("through", "moved")
"""Links to a date that is later than the one before."""


@dataclass(slots=True, unsafe_hash=True)
class Item:
    """An atom with the vague word before it."""

    atom: Atom
    start: int
    how: str | None
    year: int | None
    guessed: bool = False
    """Whether the year is that of an earlier date of the sentence."""
    doubtful: bool = False

    @property
    def end(self) -> int:
        return self.atom.end


@dataclass(slots=True, unsafe_hash=True)
class Joined:
    """One or several atoms that make one date; `moment` is None for an impossible one."""

    start: int
    end: int
    moment: Moment | None
    rule: str
    bare: bool
    confidence: float
    after: int = -1
    """Start of the date before it in a list ("en 2021, 2023"), or -1."""
    assumed: bool = False
    """Whether the year is the one given, not the text's."""


def join(text: str, atoms: Sequence[Atom], year: int | None, *, cell: bool) -> list[Joined]:
    """The dates that the atoms make together; atoms that no year can be found for are left out.

    `year` is the year that dates without one belong to; `cell` lets weak atoms take it too.
    """
    items = _absorbed(text, [_item(text, atom) for atom in atoms])
    bare = {atom.year for atom in atoms if atom.bare}
    if cell and len(bare) == 1:
        year = next(iter(bare))
    links = [_link(text, a, b) for a, b in pairwise(items)]
    _lend_years(items, links)
    if not cell:
        _lend_in_sentence(text, items)
    found: list[Joined] = []
    position = 0
    while position < len(items):
        used = _interval(text, items, links, position, year, cell, found)
        position += used
    return found


def _item(text: str, atom: Atom) -> Item:
    how, start = vague_before(text, atom.start)
    return Item(atom, start, how, atom.year)


_YEAR_THEN = re.compile(r"\s*[:(,-]\s*(?:au\s+|le\s+|en\s+)?\Z")
_THEN_YEAR = re.compile(r"\s*\(\s*(?:en\s+)?\Z")


def _absorbed(text: str, items: list[Item]) -> list[Item]:
    """Items with those years taken in that stand apart: "2023 (1er semestre)", "mars (2022)"."""
    left: list[Item] = []
    for item in items:
        before = left[-1] if left else None
        whole = _one_of_both(text, before, item) if before else None
        if whole:
            left[-1] = whole
            continue
        left.append(item)
    return left


def _one_of_both(text: str, first: Item, second: Item) -> Item | None:
    gap = text[first.end : second.start]
    if first.atom.rule == "date.year" and not first.how and _lacks_year(second):
        return (
            replace(second, start=first.start, year=first.year) if _YEAR_THEN.match(gap) else None
        )
    if second.atom.rule == "date.year" and _lacks_year(first) and _THEN_YEAR.match(gap):
        return replace(first, atom=replace(first.atom, end=second.end), year=second.year)
    return None


def _lacks_year(item: Item) -> bool:
    return item.year is None and item.atom.order > 0


def _link(text: str, first: Item, second: Item) -> str:
    gap = text[first.end : second.start] if second.start >= first.end else ""
    if len(gap) > 30 or "\n\n" in gap:
        return ""
    if _BETWEEN.search(text, max(0, first.start - 12), first.start) and _AND.match(gap):
        return "through"
    if _THROUGH.match(gap) and leaves(text, first.start):
        return "moved"
    if _THROUGH.match(gap):
        same_day = "/" in gap and first.atom.rule == "date.numeric"
        return "and" if same_day else "through"
    if _SIDE_BY_SIDE.match(gap):
        return "beside"
    return "and" if _AND.match(gap) else ""


def _lend_years(items: list[Item], links: list[str]) -> None:
    """A date without a year takes that of its neighbour in an interval or a list."""
    for i in range(len(items) - 2, -1, -1):
        here, there = items[i], items[i + 1]
        if here.year is None and there.year is not None and links[i]:
            backwards = links[i] in _AHEAD and here.atom.order > there.atom.order > 0
            items[i] = replace(here, year=there.year - backwards)
    for i in range(len(items) - 1):
        here, there = items[i], items[i + 1]
        if there.year is None and here.year is not None and links[i]:
            later = links[i] in _AHEAD and 0 < there.atom.order < here.atom.order
            items[i + 1] = replace(there, year=here.year + later)


def _lend_in_sentence(text: str, items: list[Item]) -> None:
    """A month without a year after a date of its sentence is of that year, if it comes later."""
    for i in range(1, len(items)):
        before, item = items[i - 1], items[i]
        if item.year is not None or before.year is None or not item.atom.order > 0:
            continue
        if item.atom.shift or item.atom.weak or _SENTENCE_END.search(text, before.end, item.start):
            continue
        earlier = item.atom.order < before.atom.order
        items[i] = replace(item, year=before.year, guessed=True, doubtful=earlier)


def _interval(
    text: str,
    items: list[Item],
    links: list[str],
    at: int,
    year: int | None,
    cell: bool,
    found: list[Joined],
) -> int:
    """Read the date that begins with item `at` into `found`; the number of items it took."""
    first = items[at]
    moment = _moment(first, year, cell)
    if moment is None:
        if first.year and first.atom.strict:
            found.append(_joined(text, first, first, None, _after(found, at, links)))
        return 1
    last, used = first, 1
    while at + used < len(items):
        link, following = links[at + used - 1], items[at + used]
        other = _moment(following, year, cell)
        whole = between(moment, other) if other else None
        if whole is None or other is None:
            break
        in_row = link in ("beside", "through") and _neighbours(moment, other, last, following)
        if not in_row and not (link == "through" and used == 1):
            break
        if first.how == "about":
            whole = marked(whole, approx=True)
        moment, last, used = whole, following, used + 1
    if used == 1 and is_week_of(text, first.start) and isinstance(moment, Point) and moment.day:
        monday = moment.first - timedelta(days=moment.first.weekday())
        moment = Interval(of_date(monday), of_date(monday + timedelta(days=6)))
    found.append(_joined(text, first, last, moment, _after(found, at, links)))
    return used


def _after(found: list[Joined], at: int, links: list[str]) -> int:
    return found[-1].start if found and at and links[at - 1] in ("and", "beside") else -1


def _moment(item: Item, year: int | None, cell: bool) -> Moment | None:
    atom = item.atom
    of = item.year or (None if atom.weak and not cell else year)
    moment = atom.make(of + atom.shift) if of else None
    if moment and item.doubtful:
        moment = marked(moment, doubtful=True)
    return blurred(moment, item.how) if moment else None


def _neighbours(moment: Moment, other: Moment, before: Item, after: Item) -> bool:
    """Whether the second date begins where the first one ends, and both are of one kind."""
    alike = before.atom.rule == after.atom.rule and before.how == after.how
    return alike and moment.last + timedelta(days=1) == other.first


def _joined(text: str, first: Item, last: Item, moment: Moment | None, after: int) -> Joined:
    start, end = first.start, last.end
    doubt = doubt_around(text, start, end)
    if doubt is not None:
        end = doubt
        moment = marked(moment, doubtful=True) if moment else None
    rule = first.atom.rule if first is last else "date.interval"
    confidence = min(first.atom.confidence, last.atom.confidence)
    if first.atom.rule == "date.month_typo":
        confidence = 0.8
    assumed = first.year is None or first.guessed
    bare = first.atom.bare and last.atom.bare and first.how is None and last.how is None
    return Joined(start, end, moment, rule, bare, confidence, after, assumed)


_WORD_BEFORE = re.compile(r"(?<!\w)(?:(?P<d>\d\d?)(?:er)?\s+)?(?P<w>[a-z]{5,11})\s+\Z")


def mend_months(text: str, atoms: Sequence[Atom]) -> list[Atom]:
    """A bare year after a misspelt month ("Sptembre 2022") is that month."""
    return [_mended(text, atom) if atom.rule == "date.year" else atom for atom in atoms]


def _mended(text: str, atom: Atom) -> Atom:
    match = _WORD_BEFORE.search(text, max(0, atom.start - 20), atom.start)
    if not match or match["w"] in values("intro") or match["w"] in values("vague"):
        return atom
    name = _meant_by(match["w"])
    if name is None:
        return atom
    month = _names()[name]
    number = int(match["d"]) if match["d"] else None
    return replace(
        atom,
        start=match.start(),
        rule="date.month_typo",
        make=lambda y: Point(y, month, number) if _exists(y, month, number) else None,
        order=month,
        bare=False,
        confidence=0.8,
    )


@lru_cache(maxsize=256)
def _meant_by(word: str) -> str | None:
    """The month that a word may be with a slip of the pen; the same few words precede years."""
    return closest(word, _names())


@cache
def _names() -> dict[str, int]:
    """The month names long enough for slips of the pen to be told from other words."""
    return {name: month for name, month in full_months().items() if len(name) >= 5}


def _exists(year: int, month: int, number: int | None) -> bool:
    return number is None or 1 <= number <= Point(year, month).last.day
