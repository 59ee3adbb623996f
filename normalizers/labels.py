"""Labels and column headers -> canonical fields, from the lexicon `labels.csv`.

A label is looked up folded, then without plurals and small words, then without its brackets
and years, then as the beginning of a longer header, at last by likeness with a margin over the
second best field. One spelling may stand for several fields ("Budget": a text or amounts):
`label_candidates` gives all of them and the caller tells by what the column holds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from normalizers.label_text import (
    BRACKETS,
    INCLUSIVE,
    PARTICIPLE,
    YEAR,
    bare,
    goes_on,
    hangs,
    loosened,
    parts,
    variants,
)
from normalizers.lexicon import load
from normalizers.likeness import Likeness, same_words, slips_only
from normalizers.parsed import Parsed
from normalizers.payer_header import said_of_payer
from normalizers.status_words import strong_words
from normalizers.text import fold

THRESHOLD = 0.86
MARGIN = 0.03
SURE = 0.85
"""From this likeness on a typo is likelier than a known label that goes on."""
_SLIPPED = 0.75
"""The likeness of a short word with a slip of the pen in it ("Budegt")."""
MAX_LABEL = 120
"""Characters; what is longer is a sentence, not a label."""

SHORT = "ticks_short"
"""The scope of abbreviations ("R", "EC", "NE") that only head a group of columns to tick."""

NO_LABEL = "none"
"""The field of known headings that look like labels and are none ("Objectifs fondamentaux")."""

_A_NUMBER = re.compile(
    r"(?:n\s?[°º.]|no\b|n[ᵒ]s?|num[ée]ro)\s?[A-Z]?\s?\d{1,3}(?:[.-]\d{1,2})*\s?(?:bis|ter|[a-d])?",
    re.I,
)
"""A number with its sign ("n° 6 bis") is a value, though "N°" is a label."""
_NOUNS = ("action", "measure", "engagement")
_ASKS_DAY = re.compile(r" (?:le|en|depuis(?: le)?|a compter du|a partir du|a la date du)$")
_DATED = {
    ("is_committed", "status_in_progress"): "start",
    ("is_completed", "status_completed"): "end",
}


@dataclass(frozen=True, slots=True)
class _Spelling:
    fields: tuple[tuple[str, str], ...]
    """(field, scope) in the order of the lexicon."""
    words: int
    length: int


@dataclass(frozen=True, slots=True)
class _Index:
    exact: dict[str, _Spelling]
    loose: dict[str, _Spelling]
    likeness: Likeness

    def find(self, text: str) -> _Spelling | None:
        return self.exact.get(fold(text)) or self.loose.get(loosened(text))


def match_label(
    text: str, *, threshold: float = THRESHOLD, scope: str | None = None
) -> Parsed[str] | None:
    """The canonical field a label or header stands for, or None.

    `threshold` (0 to 1) holds for likeness only. `scope` (fiche, table, cover, indicator, plan,
    ticks) puts the fields of that kind of place first where a spelling has several. Headers
    cut to a letter or two ("R | EC | NE") are known in the scope ticks alone.
    """
    found = label_candidates(text, threshold=threshold, scope=scope)
    if not found or found[0].problem is not None:
        return None
    return found[0]


def label_candidates(
    text: str, *, threshold: float = THRESHOLD, scope: str | None = None
) -> list[Parsed[str]]:
    """All fields a label may stand for, best first; those too close to call bear a problem."""
    start, end = bare(text)
    label = text[start:end]
    if not label or len(label) > MAX_LABEL or _A_NUMBER.fullmatch(label):
        return []
    found = tuple(
        hit for hit in _look_up(label, threshold) if scope == "ticks" or hit.scope != SHORT
    )
    if text.rstrip().endswith("."):  # « Action stabilisée. » is a sentence
        found = tuple(hit for hit in found if hit.rule != "qualified")
    if not found and scope == "plan" and _is_money(label):
        found = (_Hit("amount", "plan", "money", 0.7),)
    ranked = sorted(found, key=lambda hit: (-hit.confidence, _rank(hit.scope, scope)))
    fields: dict[str, Parsed[str]] = {}
    for hit in ranked:
        problem = "unknown_label" if hit.ambiguous else None
        value = Parsed(hit.field, start, end, f"label.{hit.rule}", problem, hit.confidence)
        fields.setdefault(hit.field, value)
    return [] if NO_LABEL in fields else list(fields.values())


@dataclass(frozen=True, slots=True)
class _Hit:
    field: str
    scope: str
    rule: str
    confidence: float
    ambiguous: bool = False


@lru_cache(maxsize=4096)
def _look_up(label: str, threshold: float) -> tuple[_Hit, ...]:
    index = _index()
    plain = fold(INCLUSIVE.sub("", label)) or label.strip()
    if spelling := index.exact.get(plain):
        return _hits(spelling, "exact", 1.0)
    if dated := _dated(plain, index):
        return dated
    for rule, confidence, variant in variants(label):
        if spelling := index.find(variant):
            return _hits(spelling, rule, confidence)
    if qualified := _qualified(label, index) or _paid(label, index):
        return qualified
    alike = _alike(label, index, threshold)
    if alike and alike[0].confidence >= SURE:
        return alike
    return _asks_why(label, index) or _begins(label, index) or alike


def _dated(plain: str, index: _Index) -> tuple[_Hit, ...]:
    """A state that asks for its day: "Lancée le" is a start, "Terminée en" an end."""
    asks = _ASKS_DAY.search(plain)
    spelling = index.exact.get(plain[: asks.start()]) if asks else None
    fields = {field for field, _ in spelling.fields} if spelling else set()
    for states, field in _DATED.items():
        if not fields.isdisjoint(states):
            return (_Hit(field, "any", "dated", 0.95),)
    return ()


def _qualified(label: str, index: _Index) -> tuple[_Hit, ...]:
    """A noun for an action or measure and what became of it: "Action suivie", "Chantier mené".

    Words of a state ("Action amorcée") ask something else.
    """
    found = PARTICIPLE.fullmatch(label.casefold())
    spelling = index.loose.get(loosened(found["noun"])) if found else None
    if found is None or spelling is None or spelling.fields[0][0] not in _NOUNS:
        return ()
    if strong_words(label[found.start("said") :]):
        return ()
    return tuple(
        _Hit(field, scope, "qualified", 0.85) for field, scope in spelling.fields if field in _NOUNS
    )


def _paid(label: str, index: _Index) -> tuple[_Hit, ...]:
    """A payer and what became of the money: "FIR réalisé", "Dépenses Département"."""
    others = said_of_payer(label)
    if others is None or not all(_is_amount(word, index) for word in others):
        return ()
    begun = _begins(label, index)
    known = any(hit.field == "amount" for hit in begun)
    return begun if known else (_Hit("amount", "plan", "paid", 0.85), *begun)


def _is_amount(word: str, index: _Index) -> bool:
    spelling = index.find(word)
    return spelling is not None and "amount" in dict(spelling.fields)


def _asks_why(label: str, index: _Index) -> tuple[_Hit, ...]:
    """Difficulties, and the reasons for what they kept from being done: it asks for those."""
    fields = [dict(found.fields) if (found := index.find(part)) else {} for part in parts(label)]
    asks = any("reason_not_done" in each for each in fields[1:]) and "difficulties" in fields[0]
    return (_Hit("reason_not_done", "any", "joined", 0.9),) if asks else ()


def _begins(label: str, index: _Index) -> tuple[_Hit, ...]:
    """A known label that goes on: "Partenaires associés à la conduite du projet"."""
    words = loosened(YEAR.sub(" ", BRACKETS.sub(" ", label))).split()
    for count in range(len(words) - 1, 0, -1):
        spelling = index.loose.get(" ".join(words[:count]))
        if spelling is None:
            continue
        if spelling.words == 1 and not _opens(spelling):
            return ()
        share = spelling.length / sum(map(len, words))
        if share >= 0.6 or (spelling.words > 1 and share >= 0.35) or goes_on(label):
            return _hits(spelling, "begins", round(0.6 + 0.25 * share, 2))
        return ()
    return ()


def _is_money(label: str) -> bool:
    """A header made of funders and words of money alone ("Etat - BOP 304 + FIR")."""
    words = loosened(YEAR.sub(" ", label)).split()
    return bool(words) and all(word in _money_words() for word in words)


@cache
def _money_words() -> frozenset[str]:
    rows = load("labels", ("field", "scope", "spelling"))
    return frozenset(
        word
        for row in rows
        if row["field"] == "amount"
        for word in loosened(row["spelling"]).split()
    )


def _opens(spelling: _Spelling) -> bool:
    """Whether a single word is telling enough to open a longer header ("Nombre" is not)."""
    scopes = {scope for _, scope in spelling.fields} - {"indicator", "ticks"}
    return spelling.length >= (5 if scopes - {"plan"} else 7) if scopes else False


def _alike(label: str, index: _Index, threshold: float) -> tuple[_Hit, ...]:
    key = loosened(YEAR.sub(" ", BRACKETS.sub(" ", label)))
    if len(key) < 5:
        return ()
    scored = {
        known: max(score, SURE + 0.1) if slips_only(key, known) else score
        for known, score in index.likeness.most_alike(
            key, min(threshold - MARGIN, _SLIPPED)
        ).items()
        if score >= threshold - MARGIN or slips_only(key, known)
    }
    if not scored:
        return ()
    best = max(scored, key=lambda spelling: scored[spelling])
    if scored[best] < threshold or not same_words(key, best):
        return ()
    first = {field for field, _ in index.loose[best].fields}
    others = [
        score
        for spelling, score in scored.items()
        if first.isdisjoint(field for field, _ in index.loose[spelling].fields)
    ]
    close = bool(others) and scored[best] - max(others) < MARGIN
    return _hits(index.loose[best], "alike", round(0.9 * scored[best], 3), ambiguous=close)


def _hits(
    spelling: _Spelling, rule: str, confidence: float, *, ambiguous: bool = False
) -> tuple[_Hit, ...]:
    return tuple(
        _Hit(field, scope, rule, confidence, ambiguous) for field, scope in spelling.fields
    )


def _rank(scope: str, wanted: str | None) -> int:
    if wanted == "ticks":
        return int(scope not in (wanted, SHORT))
    if wanted is None or scope == "ticks":
        return int(scope == "ticks")
    return 0 if scope == wanted else 1 if scope == "any" else 2


@cache
def _index() -> _Index:
    exact: dict[str, list[tuple[str, str]]] = {}
    loose: dict[str, list[tuple[str, str]]] = {}
    for row in load("labels", ("field", "scope", "spelling")):
        place = (row["field"], row["scope"])
        spelling = row["spelling"]
        plain = fold(spelling) or spelling
        for table, key in ((exact, plain), (loose, "" if hangs(plain) else loosened(spelling))):
            if key and place not in table.setdefault(key, []):
                table[key].append(place)
    return _Index(_spellings(exact), _spellings(loose), Likeness(list(loose)))


def _spellings(table: dict[str, list[tuple[str, str]]]) -> dict[str, _Spelling]:
    return {
        key: _Spelling(tuple(fields), len(key.split()), len(key.replace(" ", "")))
        for key, fields in table.items()
    }
