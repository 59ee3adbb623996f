"""What the words before a date make of it: a role, a law's name, an announced year."""

from __future__ import annotations

import re

from normalizers.dates.mention import Role
from normalizers.dates.words import YEAR, any_of, values
from normalizers.guarded import Guarded
from normalizers.word_table import value_of

REACH = 110
_SOME_DAY = re.compile(r"\d\d?(?!\d)")
"""A day after "des", which then is an article ("des 12 et 13 mars") and not "dès"."""
_CLAUSE = re.compile(r"[;!?]|\.\s|\n\s*\n|\n\s*[•-]")
_PREP = (
    r"(?:\s*:|\s*\(|\s+(?:du|de|des|d'|l[ae]s?|en|au|aux|a|l'|fin|mi|debut|courant|mois|annee|"
    r"prevue?s?|previsionnelle|estimee?|fixee?|souhaitee?|visee|au\s+plus\s+tard)\b'?|(?<=')\w{0,0})*"
)
_NEAR = Guarded(rf"(?<!\w)(?P<word>{any_of('near')}){_PREP}\s*\Z", values("near"))
_FAR = Guarded(
    rf"(?<!\w)(?P<word>{any_of('far')})(?![\w'])(?:\s*:(?!\s*\d+\s))?(?:[\s(]+[\w'/°-]+){{0,6}}\s*:?\s*\Z",
    values("far"),
)
_DENIED = re.compile(
    r"(?:\bn(?:'|e\s+)\w+\s+(?:pas|jamais|plus)|\bnon|\bpas\s+encore|\bjamais|\bsans\s+avoir)"
    r"(?:\s+(?:encore|pu|ete|etre))*\s+\Z"
)
"""« n'a pas pu être engagée en 2022 » dates no beginning."""
_LAW = Guarded(
    rf"(?<!\w){any_of('law')}(?:\s+n\s?[°o]?\s?[\w./-]+|\s+[\w'-]+){{0,7}}?"
    r"\s+(?:du|de|des|en\s+date\s+du|datee?\s+du)\s+\Z",
    values("law"),
)
_STARTS = re.compile(r"(?:compter|partir|depuis|jusqu'\w*|avant|des|effet)\s+(?:du|de)\s+\Z")
_SAME_LAW = re.compile(r"\s*(?:,|et)\s*(?:celles?|ceux|celui|de\s+celle)?\s*(?:du|de)?\s*\Z")
_INTRO = Guarded(
    rf"(?<!\w)(?:{any_of('intro')}|{any_of('later')}(?:\s+(?:a|en|pour|sur|au))?)"
    r"(?:\s+(?:de|l'annee|annee|l'an|fin|debut))*(?:\s+|(?<='))\Z",
    [*values("intro"), *values("later")],
)
_MONTH_INTRO = re.compile(
    r"(?<!\w)(?:en|des|depuis|fin|debut|mi|courant|mois\s+de|avant|apres|vers|a\s+partir\s+de|d'ici|"
    r"jusqu'(?:a|en)|jusqu'a\s+fin|au\s+cours\s+de|a\s+compter\s+de|pour|(?:fin|mois)\s+d')[\s-]*\Z|\A\W*\Z"
)
_COUNTED = re.compile(r"\d\s*%?\s+en\s+\Z")
_MEASURED = re.compile(
    r"(?<![\w/])(?:(?!(?:19|20)\d\d\b)\d[\d ]*(?![\w/°])|nombre|taux|part|total|nb)(?=\W)"
    r"[^,;:()\n]*\Z"
)
"""A figure (or what measures one) in the same clause: the year is the figure's."""
_LABEL = re.compile(r"\s*:\s*(?:environ\s+)?\d")
_BUDGET = Guarded(rf"(?<!\w){any_of('budget')}\s+(?:\w+\s+){{0,2}}\Z", values("budget"))
_THING = Guarded(rf"(?<!\w){any_of('thing')}(?:\s+[\w'-]+){{0,8}}\s*[(,]?\s*\Z", values("thing"))
_SPAN = Guarded(rf"(?<!\w){any_of('span')}(?:\s+[\w'-]+){{0,5}}\s*[(:,]?\s*\Z", values("span"))
_COUNTED_ON = Guarded(
    rf"(?<!\w){any_of('counted')}(?:[\s(,:–-]+(?!a\b|est\b|attend|prev|repor)[\w'/.]+){{0,2}}?[\s(,:–-]+(?:au|a\s+la\s+date\s+du)\s+\Z",
    values("counted"),
)
_RANGE_INTRO = re.compile(r"(?<!\w)(?:de|entre|sur|en|depuis)\s+\Z")
_ABOUT_COUNT = re.compile(r"\s+(?!et\b|ou\b|a\b|au\b|dans\b|pour\b|avec\b|par\b)[a-z]{3,}s\b")
_ONLY_YEARS = re.compile(
    rf"\W*(?:annees?\s+)?{YEAR}(?:\s*(?:[-/,&+;]|a|et|au)\s*(?:{YEAR}|\d\d))*\W*\Z"
)


