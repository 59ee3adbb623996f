"""The patterns of single dates, and the scanner that tries them on folded text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from normalizers.dates import atoms
from normalizers.dates.atoms import Atom, Builder
from normalizers.dates.words import MONTH, ORDINAL, PART, SEASON, WEEKDAY, YEAR, months, values
from normalizers.folded import figures, word_set

_TO = (
    r"\s*(?:[,/&+-]|(?:et|ou|au?)(?![a-z]))\s*(?:l[ea]s?\s+|du\s+)?"
    rf"(?:{WEEKDAY}\s+)?"
)
_YEAR_AFTER = (
    rf"(?:\.?\s*(?:de\s+|d'|du\s+|,\s*|-\s*|/\s*)?(?:l'annee\s+|annee\s+|l'an\s+)?"
    rf"(?P<y>{YEAR})(?!\w|[.,]\d|\s?[€%])"
    r"|\.?[-/'.](?P<yy>\d\d)(?![\w/-]|[.,]\d)"
    rf"|\.?\s+(?P<yz>\d\d)(?=\s*\Z|\s*(?:[-/>]|aux?|a|jusqu'(?:a|en))\s*(?:{MONTH}\.?\s+(?:20)?\d\d|20\d\d)\s*\Z)"
    r"|\s+(?:de\s+)?n\s?(?P<n>[+-]\s?[1-3])(?!\d))"
)
_YEAR = rf"{_YEAR_AFTER}?"
_LIST = rf"(?P<list>(?>{{one}}{_TO}){{{{0,30}}}}+)"
# No way back, and no more than a month has days: "1 à 1 à 1 à 1 à" would take for ever.
_AFTER = r"(?!\w)"
_DAY = r"(?:1\s?\^?\{?er\}?|\d\d?)"
_OF = r"\s*(?:de\s+|d'|du\s+mois\s+de\s+)?"

_FOUR = rf"(?P<y>{YEAR})"
_THEN = r"/\d\d\s?(?:[->]|aux?\s|a\s)\s?(?:0[1-9]|1[0-2])/\d\d(?![\w/])"
_SINCE = r"(?:(?<=\d/\d\d\s[->]\s)|(?<=\d/\d\d[->])|(?<=\d/\d\d\sa\s)|(?<=\d/\d\d\sau\s))"
# « 10/19 » alone is a share: a month above nine in two figures and two stands beside another one.
_SHORT_OR_FOUR = rf"{YEAR}|\d\d"
_NO_CODE = r"(?<![\w/.-])"
_NO_DECIMAL = r"(?<![\w/.,-])"


def _reads(begins: str, build: Builder, *pattern: str) -> tuple[str, str, Builder]:
    return begins, "".join(pattern), build


PATTERNS = (
    # What the atom begins with, its builder, its pattern. At one place the first that fits reads.
    _reads("year", atoms.iso_day, rf"{_NO_CODE}{_FOUR}-(?P<m>\d\d)-(?P<d>\d\d)",
           r"(?:[t ]\d\d:\d\d\S*)?(?![\w-])"),
    _reads("year", atoms.iso_day, rf"{_NO_CODE}{_FOUR}/(?P<m>\d\d)/(?P<d>\d\d)(?![\w/])"),
    _reads("digit", atoms.numeric_day, r"(?<![\w/.])(?P<list>(?>\d\d?(?:er)?",
           r"\s*(?:,|et|a|au|&)\s+(?:l[ea]s?\s+)?){0,30}+)(?P<d>\d\d?)\s?(?P<s>[/.-])\s?(?P<m>\d\d?)",
           rf"\s?(?P=s)\s?(?P<y>{_SHORT_OR_FOUR})(?!\w|[./-]\d)"),
    _reads("week", atoms.iso_week, r"(?:semaine|sem\.?)\s*(?:n°\s?)?(?P<w>\d\d?)",
           rf"\s*(?:de\s|d'|[/,-])?\s*(?:l'annee\s)?{_FOUR}{_AFTER}"),
    _reads("code", atoms.iso_week, rf"s(?P<w>[0-5]\d)[\s/-]+{_FOUR}{_AFTER}"),
    _reads("ordinal", atoms.fortnight, rf"(?<!\w)(?P<o>{ORDINAL})\s+quinzaine{_OF}",
           rf"(?P<m>{MONTH}){_YEAR}{_AFTER}"),
    _reads("ordinal", atoms.day_month, rf"(?<![\w/.,]){_LIST.format(one=_DAY)}",
           rf"(?P<d>{_DAY}|premier)\.?\s*(?P<m>{MONTH})(?![a-z]){_YEAR}{_AFTER}"),
    _reads("ordinal", atoms.part, rf"(?<![\w/.,]){_LIST.format(one=ORDINAL)}(?P<o>{ORDINAL})",
           rf"\s*(?P<p>{PART})(?![a-z]){_YEAR}{_AFTER}"),
    _reads("part", atoms.part_code, rf"(?P<p>{PART})\.?\s*(?:n°\s?)?(?P<o>[1-4])",
           rf"(?:{_TO}(?P<more>[1-4]))?{_YEAR_AFTER}{_AFTER}"),
    _reads("year", atoms.part_code, rf"{_NO_CODE}{_FOUR}\s?[-/]?\s?(?P<p>[tsq])\s?",
           rf"(?P<o>[1-4]){_AFTER}"),
    _reads("digit", atoms.part_code, rf"{_NO_DECIMAL}(?P<o>[1-4])(?:er|nd|eme|e)?",
           rf"\s?(?P<p>[tsq])\.?\s?[-/]?\s?{_FOUR}{_AFTER}"),
    _reads("code", atoms.part_code, r"(?P<p>[tsq])\s?(?P<o>[1-4])",
           rf"(?:{_TO}(?P<more>[ts]?[1-4])(?!\d))?(?:{_YEAR_AFTER}|\s?\Z){_AFTER}"),
    _reads("annee", atoms.school_year, r"annees?\s+(?:scolaire|universitaire)s?\s*(?:de\s+|:\s*)?",
           rf"(?P<y>{_SHORT_OR_FOUR})(?:\s*(?:[-/]|a|et)\s*(?P<y2>{_SHORT_OR_FOUR}))?{_AFTER}"),
    _reads("rentree", atoms.back_to_school,
           r"rentrees?(?:\s+(?:scolaire|universitaire|des\s+classes|litteraire)s?)?",
           rf"(?:\s+(?:de\s+)?septembre)?(?!\s+(?:de\s+|d')?{MONTH}\b){_YEAR}",
           rf"(?:\s?[-/]\s?(?:{_SHORT_OR_FOUR}))?{_AFTER}"),
    _reads("season", atoms.season, rf"(?P<s>{SEASON}){_YEAR}",
           rf"(?:\s?[-/]\s?(?P<y2>{_SHORT_OR_FOUR})(?!\w))?{_AFTER}"),
    _reads("digit", atoms.numeric_month, rf"(?:{_NO_DECIMAL}|(?<=/20\d\d-))(?P<m>0?[1-9]|1[0-2])",
           rf"\s?/\s?{_FOUR}",
           r"(?![\w/]|\.\d)"),
    _reads("digit", atoms.numeric_month, rf"{_NO_DECIMAL}(?P<m>0[1-9]|1[0-2])[.-]{_FOUR}",
           r"(?![\w/-]|\.\d)"),
    _reads("digit", atoms.numeric_month, r"(?<![\w/.,°-])(?<!\d\s)(?<!°\s)(?P<m>0[1-9])\s",
           rf"{_FOUR}(?![\w/-]|\.\d)"),
    _reads("digit", atoms.numeric_month, rf"(?<=\A)(?P<m>1[0-2])\s{_FOUR}\W*\Z"),
    _reads("digit", atoms.numeric_month, rf"{_NO_DECIMAL}(?P<m>0[1-9]|1[0-2](?={_THEN})|{_SINCE}",
           r"1[0-2])/(?P<y>1[3-9]|2\d|3[0-5])",
           r"(?![\w/%]|[.,-]\d|\s(?!(?:aux?|et|puis|jusqu)\b|a\s)[a-z])"),
    _reads("year", atoms.iso_month, rf"{_NO_CODE}{_FOUR}[-/](?P<m>0[1-9]|1[0-2])",
           r"(?![\w/-]|[.,]\d)"),
    _reads("month", atoms.month_year, rf"(?P<m>{MONTH})(?![a-z]){_YEAR}{_AFTER}"),
    _reads("digit", atoms.day_and_month, r"(?<![\w/])(?:(?<=le\s)|(?<=du\s)|(?<=au\s)|",
           r"(?=\d\d?/\d\d\s*(?:,|et|a|au|&|-|puis)\s*(?:l[ea]s?\s|du\s|au\s)?\s*\d\d?/\d\d(?:/|\D)))",
           r"(?P<d>\d\d?)/(?P<m>\d\d)(?![\w/])"),
    _reads("year", atoms.short_years, rf"(?<![\w/.°-]){_FOUR}\s?[-/]\s?(?P<y2>\d\d)",
           r"(?![\w/-]|[.,]\d)"),
    _reads("bare", atoms.bare_year, rf"(?<!\w){YEAR}",
           r"(?!\w|[.,]\d|-\d{1,3}\b|\s?(?:[€%]|euros?\b|k€|m€|eur\b))"),
    _reads("annee", atoms.year_word, r"(?:(?<=debut\sd')|(?<=fin\sd')|(?<=milieu\sd'))(?P<a>annee)",
           r"(?!\w|\s+(?:scol|univ)|\s*\d)"),
)  # fmt: skip

_TOKEN = re.compile(r"[a-z]+")


def _triggers() -> dict[str, tuple[str, ...]]:
    """First word of an atom -> what it may begin."""
    found: dict[str, tuple[str, ...]] = {"dernier": ("ordinal",), "annee": ("annee",)}
    found |= {"annees": ("annee",), "rentree": ("rentree",), "rentrees": ("rentree",)}
    found |= dict.fromkeys("tsq", ("code",)) | {"semaine": ("week",)}
    for kind, words in (
        ("ordinal", values("ordinal")), ("part", values("part")),
        ("season", values("season")), ("month", months()),
    ):  # fmt: skip
        for word in words:
            token = _TOKEN.match(word)
            if token:
                found[token[0]] = (*found.get(token[0], ()), kind)
    found["sem"] = ("week", "part")
    return found


_Readers = dict[str, list[tuple[re.Pattern[str], Builder]]]


def _readers(triggers: dict[str, tuple[str, ...]]) -> _Readers:
    """First word of an atom -> the patterns to try, in order."""
    compiled = [(kind, re.compile(pattern), build) for kind, pattern, build in PATTERNS]
    return {
        word: [(pattern, build) for kind, pattern, build in compiled if kind in kinds]
        for word, kinds in triggers.items()
    }


_YEAR_FIRST, _YEAR_ALONE, _FIGURE_FIRST = "2024", "2024.", "0"
"""Stand for the words of an atom that begins with a year, or with one or two figures."""
_IN_FIGURES: dict[str, tuple[str, ...]] = {
    _YEAR_FIRST: ("year", "bare"), _YEAR_ALONE: ("bare",), _FIGURE_FIRST: ("digit",)
}  # fmt: skip
_FIGURE_READERS = _readers(_IN_FIGURES)
"""For texts without a first word: no month, no part of a year follows a figure."""
_READERS = _readers(_triggers() | _IN_FIGURES | {_FIGURE_FIRST: ("digit", "ordinal", "month")})
_FIRST_WORDS = frozenset(_triggers())


def _trigger() -> re.Pattern[str]:
    """Any figure, or a first word of an atom; grouped by first letter, which is quicker."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(_FIRST_WORDS, key=len, reverse=True):
        by_letter.setdefault(word[0], []).append(word[1:])
    words = "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in by_letter.items())
    return re.compile(rf"[0-9]+|(?<![a-z0-9])(?:{words})(?![a-z])")


