"""How far an action has come: words of a status cell, and the contract's order of rules."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from normalizers.flags import (
    Flag,
    flag_value,
    is_not_applicable,
    parse_flag,
    parse_flags,
    says_nothing,
)
from normalizers.folded import folded
from normalizers.parsed import Parsed
from normalizers.status_statements import find_status_statement, summary_status
from normalizers.status_words import TOKEN, find_status_words
from normalizers.ticks import tick_options

__all__ = [
    "Flag",
    "find_status_statement",
    "find_status_words",
    "flag_value",
    "is_not_applicable",
    "parse_flag",
    "parse_flags",
    "parse_status",
    "says_nothing",
    "summary_status",
    "tell_status",
]

STRONGEST_FIRST = ("abandoned", "delayed", "in_progress", "not_started", "completed", "planned")
"""All statuses but unknown; of several in a cell the first counts: half done is not done."""

_PERCENT = re.compile(r"(?<![\d.,])(\d{1,3})(?:[.,]\d+)?\s?%")
_CLAUSE = re.compile(r"[.;\n]\s*")
_SHORT = 9
"""Words: a cell no longer than this is weighed as a whole, a longer one clause by clause."""


@lru_cache(maxsize=1024)
def parse_status(text: str) -> Parsed[str] | None:
    """The status a status cell tells in words, ticked boxes or a percentage, or None.

    The last ones are kept: a column of statuses says the same few things over and over.
    """
    options = tick_options(text)
    if len(options) > 1:
        ticked = [option for option in options if option.ticked]
        found = _of_text(ticked[0].label) if len(ticked) == 1 else None
        return (
            Parsed(found.value, ticked[0].start, ticked[0].end, "status.boxes") if found else None
        )
    return _of_text(text)


def _of_text(text: str) -> Parsed[str] | None:
    if is_not_applicable(text) or says_nothing(text):
        return None
    if len(TOKEN.findall(folded(text).text)) <= _SHORT:
        return _of_clause(text, 0, len(text))
    start = 0
    for end in [match.start() for match in _CLAUSE.finditer(text)] + [len(text)]:
        found = _of_clause(text, start, end)
        if found:
            return found
        start = end
    return None


def _of_clause(text: str, start: int, end: int) -> Parsed[str] | None:
    words = [word.shift(start) for word in find_status_words(text[start:end])]
    share = _PERCENT.search(text, start, end)
    percent = int(share[1]) if share and int(share[1]) <= 100 else None
    if not words:
        if share is None or percent is None:
            return None
        return Parsed(_of_percent(percent), share.start(), share.end(), "status.percent", None, 0.9)
    found = min(words, key=lambda word: STRONGEST_FIRST.index(word.value))
    if percent is not None and share and found.value == "completed" and percent < 100:
        return Parsed(_of_percent(percent), found.start, share.end(), "status.percent", None, 0.9)
    return found


def _of_percent(percent: int) -> str:
    return "not_started" if percent == 0 else "completed" if percent == 100 else "in_progress"


def tell_status(
    *,
    statements: Sequence[str] = (),
    words: Sequence[str] = (),
    committed: Flag | None = None,
    completed: Flag | None = None,
    has_results: bool = False,
    is_plan: bool = False,
) -> tuple[str, str, str | None]:
    """(status, rule, problem) of an action, by the first rule of the contract that holds.

    `statements` are statuses told about the action in sentences or summary lists, `words` those
    of its status cells; the flags are those of "Action engagée" and "Action réalisée".
    """
    told = {*statements, *words}
    problem = _conflict(told, committed, completed)
    for status in ("abandoned", "delayed"):
        if status in told:
            return status, f"status.{status}", problem
    known = [status for status in STRONGEST_FIRST if status in words]
    known = known or [status for status in STRONGEST_FIRST if status in statements]
    if known == ["in_progress"] and not words and (committed or completed):
        known = []  # « L'action a démarré » says nothing against « Réalisée : oui »
    if known and known[0] != "unknown":
        return known[0], "status.word", problem
    if committed or completed:
        return _of_flags(committed, completed, has_results), "status.flags", problem
    if has_results:
        return "in_progress", "status.results", problem
    return ("planned", "status.plan", problem) if is_plan else ("unknown", "status.none", problem)


def _of_flags(committed: Flag | None, completed: Flag | None, has_results: bool) -> str:
    if completed == "yes":
        return "completed"
    if completed in ("partial", "in_progress") or committed in ("yes", "partial", "in_progress"):
        return "in_progress"
    if committed is None and has_results:
        return "in_progress"
    return "not_started"


def _conflict(told: set[str], committed: Flag | None, completed: Flag | None) -> str | None:
    done_not_begun = committed == "no" and completed in ("yes", "partial", "in_progress")
    said_done = "completed" in told and completed == "no"
    said_not_begun = "not_started" in told and completed == "yes"
    return "status_conflict" if done_not_begun or said_done or said_not_begun else None
