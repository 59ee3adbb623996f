"""How an action stands, told from its cells by the contract's order of rules."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extractors.blocks import Span
from extractors.layouts.records import Record
from normalizers.dates import tells_move
from normalizers.flags import Flag, is_not_applicable, parse_flag, says_nothing
from normalizers.header_levels import leaf_of
from normalizers.status_statements import find_status_statement
from normalizers.statuses import parse_status, tell_status
from normalizers.text import fold
from normalizers.title_state import state_behind
from pipeline.rows.colours import Palette, Shade

_TICKS = {
    "status_completed": "completed",
    "status_in_progress": "in_progress",
    "status_not_started": "not_started",
    "status_abandoned": "abandoned",
    "status_delayed": "delayed",
    "status_planned": "planned",
}
_FREE_TEXT = (
    "text",
    "results",
    "outlook",
    "reason_not_done",
    "remarks",
    "description",
    "difficulties",
)
_HEAD = re.compile(r"\s*([^\W\d][^\n\d:;–—]{1,30}?)\s+[-–—]\s+(?=.*[^\W\d]{3})")
"""A state before a dash with words behind it: « En cours : 12 » counts."""
_LAST = ("status.results", "status.plan", "status.none")
"""Rules that hold where nothing says the state: there a colour may."""
_DONE = ("results", "outlook")
_WHERE_NOT_DONE = {"partial": "in_progress", "in_progress": "in_progress", "no": "not_started"}
_ASKED = ("is_committed", "is_completed")
_SHORT = 40
"""Characters of a cell that is a state, a code or an answer, no account of what was done."""


@dataclass(slots=True)
class Evidence:
    """What a record's cells say of the action's state, each with its words."""

    committed: tuple[Flag, Span] | None = None
    completed: tuple[Flag, Span] | None = None
    words: list[tuple[str, Span]] = field(default_factory=list)
    statements: list[tuple[str, Span]] = field(default_factory=list)
    results: Span | None = None
    shade: Shade | None = None
    has_legend: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """The status, the words it was told from, the rule, and a check code if they clash."""

    status: str
    spans: tuple[Span, ...]
    rule: str
    problem: str | None = None
    found: str | None = None
    expected: str | None = None


def gather(
    record: Record, number: str | None, palette: Palette, *, is_plan: bool = False
) -> Evidence:
    """Everything in the record that speaks of its state; `number` is the action's own.

    The sentences of a plan or statement (`is_plan`) announce: they are no results.
    """
    found = Evidence(shade=palette.shade(record), has_legend=palette.has_legend)
    found.committed = _flag(record, "is_committed", found)
    found.completed = _flag(record, "is_completed", found)
    for span in record.spans("status"):
        code = palette.code(span.text)
        if code is not None:
            found.words.append((code, span.strip()))
        else:
            _word(span, found)
    for span in _titles(record):
        behind = state_behind(span.text)
        if behind is not None:
            found.words.append((behind.value, span.cut(behind.start, behind.end).strip()))
    for name, status in _TICKS.items():
        for span in record.spans(name):
            flag = parse_flag(span.text)
            if flag is not None and flag.value == "yes":
                found.words.append((status, span))
            elif flag is None and not says_nothing(span.text):
                _word(span, found)
    told_in = _FREE_TEXT if found.words else ("status", *_FREE_TEXT)  # a cell may hold a sentence
    for name in told_in:
        for span in record.spans(name):
            said = find_status_statement(span.text, number=number)
            if said is not None:
                found.statements.append((said.value, span.cut(said.start, said.end)))
    if not found.words:
        found.words.extend(_progress(record))
        found.words.extend(_results_in_a_word(record))
    if not (found.words or found.committed or found.completed):
        found.words.extend(_answered(record))
    told = (*_DONE, "text") if record.is_prose and not is_plan else _DONE
    done = [span for name in told for span in record.spans(name) if not says_nothing(span.text)]
    found.results = done[0] if done else None
    if not (found.words or found.statements or found.committed or found.completed or done):
        found.words.extend(_put_off(record))
    return found


def _put_off(record: Record) -> list[tuple[str, Span]]:
    """« Début : prévue en 2022, décalée à 2024 », where nothing else says the state."""
    spans = [span for span in record.spans("start") if tells_move(span.text)]
    return [("delayed", span) for span in spans[:1]]


def _results_in_a_word(record: Record) -> list[tuple[str, Span]]:
    """« Bilan : Réalisé. », « RÉALISÉ – 812 bilans sur 900 »: results that are a state and nothing
    else, or begin with one set apart.
    """
    found = []
    for span in record.spans("results"):
        head = _HEAD.match(span.text)
        text = head[1] if head else span.text
        state = parse_status(text)
        rest = text[: state.start] + text[state.end :] if state else "?"
        if state is not None and not any(map(str.isalnum, rest)):
            found.append((state.value, span.cut(state.start, state.end)))
    return found[:1]


def _answered(record: Record) -> list[tuple[str, Span]]:
    """« Fini : Partiellement » or « : Non » in the only column that asks for a state."""
    told = [name for name in _TICKS if record.has(name)]
    if told != ["status_completed"]:
        return []
    return [
        (_WHERE_NOT_DONE[flag.value], span)
        for span in record.spans("status_completed")
        if (flag := parse_flag(span.text)) and flag.value in _WHERE_NOT_DONE
    ]


def _progress(record: Record) -> list[tuple[str, Span]]:
    """A bare « 60 » below "Avancement (%)", where no words tell."""
    return [
        (share.value, span)
        for item in record.all("status")
        if "%" in item.label
        for span in item.values
        if span.text.strip().isdigit() and (share := parse_status(f"{span.text.strip()} %"))
    ]


def _titles(record: Record) -> list[Span]:
    heading = [record.heading] if record.heading else []
    return heading + record.spans("title")[:1] + record.spans("action")[:1]


def _flag(record: Record, name: str, found: Evidence) -> tuple[Flag, Span] | None:
    """Oui or Non in a column that asks for it; a status word there is one all the same.

    Below "Oui | Non" a tick answers what its own column says.
    """
    for item in record.all(name):
        leaf = _answer(item.label)
        for span in item.values:
            flag = parse_flag(span.text)
            if flag is not None and (leaf is None or flag.value == "yes"):
                return leaf or flag.value, span.cut(flag.start, flag.end)
            if flag is None and not says_nothing(span.text) and not is_not_applicable(span.text):
                _word(span, found)
    return None


def _answer(label: str) -> Flag | None:
    """What a tick answers below "Engagée / Non", "Engagée : non", "Non engagée" or
    "Engagée / Partiellement"; nothing below "(oui/non)".
    """
    shade = parse_flag(leaf_of(label))
    if shade is not None and shade.value in ("partial", "in_progress"):
        return shade.value
    *before, last = fold(leaf_of(label)).split() or [""]
    if before and before[0] in ("non", "pas"):
        return "no"
    if last not in ("oui", "non") or (before and before[-1] in ("oui", "non", "ou")):
        return None
    return "yes" if last == "oui" else "no"


def _word(span: Span, found: Evidence) -> None:
    word = parse_status(span.text)
    if word is not None:
        found.words.append((word.value, span.cut(word.start, word.end)))


def tell(found: Evidence, listed: list[tuple[str, Span]], *, is_plan: bool) -> Told:
    """The status by the first rule that holds; `listed` is what a summary says of the action."""
    statements = found.statements + listed
    status, rule, problem = tell_status(
        statements=[value for value, _ in statements],
        words=[value for value, _ in found.words],
        committed=found.committed[0] if found.committed else None,
        completed=found.completed[0] if found.completed else None,
        has_results=found.results is not None,
        is_plan=is_plan,
    )
    if found.shade is not None and rule in _LAST:
        status, span, colour = found.shade
        source = "la légende du document" if found.has_legend else "l'usage (vert, orange, rouge)"
        return Told(status, (span,), "status.colour", "status_from_colour", colour, source)
    return Told(status, tuple(_supporting(status, statements, found)), rule, problem, status)


def unread(record: Record, told: Told) -> list[Span]:
    """Short cells that were asked how the action stands, where none of them could be read."""
    if told.status != "unknown":
        return []
    asked = [
        span for name in _ASKED for span in record.spans(name) if parse_flag(span.text) is None
    ]
    return [
        span
        for span in (*record.spans("status"), *asked)
        if len(span.text) <= _SHORT
        and not (says_nothing(span.text) or is_not_applicable(span.text))
    ]


def _supporting(status: str, statements: list[tuple[str, Span]], found: Evidence) -> list[Span]:
    said = [span for value, span in (*statements, *found.words) if value == status]
    if said:
        return said[:1]
    flags = [flag[1] for flag in (found.committed, found.completed) if flag]
    if flags:
        return flags
    return [found.results] if found.results else []
