"""The likeliest field of a label that the lexicon does not know, from the words it shares.

"Acteurs associés" and "Partenaires associés" are known; "Associés au projet" is not, but its
words tell. Each known spelling votes for its field with the words it has in common, a word the
more the fewer fields use it. Left out one at a time, the spellings of the lexicon are found
again in two of five cases and then rightly in more than nine of ten: a guess, to be said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from normalizers.label_text import YEAR, bare, loosened
from normalizers.lexicon import load
from normalizers.parsed import Parsed
from normalizers.text import fold

LEAST = 0.4
"""Lead over the second best field: 0.93 of the guesses right where labels are left out."""
LONGEST = 8
"""Words; more make a sentence."""
_A_SENTENCE = 6
"""Words from which on a full stop, or a small letter at the front, is no label's."""
_SCOPES = ("any", "fiche", "table")
_STEM = 7
"""Letters that tell a word from others whatever its ending ("évaluation", "évaluer")."""
_ANY_YEAR = "20xx"
"""What stands for a year in a spelling of the lexicon."""
_ENOUGH = 3
"""Spellings with a word before it has its full say."""
FIELDS = frozenset({
    "description", "start", "end", "duration", "partners", "budget", "indicators", "results",
    "outlook", "reason_not_done", "difficulties", "pilot", "public", "territory", "resources",
    "remarks",
})  # fmt: skip
"""The fields a guess may give: texts, that a person can reread; never a number or a state."""


Votes = Mapping[str, Mapping[str, float]]
"""Word -> field -> weight."""


def guess_label(text: str, votes: Votes | None = None) -> Parsed[str] | None:
    """The field an unknown label most likely stands for, or None; confidence at most 0.6.

    `votes`: those of the lexicon unless others are given.
    """
    known = _votes() if votes is None else votes
    start, end = bare(text)
    if field := _of_any_year().get(fold(YEAR.sub(_ANY_YEAR, text[start:end]))):
        return Parsed(field, start, end, "label.guess", confidence=0.6)
    words = words_of(text[start:end])
    if not words or len(words) > LONGEST or _is_sentence(text):
        return None
    told: dict[str, float] = defaultdict(float)
    for word in words:
        for name, weight in known.get(word, {}).items():
            told[name] += weight
    ranked = sorted(told, key=lambda name: (-told[name], name))
    lead = told[ranked[0]] - sum(told[name] for name in ranked[1:2]) if ranked else 0.0
    if lead < LEAST or ranked[0] not in FIELDS:
        return None
    field = ranked[0]
    return Parsed(field, start, end, "label.guess", confidence=0.6)


def _is_sentence(text: str) -> bool:
    """« rendus au comité avec deux animateurs. »: the rest of a text that a table cut."""
    words = text.split()
    return len(words) >= _A_SENTENCE and (text.rstrip().endswith(".") or words[0][0].islower())


def words_of(label: str) -> frozenset[str]:
    """The stems of a label's telling words."""
    return frozenset(word[:_STEM] for word in loosened(label).split())


@cache
def _of_any_year() -> dict[str, str]:
    """Spellings with a year in them -> field: « Pour 20xx » opens too many sentences to be sure."""
    rows = load("labels", ("field", "scope", "spelling"))
    return {fold(r["spelling"]): r["field"] for r in rows if _ANY_YEAR in r["spelling"]}


@cache
def _votes() -> Votes:
    return count_votes(load("labels", ("field", "scope", "spelling")))


def count_votes(rows: Iterable[Mapping[str, str]]) -> Votes:
    """What each word of these spellings tells, from rows of the lexicon `labels`."""
    spellings: dict[str, dict[str, set[frozenset[str]]]] = defaultdict(lambda: defaultdict(set))
    for row in rows:
        if row["scope"] in _SCOPES:
            words = words_of(row["spelling"])
            for word in words:
                spellings[word][row["field"]].add(words)
    return {word: _weights(fields) for word, fields in spellings.items()}


def _weights(fields: dict[str, set[frozenset[str]]]) -> dict[str, float]:
    """The square of each field's share of the spellings with a word."""
    total = sum(map(len, fields.values()))
    say = min(1.0, total / _ENOUGH)
    return {field: say * (len(found) / (total + 1)) ** 2 for field, found in fields.items()}
