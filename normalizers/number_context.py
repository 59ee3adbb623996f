"""What the words around a figure make of it: its kind, its comparator."""

from __future__ import annotations

import re

from normalizers.dates.words import YEAR
from normalizers.word_table import any_of, table, value_of

_NAME = "number_words"
SHARED_UNIT = (
    r"(?:etp|equivalents?\s+temps|postes?\b|journees?\b|temps\b|heures?\b|jours?\b|mi-temps)"
)
"""Units that are split: "1/2 ETP" is half of one, "1/2" elsewhere may be one of two."""

_BEFORE = re.compile(
    rf"(?P<word>(?<!\w){any_of(_NAME, 'before')}\.?|(?<![\w\"'/-])(?<!\d\s)[~≈<>≤≥]=?|\+\s(?=d))"
    rf"(?:\s*:)?\s*"
    rf"(?:(?<=\s)(?:de\s+|d'|les\s+|a\s+)?|(?<=['~≈<>≤≥=]))\Z"
)
_AFTER = re.compile(rf"\s*\(?(?P<word>{any_of(_NAME, 'after')}(?!\w)|\+(?!\s*\d))\)?")
_SIGN_CHARS = frozenset("~≈<>≤≥+")
_SIGNS = {"≈": "~", "≤": "<=", "≥": ">=", "+": ">"}

_PLATE = re.compile(
    rf"(?<![\w-])(?P<word>{any_of(_NAME, 'identifier')}|{any_of(_NAME, 'identifiers')})"
    r"\.?[\s-]*(?:n\s?[°o]s?\.?\s*|°\s*)?\Z"
)
_NUMBER_SIGN = re.compile(r"n\s?[°o]s?\.?\s*\Z|°\s*\Z|#\Z")
_NUMBER_SIGN_ENDS = "°os.#"
_COUNTED_PLATES = re.compile(r"(?:nombre|nb|total)\s+d[e']\s?\Z")
_NOUN = re.compile(r"\s+[a-z][a-z'-]{2,}[sx]\b")
_ORDINAL = re.compile(r"(?:\s?\^?\{?(?:ere?s?|emes?|nde?s?|iemes?)\}?|es?|re)(?![\w])")
_CODE_BEFORE = re.compile(r"(?<!\d)_\Z|@\Z|[a-z]-\Z")
_GLUED = re.compile(r"[a-z]|_(?!\d)")
_UNITS = re.compile(r"(?:h|j|k|m|km|kg|x|ans?|mois|etp|eq|min|k?euros?|eur|places?|m2)\b|h\d\d\b")
_LIST_MARK = re.compile(r"(?:\A|\n)[ \t]*\(?\Z")
_LIST_END = re.compile(r"\s?[.)°](?:\s|\Z)|\s-\s")
_TITLE = re.compile(r"\s+[A-ZÀ-Ý](?!TP\b)[\w'’]+")
_PHONE = re.compile(r"[0+](?<!\d.)(?:33\s?)?[1-9](?:[ .-]?\d\d){4}(?!\d)")
_LONG_CODE = 9
"""As many figures without a thousands mark are a code (SIRET, account), no quantity."""
_DOT_BEFORE = re.compile(r"\d\.\Z")
_STREET = re.compile(
    r"\s*(?:bis|ter)?,?\s+(?:rue|avenue|boulevard|bd|allees?|chemin|impasse|quai|route)\b"
)
_TOWN = re.compile(r"[^\S\n]+[A-ZÀ-Ý][\w'’-]{2,}")
_LINK_ONE = re.compile(r"[-.](?:\s?)\Z")
_LINK_MANY = re.compile(r"\s*(?:,|et|ou|a|-|/)\s*\Z")

_AGED = re.compile(rf"(?<!\w){any_of(_NAME, 'aged')}\s+(?:a\s+)?\Z|d'\Z|\+\s*(?:de\s+)?\Z")
_LASTING = re.compile(rf"(?<!\w){any_of(_NAME, 'lasting')}(?:\s+[\w']+){{0,3}}\s*:?\s*\Z")
YEARS_OLD = re.compile(r"†?\s*ans?(?!\w)")
_CHANGE = re.compile(
    rf"(?<!\w){any_of(_NAME, 'change')}(?:(?:\s+[\w']+){{0,3}}|[^.;\n]{{0,35}}:)\s+de\s+\Z"
    rf"|{YEAR}\s*(?:[⇒>/-]|a\b|et\b)\s*{YEAR}\s*\)?\s*:?\s+de\s+\Z"
)
_CLOCK = re.compile(r"(?:\ba|\bde|\bvers|\bdes|\bentre|\bet|\s-)\s*\Z")
_MONEY_OR_SHARE = re.compile(r"\s?(?:[€%]|k?euros?\b|k€|m€|eur\b|heures?\b|h\b|etp\b)")
_FULL_YEAR = re.compile(rf"{YEAR}\Z")
_OPENING = re.compile(r"(?:\A|[:(•\n])\s*\Z")


def _window(start: int, size: int = 45) -> int:
    return max(0, start - size)


_LAST_WORD = re.compile(r"[^a-z0-9\n]{0,5}([a-z]+)")
"""Looked for from the right: in the text turned round."""


def _last_words(*kinds: str) -> frozenset[str]:
    words = [word for kind in kinds for word in table(_NAME, kind)]
    return frozenset(re.findall(r"[a-z]+", word)[-1] for word in words)


_LAST_OF_BEFORE = _last_words("before") | {"de", "d", "les", "a"}
_LAST_OF_PLATE = _last_words("identifier", "identifiers") | {"n", "no", "nos", "o", "os"}


