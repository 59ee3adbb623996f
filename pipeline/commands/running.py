"""A run under the user's hand: one at a time, Ctrl-C, a full disk, and how it ended."""

from __future__ import annotations

import logging
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from types import FrameType
from typing import Any

from pipeline.commands.common import (
    INTERRUPTED,
    NO_OUTPUT,
    OK,
    SOME_FAILED,
    WRONG_USE,
    reason_of,
    say,
    stop,
)
from pipeline.commands.words import count
from pipeline.files import SourceFile
from pipeline.options import RunOptions
from pipeline.run import Run
from pipeline.running.engine import EngineError
from pipeline.running.lock import BusyError, hold
from pipeline.running.log import log_to
from pipeline.screen import Tracker
from pipeline.sources import Filters, Source, shown
from pipeline.summary import RunSummary

LOG = logging.getLogger("fiches")


def asked(sources: Sequence[Source], filters: Filters, options: RunOptions) -> dict[str, Any]:
    """What the user asked, for `fiches status` to hold the folder against later."""
    return {
        "sources": [
            shown(source if isinstance(source, str) else source.resolve()) for source in sources
        ],
        "include": list(filters.include),
        "exclude": list(filters.exclude),
        "read": asdict(options.read),
        "kind": options.kind,
    }


def run_safely(run: Run, files: Sequence[SourceFile], wait_s: float) -> RunSummary:
    """Run; whatever ends it early is a message and an exit code."""
    try:
        with hold(run.out, wait_s), log_to(run.out), _stoppable(run):
            LOG.info("début : %d fichier(s)", len(files))
            with _drawn(run):
                summary = run(files)
            LOG.info("fin : %d lu(s), %d repris", summary.files_read, summary.files_kept)
            return summary
    except BusyError as error:
        stop(NO_OUTPUT, f"« {run.out} » est occupé par {error.holder}. Attendez sa fin, ou "
             "relancez avec --wait 600 pour l'attendre.")  # fmt: skip
    except KeyboardInterrupt:
        stop(INTERRUPTED, "Arrêté net. Ce qui était lu est gardé ; les tables précédentes sont "
             "intactes. Relancez la même commande pour continuer.")  # fmt: skip
    except EngineError as error:
        stop(WRONG_USE, f"{error} Ce qui était lu est gardé.")
    except OSError as error:
        LOG.error("écriture impossible : %s", error)
        stop(NO_OUTPUT, f"Impossible d'écrire dans « {run.out} » : {reason_of(error)}. Les tables "
             "précédentes sont intactes ; ce qui était lu est gardé.")  # fmt: skip


@contextmanager
def _drawn(run: Run) -> Iterator[None]:
    if isinstance(run.watcher, Tracker):
        with run.watcher:
            yield
    else:
        yield


@contextmanager
def _stoppable(run: Run) -> Iterator[None]:
    """The first Ctrl-C finishes the files in work, the second ends at once."""
    asked_once = False

    def on_signal(number: int, frame: FrameType | None) -> None:
        nonlocal asked_once
        if asked_once:
            raise KeyboardInterrupt
        asked_once = True
        run.stop()
        say("Arrêt demandé : fin des fichiers en cours… (Ctrl-C de nouveau : arrêt net)")

    before = {number: signal.signal(number, on_signal)
              for number in (signal.SIGINT, signal.SIGTERM)}  # fmt: skip
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def end(summary: RunSummary) -> int:
    """The exit code; an interrupted run says how to go on."""
    if summary.files_left:
        left = count(summary.files_left, "fichier reste", "fichiers restent")
        say(f"Interrompu : {left} à lire. Ce qui était lu est gardé : relancez la même commande "
            "pour continuer.")  # fmt: skip
        return INTERRUPTED
    return SOME_FAILED if summary.has_failed else OK
