"""Who pays: the funders a text names, and the one that pays a given amount of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import zip_longest

from normalizers.folded import Folded, folded
from normalizers.guarded import Guarded
from normalizers.lexicon import Row, load
from normalizers.likeness import is_slip
from normalizers.parsed import Parsed
from normalizers.text import fold
from normalizers.word_table import any_of, one_of, table


@dataclass(slots=True, unsafe_hash=True)
class Mention:
    """A funder named at `[start, end)` of the folded text."""

    start: int
    end: int
    code: str
    confidence: float = 1.0

    @property
    def is_source(self) -> bool:
        """A line of money (FIR, ONDAM, BOP 304), which is never paid itself."""
        return self.code in _SOURCES


_BLANK = re.compile(r"[\s-]+")
_SOURCES = frozenset({"BOP304", "FIR", "ONDAM", "PLF"})
PARENTS = {"FIR": "ARS", "ONDAM": "ARS", "BOP304": "STATE", "PLF": "STATE"}
"""A line of money -> who gives it."""
_SPECIFIED = {"STATE": frozenset({"FIR", "ONDAM"})}
"""Who is said more exactly by a line of money, though it is another's: "État (FIR)"."""
_SPECIFIED_IN_BRACKETS = {"CPAM": frozenset({"FIR", "ONDAM"})}
"""The same in brackets alone: « Assurance maladie (ONDAM) »; « CPAM - FIR » lists two."""
_OF = r"(?:(?:du|de|des|d')\s*)?(?:l[ae]s?\s+|l'\s*)?"
_ADJACENT = re.compile(
    r"(?:\s*[(\[:-]?\s*|\s*,\s*(?=au\s+titre|via|sur))(?:(?:au\s+titre|via|sur|par)\s+)?"
    rf"{_OF}(?:(?:credits?|enveloppe|dotation|fonds)\s+)?{_OF}\Z"
)
_SLASH = re.compile(r"\s*/\s*\Z")
_OPENS = re.compile(r"\s*[(\[]\s*\Z")
_DESCRIBED = re.compile(r"[^()\[\]\d€;+]{1,60}[(\[]\s*\Z")
_CLOSES = re.compile(r"[^(\[]*[(\[][^)\]]*\Z")
_NUMBERED = re.compile(
    r"[ -]?(?:0?[1-9]|[1-9]\d|2[ab]|97[1-6])\b(?![ .']?\d{3}|[.,]\d|\s?[km]?(?:€|euro))"
)
_NO_STATE = re.compile(
    r"\s+(?:des?\s+(?:lieux|l'art|sante|besoins?|stress|danger)|d'(?!alsace)\w+|civil|actuel)"
)
_THE_STATE = re.compile(r"(?:l'|\bd')\Z")
_TERRITORY = re.compile(r"(?<=\s\s)(?:d[eu]s?\s+(?:l[ae]s?\s+|l['’]\s*)?|d['’]\s*)[A-ZÀ-Ý][\w'’-]*")
_OF_PLACE = r"(?:(?:de\s+l[ae]s?\s+|de\s+l['’]|d[eu]s?\s+|d['’]|et\s+|en\s+|sur\s+)\s*)?"
_PLACE = re.compile(rf"(?:[^\S\n]+{_OF_PLACE}[A-ZÀ-Ý][\w'’-]*){{1,4}}")
_CODE = re.compile(r"\s+(?:0[1-9]|[1-9]\d|2[ABab]|97[1-6])(?=\s*[:()])")
_REACH = 40
"""Characters before a name in which it may be left out."""
_LETTERS = re.compile(r"[a-z]{4,}")
_LONG = (
    ("FIR", "fonds d'intervention régional"),
    ("ONDAM", "objectif national dépenses d'assurance maladie"),
    ("CAF", "caisse d'allocations familiales"),
    ("MSA", "mutualité sociale agricole"),
    ("CPAM", "caisse primaire d'assurance maladie"),
    ("ARS", "agence régionale santé"),
    ("DEPARTMENT", "conseil départemental"),
)
"""Names long enough to be known by their words though each may have a slip of the pen."""


