"""The memory of a worker and of the programs that it started."""

from __future__ import annotations

import time
from collections import defaultdict
from contextlib import suppress

import psutil

_LOOK_EVERY_S = 1.0


class Families:
    """Who descends from whom, looked up for all workers at once, and not more than once a second.

    One look goes through all processes of the machine: a worker that has just begun a file is not
    worth it.
    """

    def __init__(self) -> None:
        self._children: dict[int, list[psutil.Process]] = {}
        self._looked = 0.0

    def memory(self, pid: int, busy_s: float) -> int:
        """Resident bytes of a process, and of its descendants once it has worked for a while."""
        with suppress(psutil.Error):
            own = psutil.Process(pid)
            descendants = self._descendants(own.pid) if busy_s > _LOOK_EVERY_S else []
            return sum(_resident(each) for each in (own, *descendants))
        return 0

    def _descendants(self, pid: int) -> list[psutil.Process]:
        if time.monotonic() - self._looked > _LOOK_EVERY_S:
            self._look()
        found, waiting = [], [pid]
        while waiting:
            children = self._children.get(waiting.pop(), [])
            found += children
            waiting += [child.pid for child in children]
        return found

    def _look(self) -> None:
        children: dict[int, list[psutil.Process]] = defaultdict(list)
        for process in psutil.process_iter():
            with suppress(psutil.Error):
                children[process.ppid()].append(process)
        self._children, self._looked = dict(children), time.monotonic()


def _resident(process: psutil.Process) -> int:
    with suppress(psutil.Error):
        return int(process.memory_info().rss)
    return 0
