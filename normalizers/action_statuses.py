"""What a sentence outside the fiches says of numbered actions: "Action abandonnée : action 1 (…)".

Counts ("Nombre d'actions abandonnées = 1/19"), conditions ("en cas d'abandon") and cross
references tell nothing of an action.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from normalizers.action_number import normalise_number, roman_value
from normalizers.folded import Folded, folded
from normalizers.parsed import Parsed
from normalizers.status_patterns import ADVERBS, AUXILIARY, KINDS, guard, many, spelled
from normalizers.status_reasons import AFTER_SIGN, reason_behind
from normalizers.status_statements import summary_status
from normalizers.status_words import mask_subjects, strong_words

_STATUSES = ("abandoned", "delayed", "not_started", "in_progress", "completed")
_SENTENCE = re.compile(r"(?:[^.!?\n]|[.!?](?!\s|\Z)|(?<=\bn)\.|(?<=\bart)\.)+")
_MARK = r"(?:n\s?[°o]s?\s?|num(?:ero)?s?\s)"
_WORD = r"(?:fiches?[\s-]+actions?|fiches?|(?<!plan d')(?<!plans d')actions?|projets?(?=\s*n\s?°))"
_NUMBER = (
    r"(?:(?:[a-z]{1,2}[.-]?)?\d{1,3}(?:[.-]\d{1,2}(?!\d))*(?:\s?(?:bis|ter)\b|[a-d]\b)?"
    r"|[ivx]{1,4}(?:[.-]\d{1,2})?(?!\w))"
    r"(?![\d%€/]|\s/\s?\d{1,3}(?![\d.-])|[,.]\d\d\d"
    r"|\s?[%€]|\s\d{3}\b|\s(?:ans?|mois|jours?|fois|euros?|etp|places?|sur)\b)"
)
_LINK = r"\s*(?:,|;|&|/|et|puis|ainsi que|a|ou)\s*(?:et\s+)?"
_DETERMINER = r"(?:les?\s+|la\s+|l'\s?|des\s+|cette\s+|ces\s+|notre\s+)?"
_LISTED = rf"{_NUMBER}(?:{_LINK}{_DETERMINER}(?:{_WORD}\s*)?{_MARK}?{_NUMBER})*"
_REFS = rf"{_WORD}\s*{_MARK}?(?P<refs>{_LISTED})"
_ONE = re.compile(rf"(?P<word>{_WORD}\s*)?(?P<mark>{_MARK})?(?<!\w)(?P<number>{_NUMBER})")
_IN_BRACKETS = re.compile(
    rf"(?P<head>[^();]{{4,80}})\(\s*(?P<list>(?:{_WORD}\s*)?{_MARK}?{_LISTED})(?:,\s*[a-z][^()\d]{{3,80}})?\s*\)"
)
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
_LONGEST_RANGE = 20


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


@dataclass(frozen=True, slots=True)
class _Hit:
    """A status found in the folded text, and the number of the action at [start, end)."""

    status: str
    start: int
    end: int
    after: int
    """Where the words that may give a reason begin, and `stop` where they end."""
    stop: int
    number: str | None = None
    """One that is not written out ("3" of "2 à 4")."""


def find_action_statuses(text: str) -> list[Parsed[ActionStatus]]:
    """Each action a text calls late, abandoned, not begun, under way or done, by its number.

    Start and end are those of the number.
    """
    plain = folded(text)
    masked = mask_subjects(plain.text)
    found: dict[tuple[str, str], Parsed[ActionStatus]] = {}
    for sentence in _SENTENCE.finditer(masked):
        for hit in _of_sentence(masked, sentence.start(), sentence.end()):
            read = _read(text, plain, hit)
            if read is not None:
                found.setdefault((read.value.number, read.value.status), read)
    return sorted(found.values(), key=lambda item: (item.start, item.end))


def _of_sentence(plain: str, start: int, end: int) -> list[_Hit]:
    if not re.search(rf"(?<!\w){_NUMBER}", plain[start:end]):
        return []
    listed = list(_of_list(plain, start, end))
    return listed or list(_of_subject(plain, start, end))


def _of_list(plain: str, start: int, end: int) -> Iterator[_Hit]:
    """After a lead-in: "Actions en retard : action 2 (…), action 5 (…)"."""
    lead = _LEAD.match(plain[start:end])
    if lead is None or re.search(rf"{_WORD}\s*{_MARK}?\d", lead["head"]):
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
    if len(items) == 1 and not _is_named(plain, lead["head"], items[0]):
        return
    stops = [item.start() for item in items[1:]] + [end]
    for item, hit in _each(plain, status, items):
        yield replace(hit, after=item.end(), stop=stops[items.index(item)])
    if items and lead["sign"] == "(" and not shares:
        yield from _of_brackets(plain, end, whole)


def _of_brackets(plain: str, start: int, end: int) -> Iterator[_Hit]:
    """« …, deux sont en cours (1.2 et 2.1) et une abandonnée (3.1) » behind a first such list."""
    for found in _IN_BRACKETS.finditer(plain, start, end):
        kinds = {word.value for word in strong_words(found["head"])}
        if len(kinds) == 1 and kinds <= set(_STATUSES):
            items = list(_ONE.finditer(plain, *found.span("list")))
            for _, hit in _each(plain, kinds.pop(), items):
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
    for item in _ONE.finditer(plain, start, end):
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
        if named or _ITEM_ENDS.match(plain, item.end()):
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


def _each(
    plain: str, status: str, items: list[re.Match[str]]
) -> Iterator[tuple[re.Match[str], _Hit]]:
    """Every number of a list with its item; "2 à 5" names those between, too."""
    last: re.Match[str] | None = None
    for item in items:
        span = item.span("number")
        for number in _between(plain, last, item) if last else ():
            yield item, _Hit(status, *span, item.end(), item.end(), number)
        yield item, _Hit(status, *span, item.end(), item.end())
        last = item


def _between(plain: str, first: re.Match[str], last: re.Match[str]) -> list[str]:
    low, high = first["number"], last["number"]
    if plain[first.end() : last.start()].strip() != "a" or not (low + high).isdigit():
        return []
    if int(high) - int(low) > _LONGEST_RANGE:
        return []
    return [str(number) for number in range(int(low) + 1, int(high))]


def _of_subject(plain: str, start: int, end: int) -> Iterator[_Hit]:
    """In a sentence: "L'action 3 est reportée", "Abandon de l'action 3"."""
    for status in _STATUSES:
        if not _trigger(status).search(plain, start, end):
            continue
        for pattern in _patterns(status):
            for match in pattern.finditer(plain, start, end):
                if _counts_for_nothing(plain, start, match, end):
                    continue
                items = list(_ONE.finditer(plain, *match.span("refs")))
                for _, hit in _each(plain, status, items):
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
def _patterns(status: str) -> list[re.Pattern[str]]:
    """How a sentence names actions by number and says how they stand."""
    head = rf"(?:{_DETERMINER}(?:{spelled('head')})\s+(?:de\s+|des\s+|du\s+|d'))?"
    subject = rf"(?P<subject>{head}{_DETERMINER}(?<!\w){_REFS}){_TITLE}"
    auxiliary = rf"(?:\s*[,:(-]?\s*(?:{many(AUXILIARY)}))?"
    ends = rf"(?=\s*(?:$|[.,;:()/-]|\d|(?:{spelled('next')})(?!\w)))"
    found: list[str] = []
    if participles := spelled("participle", status):
        found.append(rf"{subject}{auxiliary}\s*[,:(-]?{ADVERBS}\s*(?<!\w)(?:{participles})(?!\w)")
    if predicates := spelled("predicate", status):
        found.append(rf"{subject}{ADVERBS}\s+(?:{many(predicates)})(?!\w)")
    if nouns := spelled("noun", status):
        found.append(rf"{subject}\s*[:(-]\s*(?:un\s+)?(?:{nouns})s?(?!\w){KINDS}{ends}")
        of = r"(?:\s+(?:pris|constate|annonce|acte)e?s?)?\s+(?:de|des|du|dans|sur|pour|par)?"
        found.append(rf"(?<!\w)(?:{nouns})s?{KINDS}{of}\s*{head}{_DETERMINER}{_REFS}")
    if verbs := spelled("verb", status):
        found.append(rf"(?<!\w)(?:{verbs})\s+(?:a\s+|au\s+|aux\s+)?{_DETERMINER}{_REFS}")
    return [re.compile(source) for source in found]


def _read(text: str, plain: Folded, hit: _Hit) -> Parsed[ActionStatus] | None:
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
