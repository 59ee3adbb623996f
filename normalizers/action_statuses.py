"""What a sentence outside the fiches says of numbered actions: "Action abandonnée : action 1 (…)".

Counts ("Nombre d'actions abandonnées = 1/19"), conditions ("en cas d'abandon") and cross
references tell nothing of an action.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from normalizers.action_number import normalise_number, roman_value
from normalizers.folded import Folded, folded
from normalizers.parsed import Parsed
from normalizers.status_patterns import ADVERBS, AUXILIARY, KINDS, guard, many, spelled
from normalizers.status_reasons import AFTER_SIGN, reason_behind
from normalizers.status_refs import (
    DETERMINER,
    IN_BRACKETS,
    MARK,
    NUMBER,
    ONE,
    REFS,
    WORD,
    Hit,
    each,
)
from normalizers.status_statements import summary_status
from normalizers.status_words import mask_subjects, strong_words
from normalizers.word_table import any_of

_UNIT = any_of("number_words", "unit")
_STATUSES = ("abandoned", "delayed", "not_started", "in_progress", "completed")
_SENTENCE = re.compile(r"(?:[^.!?\n]|[.!?](?!\s|\Z)|(?<=\bn)\.|(?<=\bart)\.)+")
_TITLE = r"(?:\s*\([^()]{1,90}\)|\s*,[^,:;]{1,70},|\s*[«\"][^»\"]{1,90}[»\"]|\s-\s[^-:;]{1,70}\s-)?"
_LEAD = re.compile(r"^(?P<head>[^:=(]{4,120}?)\s*(?P<sign>[:=(]|\bdont\b)")
_SHARE = re.compile(
    r"\s*(?:(?P<open>\()|[:=]|\bdont\b)?\s*(?P<count>\d{1,3})\s*(?:sur|/)\s*\d{1,3}"
    r"(?:\s+actions?)?(?(open)\s*\))"
)
"""« : 1 sur 8 », « (2/12) »: how many of how many, before the actions themselves."""
_COMPLEMENT = re.compile(
    r"(?:\b(?:de|des|du|a|au|aux|dans|pour|avec|par|sur|voir|cf\.?|comme|vers|hors|selon)|\bd')\s*"
    r"(?:les?\s+|la\s+|l'\s?|cette\s+|ces\s+)?$"
)
_SINGULAR = re.compile(r"\b(?:action|fiche|projet)\b(?!\()")
_OPENS = re.compile(
    r"(?:^\s*(?:[:=(-]|dont)|[;,(]|\bet|&|/|\b(?:puis|a|ou|que))\s*(?:l[ae]s?\s+|l'|des\s+|-\s+)?$"
)
_ITEM_ENDS = re.compile(r"\s*(?:$|[.,;:()/&]|-\s|(?:et|ou|puis|a)\s)")
_REACH = 160


@dataclass(frozen=True, slots=True)
class ActionStatus:
    """What is said of one action.

    `number` is normalised (a Roman one made arabic), `raw` as written. `reason` are the words
    that tell why, `text[reason_start:reason_end]`; None where there are none.
    """

    number: str
    raw: str
    status: str
    reason: str | None = None
    reason_start: int = 0
    reason_end: int = 0

    def is_reason(self, place: int) -> bool:
        """Whether what ends at a place of the text is part of the reason."""
        return self.reason_start < place <= self.reason_end


def find_action_statuses(text: str) -> list[Parsed[ActionStatus]]:
    """Each action a text calls late, abandoned, not begun, under way or done, by its number.

    Start and end are those of the number.
    """
    plain = folded(text)
    masked = mask_subjects(plain.text)
    found: dict[tuple[str, str], Parsed[ActionStatus]] = {}
    for hit in _hits(masked):
        read = _read(text, plain, hit)
        if read is not None:
            found.setdefault((read.value.number, read.value.status), read)
    return sorted(found.values(), key=lambda item: (item.start, item.end))


def _hits(plain: str) -> list[Hit]:
    """What all sentences say. Beside lists of several bare numbers a lone one is an action's too,
    unless another line lists it: « Terminées : 1, 3 et 4 », « Abandonnée : 5 ».
    """
    by_sentence = [
        (sentence.span(), _of_sentence(plain, *sentence.span()))
        for sentence in _SENTENCE.finditer(plain)
    ]
    hits = [hit for _, found in by_sentence for hit in found]
    if any(len(found) > 1 for _, found in by_sentence):
        known = {plain[hit.start : hit.end] for hit in hits}
        lone = [hit for place, found in by_sentence if not found
                for hit in _of_list(plain, *place, lone=True)]  # fmt: skip
        hits += [hit for hit in lone if plain[hit.start : hit.end] not in known]
    return hits


def _of_sentence(plain: str, start: int, end: int) -> list[Hit]:
    if not re.search(rf"(?<!\w){NUMBER}", plain[start:end]):
        return []
    listed = list(_of_list(plain, start, end))
    return listed or [*_of_counted(plain, start, end), *_of_subject(plain, start, end)]


def _of_list(plain: str, start: int, end: int, *, lone: bool = False) -> Iterator[Hit]:
    """After a lead-in: "Actions en retard : action 2 (…), action 5 (…)"."""
    lead = _LEAD.match(plain[start:end])
    if lead is None or re.search(rf"{WORD}\s*{MARK}?\d", lead["head"]):
        return
    status, counts = _of_head(lead["head"])
    if status is None:
        return
    position, whole = start + lead.end("head"), end
    shares = _SHARE.match(plain, position, end)
    if shares is not None:
        if not int(shares["count"]):
            return
        position = shares.end()
    elif lead["sign"] == "(":
        end = _bracket_end(plain, position, end)
    items = list(_items(plain, position, end, counts=counts))
    items = items[_opening_count(plain, items) :]
    if len(items) == 1 and not lone and not _is_named(plain, lead["head"], items[0]):
        return
    stops = {item: following.start() for item, following in pairwise(items)}
    for item, hit in each(plain, status, items):
        yield replace(hit, after=item.end(), stop=stops.get(item, end))
    if items and lead["sign"] == "(" and not shares:
        yield from _of_brackets(plain, end, whole)


def _of_brackets(plain: str, start: int, end: int) -> Iterator[Hit]:
    """« …, deux sont en cours (1.2 et 2.1) et une abandonnée (3.1) » behind a first such list."""
    for found in IN_BRACKETS.finditer(plain, start, end):
        kinds = {word.value for word in strong_words(found["head"])}
        if len(kinds) == 1 and kinds <= set(_STATUSES):
            items = list(ONE.finditer(plain, *found.span("list")))
            for _, hit in each(plain, kinds.pop(), items):
                yield replace(hit, after=found.end("list"), stop=found.end() - 1)


def _of_counted(plain: str, start: int, end: int) -> Iterator[Hit]:
    """« deux sont achevées (actions 1 et 3), trois se poursuivent (2, 4 et 5) »."""
    for found in IN_BRACKETS.finditer(plain, start, end):
        kinds = [status for status in _STATUSES if _counted(status).search(found["head"])]
        if len(kinds) == 1 and not guard("condition").search(found["head"]):
            items = list(ONE.finditer(plain, *found.span("list")))
            for _, hit in each(plain, kinds[0], items):
                yield replace(hit, after=found.end("list"), stop=found.end() - 1)


def _of_head(head: str) -> tuple[str | None, bool]:
    """The status a lead-in names, and whether it counts the actions."""
    if guard("condition").search(re.sub(r"\b(?:nombre|taux) d\w*'?", "", head)):
        return None, False
    told = summary_status(head)
    if told is not None:
        return (told.value if told.value in _STATUSES else None), told.rule == "status.count"
    kinds = {word.value for word in strong_words(head)}
    short = len(head.split()) <= 8 and _SINGULAR.search(head)
    return (kinds.pop() if len(kinds) == 1 and short else None), False


def _bracket_end(plain: str, start: int, end: int) -> int:
    close = plain.find(")", start, end)
    return close if close >= 0 else end


def _items(plain: str, start: int, end: int, *, counts: bool) -> Iterator[re.Match[str]]:
    """The numbers of a list: at its beginning or after a link, not within a reason's brackets.

    A line that counts names its actions anywhere, with their word.
    """
    opened = plain[start : start + 3].strip()[:1]
    first: re.Match[str] | None = None
    for item in ONE.finditer(plain, start, end):
        named = item["word"] or item["mark"]
        if counts:
            if named:
                yield item
            continue
        before = plain[start : item.start()]
        depth = before.count("(") - before.count(")") - (opened == "(")
        lone = first is not None and not (first["word"] or first["mark"])
        inside = depth == 1 and lone and before.count("(") - (opened == "(") == 1
        if (depth > 0 and not inside) or not _OPENS.search(before):
            continue
        if named or _ITEM_ENDS.match(plain, item.end(), end):
            first = first or item
            yield item


def _opening_count(plain: str, items: list[re.Match[str]]) -> int:
    """1 where the first number only counts: "1 (action 9)", "2 (4 et 9)"."""
    if len(items) < 2 or items[0]["word"] or items[0]["mark"]:
        return 0
    first, second = items[0], items[1]
    opened = plain[first.end() : second.start()].strip() in ("(", ":", "-", "=")
    named = bool(second["word"] or second["mark"])
    return int(opened and (named or first["number"] == str(len(items) - 1)))


def _is_named(plain: str, head: str, item: re.Match[str]) -> bool:
    """Whether a lone bare number is an action's: "Actions abandonnées : 1" counts them."""
    if item["word"] or item["mark"] or not item["number"].isdigit():
        return True
    return bool(AFTER_SIGN.match(plain, item.end()) or _SINGULAR.search(head))


