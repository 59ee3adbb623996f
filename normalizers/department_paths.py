"""The department that a path names: a file is often called after its department.

Names that are words too (« lot 2 », « Réunion du 12 mars ») count where something calls them a
department, and surely only then.
"""

from __future__ import annotations

import re

from normalizers.department_names import (
    Department,
    Name,
    by_code,
    context_pattern,
    names_pattern,
    spelled,
)
from normalizers.departments import CODE, TOWN
from normalizers.folded import folded
from normalizers.parsed import Parsed

_MARKED = re.compile(
    rf"(?<![a-z0-9])(?:cd|dept?|dpt|departement|dep|d)[ _.-]?(?P<code>{CODE})(?![a-z0-9])"
)
_CALLED = re.compile(
    r"\b(?:la|le|du|de|des|de la|d'|cd|dept?|dpt|dep|departement|departemental|code|97\d|\d[0-9ab])"
    r"[ '_-]+$"
)
_YEAR = re.compile(r"\W*(?:(?:19|20)\d\d)?\W*")
_NUMBER = re.compile(r"[ _-]*(?:n°?|no|num|numero)?[ _-]*\d{1,2}(?!\d)")
_MEETING = re.compile(rf"\b(?:{context_pattern('meeting')})[ _-]+(?:de[ _-]+)?(?:la[ _-]+)?$")
_SIDE = re.compile(rf"\b(?:{context_pattern('side')})[ _-]+$")
_BARE = re.compile(rf"(?:^|[ _.-])(?P<code>{CODE})(?=$|[ _.-])")


def department_from_path(path: str) -> Parsed[Department] | None:
    """The department a path names, the file name before its folders.

    A name is surer (0.9; with its code 1.0) than a marked code ("CD-67", 0.8) and this surer
    than a bare one ("23_rapport", 0.6) or a name that is also a word ("plan Manche", 0.6).
    `start`/`end` are places in `path`.
    """
    end = len(path)
    while end > 0:
        start = path.rfind("/", 0, end) + 1
        part = path[start:end]
        found = _from_part(re.sub(r"\.[A-Za-z]{1,5}$", "", part) if end == len(path) else part)
        if found is not None:
            return found.shift(start)
        end = start - 1
    return None


def _from_part(part: str) -> Parsed[Department] | None:
    plain = folded(part)
    spaced = plain.text.replace("_", " ").replace(".", " ")
    named = _named_in(spaced)
    codes = _codes_in(spaced)
    if named is not None:
        name, start, end = named
        sure = _sure_in_path(spaced, name, start, end)
        sure = 1.0 if name.code in [code for code, *_ in codes] else sure
        start, end = plain.origin(start, end)
        if name.department is not None:
            return Parsed(name.department, start, end, "path.name", confidence=sure)
    if codes:
        code, start, end, rule, sure = codes[0]
        start, end = plain.origin(start, end)
        return Parsed(by_code(code), start, end, rule, confidence=sure)
    return None


def _sure_in_path(text: str, name: Name, start: int, end: int) -> float:
    """How sure a name is: less where it is a word too and nothing calls it a department."""
    if _is_coded(text, name, end):
        return 1.0
    if not name.ambiguous or _CALLED.search(text[:start]):
        return 0.9
    return 0.9 if len(text.strip()) == end - start and not name.is_word else 0.6


def _is_coded(text: str, name: Name, end: int) -> bool:
    """Whether the name's own code follows it: « lot_46 »."""
    return re.match(rf"[ _(-]+{name.code.lower()}(?![a-z0-9])", text[end:]) is not None


def _is_plain_word(text: str, name: Name, start: int, end: int) -> bool:
    """« Réunion du 12 mars », « lot 2 », « secteur nord »: no department of that name."""
    if _is_coded(text, name, end):
        return False
    last = spelled(re.split(r"[ _-]", text[start:end])[-1])
    if last is not None and last.is_word and _MEETING.search(text[:start]):
        return True
    if not name.ambiguous or _CALLED.search(text[:start]):
        return False
    if name.is_word and not _YEAR.fullmatch(text[:start] + text[end:]):
        return True
    return bool(_NUMBER.match(text[end:]) or _SIDE.search(text[:start]))


def _named_in(text: str) -> tuple[Name, int, int] | None:
    """The longest name in a part of a path; hyphens part words here."""
    best: tuple[Name, int, int] | None = None
    for match in names_pattern(in_path=True).finditer(text):
        name = spelled(match[0])
        if name is None or name.department is None or (name.kind == "acronym"):
            continue
        if TOWN.search(text[: match.start()].replace("-", " ")):
            continue
        if _is_plain_word(text, name, *match.span()):
            continue
        if best is None or len(match[0]) > best[2] - best[1]:
            best = (name, match.start(), match.end())
    return best


def _codes_in(text: str) -> list[tuple[str, int, int, str, float]]:
    marked = [
        (m["code"].upper(), *m.span("code"), "path.code", 0.8) for m in _MARKED.finditer(text)
    ]
    first = _BARE.match(text)
    whole = re.fullmatch(CODE, text)
    bare = []
    if first and not re.match(r"[ _.-]\d{1,2}[ _.-]\d{2,4}", text[first.end("code") :]):
        sure = 0.8 if whole else 0.6
        bare = [(first["code"].upper(), *first.span("code"), "path.code", sure)]
    return marked + bare