def parse_funders(text: str, *, cell: bool = False) -> list[Parsed[str]]:
    """The funders a text names, in order, by their codes.

    `cell` is for a cell or header that is about funders, where "304", "Autres" or "Total" are
    enough. A parent beside its own money says nothing more: "ARS (FIR)" is FIR, "État - BOP
    304" BOP304; "304 ou ONDAM" names both.
    """
    plain = folded(text)
    return [
        Parsed(found.code, *plain.origin(found.start, found.end), "funder.name", None,
               found.confidence)
        for found in mentions(text, cell=cell)
    ]  # fmt: skip


@lru_cache(maxsize=64)
def mentions(original: str, *, cell: bool) -> tuple[Mention, ...]:
    """The funders of a text, parents beside their own money left out; the last texts are kept,
    since all amounts of a sentence ask for its funders.
    """
    folded_text = folded(original)
    plain, origin = folded_text.text, folded_text.origin
    found: list[Mention] = []
    for match in _pattern(cell).finditer(plain):
        row = _rows()[_key(match[0])]
        start, end = origin(*match.span())
        if _is_meant(plain, match, original[start:end], row, cell):
            numbered = _NUMBERED.match(plain, match.end()) if row["spelling"] == "CD" else None
            found.append(Mention(match.start(), (numbered or match).end(), row["code"]))
    if misspelt := list(_misspelt(plain, found)):
        found = [m for m in found if not any(_covers(other, m) for other in misspelt)]
        found.extend(misspelt)
    found.sort(key=lambda item: item.start)
    if not cell:
        found = list(_with_territories(folded_text, original, found))
    found = _without_parents(plain, found)
    return tuple(_bracketed(plain, found) if cell else found)


