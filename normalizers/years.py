"""The years a report is about: fiscal year, first contract year, the contract's span."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizers.folded import plain as plain_text
from normalizers.parsed import Parsed
from normalizers.word_table import one_of, table

_CENTURY = "20"
_YEAR = r"(20[0-4]\d)"
_TO = r"\s*(?:-|–|—|/|a|et|au)\s*"

_GAP = r"[^.\n]{0,80}?"
_ONE = rf"\b{_YEAR}\b(?!\s*(?:ou|et|,)\s*20\d\d)(?!{_TO}20)"
_END = r"31\s*(?:/\s*12\s*/\s*|decembre\s+)"
_FOR = r"(?:(?:pour|de|en) )?(?:l'annee )?"
_OF = r"(?:de\s+(?:contractualisation|financement|remontee|bilan)\s+|budgetaire\s+)?"


def _words(*kinds: str) -> str:
    """A pattern for any word of these kinds."""
    return one_of(word for kind in kinds for word in table("report_years", kind))


_FISCAL = (
    ("fiscal.exercise", 1.0, rf"\bexercices?\s*(?:budgetaire\s*|clos le {_END})?:?\s*{_YEAR}\b"),
    ("fiscal.credits", 0.95, rf"\bcredits\s*:?\s*(?:pour\s+)?{_YEAR}\b"),
    ("fiscal.report", 0.9, rf"\b{_words('report')}\b{_GAP}{_ONE}"),
    ("fiscal.synthesis", 0.9, rf"\b{_words('yearly')}[ :–-]*{_FOR}{_ONE}"),
    ("fiscal.plan", 0.9, rf"\b{_words('plan')}\b{_GAP}{_ONE}"),
    ("fiscal.table", 0.85, rf"\b{_words('table')}\b{_GAP}{_ONE}"),
    ("fiscal.funding", 0.85, rf"\b{_words('funding')}\s+{_YEAR}\b"),
    ("fiscal.closing", 0.8, rf"\b{_words('closing')}\b{_GAP}31\s*(?:/12/|dec\w+ ){_YEAR}\b"),
    ("fiscal.campaign", 0.85, rf"\b{_words('campaign')}\s*{_OF}(?:annuelle\s*)?:?\s*{_ONE}"),
    ("fiscal.label", 0.85, rf"\bannee +{_words('asked')} *:? *{_ONE}"),
    ("fiscal.title", 0.8, rf"\bau +titre +de +(?:l'annee +)?{_ONE}"),
    ("fiscal.data", 0.75, rf"\b{_words('gathered')} +(?:pour +|de +)?(?:l'annee +)?{_ONE}"),
    ("fiscal.year", 0.7, rf"\bannee\s*(?:de reference|concernee|budgetaire)?\s*:?\s*{_ONE}"),
)  # fmt: skip
_OTHER_THING = re.compile(
    r"premiere fois|premiere contractualisation|\bdepuis\b|\bloi\b|\bdecret\b"
)
"""Words between the noun and the year that make it another year than the one reported on."""
_BEGUN = re.compile(r"\b20\d\d\s*(?:-|–|—|/|a|au)\s*$")
"""Before a year that ends a span ("Plan 2023-2025"): none of its years is the one planned."""
_SPAN_BEFORE = 12
"""Characters that hold a span's first year and what joins it."""
_AIMED_AT = re.compile(rf"(?<!\w){_words('aimed_at')}\Z")
"""Before the year of an aim: « Atteindre à horizon 2022 … » heads actions of any year."""
_CONTRACT = r"(?:contrat|convention|contractualisation)\b"
_FIRST = re.compile(
    rf"\b(?:(?:premiere|1\s?(?:ere|re|e))\s+(?:annee\s+de\s+)?contractualisation"
    rf"|contractualis\w+\s+(?:pour\s+la\s+premiere\s+fois|depuis|a\s+(?:partir|compter)\s+de)"
    rf"|annee\s+de\s+(?:la\s+)?premiere\s+contractualisation|signataire\s+depuis"
    rf"|(?:entree?|engagee?)s?\s+(?:dans\s+la|en)\s+(?:contractualisation|demarche)\s+(?:en|depuis)"
    rf"|a\s+engage\s+sa\s+contractualisation\s+en"
    rf"|{_CONTRACT}[^.\n]{{0,40}}\ssignee?s?\s+pour\s+la\s+premiere\s+fois"
    rf"|signee?s?\s+pour\s+la\s+premiere\s+fois(?=[^.\n]{{0,80}}\b{_CONTRACT})"
    rf"|premi(?:er|ere)\s+{_CONTRACT}\s+(?:a\s+ete\s+)?(?:conclue?|signee?)s?)\b"
    rf"\D{{0,25}}{_YEAR}\b"
)
_ENTERED = re.compile(
    r"(?:\A|(?<=\n))\s*contractualisation\s+(?:engagee|debutee|initiee|commencee|lancee|entamee|"
    rf"ouverte|amorcee|demarree)\s+(?:en|depuis)\s+{_YEAR}(?=\s*(?:[(;,.–-]|\Z|\n))"
)
"""On a cover; « la contractualisation engagée en 2020 entre l'État et … » is the national one."""
_NAMES = _words("contract", "contract_name")
_DAY = r"(?:1 ?er|\d{1,2}) *(?:/ *\d{1,2} */|[a-z]{3,9}) *"
_MORE_YEARS = rf"(?:\s*[,/]\s*20\d\d)*(?:{_TO}(?:{_DAY})?|\s*,\s*{_DAY})(20[0-4]\d)\b"
_SPAN = re.compile(
    rf"\b{_NAMES}\b[^.;\n]{{0,120}}?(?<!\d){_YEAR}(?:{_MORE_YEARS}|[-/](\d\d)\b(?![-/]))"
)
_SHORT_SPAN = re.compile(rf"\b{_words('contract_name')}\s+(2\d)\s?[-‑/–]\s?(2\d)\b")
_SCHEME = re.compile(rf"\b{_words('scheme')}\b")