def _of_subject(plain: str, start: int, end: int) -> Iterator[Hit]:
    """In a sentence: "L'action 3 est reportée", "Abandon de l'action 3"."""
    for status in _STATUSES:
        if not _trigger(status).search(plain, start, end):
            continue
        for pattern in _patterns(status):
            for match in pattern.finditer(plain, start, end):
                if _counts_for_nothing(plain, start, match, end):
                    continue
                items = list(ONE.finditer(plain, *match.span("refs")))
                for _, hit in each(plain, status, items):
                    yield replace(hit, after=match.end(), stop=min(end, match.end() + _REACH))


def _counts_for_nothing(plain: str, start: int, match: re.Match[str], end: int) -> bool:
    before = plain[max(start, match.start() - 60) : match.start()]
    if guard("condition").search(before) or guard("after").search(plain[match.end() : end]):
        return True
    return match.re.groupindex.get("subject") is not None and bool(_COMPLEMENT.search(before))


@cache
def _trigger(status: str) -> re.Pattern[str]:
    roles = ("noun", "participle", "predicate", "verb")
    words = "|".join(filter(None, (spelled(role, status) for role in roles)))
    return re.compile(many(words))


@cache
def _counted(status: str) -> re.Pattern[str]:
    """« …, deux autres sont achevées » at the end of the text before a bracket."""
    of = r"(?:\s+(?:seules?|autres?|dernier[es]s?|nouvelles?|fiches?|actions?|d'entre elles))*"
    told = [
        rf"\s+(?:{many(predicates)})" for predicates in [spelled("predicate", status)] if predicates
    ]
    if participles := spelled("participle", status):
        told.append(rf"(?:\s+(?:{many(AUXILIARY)}))?{ADVERBS}\s+(?:{participles})")
    opens = r"(?:^|[,;:]|(?<!\w)(?:et|dont|puis))\s*(?:les\s+)?"
    said = "|".join(told)
    return re.compile(rf"{opens}(?:\d{{1,2}}|{_UNIT}){of}{ADVERBS}(?:{said})(?!\w)[^,;:]{{0,60}}\Z")


