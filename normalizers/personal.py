"""Finds what names a private person in a text, so that nobody publishes it unaware.

Persons named by a civility ("Mme X"), by first name and surname, children by first name or
initial, birth dates, e-mail addresses, telephone and social-security numbers. Offices
("Monsieur le Préfet"), streets and institutions named after somebody are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from normalizers.folded import figures, folded, plain, word_set
from normalizers.guarded import longest_word
from normalizers.lexicon import load
from normalizers.parsed import Parsed
from normalizers.spans import apart
from normalizers.text import fold, unaccented

_UPPER = "A-ZÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒ"
_LOWER = "a-zàâäçéèêëîïôöùûüÿœ"
_WORD = rf"(?:[{_UPPER}][{_LOWER}]+|[{_UPPER}]{{2,}})"
_NAME = rf"{_WORD}(?:[-'’]{_WORD})*"
_PARTICLE = r"(?:(?:de|du|des|d'|d’|le|la|Le|La|De|Du|Des|El|Ben|Van|von)\s?)"
_SURNAME = rf"(?:{_PARTICLE}{{0,2}}{_NAME}|[{_UPPER}]\b\.?)"
_INITIAL = rf"[{_UPPER}]\."

_ANY_SIGN = re.compile(rf"[@\d{_UPPER}]")
_FEWEST_DIGITS = 10
_MANY_DIGITS = re.compile(r"[0-9](?:\D{0,2}\d){9}")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\d.,])(?:\+33[ .]?|0)[1-79](?:[ .-]?\d\d){4}(?![\d.,]*\d)")
_SOCIAL = re.compile(
    r"(?<!\d)[12] ?\d\d ?(?:0[1-9]|1[0-2]|[2-9]\d) ?(?:\d\d|2[AB]) ?\d{3} ?\d{3}(?: ?\d\d)?(?!\d)"
)
_BIRTH = re.compile(
    rf"\b(?:né|née)\s+(?:le\s+)?(?:\d{{1,2}}[ /.-](?:\d{{1,2}}|[{_LOWER}]+)[ /.-])\d{{2,4}}"
)
_OF_BIRTH = frozenset({"ne", "nee"})
_OF_AGE = frozenset({"ans", "mois"})
_CHILD_AGE = re.compile(
    rf"(?<![{_UPPER}.\w])(?:{_INITIAL}|[{_UPPER}][{_LOWER}]{{2,}})(?:,\s*|\s*\(\s*)"
    r"\d{1,2} (?:ans|mois)\b"
)


def find_personal_data(text: str) -> list[Parsed[str]]:
    """What names or reaches a private person, in order; `value` is the slice, cleaned of spaces.

    `rule` is personal.person, personal.child, personal.birth, personal.mail, personal.phone or
    personal.social_security.
    """
    if not _ANY_SIGN.search(text):
        return []
    flat = folded(text).text
    words = word_set(flat)
    long = len(text) >= _FEWEST_DIGITS and bool(figures(flat))
    numbered = long and _MANY_DIGITS.search(text) is not None
    if "@" not in text and not numbered and _telling().isdisjoint(words):
        return []
    return apart(_candidates(text, words, numbered))


def _candidates(text: str, words: frozenset[str], numbered: bool) -> Iterator[Parsed[str]]:
    """All that may be personal; the dear patterns only where a cheap look finds their words."""
    for match in _MAIL.finditer(text) if "@" in text else ():
        if _is_personal_mailbox(match[0]):
            yield _parsed(match, "mail", 0.95)
    if numbered:
        yield from (_parsed(match, "phone", 0.8) for match in _PHONE.finditer(text))
        yield from (_parsed(match, "social_security", 0.8) for match in _SOCIAL.finditer(text))
    for match in _BIRTH.finditer(text) if not _OF_BIRTH.isdisjoint(words) else ():
        yield _parsed(match, "birth", 0.9)
    if not _role_words("civility").isdisjoint(words):
        for match in _civility().finditer(text):
            if not _is_office(match["name"]):
                yield _parsed(match, "person", 0.95)
    if not _name_words().isdisjoint(words):
        for match in _full_name().finditer(text):
            if not _names_a_place(text, match.start()) and fold(match[0]) not in _words("eponym"):
                yield _parsed(match, "person", 0.8)
    yield from _children(text, words)


def _children(text: str, words: frozenset[str]) -> Iterator[Parsed[str]]:
    if not _role_words("child").isdisjoint(words):
        for match in _child().finditer(text):
            yield _parsed(match, "child", 0.9)
    for match in _CHILD_AGE.finditer(text) if not _OF_AGE.isdisjoint(words) else ():
        name = re.split(r"[,(.]", match[0])[0].strip()
        if len(name) == 1 or fold(name) in _given_names():
            yield _parsed(match, "child", 0.85)


def _parsed(match: re.Match[str], rule: str, confidence: float) -> Parsed[str]:
    value = re.sub(r"\s+", " ", match[0]).strip()
    return Parsed(value, match.start(), match.end(), f"personal.{rule}", confidence=confidence)


def _is_office(name: str) -> bool:
    """As in "Monsieur Le Préfet", "Madame Présidente"."""
    words = [word for word in fold(name).split() if word not in ("le", "la", "l", "les")]
    return not words or words[0] in _words("function")


def _is_personal_mailbox(address: str) -> bool:
    """As in "anne.martin@…" is a person's, "secretariat-pmi@…" a service's."""
    local = re.split(r"[.\-_+]", address.split("@")[0].lower())
    if any(part in _words("mailbox") for part in local):
        return False
    return len(local) > 1 and all(part.isalpha() for part in local[:2])


def _names_a_place(text: str, start: int) -> bool:
    before = plain(text[max(0, start - 40) : start])
    words = re.findall(r"[a-z0-9]+", before)
    glued = before.endswith("-")
    return glued or any(word in _words("place") for word in words[-3:])


@cache
def _civility() -> re.Pattern[str]:
    titles = sorted((row["word"] for row in _rows("civility")), key=len, reverse=True)
    # A civility in lower case ("madame CORBET") counts where a name follows it.
    forms = [form for title in titles for form in _forms(title)]
    any_title = "|".join(re.escape(form) for form in forms)
    several = rf"(?:\s+et\s+(?!(?:{any_title})\b){_NAME}(?!\s+{_WORD}))?"
    return re.compile(
        rf"(?<![\w.-])(?:{any_title})\.?\s+(?!(?:{any_title})\b)"
        rf"(?P<name>(?:{_NAME}\s+){{0,2}}{_SURNAME}|{_INITIAL}){several}"
    )


def _forms(title: str) -> list[str]:
    short = len(title.rstrip(".")) <= 2
    return [title] if short else [title, title.lower(), title.upper()]


@cache
def _full_name() -> re.Pattern[str]:
    first = _any_given()
    return re.compile(
        rf"(?<![\w-])(?:{first})(?:[- ](?:{first}))?\s+{_PARTICLE}?"
        rf"(?:[{_UPPER}]{{3,}}(?:-[{_UPPER}]{{2,}})?|[{_UPPER}][{_LOWER}]{{2,}})(?![\w-])"
    )


@cache
def _child() -> re.Pattern[str]:
    nouns = "|".join(re.escape(row["word"]) for row in _rows("child"))
    given = _any_given()
    return re.compile(
        rf"\b(?:(?:[Ll][ea]|[Uu]ne?|[Dd]u|[Ss]on|[Ss]a)\s+|[Ll]['’]\s?)(?:jeune\s+)?(?:{nouns})\s+"
        rf"(?:(?:{given})\b|[{_UPPER}]\.(?!\s?[{_UPPER}]))"
    )


@cache
def _any_given() -> str:
    """Any given name, with or without its accents."""
    names = [row["name"] for row in load("given_names", ("name",))]
    spellings = sorted({*names, *map(unaccented, names)}, key=lambda name: (-len(name), name))
    return "|".join(map(re.escape, spellings))


@cache
def _name_words() -> frozenset[str]:
    """A word of each given name, folded."""
    return frozenset(_a_word(row["name"]) for row in load("given_names", ("name",)))


@cache
def _role_words(role: str) -> frozenset[str]:
    """A word of each spelling of a role, folded."""
    return frozenset(_a_word(row["word"]) for row in _rows(role))


def _a_word(spelling: str) -> str:
    return longest_word(folded(spelling).text)


@cache
def _telling() -> frozenset[str]:
    """Words of which one stands in every text that names somebody."""
    return _role_words("civility") | _name_words() | _role_words("child") | _OF_BIRTH | _OF_AGE


@cache
def _given_names() -> frozenset[str]:
    return frozenset(fold(row["name"]) for row in load("given_names", ("name",)))


@cache
def _words(role: str) -> frozenset[str]:
    return frozenset(fold(row["word"]) for row in _rows(role))


def _rows(role: str) -> list[dict[str, str]]:
    rows = load("personal_words", ("role", "word"))
    return [dict(row) for row in rows if row["role"] == role]
