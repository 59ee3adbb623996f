"""Which year a figure is about: "en 2023", "(2023)", "2023 :", "au 31/12/2024", "N-1"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from normalizers.dates.words import YEAR, months
from normalizers.folded import word_set
from normalizers.indicators.words import ends_with
from normalizers.spans import Taken
from normalizers.word_table import one_of

Role = Literal["at", "span", "base", "since", "target"]


@dataclass(slots=True, unsafe_hash=True)
class YearMark:
    """A mention of a year at `[start:end]` of the folded text.

    `first` is the first year of those that run over several ("2022-2024"), `year` the last.

    role: "at" dates a figure; "span" runs over several years; "base" is the year a change is
    measured from; "since" only says where a count begins or belongs to a name; "target" is a year
    by which something is to be reached.
    """

    start: int
    end: int
    year: int | None
    role: Role
    first: int | None = None


_MONTH = one_of(months())
_UNIT = (
    r"(?:l'|la\s+|le\s+|les\s+)?"
    r"(?:(?:annees?|exercices?|campagne|an|periode)\s+(?:civile\s+)?)?"
)
_DAY = rf"\d{{1,2}}(?:er)?(?:\s+{_MONTH}\.?\s+|\s?[/.-]\s?\d{{1,2}}\s?[/.-]\s?)"
_Y = rf"(?P<y>{YEAR})"
_FIRST = rf"(?P<first>{YEAR})"
_SHORT = r"(?P<y>(?:20)?\d\d)"
_OPEN = r"(?:(?<=[(:;,/\n\t⇒=•▪-])|(?<=^))"
_SINCE = (
    r"\b(?:depuis|a partir de|a partir du|a compter de|a compter du|des|avant)"
    rf"\s+(?:le\s+)?(?:{_DAY}|{_MONTH}\s+)?{_UNIT}{_Y}"
)
_SINCE_EVENT = rf"\bdepuis\s+(?:[\w']+\s+){{1,6}}?(?:en\s+)?(?:{_MONTH}\s+)?{_Y}"
_BASE = rf"\b(?:par rapport a|compare a|comparativement a|vs\.?|versus|qu'en)\s+{_UNIT}{_Y}"
_PER_BASE = rf"(?<=%)\s?/\s?{_UNIT}{_Y}"
"""« + 3,2 % / 2020 »."""
_BY = (
    r"\b(?:d'ici|a l'horizon|a horizon|horizon|jusqu'en|jusqu'a|vers)\s+"
    rf"(?:a\s+|en\s+|fin\s+|la fin\s+|de\s+)*{_UNIT}{_Y}"
)
_SCHOOL = (
    r"\b(?:(?:en|pour|sur|durant|pendant|de|dans|au cours de)\s+)?(?:l'|la\s+|les\s+)?"
    rf"(?:annees?|rentree|saison)\s+(?:scolaires?|universitaires?)?\s*{_FIRST}\s?[-/]\s?{_SHORT}\b"
)
_SPAN = (
    rf"\b(?:entre|de|sur|periode|annees)\s+(?:la periode\s+)?(?:{_MONTH}\s+)?{_FIRST}"
    rf"\s?(?:et|a|-|/)\s?(?:{_MONTH}\s+)?{_Y}(?!\s*:)"
)
_ON_DAY = rf"\b(?:(?:au|le|du|a la date du|en date du)\s+)?{_DAY}(?P<y>{YEAR}|\d\d\b)"
_IN_MONTH = rf"\b(?:(?:en|a|de|depuis|fin|debut|mi|courant)\s?-?\s?)*{_MONTH}\.?\s+{_Y}"
_IN = (
    r"\b(?:(?:a|en)\s+)?(?:en|pour|sur|durant|pendant|courant|fin|debut|mi|de|dans|au titre de|"
    rf"au cours de)\s?-?\s?{_UNIT}{_Y}(?!\s?[-/]\s?\d)"
)
_NAMED = rf"\b(?:annee|exercice|rentree|an)\s+{_Y}(?!\s?[-/]\s?\d)"
_BARE_SCHOOL = (
    rf"(?<!/)(?:{_OPEN}|(?<=[a-z)%]\s))\s*{_FIRST}\s?[-/]\s?{_SHORT}(?=\s*(?:[):;,=⇒]|$))"
)
_AFTER_LABEL = rf"{_Y}(?<=[a-z)%]\s\d\d\d\d)(?=\s*(?:[):;,=⇒]|$))"


_MONTH_WORDS = " ".join(word for month in months() for word in re.findall("[a-z]+", month))
_YEAR_WORDS = "annee annees exercice exercices rentree saison an"
_RULES: tuple[tuple[Role, str, str], ...] = (
    # Its role, the words of which one stands in it (none: it has no words), its pattern.
    # "1-2" stands for two figures with a sign between them, "1999-" for a year and a sign or link.
    ("since", "depuis partir compter des avant", _SINCE),
    ("since", "depuis", _SINCE_EVENT),
    ("base", "rapport compare comparativement qu vs versus", _BASE),
    ("base", "%", _PER_BASE),
    ("target", "ici horizon jusqu vers", _BY),
    ("at", _YEAR_WORDS, _SCHOOL),
    ("span", "1999-", _SPAN),
    ("at", f"{_MONTH_WORDS} 1-2", _ON_DAY),
    ("at", _MONTH_WORDS, _IN_MONTH),
    ("at", "en pour sur durant pendant courant fin debut mi de dans titre cours", _IN),
    ("at", _YEAR_WORDS, _NAMED),
    ("at", "1-2", _BARE_SCHOOL),
    ("at", "", _AFTER_LABEL),
)
_BARE = re.compile(rf"{_Y}(?=\s*(?:[):;,/=⇒\n\t]|$|-\s|et\b|sur\b))", re.MULTILINE)
_BEFORE_BARE = re.compile(rf"(?:{_OPEN}|(?<=\d\s))\s*\Z", re.MULTILINE)
"""A line's beginning, a sign or a figure, which stand anywhere: looked for before a year only."""
_MOST_BLANKS = 30
_PATTERNS = tuple(
    (role, frozenset(words.split()), re.compile(text, re.MULTILINE)) for role, words, text in _RULES
)
_LIST = re.compile(rf"\s*(?:,|et|/)\s*(?:en\s+)?{_Y}(?=\s*(?:[).;,]|$|\bet\b))")
_BACK = re.compile(r"\b(?:(?:en|a)\s+)?(?:(?:l')?(?:annee|exercice)\s+)?n(?:\s?-\s?(?P<n>[1-3]))\b")
_LAST = re.compile(
    r"\b(?:a\s+|de\s+|en\s+)?l'(?:an|annee|exercice)\s+(?:precedente?|derniere?|passee?|dernier)\b"
)
_N_LESS = re.compile(r"n\s?-")
_NUMBER = re.compile(r"\s*n\s?°?\s?[\d-]+\s*\Z")
_NUMBER_ENDS = frozenset("0123456789-")
_DATED = re.compile(r"[0-9](?:(?<=1)9\d\d|(?<=2)0\d\d|\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d\d)")
_RELATIVE = frozenset(["precedent", "precedente", "derniere", "dernier", "passee"])
_PAIR = re.compile(r"[0-9]\s?[/.-]\s?[0-9]")
_YEAR_THEN = re.compile(rf"{YEAR}\s?(?:et|a|-|/)")
_LEAD = 70


