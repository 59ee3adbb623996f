"""Who pays one amount of a sentence.

Scoping: first the stretch between the amounts before and after it, then the whole sentence (a
subject that pays governs every amount of its sentence). The strongest sign wins, then the
nearest: "par la CAF" and "… € de l'État" after the amount, "CAF : …", "subvention de la CAF
de …", "la CAF verse …", and a line of money (FIR) wherever it stands before the amount. Who
receives, takes part or is a place ("à la CAF", "dans le département") does not pay. Several
funders in a list pay together: ALL.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from normalizers.amounts import find_amounts
from normalizers.folded import Folded, folded
from normalizers.funders.names import PARENTS, Mention, mentions
from normalizers.parsed import Parsed
from normalizers.word_table import any_of

_NAME = "funding_phrases"
_ARTICLE = r"(?:l[ae]s?\s+|l'\s*)?"
_BOUNDARY = re.compile(r"[.;!?]\s+(?=\S)|\n\s*(?=\n|[•*–-])")
_BY = re.compile(rf"(?<!\w){any_of(_NAME, 'by')}\s*{_ARTICLE}\Z")
_TO = re.compile(rf"(?<!\w)(?:{any_of(_NAME, 'to')}|{any_of(_NAME, 'place')})\s*\Z")
_MONEY_OF = re.compile(
    rf"(?<!\w){any_of(_NAME, 'money')}(?:\s+[\w-]+){{0,2}}\s+"
    rf"(?:(?:de|du|des|d'|au titre d[eu])\s*)?{_ARTICLE}\Z"
)
_PAYS = re.compile(rf"(?<!\w){any_of(_NAME, 'pays')}(?!\w)")
_RECEIVES = re.compile(rf"(?<!\w){any_of(_NAME, 'receives')}(?!\w)")
_LABEL = re.compile(
    r"\s*[):=(-]*\s*(?:(?:a\s+hauteur|pour|soit|(?:d'un\s+)?montant|environ|de)\s*"
    r"(?:de\s+|:\s*)?)?\Z"
)
_CLOSE_AFTER = re.compile(
    r"[^\S\n]*(?:ttc|ht|par\s+an|/\s?an|annuels?)?[^\S\n]*[(-]?[^\S\n]*(?:(?:de|en|sur)\s+)?"
    rf"(?:(?:{any_of(_NAME, 'money')}\s+)?(?:de\s+|du\s+|des\s+|d'|cote\s+|part\s+)?{_ARTICLE})\Z"
    r"|\s*[(,;-]?\s*(?:source|financeur|financement|origine)s?\s*:\s*\Z"
)
_AND_THE = re.compile(r"(?:\bet|,|;)\s*(?:l[ae]s?\s+|l')\Z")
_TOTAL = re.compile(r"\b(?:total|totaux|ensemble)(?:\s+\w+)?\s*[:=]?\s*\Z")
_INTRODUCES = re.compile(r"\s*[(:=]?[^\S\n]*(?:environ\s+)?\d|[^\S\n]*[:=][^\n.;]{1,40}\d")
_LIST = re.compile(
    rf"\s*(?:,\s*et|,|et|ou|/|-|\+|&|ainsi\s+que)\s*(?:de\s+|du\s+|par\s+|d')?{_ARTICLE}\Z"
)


_BY_AFTER = 60
"""The strongest sign: "par la CAF" after the amount."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    """The folded sentence around the amount `[start, stop)`, and where its neighbours are."""

    text: str
    start: int
    stop: int
    previous: int
    following: int


def funder_of(text: str, start: int, end: int) -> Parsed[str] | None:
    """The funder that pays the amount at `text[start:end]`; None where nobody is named."""
    first, last = _bounds(text, start, end)
    sentence = text[first:last]
    plain = folded(sentence)
    around = _sentence(plain, sentence, start - first, end - first)
    inside = mentions(plain.text, sentence, cell=False)
    signs = [(_sign(around, mention), -_distance(around, mention), mention) for mention in inside]
    sign, _, best = max(signs, key=lambda item: item[:2], default=(0, 0, None))
    if not sign or best is None:
        total = _TOTAL.search(plain.text, around.previous, around.start)
        several = len({mention.code for mention in inside}) > 1
        return _told("ALL", plain, inside).shift(first) if total and several else None
    payers = [m for m in inside if m == best or not _is_other(around, m)]
    chain = _chain(plain.text, payers, best)
    if sign == _BY_AFTER:  # "à 50 % par l'État et à 50 % par le Département"
        chain = sorted({*chain, *(m for other, _, m in signs if other == sign)}, key=_start)
    parents = {PARENTS.get(mention.code) for mention in chain}
    codes = {mention.code for mention in chain} - parents
    return _told("ALL" if len(codes) > 1 else codes.pop(), plain, chain).shift(first)


def _start(mention: Mention) -> int:
    return mention.start


def _told(code: str, plain: Folded, chain: list[Mention]) -> Parsed[str]:
    place = plain.origin(chain[0].start, chain[-1].end)
    confidence = 0.9 * min(mention.confidence for mention in chain)
    return Parsed(code, *place, "funder.sentence", None, confidence)


def _bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around an amount begins and ends."""
    begin = 0
    for match in _BOUNDARY.finditer(text):
        if match.start() >= end:
            return begin, match.start()
        if match.end() <= start:
            begin = match.end()
    return begin, len(text)


def _sentence(plain: Folded, text: str, start: int, end: int) -> _Sentence:
    amounts = find_amounts(text)
    before = [amount.end for amount in amounts if amount.end <= start]
    after = [amount.start for amount in amounts if amount.start >= end]
    previous = plain.find(before[-1]) if before else 0
    following = plain.find(after[0]) if after else len(plain.text)
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
    if _BY.search(around.text, window, mention.start):
        return False
    return bool(_TO.search(around.text, window, mention.start))


def _sign_before(around: _Sentence, mention: Mention) -> int:
    text = around.text
    between = text[mention.end : around.start]
    if _RECEIVES.search(between) and not mention.is_source:
        return 0
    pays = _PAYS.search(between)
    if mention.start < around.previous:
        return 20 if pays else 0
    left = text[max(0, mention.start - 8) : mention.start]
    if not pays and _AND_THE.search(left) and _PAYS.search(text, 0, mention.start):
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
    if _BY.search(gap):
        return _BY_AFTER
    return 50 if _CLOSE_AFTER.match(gap) else 0


def _introduces(around: _Sentence, mention: Mention) -> bool:
    """Whether the funder belongs to the next amount ("12 000 €, MSA : 5 000 €")."""
    return bool(_INTRODUCES.match(around.text, mention.end))


def _chain(text: str, inside: list[Mention], best: Mention) -> list[Mention]:
    """The list of funders that the one found stands in."""
    at = inside.index(best)
    low = high = at
    while low and _LIST.match(text[inside[low - 1].end : inside[low].start]):
        low -= 1
    while high + 1 < len(inside) and _LIST.match(text[inside[high].end : inside[high + 1].start]):
        high += 1
    return inside[low : high + 1]
