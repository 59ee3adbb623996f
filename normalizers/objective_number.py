"""The number of a national objective inside its own cell: "Obj. 1 (EPP)", "9 – Handicap"."""

from __future__ import annotations

import re

from normalizers.folded import folded

_LAST = 29
_WORD = (
    r"(?:objectifs?|obj)(?:\s+(?:national|nationaux|snppe|fondamental|facultatif|socle))?\b\s?\.?"
    r"(?:\s*nat\.?)?"
)
_MARK = r"(?:n\s?[°o]\s?\.?|num(?:ero)?\.?\s|#)"
_NUMBER = r"(?P<number>0?[1-9]|[12]\d)"
_WHOLE = r"(?![\d%€]|[.,/-]\d|\s?%|\s*(?:et|ou|a|,|/|-)\s*(?:n\s?°\s*)?\d)"
_NAMED = re.compile(rf"(?<!\w){_WORD}\s*{_MARK}?\s*:?\s*{_NUMBER}{_WHOLE}")
_CODED = re.compile(rf"^\W*(?:obj|on|o)[.\-]?{_NUMBER}{_WHOLE}(?!\w)")
_LEADING = re.compile(rf"^[\s(\[]*{_MARK}?\s*{_NUMBER}{_WHOLE}(?=\s*(?:$|[:.)\]]|-(?=\s|[a-z])))")
_LEADING_CAPITAL = re.compile(rf"^\s*{_NUMBER}{_WHOLE}\s+")


def split_objective_number(text: str) -> tuple[int, int, int] | None:
    """(number, start, end) of the objective number, 1 to 29, that a cell names, or None.

    It leads ("1 – Couverture EPP") or follows its word ("… (objectif 19)"). Several numbers,
    shares and amounts are none.
    """
    plain = folded(text)
    named = {match["number"].lstrip("0") for match in _NAMED.finditer(plain.text)}
    if len(named) > 1:
        return None
    found = (
        _NAMED.search(plain.text) or _CODED.match(plain.text) or _LEADING.match(plain.text)
    ) or _spaced(text, plain.text)
    if found is None or not 1 <= int(found["number"]) <= _LAST:
        return None
    start, end = plain.origin(*found.span("number"))
    return int(found["number"]), start, end


def _spaced(text: str, plain: str) -> re.Match[str] | None:
    """Before a capital: "9 Enfants en situation de handicap"."""
    found = _LEADING_CAPITAL.match(plain)
    if found is None or len(plain) != len(text):
        return None
    return found if text[found.end() :][:1].isupper() else None
