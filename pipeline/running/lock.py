"""One run at a time on an output folder."""

from __future__ import annotations

import json
import os
import platform
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from pipeline.running.swap import STATE


class BusyError(Exception):
    """Another run holds the folder; `holder` says who, in French words."""

    def __init__(self, holder: str) -> None:
        super().__init__(holder)
        self.holder = holder


@contextmanager
def hold(out: Path, wait_s: float = 0) -> Iterator[None]:
    """Hold the output folder, waiting up to `wait_s` seconds. Raises BusyError, OSError."""
    state = out / STATE
    state.mkdir(parents=True, exist_ok=True)
    lock = FileLock(state / "lock", timeout=wait_s)
    try:
        lock.acquire()
    except Timeout as error:
        raise BusyError(_holder(state)) from error
    try:
        _write_holder(state)
        yield
        (state / "holder.json").unlink(missing_ok=True)
    finally:
        lock.release()


def _write_holder(state: Path) -> None:
    facts = {
        "pid": os.getpid(),
        "machine": platform.node(),
        "since": time.strftime("%d/%m/%Y à %H:%M:%S"),
    }
    (state / "holder.json").write_text(json.dumps(facts), encoding="utf-8")


def _holder(state: Path) -> str:
    try:
        facts: dict[str, Any] = json.loads((state / "holder.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return "une autre lecture"
    return f"le processus {facts['pid']} sur {facts['machine']}, depuis le {facts['since']}"
