"""How money is written: figures, units, and the words that say what an amount is."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache

from normalizers.amounts.parts import INSIDE, STRETCH
from normalizers.digits import FIGURE, to_decimal
from normalizers.folded import folded, word_set
from normalizers.guarded import longest_word
from normalizers.lexicon import load
from normalizers.word_table import any_of, one_of, table, value_of

_NAME = "money_words"
_MARK = r"(?:[ ]{1,2}|[.']|[ ]?\n[ ]?)"
MONEY_FIGURE = rf"(?:[1-9]\d{{0,2}}(?:{_MARK}\d{{3}})+(?:,\d+)?(?!\d)|{FIGURE})(?:,-)?"
"""A figure whose thousands marks may be doubled or broken by a line end."""
UNIT = "(?:" + any_of(_NAME, "unit").replace("€", r"\s?€") + r"(?:(?<=€)|(?!\w)))"
MONEY_WORDS = frozenset(
    re.split(r"[ ']", unit)[-1] for unit in table(_NAME, "unit") if "€" not in unit
) - {"eu"}
"""Of which one stands in every text about money that has no "€"; the verb "eu" is no unit there."""
_UNIT_ALONE = re.compile(rf"(?<!\w)(?!eu\b)(?P<unit>{UNIT})")
_LONGEST_STATEMENT = 200
_STATED = re.compile(
    rf"(?:\ben\s+|\(\s*|\bunites?(?:\s+monetaires?)?\s*:\s*(?:en\s+)?|^\W*)(?P<unit>{UNIT})"
    r"(?:\s*\))?"
)
_OWN_AMOUNT = re.compile(rf"\d\s?{UNIT}")
_SUBJECT = re.compile(rf"(?<!\w){any_of(_NAME, 'unit_subject')}(?!\w)")
_BLANKS = re.compile(r"\s+")
_BEFORE_SIGN = re.compile(r"\s+(?=€)")
_THOUSANDS = re.compile(r"[1-9]\d{0,2},\d{3}\Z")


def euros(unit: str) -> Decimal:
    """How many euros a unit is, as found in a text ("k €", "millions d'euros")."""
    return Decimal(value_of(_NAME, "unit", _BEFORE_SIGN.sub("", unit).strip()))


def money_value(figure: str, unit: Decimal) -> tuple[Decimal, float]:
    """What a figure of so many euros each is worth, and how sure that is.

    Euros have no thousandths: a comma before three figures is a thousands mark, most likely.
    """
    figure = figure.strip().removesuffix(",-")
    if unit == 1 and _THOUSANDS.match(figure):
        return Decimal(figure.replace(",", "")), 0.5
    return to_decimal(_BLANKS.sub(" ", figure)) * unit, 1.0


def header_unit(header: str) -> Decimal | None:
    """How many euros a figure below a header counts: 1 for €, 1000 for k€; None: not said."""
    said = [match["unit"] for match in _UNIT_ALONE.finditer(folded(header).text)]
    return euros(said[-1]) if said else None


def stated_unit(text: str) -> Decimal | None:
    """The unit that a text beside a table gives for its amounts, as `header_unit` does.

    « Montants en milliers d'euros », « (k€) », « Unité : K€ »; None where it states none or
    two, or tells amounts of its own.
    """
    flat = folded(text[: _LONGEST_STATEMENT + 1]).text
    if len(flat) > _LONGEST_STATEMENT or _OWN_AMOUNT.search(flat):
        return None
    said = {euros(match["unit"]) for match in _STATED.finditer(flat)}
    return said.pop() if len(said) == 1 else None


def governs_amounts(text: str) -> bool:
    """Whether a text that states a unit speaks of amounts at large, or of nothing but the unit."""
    flat = folded(text).text.strip(" .:;*-")
    return _SUBJECT.search(flat) is not None or _STATED.fullmatch(flat) is not None


@lru_cache(maxsize=256)
def basis_of(text: str) -> str | None:
    """What the words say an amount is: planned, requested, allocated, spent, carried_over.

    None where they say two things at once ("Prévu/Réalisé"). Short forms ("AE", "BP 2024",
    "engagé") only count where they stand alone, as in a header. What is told of a part counts
    only in a text of nothing else ("dont reports"). The last texts are kept: all amounts of a
    sentence ask for it.
    """
    plain = folded(text).text
    code = _basis(STRETCH.sub(" ", plain))
    return code or (_basis(plain) if INSIDE.match(plain) else None)


def basis_of_part(text: str, place: int) -> str | None:
    """The same of the part of an amount that is told around a place of a text."""
    plain = folded(text)
    at = plain.find(place)
    around = (match for match in STRETCH.finditer(plain.text) if match.start() <= at < match.end())
    return next((_basis(match[0]) for match in around), None)


def _basis(plain: str) -> str | None:
    if alone := _ALONE.fullmatch(plain):
        return value_of(_NAME, "basis_alone", alone["word"])
    if _BASIS_WORDS.isdisjoint(word_set(plain)):
        return None
    said = {code: found for code, pattern in _BASES.items() if (found := pattern.search(plain))}
    code = next(iter(said), None)
    planned = said.get("planned")
    if code == "spent" and planned and not planned[0].startswith("budget"):
        return None if _is_either(plain, planned.span(), said["spent"].span()) else code
    return code


def _is_either(text: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two words of a header stand for one another ("budget / réalisé" is a path)."""
    first, last = sorted((one, other))
    return bool(_EITHER.fullmatch(text, first[1], last[0]))


def _bases() -> dict[str, re.Pattern[str]]:
    words: dict[str, list[str]] = {}
    for word, code in table(_NAME, "basis").items():
        words.setdefault(code, []).append(word)
    # "a demandé un budget de …" tells what something took, not what was asked for or planned;
    # "hors reports" tells what is not there.
    guard = {
        "requested": r"(?<!\ba )(?<!ont )",
        "planned": r"(?<!\bun )",
        "carried_over": r"(?<!\bhors )(?<!\bsans )",
    }
    return {
        code: re.compile(rf"{guard.get(code, '')}(?<!\w){one_of(spellings)}(?!\w)")
        for code, spellings in words.items()
    }


_BASES = _bases()
_BASIS_WORDS = frozenset(map(longest_word, table(_NAME, "basis")))
"""Of which one stands in every text that says what an amount is."""
_EITHER = re.compile(r"\s*(?:/|et|ou|-|\||vs|puis)\s*")
_ALONE = re.compile(
    r"\W*(?:(?:montants?|sommes?|total|credits?)\s+(?:en\s+)?)?"
    rf"(?P<word>{any_of(_NAME, 'basis_alone')})"
    rf"(?:\W*(?:en|de|{UNIT}|20\d\d|n(?:\s?[+-]\s?\d)?))*\W*"
)


@cache
def funder_names() -> frozenset[str]:
    """What names a funder, as spelled: « FIR », « 304 »."""
    return frozenset(row["spelling"] for row in load("funders", key=("spelling",)))