_TRIGGER = _trigger()
_GLUED = re.compile(r"[0-9][a-z]{4}")
"""A month or part of a year may be glued to its figure ("1erseptembre")."""
_YEAR_AHEAD = re.compile(YEAR)
_AFTER_YEAR = re.compile(r"\s?(?:[-/]|[tsq]\s?[1-4])")
_DIGITS_AHEAD = rf"\s?[/.-]\s?\d|er|\s*(?:,|et|ou|a|au|&|\+)[\s\d]|\s?{YEAR}"
_FIGURE_AHEAD = re.compile(_DIGITS_AHEAD)
_DATE_AHEAD = re.compile(
    rf"{_DIGITS_AHEAD}|\s?\^|\s?(?:ere?|re|nde?|d|i?emes?|es?)(?![a-z])|bre\b"
    rf"|\s?[tsq]\s?[-/]?\s?{YEAR}|\.?\s*(?:du\s+mois\s+de\s+)?(?:{MONTH}|{PART})"
)


def _begins(text: str, token: re.Match[str], ahead: re.Pattern[str]) -> str:
    """The first word of the atom that a token may begin; most figures can begin no date: ""."""
    start, end = token.span()
    if not "0" <= text[start] <= "9":
        return token[0]
    if end - start == 4:
        if not _YEAR_AHEAD.match(text, start):
            return ""
        return _YEAR_FIRST if _AFTER_YEAR.match(text, end) else _YEAR_ALONE
    return _FIGURE_FIRST if end - start < 3 and ahead.match(text, end) else ""


def _shifted(match: re.Match[str], read: list[Atom]) -> list[Atom]:
    """Atoms of the year after or before the context's ("janvier N+1")."""
    years = match.groupdict().get("n")
    return [replace(atom, shift=int(years.replace(" ", ""))) for atom in read] if years else read


@lru_cache(maxsize=32)
def find_atoms(text: str) -> tuple[Atom, ...]:
    """Every atom of a folded text, in order, none overlapping another."""
    found: list[Atom] = []
    done = 0
    tokens: Iterable[re.Match[str]] = figures(text)
    ahead, readers = _FIGURE_AHEAD, _FIGURE_READERS
    if not _FIRST_WORDS.isdisjoint(word_set(text)) or (tokens and _GLUED.search(text)):
        tokens, ahead, readers = _TRIGGER.finditer(text), _DATE_AHEAD, _READERS
    for token in tokens:
        start = token.start()
        if start < done or (start and text[start - 1].isalnum()):
            continue
        for pattern, build in readers.get(_begins(text, token, ahead), ()):
            match = pattern.match(text, start)
            read = build(match) if match else []
            if read:
                found.extend(_shifted(match, read) if match else read)
                done = read[-1].end
                break
    return tuple(found)
