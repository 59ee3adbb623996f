"""What the words around a figure make of it: its kind, its comparator."""

from __future__ import annotations

import re
from functools import lru_cache

from normalizers.dates.words import YEAR
from normalizers.folded import word_set
from normalizers.guarded import longest_word
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
_BEHIND = re.compile(
    rf"(?:\s+(?!et\b|ou\b|dont\b)[a-z][a-z'-]*){{1,2}}\s+(?P<word>{any_of(_NAME, 'after')})"
    r"\.?\s*(?=\Z|[,;:.()/\n]|(?:en|par|sur|au|chaque)\b)"
)
_SIGN = re.compile(r"[~≈<>≤≥+]")
_SIGNS = {"≈": "~", "≤": "<=", "≥": ">=", "+": ">"}

_PLATE = re.compile(
    rf"(?<![\w-])(?P<word>{any_of(_NAME, 'identifier')}|{any_of(_NAME, 'identifiers')})"
    r"\.?[\s-]*(?:n\s?[°o]s?\.?\s*|°\s*)?\Z"
)
_NUMBER_SIGN = re.compile(r"n\s?[°o]s?\.?\s*\Z|°\s*\Z|#\Z")
_NUMBER_HINT = re.compile(r"[°#n](?:(?<!n)|\s?o)")
"""« n° », « no », « # »; a pattern that begins with a class of signs is found quickest."""
_COUNTED_PLATES = re.compile(r"(?:nombre|nb|total)\s+d[e']\s?\Z")
_NOUN = re.compile(r"\s+[a-z][a-z'-]{2,}[sx]\b")
_CODE_BEFORE = re.compile(r"(?<!\d)_\Z|@\Z|[a-z]-\Z")
_TOUCHES = re.compile(
    r"(?P<ordinal>(?:\s?\^?\{?(?:ere?s?|emes?|nde?s?|iemes?)\}?|es?|re)(?![\w]))|(?P<code>\.\d|"
    r"(?!(?:h|j|k|m|km|kg|x|ans?|mois|etp|eq|min|k?euros?|eur|places?|m2)\b|h\d\d\b)"
    r"(?:[a-z]|_(?!\d)))"
)
_LIST_MARK = re.compile(r"(?:\A|\n)[ \t]*\(?\Z")
_LIST_END = re.compile(r"\s?[.)°](?:\s|\Z)|\s-\s")
_TITLE = re.compile(r"\s+[A-ZÀ-Ý](?!TP\b)[\w'’]+")
_PHONE = re.compile(r"[0+](?<!\d.)(?:33\s?)?[1-9](?:[ .-]?\d\d){4}(?!\d)")
_LONG_CODE = 9
"""As many figures without a thousands mark are a code (SIRET, account), no quantity."""
_STREETS = any_of(_NAME, "street")
_STREET = re.compile(rf"\s*(?:bis|ter)?,?\s+{_STREETS}(?!\w)")
_SQUARE = re.compile(
    r"\s*(?:bis|ter)?,?\s+(?:[Pp]lace|[Ss]quare|[Ee]splanade)\s+"
    r"(?:(?:d[eu]s?|la)\s+|(?:de\s+)?[dl]['’])*(?=[A-ZÀ-Ý])"
)
"""« 3 place Saint-Pierre », but not « 3 place d'accueil »: a name has a capital."""
_IN_STREET = re.compile(
    rf"\b\d{{1,3}}\s?(?:bis|ter)?,?\s+(?:{_STREETS}|place|square|esplanade)\s[^\d\n]{{3,60}}[,–-]\s*\Z",
    re.IGNORECASE,
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


def _last_words(*words: str) -> frozenset[str]:
    """The last word of each spelling, turned round."""
    return frozenset(re.findall(r"[a-z]+", word)[-1][::-1] for word in words)


_BEFORES, _AFTERS = table(_NAME, "before"), table(_NAME, "after")
_LAST_OF_BEFORE = _last_words(*_BEFORES, "de", "d", "les", "a")
_LAST_OF_PLATE = _last_words(
    *table(_NAME, "identifier"), *table(_NAME, "identifiers"), "n", "no", "nos", "o", "os"
)
_IN_BEFORE = frozenset(map(longest_word, _BEFORES))
_IN_AFTER = frozenset(map(longest_word, _AFTERS))
_MAY_AGE = frozenset({"an", "ans"})
_MAY_STREET = frozenset(table(_NAME, "street"))


class Around:
    """What stands around the figures of a folded text; its words rule out most questions."""

    __slots__ = (
        "_after",
        "_aged",
        "_before",
        "_numbered",
        "_signed",
        "_streets",
        "_text",
        "_turned",
    )

    def __init__(self, text: str) -> None:
        words = word_set(text)
        self._text = text
        self._turned = text[::-1]
        self._aged = not _MAY_AGE.isdisjoint(words)
        self._streets = not _MAY_STREET.isdisjoint(words)
        self._numbered = _NUMBER_HINT.search(text) is not None
        self._signed = _SIGN.search(text) is not None
        self._before = self._signed or not _IN_BEFORE.isdisjoint(words)
        self._after = "+" in text or not _IN_AFTER.isdisjoint(words)

    def _follows(self, start: int, words: frozenset[str]) -> bool:
        """Whether the word before `start` is one of these: a quick look before a long one."""
        last = _LAST_WORD.match(self._turned, len(self._turned) - start)
        return last is not None and last[1] in words

    def comparator(self, start: int, end: int) -> tuple[str, int, int]:
        """The comparator of the figure at `[start, end)`, and the place of both together."""
        text = self._text
        signed = self._signed and _SIGN.search(text, _window(start, 4), start)
        quick = signed or (self._before and self._follows(start, _LAST_OF_BEFORE))
        if quick and (match := _BEFORE.search(text, _window(start, 32), start)):
            word = match["word"].strip().rstrip(".")
            if word[0] in "~≈<>≤≥+":
                return _SIGNS.get(word, word), match.start(), end
            return value_of(_NAME, "before", word), match.start(), end
        if self._after and (match := _AFTER.match(text, end)):
            word = match["word"]
            sign = ">=" if word == "+" else value_of(_NAME, "after", word)
            return sign, start, match.end("word")
        return "=", start, end

    def comparator_behind(self, end: int) -> str:
        """That of a figure whose noun parts it from the word: « 300 familles environ »."""
        match = _BEHIND.match(self._text, end) if self._after else None
        return value_of(_NAME, "after", match["word"]) if match else "="

    def plate_before(self, start: int, end: int) -> str | None:
        """Says "one" or "many" where the figure is a name's number ("fiche 7", "fiches 3 et 4")."""
        text = self._text
        if self._numbered and _NUMBER_SIGN.search(text, _window(start, 6), start):
            return "one"
        if not self._follows(start, _LAST_OF_PLATE):
            return None
        match = _PLATE.search(text, _window(start), start)
        if not match or _NOUN.match(text, end):
            return None
        if _COUNTED_PLATES.search(text, _window(match.start(), 14), match.start()):
            return None
        word = re.sub(r"\s+", " ", match["word"])
        return "many" if word.endswith("s") and not word.startswith("nos") else "one"

    def is_coded(self, original: str, start: int, end: int) -> bool:
        """Whether the figure is part of a code or an address, or a long code itself."""
        text = self._text
        return (
            (start > 0 and text[start - 1] not in " \n(:" and _goes_on_code(text, start))
            or _is_code(original, start, end)
            or (self._streets and _STREET.match(text, end) is not None)
            or _SQUARE.match(original, end) is not None
        )

    def is_age(self, start: int, end: int, *, interval: bool) -> bool:
        """Whether a figure is people's age: "0-3 ans", "enfants de 6 ans", "moins de 18 ans"."""
        text = self._text
        if not self._aged or not YEARS_OLD.match(text, end):
            return False
        begin = max(_window(start), text.rfind("(", 0, start) + 1)
        if _LASTING.search(text, begin, start):
            return False
        return interval or bool(_AGED.search(text, begin, start))


@lru_cache(maxsize=32)
def around(text: str) -> Around:
    """What stands around the figures of a folded text; the last ones are kept."""
    return Around(text)


def goes_on(text: str, end: int, start: int, plates: str) -> bool:
    """Whether a figure at `start` goes on a name's number that ended at `end` ("13-1")."""
    gap = text[end:start]
    if len(gap) > 6:
        return False
    return bool(_LINK_ONE.match(gap) or (plates == "many" and _LINK_MANY.match(gap)))


def touches(text: str, end: int) -> str | None:
    """What the letters make of a figure that touch its end: "ordinal" ("1er", "2ème"), "code"
    ("PMI23D", "3.2.1"), or None.
    """
    match = _TOUCHES.match(text, end)
    return match.lastgroup if match else None


def _goes_on_code(text: str, start: int) -> bool:
    """Whether what touches the figure makes it part of a code ("covid-19", "2016-1557")."""
    last = text[start - 1]
    if last.isalpha():
        return True
    if last == ".":
        return start > 1 and text[start - 2].isdecimal()
    before = text[_window(start, 5) : start]
    if last == "-" and _FULL_YEAR.match(before[:-1]):
        return True
    return last in ("_", "@", "-") and _CODE_BEFORE.search(before[-2:]) is not None


def is_list_mark(text: str, original: str, start: int, end: int) -> bool:
    """Whether a line begins so: "1. ", "2) ", "1.2 Titre"."""
    begin = _window(start, 12)
    if begin and text.find("\n", begin, start) < 0:
        return False
    if text[begin:start].rstrip(" \t(")[-1:] not in "\n":
        return False
    if not _LIST_MARK.search(text, begin, start):
        return False
    if not text[start:end].isdigit():
        return "." in text[start:end] and bool(_TITLE.match(original, end))
    return end - start <= 2 and bool(_LIST_END.match(text, end)) and end + 1 < len(text)


def phone_end(text: str, start: int) -> int:
    """Where the telephone number ends that begins with the figure at `start`; 0: it is none."""
    match = _PHONE.match(text, start)
    if match is None and text[start - 1 : start] == "+":
        match = _PHONE.match(text, start - 1)
    return match.end() if match else 0


def _is_code(original: str, start: int, end: int) -> bool:
    """A long code, or five figures before a town ("67000 Strasbourg")."""
    if end - start >= _LONG_CODE and original[start:end].isdigit():
        return True
    five = end - start == 5 and original[start:end].isdigit()
    return five and bool(
        _TOWN.match(original, end) or _IN_STREET.search(original, max(0, start - 90), start)
    )


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