def _clause_start(text: str, start: int) -> int:
    """Where the clause around a date begins, at most `REACH` characters before it."""
    begin = max(0, start - REACH)
    for match in _CLAUSE.finditer(text, begin, start):
        begin = match.end()
    return begin


def role_of(text: str, start: int) -> Role:
    """The role of the date that begins at `start`: the nearest word that gives one."""
    if not (_NEAR.may_stand(text) or _FAR.may_stand(text)):
        return "event"
    begin = _clause_start(text, start)
    match = _NEAR.search(text, begin, start)
    if match and not (match["word"] == "des" and _SOME_DAY.match(text, start)):
        return _role("near", match["word"])
    last: re.Match[str] | None = None
    while match := _FAR.search(text, last.start() + 1 if last else begin, start):
        last = match
    if last is None or _DENIED.search(text, begin, last.start()):
        return "event"
    return _role("far", last["word"])


def _role(kind: str, word: str) -> Role:
    return "end" if value_of("date_words", kind, word) == "end" else "start"


def is_law(text: str, start: int) -> bool:
    """Whether the date only names a law, decree or ruling."""
    if not _LAW.may_stand(text):
        return False
    begin = _clause_start(text, start)
    return bool(_LAW.search(text, begin, start)) and not _STARTS.search(text, begin, start)


def continues(text: str, end: int, start: int) -> bool:
    """Whether the date at `start` goes on citing what the one before it cited."""
    return bool(_SAME_LAW.match(text[end:start]))


def is_only_years(text: str) -> bool:
    """Whether a text holds years and nothing else, as a cell does."""
    return bool(_ONLY_YEARS.match(text))


def is_announced(text: str, start: int, end: int, *, interval: bool) -> bool:
    """Whether a sentence announces the bare year(s) at `[start, end)` as a date."""
    begin = max(0, start - 60)
    if interval:
        announced = _RANGE_INTRO.search(text, begin, start) or _INTRO.search(text, begin, start)
        return bool(announced) and not names_span(text, start)
    match = _INTRO.search(text, begin, start)
    if not match or _COUNTED.search(text, begin, start) or _LABEL.match(text, end):
        return False
    if _BUDGET.search(text, begin, start) or _ABOUT_COUNT.match(text, end):
        return False
    measured = _MEASURED.search(text, _clause_start(text, start), start)
    return not measured or role_of(text, start) != "event"


def is_month(text: str, start: int) -> bool:
    """Whether a month without a year is meant as one ("en mai", not "les mesures sont mai")."""
    return start == 0 or bool(_MONTH_INTRO.search(text, max(0, start - 25), start))


def names_span(text: str, start: int) -> bool:
    """Whether the years say how long something lasts ("sur la période 2022-2024")."""
    words = _SPAN.search(text, max(0, start - 60), start)
    return bool(words)


def names_thing(text: str, start: int) -> bool:
    """Whether the year belongs to a name ("schéma départemental 2021-2026")."""
    return bool(_THING.search(text, _clause_start(text, start), start))


def names_budget(text: str, start: int) -> bool:
    """Whether the year names a budget ("exercice 2024", "crédits 2024")."""
    return bool(_BUDGET.search(text, max(0, start - 40), start))


def is_reference(text: str, start: int) -> bool:
    """Whether a day only says when things were counted (« Situation au 31 décembre 2024 »)."""
    if not _COUNTED_ON.may_stand(text):
        return False
    return bool(_COUNTED_ON.search(text, _clause_start(text, start), start))