_FISCAL_PATTERNS = tuple(
    (rule, confidence, re.compile(pattern)) for rule, confidence, pattern in _FISCAL
)


def find_fiscal_years(text: str) -> list[Parsed[int]]:
    """Every year the text names as the one reported on or planned, surest first."""
    plain = plain_text(text)
    if _CENTURY not in plain:
        return []
    found = [
        Parsed(int(match[1]), match.start(1), match.end(1), rule, confidence=confidence)
        for rule, confidence, pattern in _FISCAL_PATTERNS
        for match in pattern.finditer(plain)
        if not _OTHER_THING.search(plain, match.start(), match.start(1))
        and not _BEGUN.search(plain, max(0, match.start(1) - _SPAN_BEFORE), match.start(1))
    ]
    return sorted(found, key=lambda item: (-item.confidence, item.start))


def only_year(text: str) -> Parsed[int] | None:
    """The year of a title or file name that names just one ("Rapport 2024", "plan_2023.xlsx")."""
    years = list(re.finditer(r"(?<!\d)20[0-4]\d(?!\d)", text))
    if len({year[0] for year in years}) != 1 or _AIMED_AT.search(_before(text, years[0])):
        return None
    return Parsed(int(years[0][0]), *years[0].span(), "fiscal.only_year", confidence=0.7)


def _before(text: str, match: re.Match[str]) -> str:
    return plain_text(text[: match.start()]).rstrip()


def find_first_contract_year(text: str) -> Parsed[int] | None:
    """« Année de première contractualisation : 2021 » → 2021."""
    plain = plain_text(text)
    found = (_FIRST.search(plain) or _ENTERED.search(plain)) if _CENTURY in plain else None
    if found is None:
        return None
    return Parsed(int(found[1]), found.start(1), found.end(1), "contract.first_year")


def find_contract_spans(text: str) -> Iterator[Parsed[tuple[int, int]]]:
    """Spans of years said of the contract; those of schemes and strategies are left out."""
    plain = plain_text(text)
    if "2" not in plain:
        return
    found = sorted([*_SPAN.finditer(plain), *_SHORT_SPAN.finditer(plain)], key=lambda m: m.start())
    for match in found:
        first, last = (int(year) % 100 + 2000 for year in match.groups() if year)
        between = plain[match.start() : match.start(1)]
        if first < last <= first + 6 and not _SCHEME.search(between):
            yield Parsed((first, last), match.start(1), match.end(), "contract.span")
