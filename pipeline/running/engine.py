"""What a run asks of whatever reads its files: workers on this machine, or a cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from pipeline.running.task import Task


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost."""

    memory_bytes: int = 4 << 30
    """Resident memory of its worker and the programs it started."""
    time_s: float | None = None
    """None: by size, `BASE_S` and `S_A_MB` more a megabyte."""

    BASE_S = 300.0
    S_A_MB = 20.0

    def seconds(self, size: int) -> float:
        """The time limit of a file of that many bytes."""
        return self.time_s or self.BASE_S + self.S_A_MB * size / 1e6


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a task: the shard's facts, or the code of what ended its reader."""

    task: Task
    facts: dict[str, Any] | None = None
    lost: str | None = None
    detail: str = ""


class EngineError(Exception):
    """An engine that cannot work as it was asked; says why in French."""


class Engine(Protocol):
    """Reads tasks, each under its limits."""

    is_stopping: bool
    """Once true, tasks in work are finished or left, and no others begun."""
    on_tick: Callable[[Sequence[Task]], None]
    """Called some times a second with the files being read, as far as they are known."""

    def __enter__(self) -> Engine:
        """Ready to read."""
        ...

    def __exit__(self, *_: object) -> None:
        """End whatever is still at work."""
        ...

    def run(self, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """What became of each task, in the order they end.

        Raises OSError where a shard cannot be written, and EngineError.
        """
        ...
