"""Labels and column headers -> canonical fields, from the lexicon `labels.csv`.

A label is looked up folded, then without plurals and small words, then without its brackets
and years, then as the beginning of a longer header, at last by likeness with a margin over the
second best field. One spelling may stand for several fields ("Budget": a text or amounts):
`label_candidates` gives all of them and the caller tells by what the column holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from normalizers.lexicon import load
from normalizers.likeness import Likeness, same_words
from normalizers.parsed import Parsed
from normalizers.text import fold

THRESHOLD = 0.86
MARGIN = 0.03
SURE = 0.85
"""From this likeness on a typo is likelier than a known label that goes on."""
MAX_LABEL = 120
"""Characters; what is longer is a sentence, not a label."""

NO_LABEL = "none"
"""The field of known headings that look like labels and are none ("Objectifs fondamentaux")."""

_SMALL = frozenset(
    fold("à au aux ce d de des du en est et l la le les ou par pour s sur un une").split()
)
_LEADING = re.compile(
    r"^[\s•▪‣◦●○■□◆➢➤·*–—\uf0b7\uf0a7\uf0d8-]*"
    r"(?:(?:\d{1,2}(?:[.\-]\d{1,2})*|[a-hA-H]|[IVX]{1,4})\s?(?:[.)]|°\)?|\s[–—-])\s*(?=[^\W\d_]))?"
)
_TRAILING = re.compile(r"[\s:.;,*¹²³⁴-⁹⁰–—_-]+$")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_INCLUSIVE = re.compile(r"(?<=\w)(?:\((?:e|s|es|ée|ées|x)\)|[·.](?:e|s|es)\b)", re.IGNORECASE)
_NUMBER_SIGN = re.compile(
    r"\bn\s?[°º]\s*|\bno\b\.?\s*|\bnum(?:[ée]ro)?\b\.?\s*|№\s*", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:20\d\d(?:\s?[-/–]\s?20\d\d)?|n\s?[-+]\s?1)\b", re.IGNORECASE)
_TAIL = re.compile(
    r"\s+(?:de (?:l['’]action|la fiche|l['’]opération|la mesure)|du projet|du contrat"
    r"|prévue?s?|prévisionnel(?:le)?s?|en (?:euros?|€|k€)|annuel(?:le)?s?)\s*$",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"^(?:principa(?:ux|les?)|listes? des"
    r"|rappel (?:de l['’]|de la|des|du)|nature (?:de l['’]|des|du)"
    r"|(?:merci de )?(?:préciser|indiquer|décrire) (?:l['’]|la|les?))\s*",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\s*(?:n\s?[°º]\s?)?[A-Z]?\d{1,2}(?:[.\-]\d{1,2})?\s*$", re.IGNORECASE)


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


def match_label(
    text: str, *, threshold: float = THRESHOLD, scope: str | None = None
) -> Parsed[str] | None:
    """The canonical field a label or header stands for, or None.

    `threshold` (0 to 1) holds for likeness only. `scope` (fiche, table, cover, indicator, plan)
    puts the fields of that kind of place first where a spelling has several.
    """
    found = label_candidates(text, threshold=threshold, scope=scope)
    if not found or found[0].problem is not None:
        return None
    return found[0]


def label_candidates(
    text: str, *, threshold: float = THRESHOLD, scope: str | None = None
) -> list[Parsed[str]]:
    """All fields a label may stand for, best first; those too close to call bear a problem."""
    start, end = _bare(text)
    label = text[start:end]
    if not label or len(label) > MAX_LABEL:
        return []
    found = _look_up(label, threshold)
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
    plain = fold(_INCLUSIVE.sub("", label)) or label.strip()
    if spelling := index.exact.get(plain):
        return _hits(spelling, "exact", 1.0)
    for rule, confidence, variant in _variants(label):
        if spelling := index.exact.get(fold(variant)) or index.loose.get(_loose(variant)):
            return _hits(spelling, rule, confidence)
    alike = _alike(label, index, threshold)
    if alike and alike[0].confidence >= SURE:
        return alike
    return _begins(label, index) or alike


def _variants(label: str) -> Iterator[tuple[str, float, str]]:
    yield "folded", 0.97, label
    short = _BRACKETS.sub(" ", label)
    yield "brackets", 0.94, short
    short = _YEAR.sub(" ", short)
    yield "year", 0.92, short
    shorter = _TAIL.sub("", short.rstrip())
    yield "tail", 0.9, shorter
    yield "head", 0.88, _HEAD.sub("", shorter)
    yield "numbered", 0.88, _NUMBERED.sub("", shorter)


def _begins(label: str, index: _Index) -> tuple[_Hit, ...]:
    """A known label that goes on: "Partenaires associés à la conduite du projet"."""
    words = _loose(_YEAR.sub(" ", _BRACKETS.sub(" ", label))).split()
    for count in range(len(words) - 1, 0, -1):
        spelling = index.loose.get(" ".join(words[:count]))
        if spelling is None:
            continue
        if spelling.words == 1 and not _opens(spelling):
            return ()
        share = spelling.length / sum(map(len, words))
        if share >= 0.6 or (spelling.words > 1 and share >= 0.35) or _goes_on(label):
            return _hits(spelling, "begins", round(0.6 + 0.25 * share, 2))
        return ()
    return ()


def _is_money(label: str) -> bool:
    """A header made of funders and words of money alone ("Etat - BOP 304 + FIR")."""
    words = _loose(_YEAR.sub(" ", label)).split()
    return bool(words) and all(word in _money_words() for word in words)


@cache
def _money_words() -> frozenset[str]:
    rows = load("labels", ("field", "scope", "spelling"))
    return frozenset(
        word for row in rows if row["field"] == "amount" for word in _loose(row["spelling"]).split()
    )


def _opens(spelling: _Spelling) -> bool:
    """Whether a single word is telling enough to open a longer header ("Nombre" is not)."""
    scopes = {scope for _, scope in spelling.fields} - {"indicator", "ticks"}
    return spelling.length >= (5 if scopes - {"plan"} else 7) if scopes else False


def _goes_on(label: str) -> bool:
    """Whether a small word or sign follows the known beginning ("Budget de …", "Pilote / …")."""
    tail = re.split(r"[\s'’]+", label.strip(), maxsplit=1)[1:]
    follows = fold(tail[0]).split(" ", 1)[0] if tail else ""
    return follows in _SMALL or (bool(tail) and tail[0][:1] in "/&-–—+,")


def _alike(label: str, index: _Index, threshold: float) -> tuple[_Hit, ...]:
    key = _loose(_YEAR.sub(" ", _BRACKETS.sub(" ", label)))
    if len(key) < 5:
        return ()
    scored = index.likeness.most_alike(key, threshold - MARGIN)
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
    if wanted is None or scope == "ticks":
        return int(scope == "ticks")
    return 0 if scope == wanted else 1 if scope == "any" else 2


def _bare(text: str) -> tuple[int, int]:
    """Where the label itself stands: without bullet, numbering, colon and note marks."""
    head = _LEADING.match(text)
    start = head.end() if head else 0
    tail = _TRAILING.search(text, start)
    end = tail.start() if tail else len(text)
    if end <= start:
        stripped = text.strip(" :\n\t")
        start = text.find(stripped) if stripped else 0
        end = start + len(stripped)
    return start, end


@lru_cache(maxsize=8192)
def _loose(text: str) -> str:
    """Without small words and plural endings; "n°", "num." and "numéro" alike."""
    text = _NUMBER_SIGN.sub(" numero ", _INCLUSIVE.sub("", text))
    folded = re.sub(r"\bco (?=financ|pilot)", "co", fold(text))
    words = [word for word in folded.split() if word not in _SMALL] or folded.split()
    return " ".join(re.sub(r"(?<=\w{3})[sx]$", "", word) for word in words)


@cache
def _index() -> _Index:
    exact: dict[str, list[tuple[str, str]]] = {}
    loose: dict[str, list[tuple[str, str]]] = {}
    for row in load("labels", ("field", "scope", "spelling")):
        place = (row["field"], row["scope"])
        spelling = row["spelling"]
        for table, key in ((exact, fold(spelling) or spelling), (loose, _loose(spelling))):
            if key and place not in table.setdefault(key, []):
                table[key].append(place)
    return _Index(_spellings(exact), _spellings(loose), Likeness(list(loose)))


def _spellings(table: dict[str, list[tuple[str, str]]]) -> dict[str, _Spelling]:
    return {
        key: _Spelling(tuple(fields), len(key.split()), len(key.replace(" ", "")))
        for key, fields in table.items()
    }


def known_fields() -> list[str]:
    """The canonical fields of the lexicon, in its order."""
    rows = load("labels", ("field", "scope", "spelling"))
    return [field for field in dict.fromkeys(row["field"] for row in rows) if field != NO_LABEL]


def of_scopes(found: Iterable[Parsed[str]], fields: Iterable[str]) -> Parsed[str] | None:
    """The best candidate among the fields a caller accepts."""
    wanted = set(fields)
    return next((hit for hit in found if hit.value in wanted and hit.problem is None), None)
