"""The labels that only an action has, and the tables of labels that are one's."""

from __future__ import annotations

from extractors.layouts.fields import NAMES

_DATES = {"start", "end", "duration"}
OWN_FIELDS = {
    "description", "start", "end", "duration", "partners", "budget", "indicators", "results",
    "outlook", "reason_not_done", "status", "difficulties", "target", "is_committed",
    "is_completed", "public", "pilot", "resources",
}  # fmt: skip
"""A label of these opens nothing on a cover page."""


def is_action_table(names: set[str]) -> bool:
    """Whether labels read from a table without a heading are those of an action.

    « Date de début | … » and « Date de fin | … » may be a contract's.
    """
    own = names & OWN_FIELDS
    named = bool(own and names & NAMES)
    return named or (len(own) >= 2 and not own <= _DATES)
