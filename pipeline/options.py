"""What the user may choose about a run."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.options import ReadOptions


@dataclass(frozen=True, slots=True)
class RunOptions:
    """How a run reads and with how much of the machine; the defaults fit a laptop."""

    read: ReadOptions = field(default_factory=ReadOptions)
    kind: str | None = None
    """The kind of every report, where the user names it (a code of `documents.kind`)."""
    jobs: int | None = None
    """Files read at once; None: as many as there are processors."""
    force: bool = False
    """Read every file again, whatever was kept of earlier runs."""
