"""The text of a label: what may be left off it before it is looked up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from normalizers.text import fold

SMALL = frozenset(
    fold("à au aux ce d de des du en est et l la le les ou par pour s sur un une").split()
)
_HANGING = frozenset({"le", "en", "du", "de", "au"})
_LEADING = re.compile(
    r"^[\s•▪‣◦●○■□◆➢➤·*–—\uf0b7\uf0a7\uf0d8-]*"
    r"(?:(?:\d{1,2}(?:[.\-]\d{1,2})*|[a-hA-H]|[IVX]{1,4})\s?(?:[.)]|°\)?|\s[–—-])\s*(?=[^\W\d_]))?"
)
_TRAILING = re.compile(r"[\s:.;,*¹²³⁴-⁹⁰–—_-]+$")
BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
INCLUSIVE = re.compile(r"(?<=\w)(?:\((?:e|s|es|ée|ées|x)\)|[·.](?:e|s|es)\b)", re.IGNORECASE)
_NUMBER_SIGN = re.compile(
    r"\bn\s?[°º]\s*|\bno\b\.?\s*|\bnum(?:[ée]ro)?\b\.?\s*|№\s*", re.IGNORECASE
)
YEAR = re.compile(r"\b(?:20\d\d(?:\s?[-‑/–]\s?20\d\d)?|n\s?[-+]\s?1)\b", re.IGNORECASE)
PARTICIPLE = re.compile(
    r"(?P<noun>[^\W\d_]+)\s+(?P<said>[^\W\d_]*(?:é|ee|i|u|it|is|ert|int)e?s?)"
    r"(?:\s+(?:par|sur|dans|avec|en|au|pour)\s.{1,40})?"
)
"""On lower case: capitals may have lost their accents ("ACTION CIBLEE")."""
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
_CO = re.compile(r"\bco (?=financ|pilot)")
_SHORTEST = 3
"""Letters of a word that no ending is taken off."""
_NUMBERED = re.compile(r"\s*(?:n\s?[°º]\s?)?[A-Z]?\d{1,2}(?:[.\-]\d{1,2})?\s*$", re.IGNORECASE)

_JOINT = re.compile(r"\s*[/;,(]\s*|\s+(?:et|ou|[–—-])\s+", re.IGNORECASE)


def bare(text: str) -> tuple[int, int]:
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
def loosened(text: str) -> str:
    """Without small words and plural endings; "n°", "num." and "numéro" alike."""
    text = _NUMBER_SIGN.sub(" numero ", INCLUSIVE.sub("", text))
    folded = _CO.sub("co", fold(text))
    words = [word for word in folded.split() if word not in SMALL] or folded.split()
    return " ".join(
        word[:-1] if len(word) > _SHORTEST and word[-1] in "sx" else word for word in words
    )


def hangs(plain: str) -> bool:
    """Whether small words are what makes the label ("Adopté le", "À faire"): no looser form."""
    words = plain.split()
    open_ended = words[-1] in _HANGING and len(words) > 1 and " " not in loosened(plain)
    return plain.startswith("a ") or open_ended


def variants(label: str) -> Iterator[tuple[str, float, str]]:
    yield "folded", 0.97, label
    short = BRACKETS.sub(" ", label)
    yield "brackets", 0.94, short
    short = YEAR.sub(" ", short)
    yield "year", 0.92, short
    shorter = _TAIL.sub("", short.rstrip())
    yield "tail", 0.9, shorter
    yield "head", 0.88, _HEAD.sub("", shorter)
    yield "numbered", 0.88, _NUMBERED.sub("", shorter)


def parts(label: str) -> list[str]:
    """What a label joins: « Difficultés / motif de non réalisation »."""
    return [part for part in _JOINT.split(label.rstrip(") ")) if part]


def goes_on(label: str) -> bool:
    """Whether a small word, a condition or a sign follows the known beginning ("Budget de …",
    "Motif si non engagée", "Pilote / …").
    """
    tail = re.split(r"[\s'’]+", label.strip(), maxsplit=1)[1:]
    follows = fold(tail[0]).split(" ", 1)[0] if tail else ""
    return follows in SMALL or follows == "si" or (bool(tail) and tail[0][:1] in "/&-–—+,")
