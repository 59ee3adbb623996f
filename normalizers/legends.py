"""Legends of statuses: « R : réalisée, EC : en cours », « Vert = réalisée ; rouge = en retard »."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from normalizers.colours import colours
from normalizers.statuses import parse_status
from normalizers.text import fold

_FEWEST = 2
"""Entries: one alone may be a sentence."""
_MOST_WORDS = 6
_CODE = r"(?:[A-Z]\.?){1,4}|[A-Z][a-z]{1,3}\.|\d"
_A_CODE = re.compile(_CODE)
_CODED = re.compile(r"(?:\b[A-Z.]{1,7}|\d)\s*[:=→–()\t]")
_NAMED = re.compile(r"\b(?:legende|lecture|codes?|codification|couleurs?)\b")
_LONGEST_ENTRY = 60
"""Characters of one entry that stands alone in its line or cell."""
_LEAD = re.compile(r"[^\W\d][\w'’ ]{2,24}:\s*")
_TITLE = re.compile(r"(?:legende|codes$|codification)")
_SUBJECT = re.compile(r"^(?:(?:les?|la|l|une|actions?|fiches?|objectifs?)\s)+")
_TRIM = " \t\n,;/|.()[]:–—-•"


def find_legend(text: str) -> dict[str, str]:
    """Code ("EC") or colour ("green") -> status; empty where the text is no legend.

    Codes are the initials of their words, or the text says that it is a legend; two entries at
    least, and nothing but a status behind each.
    """
    if not _may_be_one(text):
        return {}
    named = _NAMED.search(fold(text[:60])) is not None
    behind = _backward(text)
    readings = (behind, _forward(text)) if behind and behind[0][1] else (_forward(text),)
    for entries in readings:
        found: dict[str, str] = {}
        for key, words in entries:
            colour = colours().get(fold(key) or key)
            known = colour or named or _abbreviates(key, words)
            status = _status(words) if known else None
            if status:
                found.setdefault(colour or code_of(key), status)
        if len(found) >= _FEWEST and len(set(found.values())) >= _FEWEST:
            return found
    return {}


def legend_entry(key: str, words: str) -> tuple[str, str] | None:
    """(code or colour, status) of two cells beside each other: « EC | En cours »."""
    colour = colours().get(fold(key) or key.strip())
    if not colour and not (_A_CODE.fullmatch(key.strip()) and _abbreviates(key, words)):
        return None
    status = _status(words)
    return (colour or code_of(key), status) if status else None


def is_entry(text: str) -> bool:
    """Whether a short text is one entry of a legend (« EC = en cours », « État : R = réalisée »,
    « Vert : terminée ») or the name of one: a legend may give each a line or cell of its own.
    """
    if not 0 < len(text) <= _LONGEST_ENTRY:
        return False
    found = _LEAD.match(text)
    entry = _key().match(text, found.end() if found else 0) or _key().match(text)
    if entry is None:
        return text[:1].isalpha() and _TITLE.match(fold(text)) is not None
    return _status(text[entry.end() :].strip(_TRIM)) is not None


def code_of(text: str) -> str:
    """A code without its points, in capitals: "E.C." -> "EC"."""
    return "".join(filter(str.isalnum, text)).upper()


def _forward(text: str) -> list[tuple[str, str]]:
    """Each key with the words up to the next one."""
    found = list(_key().finditer(text))
    ends = [*(match.start() for match in found[1:]), len(text)]
    return [
        (match["sign"] or match["key"], text[match.end() : end].strip(_TRIM))
        for match, end in zip(found, ends, strict=False)
    ]


def _backward(text: str) -> list[tuple[str, str]]:
    """Each key behind its words: « réalisée (R), en cours (EC) », « Réalisée : vert »."""
    found = list(_last().finditer(text))
    starts = [0, *(match.end() for match in found)][: len(found)]
    return [
        (match["key"], text[start : match.start()].rsplit(":", 1)[-1].strip(_TRIM))
        for match, start in zip(found, starts, strict=True)
    ]


def _status(words: str) -> str | None:
    """The status some words tell, where they tell nothing else."""
    if not words or len(words.split()) > _MOST_WORDS:
        return None
    found = parse_status(words)
    return found.value if found else None


def _abbreviates(key: str, words: str) -> bool:
    """Whether a code's letters stand in the words of its status in order, the first one first."""
    letters, text = fold(code_of(key)), _SUBJECT.sub("", fold(words))
    if not letters or text[:1] != letters[0]:
        return False
    rest = iter(text)
    return all(letter in rest for letter in letters)


@cache
def _colour_words() -> str:
    words = (word for word in colours() if word.isalpha())
    return "|".join(sorted(words, key=len, reverse=True))


@cache
def _colour_signs() -> str:
    return "".join(word for word in colours() if not word.isalpha())


@cache
def _key() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<sign>[{_colour_signs()}])\s*[:=]?\s*"
        rf"|(?<!\w)(?:en\s+)?\(?(?P<key>{_CODE}|(?i:{_colour_words()}))"
        rf"(?:\)\s*|\s*[:=→(,–—\t]|\s+-(?=\s))\s*"
    )


@cache
def _last() -> re.Pattern[str]:
    key = rf"(?:en\s+)?(?P<key>{_CODE}|(?i:{_colour_words()}))"
    return re.compile(rf"[(:=]\s*{key}(?!\w)\s*\)?")


@cache
def _colour() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, colours())))


def _may_be_one(text: str) -> bool:
    """Cheap: whether the text holds two codes, or the name of a colour."""
    if _colour().search(text.lower()):
        return True
    return len(list(islice(_CODED.finditer(text), _FEWEST))) == _FEWEST
