"""National objectives that a sentence or a list leaves out: « non retenus : n° 14, 15 et 16 ».

What is refused must be the objective itself: « objectif 6 : un poste n'a pas été retenu » leaves
none out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizers.folded import folded
from normalizers.parsed import Parsed
from normalizers.word_table import any_of

_LAST = 29
_LEXICON = "objective_words"
_REFUSAL = re.compile(
    rf"(?<!\w)(?:(?:non|pas(?:\s+ete)?)[\s-]+{any_of(_LEXICON, 'refused')}"
    rf"|{any_of(_LEXICON, 'left_out')})(?!\w)"
)
_BESIDE = rf"(?:[\s,-]|(?<!\w){any_of(_LEXICON, 'beside')}(?:(?<=')|(?!\w))|\b20\d\d\b)*"
_TITLE = r"\s*(?:\([^()]*\)|«[^»]*»|-\s[^:-]*\s-)"
_AFTER_LIST = re.compile(rf"(?:{_TITLE})?\s*:?{_BESIDE}|.*[:(-]\s*")
"""From the objective to the refusal; a refusal set off by a sign is said of the whole before it."""
_BEFORE_LIST = re.compile(rf"{_BESIDE}:?{_BESIDE}")
_AFTER_HEAD = re.compile(rf"{_BESIDE}|[^:]*:{_BESIDE}")
_HEAD = re.compile(rf"\bobjectifs?\b{_BESIDE}{_REFUSAL.pattern}")
_NATIONAL_OBJECTIVE = re.compile(
    r"\W*(?:n\s?°\s*|numero\s+|reference\s+|ref\.?\s+)?(?:de\s+|d'\s?|a\s+|l'\s?)*(?:obj(?:ectifs?)?\b\.?\s*)?"
    r"(?:de\s+la\s+(?:strategie|nomenclature)\s+)?(?:nat(?:ional(?:e|es)?|ionaux)?\b|snppe\b)"
)
_NATIONAL = re.compile(r"\bnationa(?:l|ux)\b|\bsnppe\b|\bnomenclature\b")
_MARK = r"(?:(?:l'\s?|l[ea]s?\s+)?(?:objectifs?(?:\s+n\s?[°o]s?\.?)?|n\s?[°o]s?\.?|numeros?)\s*)"
_SMALL = rf"(?:{_MARK}|l[ea]s?\s+)?"
_LINK = r"(?:,|;|/|&|\bet\b|\bou\b|\ba\b)"
_ITEM = re.compile(rf"(?P<link>{_LINK})?\s*{_SMALL}(?<![\d.,])(?P<number>\d{{1,2}})(?!\d)")
_LIST = re.compile(
    rf"(?P<mark>{_MARK})?(?:(?<=\s)l[ea]s?\s+)?(?<![\d.,])\d{{1,2}}"
    rf"(?P<more>\s*{_LINK}\s*{_SMALL}\d{{1,2}})*(?!\d)"
    r"(?=\s*$|\s*\n|\s*[.,](?!\d)|\s*[:;()«\-!]"
    r"|\s+(?:n'|(?:ne|non|sont|est|ont|a|et|du|de|des|dans|en|faute|pour|car|qui|au|aux)\b))"
)
"""Numbers that no noun follows: "3 postes" are posts."""
_SENTENCE = re.compile(r"[^\n]+?(?:[.!?](?=\s|$)|$)", re.MULTILINE)


def leaves_out(text: str) -> bool:
    """Whether a text says of objectives that they are not retained, by number or as their title."""
    return _HEAD.search(folded(text).text) is not None or bool(find_left_out(text))


def names_national(text: str) -> bool:
    """Whether a label, or what a text opens with, calls the objective a national one; « au niveau
    national » further on is the wording of some.
    """
    return _NATIONAL_OBJECTIVE.match(folded(text).text) is not None


def says_national(text: str) -> bool:
    """Whether a text about objectives says that they are the national ones."""
    return _NATIONAL.search(folded(text).text) is not None


def find_left_out(text: str, *, lead: str = "") -> list[Parsed[int]]:
    """The objective numbers, 1 to 29, that a text leaves out, ranges ("14 à 16") written out.

    `lead` is the title or label the text stands under: below « Objectifs non retenus » bare
    numbers count, where they are several or have words behind them: « 3 » alone may be a count.
    """
    if "bjectif" not in (text + lead).lower():
        return []
    plain = folded(text)
    below = bool(lead) and leaves_out(lead)
    return [
        Parsed(number, *plain.origin(start, end), "objective.left_out")
        for sentence in _SENTENCE.finditer(plain.text)
        for listed in _lists(sentence, below)
        for number, start, end in _numbers(plain.text, *listed.span())
    ]


def _lists(sentence: re.Match[str], below: bool) -> Iterator[re.Match[str]]:
    """The lists of numbers that a sentence leaves out; `below` such a title its first words do."""
    text, (begin, end) = sentence.string, sentence.span()
    refusals = [match.span() for match in _REFUSAL.finditer(text, begin, end)]
    head = _HEAD.search(text, begin, end) if refusals else None
    for listed in _LIST.finditer(text, begin, end):
        if listed["mark"] and any(_is_said_of(text, listed, *place) for place in refusals):
            yield listed
        elif head is not None and listed.start() >= head.end():
            if _is_sure(listed, end) and _AFTER_HEAD.fullmatch(text, head.end(), listed.start()):
                yield listed
        elif below and not text[begin : listed.start()].strip() and _is_sure(listed, end):
            yield listed


def _is_said_of(text: str, listed: re.Match[str], start: int, end: int) -> bool:
    """Whether what is refused at `[start, end)` are the objectives of a list."""
    if listed.end() <= start:
        return _AFTER_LIST.fullmatch(text, listed.end(), start) is not None
    return _BEFORE_LIST.fullmatch(text, end, listed.start()) is not None


def _is_sure(listed: re.Match[str], end: int) -> bool:
    """Whether bare numbers are no count: several, marked, or with words behind them."""
    behind = listed.string[listed.end() : end]
    return bool(listed["mark"] or listed["more"] or behind.strip(" ."))


def _numbers(text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    before: int | None = None
    for item in _ITEM.finditer(text, start, end):
        number = int(item["number"])
        first = before + 1 if item["link"] == "a" and before else number
        for each in range(first, number + 1):
            if 1 <= each <= _LAST:
                yield each, *item.span("number")
        before = number
