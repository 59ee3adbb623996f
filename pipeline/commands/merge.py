"""`fiches merge`: the shares of several machines become one set of tables."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.choices import Out
from pipeline.commands.common import (
    NO_OUTPUT,
    OK,
    SOME_FAILED,
    WRONG_USE,
    console,
    reason_of,
    stop,
)
from pipeline.running.generation import put_in_place
from pipeline.running.lock import BusyError, hold
from pipeline.running.shard_head import BrokenShardError
from pipeline.running.share import ShareError, Shares
from pipeline.running.swap import recover
from pipeline.screen import print_summary
from pipeline.summary import read_summary


def merge(
    shares: Annotated[
        list[Path],
        typer.Argument(
            help="Dossiers écrits par extract --shard.", metavar="PART", show_default=False
        ),
    ],
    out: Out,
) -> None:
    """Réunit les parts lues par plusieurs machines (extract --shard 1/4, 2/4…).

    Les tables sont celles qu'aurait écrites une seule machine.
    """
    try:
        found = Shares(shares)
        with hold(out):
            recover(out)
            put_in_place(out, found.entries, found, complete=True)
    except ShareError as error:
        stop(WRONG_USE, str(error))
    except BrokenShardError as error:
        stop(SOME_FAILED, f"Une part est abîmée ({error}) : relancez-la, puis réunissez.")
    except BusyError as error:
        stop(NO_OUTPUT, f"« {out} » est occupé par {error.holder}.")
    except OSError as error:
        stop(NO_OUTPUT, f"Impossible d'écrire dans « {out} » : {reason_of(error)}.")
    summary = read_summary(out)
    print_summary(console, summary)
    raise typer.Exit(SOME_FAILED if summary.has_failed else OK)