def _follows(text: str, start: int, words: frozenset[str]) -> bool:
    """Whether the word before `start` is one of these: a quick look before a long one."""
    last = _LAST_WORD.match(text[_window(start, 20) : start][::-1])
    return last is not None and last[1][::-1] in words


def comparator(text: str, start: int, end: int) -> tuple[str, int, int]:
    """The comparator of the figure at `[start, end)`, and the place of both together."""
    signed = not _SIGN_CHARS.isdisjoint(text[_window(start, 4) : start])
    quick = signed or _follows(text, start, _LAST_OF_BEFORE)
    if quick and (match := _BEFORE.search(text, _window(start, 32), start)):
        word = match["word"].strip().rstrip(".")
        sign = _SIGNS.get(word, word) if word[0] in "~≈<>≤≥+" else value_of(_NAME, "before", word)
        return sign, match.start(), end
    if match := _AFTER.match(text, end):
        word = match["word"]
        sign = ">=" if word == "+" else value_of(_NAME, "after", word)
        return sign, start, match.end("word")
    return "=", start, end


def plate_before(text: str, start: int, end: int) -> str | None:
    """Says "one" or "many" where the figure is a name's number ("fiche 7", "fiches 3 et 4")."""
    before = text[_window(start, 6) : start]
    if before.rstrip()[-1:] in _NUMBER_SIGN_ENDS and _NUMBER_SIGN.search(before):
        return "one"
    if not _follows(text, start, _LAST_OF_PLATE):
        return None
    match = _PLATE.search(text, _window(start), start)
    if not match or _NOUN.match(text, end):
        return None
    if _COUNTED_PLATES.search(text, _window(match.start(), 14), match.start()):
        return None
    word = re.sub(r"\s+", " ", match["word"])
    return "many" if word.endswith("s") and not word.startswith("nos") else "one"


def goes_on(text: str, end: int, start: int, plates: str) -> bool:
    """Whether a figure at `start` goes on a name's number that ended at `end` ("13-1")."""
    gap = text[end:start]
    if len(gap) > 6:
        return False
    return bool(_LINK_ONE.match(gap) or (plates == "many" and _LINK_MANY.match(gap)))


def is_ordinal(text: str, end: int) -> bool:
    """Whether an ordinal ending follows: "1er", "2ème"."""
    if text[end : end + 2].lstrip()[:1] not in "^{enir":
        return False
    return bool(_ORDINAL.match(text, end))


def is_glued(text: str, start: int, end: int) -> bool:
    """Whether letters touch the figure and make it part of a code ("PMI23D", "covid-19")."""
    before = text[_window(start, 2) : start]
    last = before[-1:]
    if last.isalpha() or (last in ("_", "@", "-") and _CODE_BEFORE.search(before)):
        return True
    return bool(_GLUED.match(text, end)) and not _UNITS.match(text, end)


def is_list_mark(text: str, original: str, start: int, end: int, decimal: bool) -> bool:
    """Whether a line begins so: "1. ", "2) ", "1.2 Titre"."""
    begin = _window(start, 12)
    if text[begin:start].rstrip(" \t(")[-1:] not in "\n":
        return False
    if not _LIST_MARK.search(text, begin, start):
        return False
    if decimal:
        return "." in text[start:end] and bool(_TITLE.match(original, end))
    return end - start <= 2 and bool(_LIST_END.match(text, end)) and end + 1 < len(text)


def phones(text: str) -> list[tuple[int, int]]:
    """Where telephone numbers stand."""
    return [match.span() for match in _PHONE.finditer(text)]


def is_code(original: str, start: int, end: int) -> bool:
    """A long code, or five figures before a town ("67000 Strasbourg")."""
    if end - start >= _LONG_CODE and original[start:end].isdigit():
        return True
    five = end - start == 5 and original[start:end].isdigit()
    return five and bool(_TOWN.match(original, end))


def is_part_of_code(text: str, start: int, end: int) -> bool:
    """Part of "3.2.1" or "2016-1557", or the number of a house."""
    before = text[_window(start, 5) : start]
    if text[end : end + 1] == "." and text[end + 1 : end + 2].isdigit():
        return True
    if before[-1:] == "." and _DOT_BEFORE.search(before):
        return True
    numbered = before[-1:] == "-" and _FULL_YEAR.match(before[:-1])
    return bool(numbered or _STREET.match(text, end))


def is_age(text: str, start: int, end: int, *, interval: bool) -> bool:
    """Whether a figure is people's age: "0-3 ans", "enfants de 6 ans", "moins de 18 ans"."""
    if not YEARS_OLD.match(text, end):
        return False
    begin = max(_window(start), text.rfind("(", 0, start) + 1)
    if _LASTING.search(text, begin, start):
        return False
    return interval or bool(_AGED.search(text, begin, start))


def is_change(text: str, start: int) -> bool:
    """Whether "de" before a figure says what was before a change ("passe de 12 à 15")."""
    return bool(_CHANGE.search(text, _window(start), start))


def is_time_of_day(text: str, start: int) -> bool:
    """Whether "14h30" is a time ("à 14h30") and no length."""
    return bool(_CLOCK.search(text, _window(start, 7), start))


def is_year(text: str, start: int, end: int) -> bool:
    """A figure that looks like a year and counts nothing."""
    if end - start != 4 or not _FULL_YEAR.match(text[start:end]):
        return False
    if _MONEY_OR_SHARE.match(text, end):
        return False
    opens = _OPENING.search(text, _window(start, 4), start)
    return not (opens and _NOUN.match(text, end))
