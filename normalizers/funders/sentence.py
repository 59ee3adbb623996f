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
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from operator import itemgetter

from normalizers.amounts import basis_of
from normalizers.folded import Folded, folded, word_set
from normalizers.funders.names import PARENTS, Mention, mentions
from normalizers.funders.places import (
    amounts_before,
    places_of_amounts,
    stands_in,
    without_shares,
)
from normalizers.funders.signs import (
    AFAR,
    ARTICLE,
    BY_AFTER,
    OF,
    OWN,
    PAYS,
    Sentence,
    introduces,
    is_handled,
    is_other,
    is_taken,
    sign_of,
)
from normalizers.parsed import Parsed
from normalizers.spans import stretch_around
from normalizers.word_table import any_of

_NAME = "funding_phrases"
_BOUNDARY = re.compile(r"[.;!?\n](?:(?<!\n)\s+(?=\S)|(?<=\n)\s*(?=\n|[•*–-]))")
_PLURAL = re.compile(r"nt\b")
_COLON = re.compile(r"\s*:")
_STRETCH = re.compile(r",|\bet\b|\bpuis\b")
_TOTAL = re.compile(
    r"\b(?:total|totaux|en\s+tout)(?:[\s,:=]+(?!\d)[\w']+){0,4}[\s,:=]*\Z"
    r"|\bensemble(?:\s+\w+)?[\s:=]*\Z"
)
_TOTAL_AFTER = re.compile(r"\s*,?\s*(?:au\s+total|en\s+tout)\b")
_OF_ALL = re.compile(rf"(?<!\w){any_of(_NAME, 'total')}(?!\w)")
_NAMED_APART = re.compile(rf"(?<!\w){any_of(_NAME, 'label')}\s*:\s*{ARTICLE}")
_SHARE = re.compile(
    rf"(?<!\w)(?:{any_of(_NAME, 'part')}(?!\w)"
    r"|(?:a|pour|a\s+hauteur\s+de)\s+(?P<percent>\d{1,3})(?:,\d+)?\s?%)"
)
_LIST = re.compile(rf"\s*(?:,\s*et|,|et|ou|/|-|\+|&|ainsi\s+que)\s*(?:par\s+)?{OF}\Z")


def funder_of(text: str, start: int, end: int) -> Parsed[str] | None:
    """The funder that pays the amount at `text[start:end]`; None where nobody is named."""
    return _payer(text, start, end) if word_set(folded(text).text) else None


def _payer(text: str, start: int, end: int, *, is_part: bool = False) -> Parsed[str] | None:
    """The same; a part of a total is no total of sentences above, or each would ask for all."""
    first, last = stretch_around(_BOUNDARY, text, start, end)
    sentence = text[first:last]
    plain = folded(sentence)
    around = _sentence(plain, sentence, start - first, end - first)
    inside = mentions(sentence, cell=False)
    near = _near(around, inside)
    signs = [(sign_of(around, mention), -_distance(around, mention), mention) for mention in near]
    sign, _, best = max(signs, key=lambda item: item[:2], default=(0, 0, None))
    if not sign and (subject := _subject(around, inside)):
        sign, best = AFAR, subject
    if best is None or sign <= AFAR:  # "…, soit au total 90 000 €" is not the first one's
        total = _of_all("" if is_part else text, first, around, inside)
        if total:
            return _told("ALL", plain, total).shift(first)
    if not sign or best is None:
        label = _label_of_list(around, inside)
        return _paid(plain, [label]).shift(first) if label else _named_apart(text)
    lines = [mention for other, _, mention in signs if other >= OWN and mention.is_source]
    handled = next((line for line in lines if is_handled(around, line, best)), None)
    chain = _chain(around, inside, handled or best)
    parents = {mention.code for mention in chain}  # "du FIR, notifiés par l'ARS"
    chain += [m for m in lines if m not in chain and PARENTS.get(m.code) in parents]
    if sign == BY_AFTER and not handled:  # "à 50 % par l'État et à 50 % par le Département"
        chain += [m for other, _, m in signs if other == sign and m not in chain]
    if len({mention.code for mention in chain}) == 1 and _is_share(plain.text, around, chain[0]):
        return None
    return _paid(plain, sorted(chain, key=_start)).shift(first)


def _is_share(text: str, around: Sentence, mention: Mention) -> bool:
    """Whether a funder behind an amount pays a part of it, and nobody says who pays the rest:
    « 96 000 € financés pour moitié par l'État », « 40 000 €, financé à 50 % par le FIR ».
    """
    told = _SHARE.search(text, around.stop, mention.start)
    return told is not None and told["percent"] != "100"


@lru_cache(maxsize=64)
def _payers(text: str) -> tuple[str | None, ...]:
    """Who pays each amount of a text, totals aside."""
    payers = (_payer(text, *place, is_part=True) for place in places_of_amounts(text))
    return tuple(payer.value if payer else None for payer in payers)


def _of_all(
    text: str, first: int, around: Sentence, inside: Sequence[Mention]
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


def _label_of_list(around: Sentence, inside: Sequence[Mention]) -> Mention | None:
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
    chain = _chain(Sentence(plain.text, 0, 0, 0, 0), inside, inside[0])
    return _paid(plain, chain)


def _near(around: Sentence, inside: Sequence[Mention]) -> Sequence[Mention]:
    """The funders between the amounts before and behind: no other ones say more than a subject."""
    first = bisect_left(inside, around.previous, key=_start)
    return inside[first : bisect_right(inside, around.following, key=_start)]


def _subject(around: Sentence, inside: Sequence[Mention]) -> Mention | None:
    """The nearest funder before other amounts that a verb says to pay them all."""
    if not stands_in(PAYS, around.text, 0, around.start):
        return None
    afar = inside[: bisect_left(inside, around.previous, key=_start)]
    return next((mention for mention in reversed(afar) if sign_of(around, mention)), None)


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


def _sentence(plain: Folded, text: str, start: int, end: int) -> Sentence:
    places, after = places_of_amounts(text), amounts_before(text, end)
    before = bisect_right(places, start, key=itemgetter(1))
    previous = plain.find(places[before - 1][1]) if before else 0
    following = plain.find(places[after][0]) if after < len(places) else len(plain.text)
    said = without_shares(plain.text)
    return Sentence(said, plain.find(start), plain.find(end), previous, following)


def _distance(around: Sentence, mention: Mention) -> int:
    return max(around.start - mention.end, mention.start - around.stop)


def _chain(around: Sentence, inside: Sequence[Mention], best: Mention) -> list[Mention]:
    """The list of funders that the one found stands in."""
    low = high = bisect_left(inside, best.start, key=_start)
    while low and _listed(around, inside[low - 1], inside[low]):
        low -= 1
    while high + 1 < len(inside) and _listed(around, inside[high], inside[high + 1]):
        high += 1
    return list(inside[low : high + 1])


def _listed(around: Sentence, one: Mention, two: Mention) -> bool:
    """Whether two funders pay together, rather than the second in a clause of its own
    ("20 000 € par la CAF et la MSA apporte 4 000 €", "12 000 € du FIR et la CAF 3 000 €").
    """
    text = around.text
    if not _LIST.match(text[one.end : two.start]):
        return False
    if is_other(around, one) or is_other(around, two):
        return False
    verb = PAYS.match(text, two.end + 1)
    if verb and not _PLURAL.search(verb[0]):
        return False
    edge = around.stop if one.start >= around.stop else around.previous
    return not (is_taken(around, one, edge) and introduces(around, two))
