"""Departments and the collectivities that do their work, found in text and tables.

How sure a mention is: 1.0 after a label or as "Conseil départemental de …", 0.9 as
"département de …" or "préfet de …", 0.8 alone on its line, 0.5 in passing. Names that are
also rivers, towns or plain words count in passing only after a preposition.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizers.department_names import (
    JOINERS,
    Department,
    Name,
    by_code,
    closest_name,
    context_pattern,
    find_names,
    names_in_segment,
    spelled,
)
from normalizers.folded import folded
from normalizers.parsed import Parsed

_LOOK_BACK = 70
CODE = r"(?:0[1-9]|1\d|2[1-9ab]|[3-8]\d|9[0-5]|97[1-46])"
_PREPOSITION = re.compile(r"\b(?:de|du|des|d'|dans|en|a|au|aux|la|le|les|l')\s*$")
_ARTICLE = re.compile(r"\b(?:la|le|les|l')\s*$")
_SURE_PREPOSITION = re.compile(
    r"(?:\b(?:de|dans|a|pour|par|sur)\s+l(?:a\s|e\s|es\s|')|\b(?:du|des|au|aux|en)\s|\bd')\s*$"
)
TOWN = re.compile(r"(?:\b(?:sur|sous|lez)|\d{5})\s*$")
_LABEL = re.compile(
    rf"(?:^|[\n.;:|\t(]|\s-\s)\W*(?:{context_pattern('label')})\)?\s*(?:\([^)]*\)\s*)?[:=|\t]\s*"
    rf"(?:{CODE}\s*[-–:/.]?\s*)?\(?$"
)
_COUNCIL = re.compile(rf"(?<![\w'-])(?:{context_pattern('council')})\W{{0,3}}$")
_DEPARTMENT = re.compile(r"(?<![\w'-])(?:departements?|d[ée]?p[ar]?te?)\W{0,3}$")
_AUTHORITY = re.compile(rf"(?<![\w'-])(?:{context_pattern('authority')})\W{{0,3}}$")
_ELSEWHERE = re.compile(rf"(?<![\w'-])(?:{context_pattern('elsewhere')})\s*$")
_AROUND = re.compile(
    rf"[\W_\d]|{CODE}|\b(?:conseil|departemental|departement|general|exercice|annee|cd|dpt)\b"
)
_NUMBERED = re.compile(
    rf"(?<![\w-])(?:(?:cd|dpt|dept)[\s.:(n°-]{{0,4}}(?P<near>{CODE})"
    rf"|(?:conseil departemental|conseil general|departement|dep)\s*(?:n°|[.:(-]|\s)+"
    rf"(?P<code>{CODE})(?!\s+[\w]))(?![\w%]|[.,/]\d|\s\d{{3}}\b|\s*(?:%|€|k€|m€))"
)
_DIGIT = re.compile(r"\d")
_IN_BRACKETS = re.compile(rf"\((?P<code>{CODE})\)")
_AFTER_TOWN = re.compile(r"\b(?:a |de |d')(?P<town>[a-z][\w'-]*(?:[ -][\w'-]+){0,3})\s*$")
_TYPO = re.compile(
    r"(?<![\w'-])(?:conseil departemental|departement)"
    r"(?:\s*[:=]\s*|\s+)(?:de la |de l'|du |des |de |d')?"
    r"(?P<name>[a-z][a-z']+(?:[ -][a-z][a-z']*){0,4})"
)
_BARE = re.compile(r"\s*([^\W\d_][\w' -]{6,30})\s*")


def find_departments(text: str) -> list[Parsed[Department]]:
    """Every mention of a department in a text, in order, without overlaps.

    `start`/`end` cover the name (or the code that stands for it).
    """
    found = [*_by_name(text), *_by_number(text)]
    found += _by_likeness(text, found)
    found.sort(key=lambda item: (-item.confidence, item.start, -item.end))
    kept: list[Parsed[Department]] = []
    for item in found:
        if not any(_says_the_same(item, other, text) for other in kept):
            kept.append(item)
    return sorted(kept, key=lambda item: item.start)


def _says_the_same(item: Parsed[Department], other: Parsed[Department], text: str) -> bool:
    """Whether two mentions overlap, or are a code and the name it belongs to."""
    if item.start < other.end and other.start < item.end:
        return True
    gap = text[min(item.end, other.end) : max(item.start, other.start)]
    return item.value == other.value and len(gap) <= 5 and not any(map(str.isalnum, gap))


# -- names -------------------------------------------------------------------------------


def _by_name(text: str) -> Iterator[Parsed[Department]]:
    plain = folded(text)
    for match in find_names(plain.text):
        name = spelled(match[0])
        if name is None or name.department is None:
            continue
        start, end = plain.origin(match.start(), match.end())
        sure = _confidence(text, plain.text, match, name, text[start:end])
        if sure is not None:
            rule, confidence = sure
            yield Parsed(name.department, start, end, rule, confidence=confidence)


def _confidence(
    text: str, plain: str, match: re.Match[str], name: Name, written: str
) -> tuple[str, float] | None:
    """The rule that a mention meets and how sure it is; None where it is something else."""
    before = plain[max(0, match.start() - _LOOK_BACK) : match.start()]
    if name.kind == "acronym":
        return ("department.acronym", 0.6) if written[-1:].isupper() else None
    if name.kind == "institution":
        return "department.institution", 1.0
    if _LABEL.search(_ARTICLE.sub("", before)):
        return "department.label", 1.0
    head = _without_prepositions(before.replace("\n", " "))
    if _ELSEWHERE.search(head) or TOWN.search(before):
        return None
    if _COUNCIL.search(head):
        return ("department.of", 0.9) if _DEPARTMENT.search(head) else ("department.council", 1.0)
    if _AUTHORITY.search(head):
        return "department.authority", 0.9
    return _unaided(plain, match, name, written, before)


def _unaided(
    plain: str, match: re.Match[str], name: Name, written: str, before: str
) -> tuple[str, float] | None:
    """A name without a word beside it that says department."""
    if _has_code(plain, match, name.code):
        return "department.with_code", 0.9
    alone = _is_alone(plain, match)
    if alone and (not name.ambiguous or written.isupper()):
        return "department.line", 0.8 if _is_capital(written) else 0.6
    if not _is_capital(written):
        return None
    if together := names_in_segment(plain, match):
        return ("department.segment", 0.8) if together == 1 else None
    if name.ambiguous and not (
        _SURE_PREPOSITION.search(before) and written[:1].isupper() and not written.isupper()
    ):
        return None
    return "department.mention", 0.5


def _is_capital(written: str) -> bool:
    """Whether the words of a name begin with capitals ("La réunion" is none)."""
    words = [word for word in re.split(r"[\W_]+", written) if word.lower() not in JOINERS]
    return bool(words) and (words[-1][0].isupper() or (len(words) > 1 and words[0][0].isupper()))


def _without_prepositions(before: str) -> str:
    """The text up to the word that governs the name: "du conseil départemental de la " → …"""
    while True:
        match = _PREPOSITION.search(before)
        if match is None:
            return before.rstrip()
        before = before[: match.start()]


def _is_alone(plain: str, match: re.Match[str]) -> bool:
    """Whether the line holds the name and at most a number, a code or "département"."""
    start = plain.rfind("\n", 0, match.start()) + 1
    end = plain.find("\n", match.end())
    line = plain[start : match.start()] + " " + plain[match.end() : end if end >= 0 else None]
    rest = _AROUND.sub("", line.replace("l'", "").replace("la ", "").replace("le ", ""))
    return len(line) <= 40 and not rest


def _has_code(plain: str, match: re.Match[str], code: str) -> bool:
    """Whether the name's own code stands beside it: "Lozère (48)", "48 – Lozère"."""
    after = plain[match.end() : match.end() + 8]
    before = plain[max(0, match.start() - 8) : match.start()]
    low = re.escape(code.lower())
    return bool(
        re.match(rf"\s*\(\s*{low}\s*\)", after) or re.search(rf"(?<!\d){low}\s*[-:.]\s*$", before)
    )


