"""What the user may choose about a run."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

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
    time_s: float | None = None
    """Seconds one file may take; None: by its size."""
    memory_bytes: int = 4 << 30
    """Memory one file may take."""
    cluster: str | None = None
    """Address of the Dask scheduler whose workers read; None: this machine reads."""

    def without_force(self) -> RunOptions:
        """The same, keeping what stands ready."""
        return replace(self, force=False)
