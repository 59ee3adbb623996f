"""Who pays one amount of a sentence.

Scoping: first the stretch between the amounts before and after it, then the whole sentence (a
subject that pays governs every amount of its sentence). The strongest sign wins, then the
nearest: "par la CAF" and "… € de l'État" after the amount, "CAF : …", "subvention de la CAF
de …", "la CAF verse …", and a line of money (FIR) wherever it stands before the amount. Who
receives, takes part or is a place ("à la CAF", "dans le département") does not pay. Several
funders in a list pay together: ALL; so do those of the amounts before a total. At last comes a
label of the text ("Financeur : CAF").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

from normalizers.amounts import INSIDE, basis_of
from normalizers.folded import Folded, folded
from normalizers.funders.names import PARENTS, Mention, mentions
from normalizers.funders.places import amounts_before, places_of_amounts, stands_in
from normalizers.parsed import Parsed
from normalizers.spans import stretch_around
from normalizers.word_table import any_of

_NAME = "funding_phrases"
_ARTICLE = r"(?:l[ae]s?\s+|l'\s*)?"
_OF = rf"(?:(?:de|du|des|d')\s*)?{_ARTICLE}"
_MONEY = any_of(_NAME, "money")
_BOUNDARY = re.compile(r"[.;!?\n](?:(?<!\n)\s+(?=\S)|(?<=\n)\s*(?=\n|[•*–-]))")
_BY = re.compile(rf"(?<!\w){any_of(_NAME, 'by')}\s*{_OF}(?:{_MONEY}\s+{_OF})?\Z")
_TO = re.compile(rf"(?<!\w)(?:{any_of(_NAME, 'to')}|{any_of(_NAME, 'place')})\s*\Z")
_MONEY_OF = re.compile(rf"(?<!\w){_MONEY}(?:\s+[\w-]+){{0,2}}\s+(?:au titre d[eu]\s+)?{_OF}\Z")
_PAYS = re.compile(rf"(?<!\w){any_of(_NAME, 'pays')}(?!\w)")
_PLURAL = re.compile(r"nt\b")
_OTHERS = re.compile(r"\b(?:celles?|celui|ceux|l[ae']s?\s*autres?)\b")
"""« … 12 000 €, celles du BOP 304, 30 000 € »: from here on another amount is told."""
_RECEIVES = re.compile(rf"(?<!\w){any_of(_NAME, 'receives')}(?!\w)")
_LABEL = re.compile(
    r"[\s\]):=(,-]*(?:(?:a\s+hauteur|pour|soit|(?:d'un\s+)?montant|environ|de)\s*"
    r"(?:de\s+|:\s*)?)?\Z"
)
_CLOSE_AFTER = re.compile(
    r"[^\S\n]*(?:ttc|ht|par\s+an|/\s?an|annuels?)?[^\S\n]*[(\[-]?[^\S\n]*(?:(?:de|en|sur)\s+|d')?"
    rf"(?:(?:{_MONEY}\s+)?(?:cote\s+|part\s+)?{_OF})\Z"
    rf"|\s*[(,;-]?\s*{any_of(_NAME, 'label')}\s*:\s*\Z"
)
_COLON = re.compile(r"\s*:")
_STRETCH = re.compile(r",|\bet\b|\bpuis\b")
_COMMA = re.compile(r"\s*[,:]\s*\Z")
_NAMED_ALONE = re.compile(r"\s*(?:[.,;)\]\n+&/]|et\b|\Z)")
_AND_THE = re.compile(r"(?:\bet|,|;)\s*(?:l[ae]s?\s+|l')\Z")
_OF_THING = re.compile(r"\s*(?:d'(?!un)|(?:de|des|du|pour)\s+(?:l[ae]s?\s+|l')?)(?!plus\b)[^\W\d]")
"""What an amount is for: « 3 000 € de repas », but not « 3 000 € pour 2024 »."""
_TOTAL = re.compile(
    r"\b(?:total|totaux|en\s+tout)(?:[\s,:=]+(?!\d)[\w']+){0,4}[\s,:=]*\Z"
    r"|\bensemble(?:\s+\w+)?[\s:=]*\Z"
)
_TOTAL_AFTER = re.compile(r"\s*,?\s*(?:au\s+total|en\s+tout)\b")
_OF_ALL = re.compile(rf"(?<!\w){any_of(_NAME, 'total')}(?!\w)")
_NAMED_APART = re.compile(rf"(?<!\w){any_of(_NAME, 'label')}\s*:\s*{_ARTICLE}")
_INTRODUCES = re.compile(
    r"\s*[(:=]?[^\S\n]*(?:environ\s+)?\d|[^\S\n]*[:=][^\n.;]{1,40}\d"
    r"|\s+(?:a\s+(?:hauteur|raison)|pour|pour\s+un\s+montant)\s+(?:de\s+)?(?:environ\s+)?"
    r"\d[\d\s.,]*(?:[km]|milli\w+\s+d'?)?\s?(?:€|euro)"
)
_ASKED_OF_SOURCE = re.compile(
    r"\s*(?:(?:sont|est|seront|sera)\s+)?(?:[a-z]{2,}(?:e|i|u|it)e?s?\s+)?(?:au|aux|a\s+la|a\s+l')\s*\Z"
)
"""« 38 000 € demandés au BOP 304 », « 5 000 € au FIR »: lines of money are never paid."""
_LIST = re.compile(rf"\s*(?:,\s*et|,|et|ou|/|-|\+|&|ainsi\s+que)\s*(?:par\s+)?{_OF}\Z")


_AFAR = 20
"""The weakest sign: a subject before other amounts."""
_BY_AFTER = 60
"""The strongest sign: "par la CAF" after the amount."""


@dataclass(slots=True, unsafe_hash=True)
class _Sentence:
    """The folded sentence around the amount `[start, stop)`, and where its neighbours are."""

    text: str
    start: int
    stop: int
    previous: int
    following: int


def funder_of(text: str, start: int, end: int) -> Parsed[str] | None:
    """The funder that pays the amount at `text[start:end]`; None where nobody is named."""
    return _payer(text, start, end)


def _payer(text: str, start: int, end: int, *, is_part: bool = False) -> Parsed[str] | None:
    """The same; a part of a total is no total of sentences above, or each would ask for all."""
    first, last = stretch_around(_BOUNDARY, text, start, end)
    sentence = text[first:last]
    plain = folded(sentence)
    around = _sentence(plain, sentence, start - first, end - first)
    inside = mentions(sentence, cell=False)
    signs = [(_sign(around, mention), -_distance(around, mention), mention) for mention in inside]
    sign, _, best = max(signs, key=lambda item: item[:2], default=(0, 0, None))
    if best is None or sign <= _AFAR:  # "…, soit au total 90 000 €" is not the first one's
        total = _of_all("" if is_part else text, first, around, inside)
        if total:
            return _told("ALL", plain, total).shift(first)
    if not sign or best is None:
        label = _label_of_list(around, inside)
        return _paid(plain, [label]).shift(first) if label else _named_apart(text)
    payers = [m for m in inside if m == best or not _is_other(around, m)]
    chain = _chain(around, payers, best)
    if sign == _BY_AFTER:  # "à 50 % par l'État et à 50 % par le Département"
        chain = sorted({*chain, *(m for other, _, m in signs if other == sign)}, key=_start)
    return _paid(plain, chain).shift(first)


@lru_cache(maxsize=64)
def _payers(text: str) -> tuple[str | None, ...]:
    """Who pays each amount of a text, totals aside."""
    payers = (_payer(text, *place, is_part=True) for place in places_of_amounts(text))
    return tuple(payer.value if payer else None for payer in payers)


def _of_all(
    text: str, first: int, around: _Sentence, inside: Sequence[Mention]
) -> tuple[int, int] | None:
    """The words that say that an amount without a payer of its own is that of all together, those
    of the sentences before `first` among them.
    """
    if match := _OF_ALL.search(around.text, around.previous):
        return match.span()
    total = _TOTAL.search(around.text, around.previous, around.start)
    total = total or _TOTAL_AFTER.match(around.text, around.stop)
    if not total:
        return None
    above = _payers(text)[: amounts_before(text, first)]
    codes = {*above, *(mention.code for mention in inside)} - {None}
    return total.span() if len(codes) > 1 else None


def _label_of_list(around: _Sentence, inside: Sequence[Mention]) -> Mention | None:
    """The label of amounts that are told apart by what became of them: « FIR : 96 k€ prévus,
    88 k€ mandatés ».
    """
    above = [mention for mention in inside if mention.end <= around.start]
    if len(above) != 1 or not _COLON.match(around.text, above[0].end):
        return None
    behind = _STRETCH.split(around.text[around.stop : around.following])[0]
    ahead = _STRETCH.split(around.text[around.previous : around.start])[-1]
    return above[0] if basis_of(behind) or basis_of(ahead) else None


@lru_cache(maxsize=64)
def _named_apart(text: str) -> Parsed[str] | None:
    """What the only label about funders says ("Financeur : CAF. Montant : 9 500 €")."""
    plain = folded(text)
    labels = list(_NAMED_APART.finditer(plain.text))
    if len(labels) != 1:
        return None
    inside = [m for m in mentions(text, cell=False) if m.start >= labels[0].end()]
    if not inside or inside[0].start != labels[0].end():
        return None
    chain = _chain(_Sentence(plain.text, 0, 0, 0, 0), inside, inside[0])
    return _paid(plain, chain)


def _start(mention: Mention) -> int:
    return mention.start


def _paid(plain: Folded, chain: list[Mention]) -> Parsed[str]:
    """The one funder of a list, its parent left out, or ALL."""
    codes = {mention.code for mention in chain} - {PARENTS.get(mention.code) for mention in chain}
    code = "ALL" if len(codes) > 1 else codes.pop()
    sure = min(mention.confidence for mention in chain)
    return _told(code, plain, (chain[0].start, chain[-1].end), sure)


def _told(code: str, plain: Folded, place: tuple[int, int], sure: float = 1.0) -> Parsed[str]:
    return Parsed(code, *plain.origin(*place), "funder.sentence", None, 0.9 * sure)


def _sentence(plain: Folded, text: str, start: int, end: int) -> _Sentence:
    places, after = places_of_amounts(text), amounts_before(text, end)
    before = bisect_right(places, start, key=itemgetter(1))
    previous = plain.find(places[before - 1][1]) if before else 0
    following = plain.find(places[after][0]) if after < len(places) else len(plain.text)
    return _Sentence(plain.text, plain.find(start), plain.find(end), previous, following)


def _distance(around: _Sentence, mention: Mention) -> int:
    return max(around.start - mention.end, mention.start - around.stop)


def _sign(around: _Sentence, mention: Mention) -> int:
    """How strongly the words say that this funder pays; 0 where they do not."""
    if _is_other(around, mention):
        return 0
    if mention.end <= around.start:
        return _sign_before(around, mention)
    return _sign_after(around, mention) if mention.start >= around.stop else 0


def _is_other(around: _Sentence, mention: Mention) -> bool:
    """Whether the funder is named as who receives, takes part, or as a place."""
    window = max(0, mention.start - 40)
    if _BY.search(around.text, window, mention.start) or _is_asked(around, mention):
        return False
    return bool(_TO.search(around.text, window, mention.start))


def _is_asked(around: _Sentence, mention: Mention) -> bool:
    """Whether the amount is asked of a line of money, or stands in it."""
    gap = around.text[around.stop : mention.start] if mention.start >= around.stop else ""
    return mention.is_source and _ASKED_OF_SOURCE.match(gap) is not None


def _sign_before(around: _Sentence, mention: Mention) -> int:
    text = around.text
    if not mention.is_source and stands_in(_RECEIVES, text, mention.end, around.start):
        return 0
    pays = stands_in(_PAYS, text, mention.end, around.start)
    if mention.start < around.previous:
        return _AFAR if pays else 0
    between = text[mention.end : around.start]
    if _is_taken(around, mention, around.previous):
        # "20 000 € par la CAF et la MSA apporte 4 000 €", but "9 000 € CAF, 3 000 € de repas"
        alone = not pays and not INSIDE.search(between) and _OF_THING.match(text, around.stop)
        return 0 if alone else _AFAR
    left = text[max(0, mention.start - 8) : mention.start]
    if not pays and _AND_THE.search(left) and stands_in(_PAYS, text, 0, mention.start):
        return 25  # "le Département finance …, et la CAF 5 000 €"
    if _LABEL.match(between) or _BY.search(text, max(0, mention.start - 30), mention.start):
        return 50
    if pays or _MONEY_OF.search(text, max(0, mention.start - 50), mention.start):
        return 40
    return 30 if mention.is_source else 0


def _sign_after(around: _Sentence, mention: Mention) -> int:
    text = around.text
    gap = text[around.stop : mention.start]
    if mention.start > around.following or _introduces(around, mention):
        return 0
    if _OTHERS.search(gap):
        return 0
    if _BY.search(gap):
        return _BY_AFTER
    listed = _COMMA.match(gap) and _NAMED_ALONE.match(text, mention.end)
    return 50 if listed or _CLOSE_AFTER.match(gap) or _is_asked(around, mention) else 0


def _introduces(around: _Sentence, mention: Mention) -> bool:
    """Whether the funder belongs to the next amount ("12 000 €, MSA : 5 000 €")."""
    return bool(_INTRODUCES.match(around.text, mention.end))


def _chain(around: _Sentence, inside: Sequence[Mention], best: Mention) -> list[Mention]:
    """The list of funders that the one found stands in."""
    at = inside.index(best)
    low = high = at
    while low and _listed(around, inside[low - 1], inside[low]):
        low -= 1
    while high + 1 < len(inside) and _listed(around, inside[high], inside[high + 1]):
        high += 1
    return list(inside[low : high + 1])


def _listed(around: _Sentence, one: Mention, two: Mention) -> bool:
    """Whether two funders pay together, rather than the second in a clause of its own
    ("20 000 € par la CAF et la MSA apporte 4 000 €", "12 000 € du FIR et la CAF 3 000 €").
    """
    text = around.text
    if not _LIST.match(text[one.end : two.start]):
        return False
    verb = _PAYS.match(text, two.end + 1)
    if verb and not _PLURAL.search(verb[0]):
        return False
    edge = around.stop if one.start >= around.stop else around.previous
    return not (_is_taken(around, one, edge) and _introduces(around, two))


def _is_taken(around: _Sentence, mention: Mention, edge: int) -> bool:
    """Whether a funder pays the amount that ends at `edge`, before it."""
    gap = around.text[edge : mention.start]
    return 0 < edge <= mention.start and bool(_BY.search(gap) or _CLOSE_AFTER.match(gap))
