"""The files of a run read by a Dask cluster: the door to distributed.

A task of the cluster is a batch of files, read by a program of its own under the supervision that
a run has on one machine: no file can end a Dask worker. A worker that dies has its batches read by
another. Shards go to the output folder, which all machines share; Dask carries facts alone.
"""

from __future__ import annotations

import logging
import os
import pickle
import platform
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from queue import Empty, SimpleQueue

from distributed import Client, Future, get_worker

from pipeline.running.batch import LOG as BATCH_LOG
from pipeline.running.batch import ORDER, OUTCOMES, Order
from pipeline.running.engine import EngineError, Limits, Outcome
from pipeline.running.fingerprint import code_version
from pipeline.running.task import Task

LOG = logging.getLogger("fiches")
_LEAST, _MOST = 4, 64
"""Files of a batch: a batch costs a start of some seconds, a dead worker costs its batch."""
_BATCHES_A_SLOT = 3
_CONNECT_S, _WORKERS_S = 10, 120
_TICK_S, _LOOK_EVERY_S = 0.2, 10
_MOST_DEATHS = 3
"""Rounds of deaths (of some workers each, as the cluster is set) that a batch may see."""
_MOST_LOG = 20_000
_GONE = "La grappe Dask a disparu pendant la lecture : relancez-la, puis la même commande."


@dataclass(frozen=True, slots=True)
class _Ticket:
    """What a worker must share with us to be of use."""

    code: str
    probe: Path


