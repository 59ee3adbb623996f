"""Whether words are the name of a partner, and whether another name begins with them."""

from __future__ import annotations

from functools import cache

from normalizers.lexicon import load
from normalizers.organisations import exact, organisation_of
from normalizers.text import fold, unaccented

Span = tuple[int, int]

BOUND = frozenset(
    ("de", "du", "des", "d", "a", "au", "aux", "en", "sur", "pour", "par", "dans", "chez", "sous")
)
"""Words that tie what follows to the name before."""
ARTICLES = frozenset(("la", "le", "les", "l"))
_LONGEST_NAME = 300


def cut_out(text: str, span: Span) -> str:
    """The words of a span."""
    return text[span[0] : span[1]].strip()


def first_word(text: str, span: Span) -> str:
    """Up to the first space."""
    return cut_out(text, span).split(" ", 1)[0]


def last_word(text: str, span: Span) -> str:
    """Behind the last space."""
    return cut_out(text, span).rsplit(" ", 1)[-1]


def is_acronym(word: str) -> bool:
    """Whether a word is all capitals."""
    return len(word) >= 2 and word.isupper() and word.isalpha()


def is_name(name: str) -> bool:
    """Whether a text may be a name: a capital first, or a known organisation."""
    name = name.strip(" .,;:")
    return bool(name) and (name[0].isupper() or organisation_of(name) is not None)


def begins_name(text: str, span: Span, left: str | None = None) -> bool:
    """Does a new name begin here (after an "et" that follows `left`)?"""
    name = cut_out(text, (span[0], min(span[1], span[0] + _LONGEST_NAME)))
    found = fold(name).split()
    if not found or (found[0] in BOUND and not name.lower().startswith(("l'", "l’"))):
        return False
    if found[0] in ARTICLES or name.lower().startswith(("l'", "l’")):
        return True
    if exact(name):
        return True
    if found[0] in _topics():
        return False
    if organisation_of(name) or stem(found[0]) in stems("head"):
        return True
    if not name[0].isupper():
        return left is not None and _plain_pair(left, name)
    first = first_word(text, span)
    return is_acronym(unaccented(first)) or left is None or _is_whole_name(left)


def _plain_pair(left: str, right: str) -> bool:
    """As in "orthophonistes et psychomotriciens": two lone plural nouns are two partners."""
    lone = " " not in left and " " not in right.strip(" .")
    return lone and left.rstrip(" .").endswith("s") and right.rstrip(" .").endswith("s")


def _is_whole_name(left: str) -> bool:
    return exact(left) is not None or is_acronym(unaccented(left.rsplit(" ", 1)[-1]))


def is_umbrella(noun: str) -> bool:
    """Whether a noun stands for several that are named behind it: « associations »."""
    return any(stem(word) in stems("umbrella") for word in fold(noun).split())


def stem(word: str) -> str:
    """A word without the sign of its plural."""
    return word.removesuffix("s").removesuffix("x")


@cache
def _topics() -> frozenset[str]:
    return frozenset(map(fold, of_role("topic")))


@cache
def stems(role: str) -> frozenset[str]:
    """The same words, folded, without plurals."""
    return frozenset(stem(fold(word)) for word in of_role(role))


def of_role(role: str) -> list[str]:
    """The words of `partner_words` of one role."""
    return [row["word"] for row in load("partner_words") if row["role"] == role]