def _with_territories(folds: Folded, original: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """The funders with the place that is part of their name: « CAF de la Loire », « ARS Bretagne »,
    « MSA 23 ».
    """
    for mention, following in zip_longest(found, found[1:]):
        end = folds.origin(mention.start, mention.end)[1]
        limit = folds.origin(following.start, following.end)[0] if following else len(original)
        place = _PLACE.match(original, end, limit) or _CODE.match(original, end, limit)
        if place is None or mention.is_source or mention.code == "ALL":
            yield mention
        else:
            yield replace(mention, end=folds.find(place.end()))


@cache
def _rows() -> dict[str, Row]:
    """Spelling as it stands in folded text -> lexicon row."""
    return {_key(folded(row["spelling"]).text): row for row in load("funders", key=("spelling",))}


def _covers(one: Mention, other: Mention) -> bool:
    return one.start <= other.start and other.end <= one.end


def _key(found: str) -> str:
    return _BLANK.sub(" ", found)


@cache
def _pattern(cell: bool) -> Guarded:
    words = [key for key, row in _rows().items() if cell or row["scope"] != "cell"]
    glued = r"(?=\s?\d{2,3}\b)"
    pattern = rf"(?<!\w)(?:{one_of(words)}(?!\w)|cd(?:{glued})(?=[ \d]))"
    return Guarded(pattern, [*words, "cd"])


def _is_meant(plain: str, match: re.Match[str], written: str, row: Row, cell: bool) -> bool:
    """Whether a spelling names who pays: common words may not, who is left out does not."""
    spelling = row["spelling"]
    if _left_out().search(plain, max(0, match.start() - _REACH), match.start()):
        return False
    if len(spelling) == 2 or (len(spelling) == 3 and not spelling.isupper() and spelling[0] == "C"):
        return not written.islower()  # "cd", "cea"
    if spelling != "État":
        return cell or row["scope"] != "name" or written[0].isupper()
    if _NO_STATE.match(plain, match.end()):
        return False
    at = match.start()
    return written[0].isupper() or bool(_THE_STATE.search(plain, max(0, at - 2), at))


@cache
def _left_out() -> re.Pattern[str]:
    """« Total hors État », « sauf la CAF »: what somebody does not pay."""
    words = any_of("funding_phrases", "except")
    return re.compile(rf"\b(?:{words})\s+(?:(?:part|credits?)\s+)?{_OF}\Z")


def funders_left_out(text: str) -> list[str]:
    """The funders whose money a text sets apart: « Total hors État »."""
    plain = folded(text).text
    found = [m for m in _pattern(True).finditer(plain) if _left_out().search(plain, 0, m.start())]
    return [_rows()[_key(match[0])]["code"] for match in found]


def names_only_payer(text: str) -> bool:
    """Whether a cell says who pays and nothing else: « dont part du Département », « Crédits FIR ».

    A territory behind a funder belongs to it (« Département de la Nièvre »).
    """
    found = parse_funders(text, cell=True)
    if not found or all(each.value == "ALL" for each in found):
        return False
    rest = [*text]
    for each in found:
        rest[each.start : each.end] = " " * (each.end - each.start)
    words = fold(_TERRITORY.sub(" ", "".join(rest))).split()
    return all(word.isdigit() or word in table("funding_phrases", "beside") for word in words)


def names_money_line(text: str) -> bool:
    """Whether a cell names a line of the State's or the social security's money: « FIR »."""
    return any(mention.is_source for mention in mentions(text, cell=True))


def _misspelt(plain: str, found: list[Mention]) -> Iterator[Mention]:
    """Long names with slips, but for those already found."""
    words = list(_LETTERS.finditer(plain))
    for at, word in enumerate(words):
        for code, parts in _long_names().get(word[0][0], ()):
            window = words[at : at + len(parts)]
            if len(window) < len(parts) or not all(map(is_slip, (w[0] for w in window), parts)):
                continue
            start, end = window[0].start(), window[-1].end()
            known = any(m.start <= start and end <= m.end for m in found)
            if not known and end - start <= sum(map(len, parts)) + 4 * len(parts) + 6:
                yield Mention(start, end, code, 0.8)


@cache
def _long_names() -> dict[str, list[tuple[str, list[str]]]]:
    """First letter -> (code, words of four letters and more) of the long names."""
    names: dict[str, list[tuple[str, list[str]]]] = {}
    for code, name in _LONG:
        parts = _LETTERS.findall(folded(name).text)
        names.setdefault(parts[0][0], []).append((code, parts))
    return names


def _without_parents(plain: str, found: list[Mention]) -> list[Mention]:
    left: list[Mention] = []
    for mention in found:
        before = left[-1] if left else None
        gap = plain[before.end : mention.start] if before else ""
        said_twice = before is not None and before.code == mention.code and _OPENS.match(gap)
        if before and (said_twice or _says_more(mention.code, before.code, gap)):
            left[-1] = replace(mention, start=before.start, end=_closed(plain, before, mention))
        elif before and _says_more(before.code, mention.code, gap):
            left[-1] = replace(before, end=mention.end)
        else:
            left.append(mention)
    return left


def _bracketed(plain: str, found: list[Mention]) -> list[Mention]:
    """« ARS – crédits médico-sociaux (ONDAM) »: the source in brackets is what its payer pays."""
    left: list[Mention] = []
    for mention in found:
        before = left[-1] if left else None
        gap = plain[before.end : mention.start] if before else ""
        if before and PARENTS.get(mention.code) == before.code and _DESCRIBED.match(gap):
            left[-1] = replace(mention, start=before.start, end=_closed(plain, before, mention))
        else:
            left.append(mention)
    return left


def _says_more(source: str, payer: str, gap: str) -> bool:
    """Whether a line of money tells more exactly what its payer beside it pays."""
    if PARENTS.get(source) == payer:
        return bool(_ADJACENT.match(gap) or _SLASH.match(gap))
    bracketed = source in _SPECIFIED_IN_BRACKETS.get(payer, ()) and gap.strip()[:1] in ("(", "[")
    specified = bracketed or source in _SPECIFIED.get(payer, ())
    return specified and bool(_ADJACENT.match(gap))


def _closed(plain: str, first: Mention, last: Mention) -> int:
    """Where both end, with the bracket that opens between them."""
    opened = _CLOSES.match(plain, first.start, last.end)
    return last.end + 1 if opened and plain[last.end : last.end + 1] in (")", "]") else last.end
