"""The words that tell why an action is late or dropped, behind its number."""

from __future__ import annotations

import re
from functools import cache

from normalizers.status_patterns import spelled

_BRACKET = re.compile(r"[^():;]{0,90}\((?P<reason>[^()]{4,})\)")
AFTER_SIGN = re.compile(
    r"(?:,?\s+(?:au|a|en|depuis|le|fin|debut|courant|jusqu'\w*|pour)\s[^:;()]{1,30}?)?"
    r"\s*(?::|-(?=\s))\s*(?P<reason>[^\n]+)"
)
_INFINITIVE = re.compile(
    r"(?:s'|se\s)?\w{2,}(?:(?<!i)er|ifier|ir|oir|[eo]ndre|indre|ettre|uire|faire|suivre)\b|[«\"]"
)
"""How an action's title begins, that a colon or dash may part from its number."""
_TRAIL = " \t\n.;,:-–—"


def reason_behind(plain: str, start: int, stop: int) -> tuple[int, int] | None:
    """The words of `plain[start:stop]` that tell why: in brackets, after a colon or dash, or from
    "faute de" on.
    """
    stretch = plain[:stop]
    found = _BRACKET.match(stretch, start) or _cause().match(stretch, start)
    if found is None:
        found = AFTER_SIGN.match(stretch, start)
        if found and _INFINITIVE.match(found["reason"]):
            return None
    if found is None:
        return None
    first, last = found.span("reason")
    words = _within_brackets(plain[first:last]).rstrip(_TRAIL)
    words = re.sub(r"(?:\s+(?:et|puis|ainsi que))?\s*(?:l'|la|les)?\s*$", "", words).rstrip(_TRAIL)
    return (first, first + len(words)) if re.search(r"[a-z]{3}", words) else None


def _within_brackets(words: str) -> str:
    """Up to the bracket that was opened before: « (fiche 5 : poste vacant) »."""
    depth = 0
    for place, sign in enumerate(words):
        depth += (sign == "(") - (sign == ")")
        if depth < 0:
            return words[:place]
    return words


@cache
def _cause() -> re.Pattern[str]:
    """Words that begin a reason, with the rest of the sentence."""
    cause = rf"(?<!\w)(?:{spelled('cause')})(?!\w)[^\n;]*"
    return re.compile(rf"[^\n;]{{0,80}}?(?P<reason>{cause})")
