"""Status words inside a text, with what stands before them ("non", "pas de", "un volet")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from normalizers.folded import folded
from normalizers.guarded import Guarded
from normalizers.lexicon import load
from normalizers.parsed import Parsed
from normalizers.text import fold
from normalizers.word_table import any_of, table, value_of

_FUTURES = "status_futures"
TOKEN = re.compile(r"[a-z0-9]+")
_PLURAL = re.compile(r"(?<=[a-z]{3})s$")
_FEMININE = re.compile(r"(?<=[a-z]{2}[eui])e$")
_IRREGULAR = {"mise": "mis", "clo": "close"}
_INCLUSIVE = re.compile(r"(?<=\w)(?:\((?:e|s|es|ee|ees)\)|[·.•-](?:e|es|s)\b(?:[·.-]s\b)?)")
_NEGATIONS = frozenset({"non", "pas", "jamais", "ni", "sans", "aucun", "aucune", "plus"})


@dataclass(frozen=True, slots=True)
class _Word:
    """A status word in a text; a weak one ("reconduite", "prévue") gives way to any other."""

    status: str
    start: int
    end: int
    weak: bool


def find_status_words(text: str) -> list[Parsed[str]]:
    """All status words of a text that count: weak ones only where no other stands."""
    plain = folded(text)
    masked = _without_inclusive(mask_subjects(plain.text))
    futures = list(_future().finditer(masked))
    found = [_Word(_of_future(match), *plain.origin(*match.span()), True) for match in futures]
    for match in futures:
        masked = masked[: match.start()] + " " * len(match[0]) + masked[match.end() :]
    tokens = [
        (_stem(match[0]), match.start(), match.end(), match[0]) for match in TOKEN.finditer(masked)
    ]
    stems = tuple(token[0] for token in tokens)
    position = free = 0
    while position < len(stems):
        hit = _longest(stems, position)
        if hit is None:
            position += 1
            continue
        length, status, weak = hit
        before = [token[3] for token in tokens[max(free, position - 3) : position]]
        negated = _negate(status, before)
        if negated:
            place = plain.origin(tokens[position][1], tokens[position + length - 1][2])
            found.append(_Word(negated, *place, weak))
        position = free = position + length
    return [_parsed(word) for word in _counting(found)]


@cache
def _future() -> Guarded:
    """« sera bientôt lancée », « débutera »."""
    auxiliary, verb, alone = (any_of(_FUTURES, kind) for kind in ("auxiliary", "verb", "alone"))
    adverb = rf"(?:{any_of(_FUTURES, 'adverb')}\s+)?"
    pattern = rf"(?<!\w)(?:{auxiliary}\s+{adverb}(?P<verb>{verb})|(?P<alone>{alone}))(?!\w)"
    needed = {word.split()[0] for kind in ("auxiliary", "alone") for word in table(_FUTURES, kind)}
    return Guarded(pattern, sorted(needed))


def _of_future(match: re.Match[str]) -> str:
    kind = "verb" if match["verb"] else "alone"
    return value_of(_FUTURES, kind, match[kind])


def strong_words(text: str) -> list[Parsed[str]]:
    """The status words of a text without the weak ones."""
    return [word for word in find_status_words(text) if word.confidence == 1]


def _counting(found: list[_Word]) -> list[_Word]:
    return [word for word in found if not word.weak] or found


def _parsed(word: _Word) -> Parsed[str]:
    return Parsed(word.status, word.start, word.end, "status.word", None, 0.8 if word.weak else 1.0)


def _negate(status: str, before: Sequence[str]) -> str | None:
    """What a status word says after the words before it; None where they take it back.

    "Non mise en œuvre" is not started, "pas de retard" and "un volet abandonné" say nothing
    of the action.
    """
    if status in ("abandoned", "delayed"):
        takes_back = _NEGATIONS | table("column_words", "part").keys()
        return status if takes_back.isdisjoint(before) else None
    if _NEGATIONS.isdisjoint(before[-2:]):
        return status
    return "not_started" if status in ("completed", "in_progress", "planned") else status


def _without_inclusive(text: str) -> str:
    """Blanks for "(e)" and "·e", so that every other character keeps its place."""
    return _INCLUSIVE.sub(lambda match: " " * len(match[0]), text)


@lru_cache(maxsize=4096)
def _stem(word: str) -> str:
    """Without the endings of gender and number: "reportees" -> "reporte", not "report"."""
    bare = _FEMININE.sub("", _PLURAL.sub("", word))
    return _IRREGULAR.get(bare, bare)


def _longest(stems: tuple[str, ...], position: int) -> tuple[int, str, bool] | None:
    for spelling, status, weak in _lexicon().get(stems[position], ()):
        if stems[position : position + len(spelling)] == spelling:
            return len(spelling), status, weak
    return None


@cache
def _lexicon() -> dict[str, list[tuple[tuple[str, ...], str, bool]]]:
    """First stem -> (stems, status, weak) of each spelling, the longest first."""
    known: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
    for row in load("statuses", ("spelling",)):
        stems = tuple(_stem(word) for word in fold(row["spelling"]).split())
        known.setdefault(stems[0], []).append((stems, row["status"], row["note"] == "weak"))
    for spellings in known.values():
        spellings.sort(key=lambda spelling: -len(spelling[0]))
    return known


def mask_subjects(plain: str) -> str:
    """Blanks in folded text for the policy's own uses of such words ("retard de langage")."""
    return _subjects().sub(lambda match: " " * len(match[0]), plain)


@cache
def _subjects() -> re.Pattern[str]:
    rows = load("not_statuses", ("spelling",))
    longest = sorted((folded(row["spelling"]).text for row in rows), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")
