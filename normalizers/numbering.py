"""Numbers and headings of actions, alone, several in a cell, or referred to in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from normalizers.action_heading import (
    BULLET,
    CONTENTS_LINE,
    OUTLINE,
    ActionHeading,
    heading_at,
    is_number_alone,
    names_action,
    parse_action_heading,
    skip,
    title_start,
    word_of,
    words_pattern,
)
from normalizers.action_number import (
    MARK,
    NUMBER,
    counts_in_letters,
    normalise_number,
    opening_number,
    restarts,
    roman_value,
    uses_roman,
)
from normalizers.parsed import Parsed

__all__ = [
    "ActionHeading",
    "GroupHeading",
    "counts_in_letters",
    "find_action_refs",
    "is_number_alone",
    "names_action",
    "normalise_number",
    "opening_number",
    "parse_action_heading",
    "parse_group_heading",
    "parse_numbers",
    "restarts",
    "split_actions",
    "uses_roman",
]

_STARTS_PIECE = re.compile(r"(?:^|[\n;|•▪‣●■➢➤·]|\s[/–—-])[\s•▪*–—-]*$")
_DECIMAL = r"\d{1,2},\d{1,2}"
_PIECE = re.compile(rf"(?<![,\d])(?<!,\s)(?:(?i:{MARK})\s*)?{_DECIMAL}(?=\s*(?:[\n;]|\Z))|[^\n,;]+")
_LINK = re.compile(r"(?<=[\w)])\s+(?:et|&|/|puis)\s+(?=\w)")
_REFERS = re.compile(
    r"(?:\b(?:voir|cf|confer|avec|par|dans|pour|sur|et|ou|de|des|du|à|aux?|la|les|cette|chaque)\.?"
    r"|['’(])\s*$",
    re.IGNORECASE,
)
_FIRM = re.compile(r"\s*(?:[:–—]|-\s)")
_TRAILING = re.compile(r"[\s,;|/•▪–—-]*$")
_DIGITS = r"(?:[A-Z])?\d{1,3}(?:[.\-‑]\d{1,2}(?!\d))*(?:\s?(?:bis|ter)\b|[a-z]\b)?"
_NO_UNIT = (
    r"(?![\d%€]|[,.]\d|\s?[%€]|\s\d{3}\b"
    r"|\s(?:ans?|mois|jours?|fois|euros?|etp|places?|enfants?|jeunes|familles|agents)\b)"
)
_REFERENCE = re.compile(
    rf"\b(?i:fiches?[\s-]+actions?|fiches?|(?<!plan d['’])(?<!plans d['’])actions?)"
    rf"\s*(?i:{MARK})?\s*(?P<first>{_DIGITS}){_NO_UNIT}"
    rf"(?P<more>(?:\s*(?:,|et|&|à|ou|/|puis)\s*(?i:{MARK}|actions?|fiches?)?\s*{_DIGITS}{_NO_UNIT})*)"
)
_ROMAN_REFERENCE = re.compile(
    rf"\b(?i:fiches?[\s-]+actions?|fiches?|actions?)\s*(?i:{MARK})?\s*"
    r"(?P<all>(?P<first>[IVX]{1,5})(?![\w'’])(?:\s*(?:,|et|&|à|ou|/|puis)\s*[IVX]{1,5}(?![\w'’]))*)"
)
_ITEM = re.compile(
    rf"(?P<link>,|et|&|à|ou|/|puis)\s*(?i:{MARK}|actions?|fiches?)?\s*(?P<number>{_DIGITS})"
)
_RANGE = re.compile(
    r"(?i:(?:fiches?|actions?)?(?:[\s-]actions?)?\s*(?:n\s?[°o]s?)?)\s*"
    r"(?P<first>\d{1,2})\s?à\s?(?P<last>\d{1,2})"
)
"""« 2 à 4 », « Actions n° 2 à 4 »."""
_LONGEST_RANGE = 40


@dataclass(frozen=True, slots=True)
class GroupHeading:
    """A field of the context with its number: "Objectif n°24 : …", "Mesure 14 : …", "Axe 2"."""

    field: str
    number: str | None
    text_start: int


def parse_group_heading(text: str) -> Parsed[GroupHeading] | None:
    """The engagement, measure or objective a heading names, with its number where it has one."""
    start = skip(BULLET, text, 0)
    head = words_pattern("parent").match(text, start)
    if head is None:
        start = skip(OUTLINE, text, start)
        head = words_pattern("parent").match(text, start)
    if head is None or CONTENTS_LINE.search(text):
        return None
    word = word_of(head["word"])
    end = head.end("number") if head["number"] else head.end("word")
    title = title_start(text, end, head["number"] or "")
    if title is None or (head["number"] is None and title == len(text)):
        return None
    number = normalise_number(head["number"]) if head["number"] else None
    if heading_at(text, start, False):
        return None
    field = "engagement" if word == "axe" else word
    return Parsed(GroupHeading(field, number, title), start, end, "heading.group")


def parse_numbers(text: str, *, roman: bool = False) -> list[Parsed[str]]:
    """The action numbers of a cell in a number column, one a line, or with a comma or "et" between;
    "2 à 4" are three.

    One comma between two figures ("2,1") is that of a spreadsheet's decimal. Empty where the
    cell holds anything else.
    """
    word = words_pattern("action")
    pieces = list(_PIECE.finditer(_LINK.sub(lambda link: ",".center(len(link[0])), text)))
    found: list[Parsed[str]] = []
    for piece in pieces:
        raw = piece[0].strip()
        offset = piece.start() + piece[0].find(raw)
        several = _RANGE.fullmatch(raw)
        if several is not None:
            place = offset + several.start("first"), offset + several.end("last")
            first, last = several["first"], several["last"]
            numbers = [first, *_between(first, last), last]
            found += [Parsed(number, *place, "number.range") for number in numbers]
            continue
        head = word.fullmatch(raw) or re.fullmatch(
            rf"(?i:{MARK})?\s*(?P<number>{_DECIMAL}|{NUMBER})[.\s)]*", raw
        )
        if head is None or head["number"] is None:
            return []
        start, end = offset + head.start("number"), offset + head.end("number")
        number = normalise_number(head["number"], roman=roman)
        found.append(Parsed(number, start, end, "number.cell"))
    return found


def split_actions(text: str, *, roman: bool = False) -> list[Parsed[ActionHeading]]:
    """The actions one cell holds; start and end of each are the extent of its whole text.

    `title_start` is relative to `text`. Text before the first heading belongs to none.
    """
    found: list[Parsed[ActionHeading]] = []
    for word in words_pattern("action").finditer(text):
        start = _chain_start(text, word.start(), found[-1].value.title_start if found else 0)
        heading = heading_at(text, start, roman)
        if heading and heading.value.number and _begins_action(text, start, word):
            found.append(heading)
    starts = [heading.start for heading in found] + [len(text)]
    ends = [end - len(_tail(text[start:end])) for start, end in pairwise(starts)]
    return [
        Parsed(heading.value, heading.start, end, heading.rule, None, heading.confidence)
        for heading, end in zip(found, ends, strict=True)
    ]


def _chain_start(text: str, position: int, floor: int) -> int:
    """Where "Objectif 5 – action 2" begins, given where "action" does."""
    line = max(text.rfind("\n", floor, position), text.rfind(";", floor, position)) + 1
    start = skip(BULLET, text, max(line, floor))
    if start < position and words_pattern("parent").match(text, start):
        heading = heading_at(text, start, False)
        if heading and heading.start <= position < heading.end:
            return start
    return position


def _begins_action(text: str, start: int, word: re.Match[str]) -> bool:
    """Whether a heading opens a line or an item, or stands firmly ("Action 2 :") within one."""
    before = text[:start]
    if _STARTS_PIECE.search(before):
        return True
    capital = word["word"][:1].isupper()
    firm = bool(_FIRM.match(text, word.end()))
    return capital and firm and not _REFERS.search(before)


def _tail(text: str) -> str:
    match = _TRAILING.search(text)
    return match[0] if match else ""


def find_action_refs(text: str, *, roman: bool = False) -> list[Parsed[str]]:
    """The numbers of actions or fiches a text refers to ("fiches 3, 4 et 7", "actions 2 à 5").

    `roman` also reads Roman numerals ("action IV" -> "4"), for documents that count so.
    """
    if roman:
        return sorted([*find_action_refs(text), *_roman_refs(text)], key=lambda hit: hit.start)
    found: list[Parsed[str]] = []
    for match in _REFERENCE.finditer(text):
        first = normalise_number(match["first"])
        found.append(Parsed(first, match.start(), match.end("first"), "number.reference"))
        for item in _ITEM.finditer(text, match.start("more"), match.end("more")):
            number = normalise_number(item["number"])
            place = item.start("number"), item.end("number")
            for between in _between(found[-1].value, number) if item["link"] == "à" else ():
                found.append(Parsed(between, *place, "number.range"))
            found.append(Parsed(number, *place, "number.reference"))
    return found


def _roman_refs(text: str) -> Iterator[Parsed[str]]:
    for match in _ROMAN_REFERENCE.finditer(text):
        before = 0
        for item in re.finditer(r"(?P<link>à\s*)?(?P<number>[IVX]+)", match["all"]):
            value = roman_value(item["number"])
            if value:
                end = match.start("all") + item.end()
                start = end - len(item["number"]) if item.start() else match.start()
                for number in range(before + 1, value) if item["link"] and before else ():
                    yield Parsed(str(number), start, end, "number.range")
                yield Parsed(str(value), start, end, "number.reference")
                before = value


def _between(first: str, last: str) -> list[str]:
    if not (first.isdigit() and last.isdigit()) or int(last) - int(first) > _LONGEST_RANGE:
        return []
    return [str(number) for number in range(int(first) + 1, int(last))]
