"""Canonical fields (`labels.csv`) that layouts ask for together."""

from __future__ import annotations

TITLES = frozenset({"action", "title"})
NAMES = TITLES | {"action_number"}
"""What names an action."""
GROUPS = frozenset({"engagement", "measure", "objective", "objective_number"})
"""What an action belongs to."""
TICKED = frozenset(
    {"status_completed", "status_in_progress", "status_not_started", "status_abandoned",
     "status_delayed", "status_planned"}
)  # fmt: skip
"""The states that columns or boxes may be ticked for."""
ANSWERED = TICKED | {"is_committed", "is_completed"}
"""What a tick or a yes below a header says."""
STATES = TICKED | {"status", "is_committed", "is_completed"}
"""What tells how far an action has come."""
TELLING = STATES | {
    "description", "start", "end", "partners", "amount", "budget", "funding_source", "indicators",
    "results", "outlook", "reason_not_done", "difficulties", "remarks", "duration", "pilot",
    "target", "applies",
}  # fmt: skip
"""What a row may tell of its action or its objective."""
