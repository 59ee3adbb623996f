"""A worker process: reads one file at a time until told to stop."""

from __future__ import annotations

import faulthandler
import logging
import os
import signal
import sys
import tempfile
import threading
import time
from multiprocessing.connection import Connection
from pathlib import Path

from pipeline.running.task import Task

READY, DONE, DISK = "ready", "done", "disk"
_BACKSTOP = 4
"""The system's own limit on addresses, as a multiple of the memory limit: room for libraries
that reserve far more than they use."""


def work(connection: Connection, log: Path, tmp: Path, parent: int, memory: int) -> None:
    """Serve tasks from the connection; answers are (READY,), (DONE, facts), (DISK, errno)."""
    _settle(log, tmp, parent, memory)
    connection.send((READY, None))
    while True:
        try:
            task: Task | None = connection.recv()
        except (EOFError, OSError):
            return
        if task is None:
            return
        connection.send(_answer(task))


def _answer(task: Task) -> tuple[str, object]:
    from pipeline.running.read_task import read_task  # loaded by `warm`, never by the parent

    try:
        return DONE, read_task(task)
    except OSError as error:
        return DISK, (error.errno, str(error))


def _settle(log: Path, tmp: Path, parent: int, memory: int) -> None:
    """A place of its own for temporary files, a group of its own, output to the log."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "setsid"):
        os.setsid()  # Ctrl-C in the terminal is for the parent to handle
    folder = tmp / str(os.getpid())
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["TMPDIR"] = tempfile.tempdir = str(folder.resolve())
    with log.open("ab") as stream:
        for number in (1, 2):
            os.dup2(stream.fileno(), number)
    faulthandler.enable(sys.stderr)
    logging.basicConfig(
        level=logging.WARNING,
        format="%(asctime)s lecteur %(process)d %(levelname)s %(message)s",
        force=True,
    )
    _limit_addresses(memory)
    threading.Thread(target=leave_with, args=(parent,), daemon=True).start()


def _limit_addresses(memory: int) -> None:
    try:
        import resource
    except ImportError:
        return
    ceiling = memory * _BACKSTOP + (8 << 30)
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    if hard == resource.RLIM_INFINITY or ceiling < hard:
        resource.setrlimit(resource.RLIMIT_AS, (ceiling, hard))


def leave_with(parent: int) -> None:
    """End with the run that started us, even one that was killed."""
    while True:
        try:
            os.kill(parent, 0)
        except OSError:
            os._exit(1)
        time.sleep(1)
