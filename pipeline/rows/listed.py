"""Lists in prose: the actions a statement announces, and what a summary says of fiches."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import compress, groupby, pairwise

from extractors.blocks import Document, Span
from extractors.layouts.listed import is_sentence, is_told, listed_action
from extractors.layouts.records import Field, Record
from normalizers.action_statuses import ActionStatus, find_action_statuses
from normalizers.announced import announced_actions
from normalizers.flags import says_nothing
from normalizers.numbering import (
    ActionHeading,
    find_action_refs,
    normalise_number,
    parse_action_heading,
    parse_numbers,
)
from normalizers.numbers import find_numbers
from normalizers.objectives import match_objective_text
from normalizers.parsed import Parsed
from normalizers.status_statements import summary_status
from normalizers.statuses import parse_status
from normalizers.text import fold
from normalizers.word_table import any_of
from pipeline.rows.actions import Action

_ACTION_LEAD = re.compile(rf"\b{any_of('list_words', 'lead')}\b")
_ACTION_WORD = re.compile(
    r"(?:(?:de|d|la|le|l|les|une?|des)\s)?"
    rf"(?:\w+(?:er|ir|re|oir|tions?|sions?|ments?|ages?|ances?)|{any_of('list_words', 'action')})\b"
)
_ANSWER = re.compile(r"[:=]\s*([^:=]*[^:=\s])\s*\Z")
_CHAPTER = re.compile(r"\s*\d{1,2}(?:[.-]\d{1,2})*[.)]?\s+(?=\w)")
_ORDER = re.compile(r"\A\s*\(?(?:\d{1,2}|[a-z])\s?[.)]\s+")
_SHORTEST = 12
_LONGEST = 400


def listed_actions(records: list[Record], document: Document) -> list[Record]:
    """List items that announce an action below a sentence that speaks of actions.

    Each becomes an action record with the item, or the name at its head, as its title; what
    stands deeper below it is told of it.
    """
    found: list[Record] = []
    for lead, items in groupby(filter(_is_item, records), key=lambda record: record.lead):
        if lead is not None:
            found += _of_list(list(items), lead, document)
    return found


def _of_list(items: list[Record], lead: Span, document: Document) -> list[Record]:
    """The actions of one list: all its items where most of them read like one or as many are
    announced.
    """
    actions: list[Record] = []
    level = 0
    for record in items:
        span, block = _words(record), document.blocks[record.block - 1]
        action = listed_action(record, span, block)
        if actions and (block.level or 0) > level and not _is_named(action, lead, whole=span.text):
            actions[-1].fields.append(Field("text", "", [span]))
            continue
        actions.append(action)
        level = block.level or 0
    named = [action for action in actions if _is_named(action, lead)]
    told = [action for action in actions if action.fields]
    if announced_actions(lead.text) == len(actions) and named:
        return actions
    most = _announces(lead) and len(named) * 2 > len(actions)
    return [a for a in actions if a in named or (most and a in told)]


def _is_item(record: Record) -> bool:
    return record.layout == "list" and record.kind in ("prose", "reference")


def _words(record: Record) -> Span:
    return record.heading or record.fields[0].values[0]


def _is_named(action: Record, lead: Span, *, whole: str | None = None) -> bool:
    """Whether an item has a number, or below a lead that speaks of actions the words of one or a
    state behind its name.

    `whole` where an item that tells something is none.
    """
    assert action.heading is not None
    if parse_action_heading(action.heading.text) is not None:
        return True
    if whole is not None and is_told(whole):
        return False
    states = whole is None and bool(action.all("status"))
    return _announces(lead) and (states or _is_action(whole or action.heading.text))


def _announces(lead: Span) -> bool:
    return _ACTION_LEAD.search(fold(lead.text)) is not None


def _is_action(text: str) -> bool:
    """A verb or a noun of action where no clause follows, or the words of an objective; the
    number of an item is none of them.
    """
    text = _ORDER.sub("", text)
    if not _SHORTEST <= len(text) <= _LONGEST:
        return False
    named = _ACTION_WORD.match(fold(text)) is not None and not is_sentence(text)
    return named or match_objective_text(text) is not None


def apply_references(
    records: list[Record], actions: list[Action]
) -> tuple[list[Record], list[Record]]:
    """Give actions the state and the reason that a summary lists for them.

    Returns the records that spoke of a known action, and those whose lone number is an action's:
    it counts nothing. "Abandon ou retard" together mean late, unless another line says the action
    was dropped.
    """
    by_number: dict[str | None, dict[str, list[Action]]] = defaultdict(lambda: defaultdict(list))
    for action in actions:
        if action.naming.number:
            by_number[action.record.department][action.naming.number].append(action)
    told = [record for record in records if record.kind in ("reference", "prose")]
    is_used = [_apply(record, by_number[record.department]) for record in told]
    lone = []
    for place, record in enumerate(told):
        beside = [told[n] for n in (place - 1, place + 1) if 0 <= n < len(told) and is_used[n]]
        if not is_used[place] and any(
            _apply_lone(record, each, by_number[record.department]) for each in beside
        ):
            lone.append(record)
    return list(compress(told, is_used)), lone


def _apply_lone(record: Record, beside: Record, by_number: dict[str, list[Action]]) -> bool:
    """« Abandonnée : 5 » beside « Terminées : 1, 3 et 4 »: the number of an action, no count."""
    if abs(record.block - beside.block) > 1:
        return False
    span, lists = _words(record), _words(beside).text
    shift = len(lists) + 1
    told = find_action_statuses(f"{lists}\n{span.text}")
    told = [found for found in told if found.start >= shift]
    for found in told:
        _tell_action(found.value, span, (found.start - shift, found.end - shift), by_number, shift)
    return bool(told)


def _apply(record: Record, by_number: dict[str, list[Action]]) -> bool:
    span = _words(record)
    if record.layout == "state_list":
        return _tell_listed(span, record.lead, by_number)
    status = _status_above(record)
    if status is not None and _tell_several(span, status.value, by_number):
        return True
    if record.kind == "reference":
        heading = parse_action_heading(span.text)
        targets = _targets(heading.value, by_number) if heading else []
        if not targets or status is None or heading is None:
            return False
        reason = span.cut(heading.value.title_start, len(span.text)).strip()
        for action in targets:
            _tell(action, status.value, span)
            if reason.text:
                action.reasons.append(reason)
        return True
    told = find_action_statuses(span.text)
    if not told:  # "Action en retard – fiche 2.3 : …": a dash for a colon, of the same length
        told = find_action_statuses(span.text.replace(" – ", " : ").replace(" - ", " : "))
    for found in told:
        _tell_action(found.value, span, (found.start, found.end), by_number)
    return bool(told) or _lead_tells(record, span, by_number)


def _tell_action(
    said: ActionStatus,
    span: Span,
    place: tuple[int, int],
    by_number: dict[str, list[Action]],
    shift: int = 0,
) -> None:
    """What a sentence says of one action; its reason stands `shift` characters further."""
    for action in by_number.get(said.number) or by_number.get(said.raw) or []:
        _tell(action, said.status, span.cut(*place))
        if said.reason:
            action.reasons.append(span.cut(said.reason_start - shift, said.reason_end - shift))


def _tell_listed(span: Span, lead: Span | None, by_number: dict[str, list[Action]]) -> bool:
    """« 1, 3 » beside « Réalisées », in a table."""
    state = parse_status(lead.text) if lead is not None else None
    if state is None:
        return False
    told = False
    for number in parse_numbers(span.text, roman=True):
        for action in by_number.get(number.value, []):
            _tell(action, state.value, span.cut(number.start, number.end))
            told = True
    return told


def _tell_several(span: Span, status: str, by_number: dict[str, list[Action]]) -> bool:
    """« Actions II et III : postes vacants » below « Actions en retard »."""
    refs = find_action_refs(span.text, roman=True)
    edges = [(left.end, right.start) for left, right in pairwise(refs)]
    apart = any(re.search(r"[:;.()\n]", span.text[end:start]) for end, start in edges)
    if len(refs) < 2 or apart or span.text[: refs[0].start].strip(" \t•-–"):
        return False
    reason = span.cut(refs[-1].end, len(span.text)).strip()
    opened = len(reason.text) - len(reason.text.lstrip(" :–-("))
    closed = len(reason.text.rstrip(" ).") if "(" in reason.text[:opened] else reason.text)
    reason = reason.cut(opened, closed)
    for ref in refs:
        for action in by_number.get(ref.value, []):
            _tell(action, status, span.cut(ref.start, ref.end))
            if reason.text.strip():
                action.reasons.append(reason)
    return True


def _targets(heading: ActionHeading, by_number: dict[str, list[Action]]) -> list[Action]:
    """The actions of that number, which may be Roman in the summary or in the fiches alone."""
    raw = heading.raw_number or ""
    return by_number.get(heading.number or "") or by_number.get(
        normalise_number(raw, roman=True), []
    )


def _status_above(record: Record) -> Parsed[str] | None:
    """The state that the text above tells of what follows; one that names its actions itself
    (« Actions abandonnées : 1 (fiche 4) ») is done.
    """
    lead = record.lead.text if record.lead else ""
    status = summary_status(lead) if lead else None
    named = status is not None and (find_action_statuses(lead) or _says_none(_answer(lead)))
    return None if named else status


def _answer(lead: str) -> str:
    """What a lead says itself: the 2 of « Nombre d'actions reportées : 2 »."""
    found = _ANSWER.search(lead)
    return found[1] if found else ""