# -- codes -------------------------------------------------------------------------------


def _by_number(text: str) -> Iterator[Parsed[Department]]:
    """Codes that stand for a name: "CD 23", "(23)" alone or after a town."""
    plain = folded(text)
    if not _DIGIT.search(plain.text):
        return
    for match in _NUMBERED.finditer(plain.text):
        group = "near" if match["near"] else "code"
        start, end = plain.origin(*match.span(group))
        yield Parsed(by_code(match[group]), start, end, "department.code", confidence=0.9)
    for match in _IN_BRACKETS.finditer(plain.text):
        line = plain.text[plain.text.rfind("\n", 0, match.start()) + 1 : match.start()]
        town = _AFTER_TOWN.search(line[-50:])
        alone = not line.strip() and plain.text[match.end() : match.end() + 1] in ("", "\n")
        if town:
            place = match.start() - len(line[-50:]) + town.start("town")
            town_start = plain.origin(place, place + 1)[0]
        if alone or (town and text[town_start].isupper()):
            start, end = plain.origin(*match.span("code"))
            yield Parsed(by_code(match["code"]), start, end, "department.brackets", confidence=0.4)


# -- slips of the pen --------------------------------------------------------------------


def _by_likeness(text: str, found: list[Parsed[Department]]) -> Iterator[Parsed[Department]]:
    """Misspelled names after "département de" or "conseil départemental de", or alone."""
    plain = folded(text)
    for match in _TYPO.finditer(plain.text) if "departement" in plain.text else ():
        start = plain.origin(*match.span("name"))[0]
        known = max((item.end for item in found if item.start == start), default=start)
        words = re.findall(r"[^ -]+[ -]?", match["name"])
        for size in range(len(words), 0, -1):
            written = "".join(words[:size]).strip(" -")
            end = plain.origin(match.start("name"), match.start("name") + len(written))[1]
            if end <= known or not text[start].isupper():
                break
            department = closest_name(written)
            if department is not None:
                sure = 1.0 if known > start else 0.8
                yield Parsed(department, start, end, "department.typo", confidence=sure)
                break
    bare = _BARE.fullmatch(plain.text) if not found and len(text) <= 34 else None
    department = closest_name(bare[1].strip()) if bare else None
    if bare and department is not None and text.strip()[0].isupper():
        start, end = plain.origin(*bare.span(1))
        yield Parsed(department, start, end, "department.typo", confidence=0.6)