class DaskEngine:
    """Reads tasks on the cluster whose scheduler is at `address` (`tcp://machine:8786`)."""

    def __init__(
        self, address: str, limits: Limits, modules: Sequence[str], tmp: Path, *, alone: bool
    ) -> None:
        self.address, self.limits, self.modules = address, limits, tuple(modules)
        self.alone = alone
        self.is_stopping = False
        self.on_tick: Callable[[Sequence[Task]], None] = lambda _: None
        self._probe = tmp.absolute() / f"grappe-{uuid.uuid4().hex}"
        self._client: Client = None
        self._ended: SimpleQueue[Future] = SimpleQueue()
        self._waiting: dict[str, tuple[Future, list[Task], int]] = {}
        """Batches by the key of their future, with the times that all their workers died."""
        self._worked = self._look_next = 0.0

    def __enter__(self) -> DaskEngine:
        """Connect. Raises EngineError."""
        for name in ("distributed", "distributed.client"):
            logging.getLogger(name).setLevel(logging.CRITICAL)  # our messages say it in French
        self._probe.touch()
        try:
            self._client = Client(self.address, timeout=_CONNECT_S, set_as_default=False)
            self._client.wait_for_workers(1, timeout=_WORKERS_S)
            self._worked = time.monotonic()
        except (OSError, ValueError, TimeoutError) as error:
            reason = "aucun worker" if self._client else "pas de réponse"
            self.__exit__()
            raise EngineError(
                f"La grappe Dask à « {self.address} » n'est pas utilisable ({reason}). "
                "Vérifiez l'adresse et les workers."
            ) from error
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the cluster; batches in work end by themselves and what they read is kept."""
        if self._client is not None:
            self._client.close()
        self._probe.unlink(missing_ok=True)

    def run(self, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """See `Engine.run`."""
        for batch in self._batches([_absolute(task) for task in tasks]):
            self._submit(batch)
        while self._waiting and not self.is_stopping:
            self.on_tick(())
            try:
                future = self._ended.get(timeout=_TICK_S)
            except Empty:
                self._look_for_workers()
                continue
            yield from self._outcomes(future)
        self._client.cancel([future for future, _, _ in self._waiting.values()])

    def _submit(self, batch: list[Task], deaths: int = 0) -> None:
        order = Order(tuple(batch), self.limits, self.modules, 0)
        ticket = _Ticket(code_version(), self._probe)
        future = self._client.submit(read_batch, order, ticket, pure=False)
        self._waiting[future.key] = (future, batch, deaths)
        future.add_done_callback(self._ended.put)

    def _outcomes(self, future: Future) -> list[Outcome]:
        """What became of a batch. Raises OSError, EngineError."""
        _, batch, deaths = self._waiting.pop(future.key)
        if future.cancelled():
            raise EngineError(_GONE)
        error = future.exception()
        if isinstance(error, EngineError | OSError):
            raise error
        if error is None:
            outcomes, log = future.result()
            future.release()
            if log:
                LOG.info("journal d'un lot :\n%s", log)
            return list(outcomes)
        LOG.warning("lot de %d fichier(s) perdu : %r", len(batch), error)
        if deaths < _MOST_DEATHS:  # no file can end a worker: something else ends them
            self._submit(batch, deaths + 1)
            return []
        return [Outcome(task, lost="crashed", detail=repr(error)) for task in batch]

    def _look_for_workers(self) -> None:
        """Raise EngineError where there has long been nobody to read."""
        now = time.monotonic()
        if now < self._look_next:
            return
        self._look_next = now + _LOOK_EVERY_S
        try:
            workers = self._client.nthreads()
        except (OSError, TimeoutError) as error:
            raise EngineError(_GONE) from error
        if workers:
            self._worked = now
        elif now - self._worked > _WORKERS_S:
            raise EngineError(
                "La grappe Dask n'a plus de worker : relancez-en, puis la même commande."
            )

    def _batches(self, tasks: list[Task]) -> list[list[Task]]:
        """Files dealt out like cards, largest first: batches of like size and weight."""
        slots = max(1, sum(self._client.nthreads().values()))
        size = min(_MOST, max(_LEAST, len(tasks) // (_BATCHES_A_SLOT * slots)))
        count = len(tasks) if self.alone else -(-len(tasks) // size)
        return [tasks[start::count] for start in range(count)]


def _absolute(task: Task) -> Task:
    """The task as any machine understands it."""
    file = replace(task.file, place=str(task.file.path.absolute()))
    return replace(task, file=file, shards=task.shards.absolute())


def read_batch(order: Order, ticket: _Ticket) -> tuple[list[Outcome], str]:
    """On a worker: outcomes of the batch and the end of its log. Raises OSError, EngineError."""
    _check(order, ticket)
    with tempfile.TemporaryDirectory(prefix="fiches-", dir=get_worker().local_directory) as name:
        folder = Path(name)
        (folder / ORDER).write_bytes(pickle.dumps(replace(order, parent=os.getpid())))
        command = [sys.executable, "-m", "pipeline.running.batch", name]
        ended = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
        log = _tail(folder / BATCH_LOG) + ended.stderr.decode(errors="replace")[-_MOST_LOG:]
        if not (folder / OUTCOMES).is_file():
            detail = f"code de sortie {ended.returncode}"
            return [Outcome(task, lost="crashed", detail=detail) for task in order.tasks], log
        left = pickle.loads((folder / OUTCOMES).read_bytes())
    if isinstance(left, OSError):
        raise left
    return left, log


def _check(order: Order, ticket: _Ticket) -> None:
    machine = f"« {platform.node()} »"
    if ticket.code != code_version():
        raise EngineError(
            f"Le programme installé sur {machine} n'est pas le même qu'ici : installez partout la "
            "même version de fiches et de ses bibliothèques."
        )
    if not ticket.probe.exists():
        raise EngineError(
            f"{machine} ne voit pas le dossier de sortie : il doit être sur un disque partagé, au "
            "même chemin sur toutes les machines."
        )
    here = [task.file.path for task in order.tasks if task.file.remote is None]
    if here and not any(path.exists() for path in here):
        raise EngineError(
            f"{machine} ne voit pas les documents : ils doivent être sur un disque partagé, au "
            "même chemin sur toutes les machines, ou nommés par une adresse (s3://…)."
        )


def _tail(path: Path) -> str:
    if not path.is_file():
        return ""
    return path.read_bytes()[-_MOST_LOG:].decode(errors="replace")