def _says_none(answer: str) -> bool:
    """« Actions abandonnées : aucune », « 0 », « néant »: nothing below is such an action."""
    numbers = find_numbers(answer)
    return bool(answer) and (
        says_nothing(answer)
        or fold(answer).startswith("aucun")
        or (bool(numbers) and numbers[0].value.value == 0)
    )


def _lead_tells(record: Record, span: Span, by_number: dict[str, list[Action]]) -> bool:
    """« Détail des retards » beside, or « En retard : » above, « A3 : vacance du poste »; below a
    count « 2. Les fiches » is a chapter.
    """
    status = _status_above(record)
    counted = record.lead is not None and _answer(record.lead.text)
    told = False
    offset = 0
    for line in span.text.split("\n"):
        heading = parse_action_heading(line, allow_bare=True)
        if heading is None and line.rstrip().endswith(":"):
            status, counted = summary_status(line), ""
        if heading is not None and status is not None:
            piece = span.cut(offset, offset + len(line))
            targets = _targets(heading.value, by_number)
            if counted and _CHAPTER.match(line):
                targets = [action for action in targets if _bears_title(line, action)]
            for action in targets:
                _tell(action, status.value, piece)
                action.reasons.append(piece.cut(heading.value.title_start, len(piece.text)).strip())
                told = True
        offset += len(line) + 1
    return told


def _bears_title(line: str, action: Action) -> bool:
    """« 1.3 Ouvrir un relais : local non livré »."""
    title = fold(action.naming.title_text or "")
    return bool(title) and title in fold(line)


def _tell(action: Action, status: str, span: Span) -> None:
    """An action listed as late or dropped; the doubtful "abandon ou retard" goes last."""
    if status == "delayed_or_abandoned":
        action.listed.append(("delayed", span))
    else:
        action.listed.insert(0, (status, span))