@cache
def _patterns(status: str) -> list[re.Pattern[str]]:
    """How a sentence names actions by number and says how they stand."""
    head = rf"(?:{DETERMINER}(?:{spelled('head')})\s+(?:de\s+|des\s+|du\s+|d'))?"
    subject = rf"(?P<subject>{head}{DETERMINER}(?<!\w){REFS}){_TITLE}"
    auxiliary = rf"(?:\s*[,:(-]?\s*(?:{many(AUXILIARY)}))?"
    ends = rf"(?=\s*(?:$|[.,;:()/-]|\d|(?:{spelled('next')})(?!\w)))"
    found: list[str] = []
    if participles := spelled("participle", status):
        found.append(rf"{subject}{auxiliary}\s*[,:(-]?{ADVERBS}\s*(?<!\w)(?:{participles})(?!\w)")
        are = rf"(?<!\w)(?:{many(AUXILIARY)}){ADVERBS}\s+(?:{participles})"
        found.append(rf"{are}\s*:?\s+{head}{DETERMINER}{REFS}")
    if predicates := spelled("predicate", status):
        found.append(rf"{subject}{ADVERBS}\s+(?:{many(predicates)})(?!\w)")
        found.append(rf"(?<!\w)(?:{many(predicates)})\s*:?\s+{head}{DETERMINER}{REFS}")
    if nouns := spelled("noun", status):
        found.append(rf"{subject}\s*[:(-]\s*(?:un\s+)?(?:{nouns})s?(?!\w){KINDS}{ends}")
        of = r"(?:\s+(?:pris|constate|annonce|acte)e?s?)?\s+(?:de|des|du|dans|sur|pour|par)?"
        found.append(rf"(?<!\w)(?:{nouns})s?{KINDS}{of}\s*{head}{DETERMINER}{REFS}")
    if verbs := spelled("verb", status):
        found.append(rf"(?<!\w)(?:{verbs})\s+(?:a\s+|au\s+|aux\s+)?{DETERMINER}{REFS}")
    return [re.compile(source) for source in found]


def _read(text: str, plain: Folded, hit: Hit) -> Parsed[ActionStatus] | None:
    start, end = plain.origin(hit.start, hit.end)
    raw = text[start:end]
    if raw.isalpha() and (not raw.isupper() or roman_value(raw) is None):
        return None
    number = hit.number or normalise_number(raw, roman=True)
    reason = reason_behind(plain.text, hit.after, hit.stop)
    value = ActionStatus(number, raw, hit.status)
    if reason:
        first, last = plain.origin(*reason)
        value = ActionStatus(number, raw, hit.status, text[first:last], first, last)
    late = hit.status in ("abandoned", "delayed")
    return Parsed(value, start, end, "status.numbered", None, 0.9 if late else 0.8)
