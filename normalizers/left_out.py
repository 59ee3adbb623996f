"""National objectives that a sentence or a list leaves out: « non retenus : n° 14, 15 et 16 »."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizers.folded import folded
from normalizers.parsed import Parsed
from normalizers.word_table import any_of

LAST = 29
_LEXICON = "objective_words"
_REFUSAL = re.compile(rf"(?<!\w){any_of(_LEXICON, 'left_out')}(?!\w)")
_KEPT = re.compile(rf"(?<!\w){any_of(_LEXICON, 'kept')}(?!\w)")
_OBJECTIVES = re.compile(r"\bobjectifs?\b")
_NATIONAL = re.compile(r"\bnationa(?:l|ux)\b|\bsnppe\b|\bnomenclature\b")
_MARK = r"(?:n\s?[°o]s?\s?\.?|numeros?|objectifs?)\s*"
_ITEM = re.compile(rf"(?P<link>,|;|/|et|ou|a|&)?\s*(?:{_MARK})?(?<![\d.,])(?P<number>\d{{1,2}})")
_LIST = re.compile(
    rf"(?P<mark>{_MARK})?\d{{1,2}}(?:\s*(?:,|;|/|\bet\b|\bou\b|\ba\b|&)\s*(?:{_MARK})?\d{{1,2}})*"
    r"(?=\s*$|\s*\n|\s*[.,](?!\d)|\s*[:;()\-!]"
    r"|\s+(?:n'|(?:ne|non|sont|est|ont|a|et|du|de|des|dans|en|faute|pour|car|qui|au|aux)\b))"
)
"""Numbers that no noun follows: "3 postes" are posts."""
_INTRODUCED = re.compile(rf"(?:\bobjectifs?|:|{_MARK})[^.:\d]{{0,40}}$")
_SENTENCE = re.compile(r"[^\n]+?(?:[.!?](?=\s|$)|$)", re.MULTILINE)


def leaves_out(text: str) -> bool:
    """Whether a text says of objectives that they are not retained."""
    flat = folded(text).text
    refusal = _REFUSAL.search(flat)
    if refusal is None or not _OBJECTIVES.search(flat):
        return False
    return not _KEPT.search(_REFUSAL.sub(" ", flat))


def says_national(text: str) -> bool:
    """Whether a text about objectives says that they are the national ones."""
    return _NATIONAL.search(folded(text).text) is not None


def find_left_out(text: str, *, lead: str = "") -> list[Parsed[int]]:
    """The objective numbers, 1 to 29, that a text leaves out, ranges ("14 à 16") written out.

    `lead` is the title or label the text stands under: below « Objectifs non retenus » bare
    numbers count.
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


def _lists(sentence: re.Match[str], below: bool) -> list[re.Match[str]]:
    """The lists of numbers that a sentence leaves out; `below` such a title its first words do."""
    text, (begin, end) = sentence.string, sentence.span()
    if leaves_out(sentence[0]):
        found = _LIST.finditer(text, begin, end)
        return [m for m in found if m["mark"] or _INTRODUCED.search(text, begin, m.start())]
    first = _LIST.match(text, end - len(sentence[0].lstrip()), end) if below else None
    return [first] if first else []


def _numbers(text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    before: int | None = None
    for item in _ITEM.finditer(text, start, end):
        number = int(item["number"])
        first = before + 1 if item["link"] == "a" and before else number
        for each in range(first, number + 1):
            if 1 <= each <= LAST:
                yield each, *item.span("number")
        before = number
