"""What a run tells while it works."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipeline.running.plan import Plan
from pipeline.running.task import Task


class Watcher:
    """Told of each step; this one keeps silent."""

    def planned(self, plan: Plan) -> None:
        """The files are known: `plan.tasks` will be read."""

    def working(self, tasks: Sequence[Task]) -> None:
        """These files are being read."""

    def done(self, facts: dict[str, Any]) -> None:
        """One file is read, or given up."""

    def writing(self) -> None:
        """All is read: the tables are being written."""
