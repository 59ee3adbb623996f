"""The engagement that a heading or a cell names: by its number, by the national words."""

from __future__ import annotations

import re
from functools import lru_cache

from normalizers import referential
from normalizers.action_number import roman_value
from normalizers.numbering import parse_group_heading
from normalizers.parsed import Parsed
from normalizers.wording import is_telling
from normalizers.wording_match import engagement_matcher

HEADING = 0.7
"""The least chance for a measure or an engagement, whose headings follow the national text
closely."""
_LONGEST = 600
_CODED = re.compile(
    r"\s*(?:enga?\.?\s?(?:n°\s?)?|e(?:\.?\s?n°\s?)?|(?P<apart>e\.?\s))(?P<number>[1-4])(?!\w)"
    r"(?(apart)[^\S\n]*(?:[^\w\s]|\n|\Z))",
    re.IGNORECASE,
)
"""« E2 – Parcours », « Eng. 3 » in a column or above: the engagement by its code.

« E 3 ETP » counts: apart from its letter the number stands alone or before a sign.
"""
_BY_NUMBER = re.compile(
    r"\bengagements?\s+(?:n\s?°s?\s*)?[1-4](?!\d)(?:\s*(?:,|et|&|/|à)\s*[1-4](?!\d))*",
    re.IGNORECASE,
)
_CHAPTER = re.compile(
    r"\s*(?:volet|partie|chapitre|titre|axe|thème|priorité|orientation)\s*(?:n\s?°\s*)?"
    r"(?:\d{1,2}|[IVX]{1,4})\s*[:–—.-]\s*(?=engagement\s*(?:n\s?°\s*)?[1-4]\b)",
    re.IGNORECASE,
)
"""« Volet 2 – Engagement 3 … »: the department's own number says nothing more."""
_DIGIT = re.compile(r"\d")
_IN_BRACKETS = re.compile(r"\(\s*engagement\s+(?:n\s?°\s*)?([1-4])\s*\)\s*$", re.IGNORECASE)
_SEVERAL = 2


@lru_cache(maxsize=4096)
def match_engagement(text: str) -> Parsed[str] | None:
    """The engagement (E1 to E4, COND) of a heading, by its text, else by its number."""
    if said := _IN_BRACKETS.search(text):  # « 3. Donner la parole (engagement 3) »
        return Parsed(f"E{said[1]}", *said.span(), "engagement.number", None, 0.9)
    if own := _CHAPTER.match(text):
        found = match_engagement(text[own.end() :])
        return found.shift(own.end()) if found else None
    heading = parse_group_heading(text)
    tells = heading or is_telling(text)
    reading = engagement_matcher().read(text[:_LONGEST], least=HEADING) if tells else None
    if reading:
        rule = "engagement.wording"
        return Parsed(reading.meaning, 0, len(text), rule, None, reading.chance)
    if heading is None or heading.value.field != "engagement" or not heading.value.number:
        return None
    number = heading.value.number
    code = f"E{number if number.isdigit() else roman_value(number)}"
    named = text[heading.start : heading.end].lower().startswith("engagement")
    rest = text[heading.value.text_start :].strip()
    if code not in referential.engagements() or (rest and not named):
        return None
    confidence = 0.9 if named and not rest else 0.6
    return Parsed(code, heading.start, heading.end, "engagement.number", None, confidence)


def engagement_code(engagement: str | None) -> str | None:
    if not engagement or engagement in referential.engagements():
        return engagement or None
    if code := _CODED.match(engagement):
        return f"E{code['number']}"
    found = match_engagement(engagement)
    return found.value if found and len(_numbers(engagement)) < _SEVERAL else None


def is_outside(item: referential.Objective, engagement: str | None) -> bool:
    """Whether an objective is of another engagement than the one named by its number above.

    A wording alone says less: departments have axes of their own.
    """
    named = _numbers(engagement or "")
    sure = engagement_code(engagement) if engagement and len(named) == 1 else None
    return sure == f"E{''.join(named)}" != item.engagement_code


def _numbers(engagement: str) -> set[str]:
    """The national engagements that a heading names by number: « (engagements 3 et 4) »."""
    if engagement in referential.engagements():
        return {engagement[1:]}
    if code := _CODED.match(engagement):
        return {code["number"]}
    found = _BY_NUMBER.search(engagement)
    return set(_DIGIT.findall(found[0])) if found else set()
