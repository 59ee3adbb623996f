"""How strongly the words around an amount say that a funder pays it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from normalizers.amounts import INSIDE
from normalizers.funders.names import Mention
from normalizers.funders.places import stands_in
from normalizers.word_table import any_of

_NAME = "funding_phrases"
ARTICLE = r"(?:l[ae]s?\s+|l'\s*)?"
OF = rf"(?:(?:de|du|des|d')\s*)?{ARTICLE}"
_MONEY = any_of(_NAME, "money")
_BY = re.compile(rf"(?<!\w){any_of(_NAME, 'by')}\s*{OF}(?:{_MONEY}\s+{OF})?\Z")
_HANDLED_BY = re.compile(rf"[\s),]*{any_of(_NAME, 'handled')}\s+par\s+{ARTICLE}\Z")
_TO = re.compile(rf"(?<!\w)(?:{any_of(_NAME, 'to')}|{any_of(_NAME, 'place')})\s*\Z")
_MONEY_OF = re.compile(rf"(?<!\w){_MONEY}(?:\s+[\w-]+){{0,2}}\s+(?:au titre d[eu]\s+)?{OF}\Z")
PAYS = re.compile(rf"(?<!\w){any_of(_NAME, 'pays')}(?!\w)")
_OTHERS = re.compile(rf"(?<!\w){any_of(_NAME, 'others')}(?!\w)")
"""« … 12 000 €, celles du BOP 304, 30 000 € »: from here on another amount is told."""
_RECEIVES = re.compile(rf"(?<!\w){any_of(_NAME, 'receives')}(?!\w)")
_LABEL = re.compile(
    r"[\s\]):=(,-]*(?:(?:a\s+hauteur|pour|soit|(?:d'un\s+)?montant|environ|de)\s*"
    r"(?:de\s+|:\s*)?)?\Z"
)
_CLOSE_AFTER = re.compile(
    r"[^\S\n]*(?:ttc|ht|par\s+an|/\s?an|annuels?)?[^\S\n]*[(\[-]?[^\S\n]*(?:(?:de|en|sur)\s+|d')?"
    rf"(?:(?:{_MONEY}\s+)?(?:cote\s+|part\s+)?{OF})\Z"
    rf"|\s*[(,;-]?\s*{any_of(_NAME, 'label')}\s*:\s*\Z"
)
_COMMA = re.compile(r"\s*[,:]\s*\Z")
_NAMED_ALONE = re.compile(r"\s*(?:[.,;)\]\n+&/]|et\b|\Z)")
_AND_THE = re.compile(r"(?:\bet|,|;)\s*(?:l[ae]s?\s+|l')\Z")
_OF_THING = re.compile(r"\s*(?:d'(?!un)|(?:de|des|du|pour)\s+(?:l[ae]s?\s+|l')?)(?!plus\b)[^\W\d]")
"""What an amount is for: « 3 000 € de repas », but not « 3 000 € pour 2024 »."""
_INTRODUCES = re.compile(
    r"\s*[(:=]?[^\S\n]*(?:environ\s+)?\d|[^\S\n]*[:=][^\n.;]{1,40}\d"
    r"|\s+(?:a\s+(?:hauteur|raison)|pour|pour\s+un\s+montant)\s+(?:de\s+)?(?:environ\s+)?"
    r"\d[\d\s.,]*(?:[km]|milli\w+\s+d'?)?\s?(?:€|euro)"
)
_ASKED_OF_SOURCE = re.compile(
    r"\s*(?:(?:sont|est|seront|sera)\s+)?(?:[a-z]{2,}(?:e|i|u|it)e?s?\s+)?(?:au|aux|a\s+la|a\s+l')\s*\Z"
)
"""« 38 000 € demandés au BOP 304 », « 5 000 € au FIR »: lines of money are never paid."""

AFAR = 20
"""The weakest sign: a subject before other amounts."""
OWN = 40
"""Signs from here on tell of this amount alone."""
_LONGEST_BY = 80
"""Characters of « grâce au soutien financier de la » and the like."""
BY_AFTER = 60
"""The strongest sign: "par la CAF" after the amount."""


@dataclass(slots=True, unsafe_hash=True)
class Sentence:
    """The folded sentence around the amount `[start, stop)`, and where its neighbours are."""

    text: str
    start: int
    stop: int
    previous: int
    following: int


def sign_of(around: Sentence, mention: Mention) -> int:
    """How strongly the words say that this funder pays; 0 where they do not."""
    if is_other(around, mention):
        return 0
    if mention.end <= around.start:
        return _sign_before(around, mention)
    return _sign_after(around, mention) if mention.start >= around.stop else 0


def is_other(around: Sentence, mention: Mention) -> bool:
    """Whether the funder is named as who receives, takes part, or as a place."""
    window = max(0, mention.start - 40)
    if _BY.search(around.text, window, mention.start) or _is_asked(around, mention):
        return False
    return bool(_TO.search(around.text, window, mention.start))


def _is_asked(around: Sentence, mention: Mention) -> bool:
    """Whether the amount is asked of a line of money, or stands in it."""
    gap = around.text[around.stop : mention.start] if mention.start >= around.stop else ""
    return mention.is_source and _ASKED_OF_SOURCE.match(gap) is not None


def _sign_before(around: Sentence, mention: Mention) -> int:
    text = around.text
    if not mention.is_source and stands_in(_RECEIVES, text, mention.end, around.start):
        return 0
    pays = stands_in(PAYS, text, mention.end, around.start)
    if mention.start < around.previous:
        return AFAR if pays else 0
    between = text[mention.end : around.start]
    if is_taken(around, mention, around.previous):
        # "20 000 € par la CAF et la MSA apporte 4 000 €", but "9 000 € CAF, 3 000 € de repas"
        alone = not pays and not INSIDE.search(between) and _OF_THING.match(text, around.stop)
        return 0 if alone else AFAR
    left = text[max(0, mention.start - 8) : mention.start]
    if not pays and _AND_THE.search(left) and stands_in(PAYS, text, 0, mention.start):
        return 25  # "le Département finance …, et la CAF 5 000 €"
    if _LABEL.match(between) or _BY.search(text, max(0, mention.start - 30), mention.start):
        return 50
    if pays or _MONEY_OF.search(text, max(0, mention.start - 50), mention.start):
        return 40
    return 30 if mention.is_source else 0


def _sign_after(around: Sentence, mention: Mention) -> int:
    text = around.text
    gap = text[around.stop : mention.start]
    if mention.start > around.following or introduces(around, mention):
        return 0
    if stands_in(_OTHERS, text, around.stop, mention.start):
        return 0
    if stands_in(INSIDE, text, around.stop, mention.start):
        return 0  # « 60 000 € dont 50 % par l'ARS »
    if _BY.search(text, max(around.stop, mention.start - _LONGEST_BY), mention.start):
        return BY_AFTER
    listed = _COMMA.match(gap) and _NAMED_ALONE.match(text, mention.end)
    return 50 if listed or _CLOSE_AFTER.match(gap) or _is_asked(around, mention) else 0


def introduces(around: Sentence, mention: Mention) -> bool:
    """Whether the funder belongs to the next amount ("12 000 €, MSA : 5 000 €")."""
    return bool(_INTRODUCES.match(around.text, mention.end))


def is_taken(around: Sentence, mention: Mention, edge: int) -> bool:
    """Whether a funder pays the amount that ends at `edge`, before it."""
    gap = around.text[edge : mention.start]
    return 0 < edge <= mention.start and bool(_BY.search(gap) or _CLOSE_AFTER.match(gap))


def is_handled(around: Sentence, line: Mention, payer: Mention) -> bool:
    """« 20 000 € du FIR, gérés par le Département »: who spends what a line of money pays."""
    between = around.text[line.end : payer.start]
    return around.stop <= line.start < payer.start and _HANDLED_BY.match(between) is not None