def find_years(flat: str, fiscal_year: int | None = None) -> list[YearMark]:
    """All mentions of years in a folded text, in order, none overlapping another."""
    present = word_set(flat)
    marks = _dated(flat, present) if _DATED.search(flat) else []
    if "n" in present and _N_LESS.search(flat):
        for match in _BACK.finditer(flat):
            year = fiscal_year - int(match["n"]) if fiscal_year else None
            marks.append(YearMark(match.start(), match.end(), year, "at"))
    if not _RELATIVE.isdisjoint(present):
        before = fiscal_year - 1 if fiscal_year else None
        for match in _LAST.finditer(flat):
            marks.append(YearMark(match.start(), match.end(), before, "at"))
    return sorted(marks, key=lambda mark: mark.start) if len(marks) > 1 else marks


def _dated(flat: str, present: frozenset[str]) -> list[YearMark]:
    """The years in figures; a pattern is tried only where a word of its is `present`."""
    marks, taken = list[YearMark](), Taken(len(flat))
    if "%" in flat:
        present |= {"%"}
    if _PAIR.search(flat):
        present |= {"1-2"}
    if _YEAR_THEN.search(flat):
        present |= {"1999-"}
    patterns = [
        (role, pattern)
        for role, words, pattern in _PATTERNS
        if not words or not words.isdisjoint(present)
    ]
    for start, end in _dated_parts(flat):
        for role, pattern in patterns:
            for match in pattern.finditer(flat, start, end):
                _add(marks, taken, flat, match, role)
        for match in _BARE.finditer(flat, start, end):
            if _BEFORE_BARE.search(flat, max(0, match.start() - _MOST_BLANKS), match.start()):
                _add(marks, taken, flat, match, "at")
    return marks


def _dated_parts(flat: str) -> Iterator[tuple[int, int]]:
    """The parts of lines in which a year may stand, with the words that lead to it."""
    start = 0
    for line in flat.split("\n"):
        end = start + len(line)
        dated = _DATED.search(line)
        if dated:
            yield max(0, start + dated.start() - _LEAD), end
        start = end + 1


def _add(marks: list[YearMark], taken: Taken, flat: str, match: re.Match[str], role: Role) -> None:
    start, end = match.span()
    start += len(match[0]) - len(match[0].lstrip())
    if taken.meets(start, end):
        return
    before = flat[max(0, start - 40) : start]
    if before.rstrip()[-1:] in _NUMBER_ENDS:
        before = _NUMBER.sub("", before)
    if ends_with("thing").search(before):
        role = "since"  # "schéma 2021": the year belongs to a name
    year = int(match["y"])
    first = int(match["first"]) if "first" in match.re.groupindex else None
    marks.append(YearMark(start, end, year + 2000 if year < 100 else year, role, first))
    taken.add(start, end)
    follow = _LIST.match(flat, end) if role == "at" else None
    while follow:
        marks.append(YearMark(follow.start("y"), follow.end(), int(follow["y"]), "at"))
        taken.add(follow.start("y"), follow.end())
        follow = _LIST.match(flat, follow.end())
