"""Some files read under supervision in a process of their own: what one task of a cluster is.

A program of one argument, a private folder: `order` is there, `outcomes` and `log` are left there.
Workers of clusters often may not have children of `multiprocessing`; any may start a program.
"""

from __future__ import annotations

import pickle
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

from pipeline.running.engine import Limits
from pipeline.running.pool import Pool
from pipeline.running.task import Task
from pipeline.running.worker import leave_with

ORDER, OUTCOMES, LOG = "order", "outcomes", "log"


@dataclass(frozen=True, slots=True)
class Order:
    """Files to read one after another; `parent` is the process to end with."""

    tasks: tuple[Task, ...]
    limits: Limits
    modules: tuple[str, ...]
    parent: int


def run_batch(folder: Path) -> None:
    """Carry out the order in the folder; leaves outcomes, or the OSError that ended it."""
    order: Order = pickle.loads((folder / ORDER).read_bytes())
    threading.Thread(target=leave_with, args=(order.parent,), daemon=True).start()
    with Pool(1, order.limits, folder / LOG, folder / "tmp", order.modules) as pool:
        try:
            left: object = list(pool.run(order.tasks))
        except OSError as error:
            left = error
    staged = folder / f"{OUTCOMES}.new"
    staged.write_bytes(pickle.dumps(left))
    staged.replace(folder / OUTCOMES)


if __name__ == "__main__":
    run_batch(Path(sys.argv[1]))
