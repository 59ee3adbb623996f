"""Put first on the path of a run: a reader that opens a file named *.poison.txt dies at once."""

import multiprocessing
import os
import signal
import sys


def _watch(event: str, facts: tuple) -> None:
    if event != "open" or not str(facts[0]).endswith(".poison.txt"):
        return
    if multiprocessing.current_process().name.startswith(("Process", "ForkServer")):
        os.kill(os.getpid(), signal.SIGSEGV)


if os.environ.get("FICHES_POISON"):
    sys.addaudithook(_watch)
