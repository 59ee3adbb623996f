"""Splits what stands under "Partenaires" into names, and knows the organisations among them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from normalizers.folded import plain
from normalizers.lexicon import load
from normalizers.matching import find_organisations
from normalizers.organisations import beginning, exact, organisation_of
from normalizers.parsed import Parsed
from normalizers.partner_names import Span
from normalizers.partners_split import split_names
from normalizers.text import clean_line, fold

_ARTICLE = re.compile(r"(?:les?|la|l'|des|du|d'|un|une|ses|leurs?)\b\s*(?=\S)")
_MONEY = re.compile(
    r"[(:]?\s*(?<![\d.,])\d[\d .,]*(?:k?€|keuros?\b|euros?\b|m€|%)(?:\s*\))?(?:\s*par an\b)?"
)
_DIGIT = re.compile(r"\d")
_TWO_LETTERS = re.compile(r"[^\W\d_]{2}")
_TAIL = re.compile(r"[\s,]*(?:\betc|\bet|\bou|\(\s*\)|\.{2,})\s*$")
_LONGEST_NAME = 12
"""Words; what is longer is a sentence about partners."""
_EDGES = " \t\n,;:.…•-/|&+*=>"
_HEADING = re.compile(r"\s*([^:;,(]{2,60}?)\s*:")


@dataclass(slots=True, unsafe_hash=True)
class Partner:
    """A partner's name as written; the organisation's canonical code and type where known."""

    name: str
    organisation: str | None
    organisation_type: str | None


def split_partners(text: str) -> list[Parsed[Partner]]:
    """The partners a cell names, in order, each once; [] where it names nobody."""
    masked = plain(text)
    if _DIGIT.search(masked):
        masked = _MONEY.sub(lambda match: " " * len(match.group()), masked)
    names: dict[str, Parsed[Partner]] = {}
    for span in _spans(text, masked):
        found = _partner(text, span)
        if found is not None:
            names.setdefault(fold(found.value.name), found)
    return list(names.values())


def _spans(text: str, masked: str) -> Iterator[Span]:
    for start, end in split_names(text, masked):
        trimmed = _trim(text, masked, start, end)
        if trimmed is not None:
            yield from _in_prose(text, trimmed) or [trimmed]


def _in_prose(text: str, span: Span) -> list[Span]:
    """A sentence names its partners where it names organisations; [] for a name."""
    piece = text[span[0] : span[1]]
    if len(piece.split()) <= _LONGEST_NAME or beginning(piece) is not None:
        return []
    found = find_organisations(piece)
    return [(span[0] + each.start, span[0] + each.end) for each in found]


def _partner(text: str, span: Span) -> Parsed[Partner] | None:
    start, end = span
    name = text[start:end]
    name = clean_line(_MONEY.sub(" ", name) if _DIGIT.search(name) else name) or ""
    if not _TWO_LETTERS.search(name) or fold(name) in _words("nothing"):
        return None
    known = organisation_of(name)
    partner = Partner(name, known.code if known else None, known.type if known else None)
    rule = "partner.gazetteer" if known else "partner.split"
    return Parsed(partner, start, end, rule, confidence=0.95 if known else 0.8)


def _trim(text: str, masked: str, start: int, end: int) -> Span | None:
    """Without headings, lead words, articles, amounts, "etc." and marks at both ends."""
    while start < end:
        before = (start, end)
        start, end = _strip(masked, start, end)
        start += _lead(text, masked, start, end)
        end -= _tail(masked, start, end)
        if (start, end) == before:
            break
    return (start, end) if start < end else None


def _strip(masked: str, start: int, end: int) -> Span:
    part = masked[start:end]
    start += len(part) - len(part.lstrip(_EDGES))
    end = start + len(masked[start:end].rstrip(_EDGES))
    part = masked[start:end]
    if part.count("(") < part.count(")") and part.endswith(")"):
        end -= 1
    if part.startswith("(") and ")" not in part:
        start += 1
    return start, end


def _lead(text: str, masked: str, start: int, end: int) -> int:
    """How many characters at the start are no part of the name."""
    part = masked[start:end]
    heading = _HEADING.match(part) if ":" in part else None
    if heading and _is_heading(heading.group(1)):
        return heading.end()
    lead = _lead_pattern().match(part)
    if lead:
        return lead.end()
    article = _ARTICLE.match(part)
    if article is None or exact(text[start:end]) or _is_of_name(text[start:end], article.end()):
        return 0
    return article.end()


def _is_of_name(name: str, after: int) -> bool:
    """« La Ronce », « Le Refuge »: a capital article before a capital word that is no acronym
    and names no known organisation.
    """
    first = name[after:].split(maxsplit=1)[:1]
    capital = name[:1].isupper() and first and first[0][:1].isupper() and first[0][1:].islower()
    return bool(capital) and organisation_of(name[after:]) is None


def _tail(masked: str, start: int, end: int) -> int:
    if not masked[start:end].rstrip().endswith(("etc", "et", "ou", ")", "..")):
        return 0
    match = _TAIL.search(masked, start, end)
    return len(match.group()) if match else 0


def _is_heading(label: str) -> bool:
    small = {"et", "de", "du", "des", "la", "le", "les", "l", "d", "ou"}
    found = [word for word in fold(label).split() if word not in small]
    return bool(found) and all(word in _words("heading") for word in found) and not exact(label)


@cache
def _lead_pattern() -> re.Pattern[str]:
    leads = sorted((plain(word) for word in _words("lead")), key=len, reverse=True)
    article = r"(?:\s+(?:les?|la|l'|des|du)\b)?"
    return re.compile(rf"(?:{'|'.join(map(re.escape, leads))})\b{article}\s*(?=\S)")


@cache
def _words(role: str) -> frozenset[str]:
    return frozenset(fold(row["word"]) for row in load("partner_words") if row["role"] == role)
