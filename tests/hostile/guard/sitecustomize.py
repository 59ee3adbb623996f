"""Put first on the path of a run: no network, and a list of what it writes elsewhere.

`FICHES_GUARD_LOG` names the list, `FICHES_GUARD_MAY` the folders that may be written to.
"""

import os
import sys
from pathlib import Path

_LOG = os.environ.get("FICHES_GUARD_LOG", "")
_MAY = (*os.environ.get("FICHES_GUARD_MAY", "").split(os.pathsep), "/dev/", "/proc/")
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_busy = False


def _note(words: str) -> None:
    global _busy
    if _busy:
        return
    _busy = True
    with Path(_LOG).open("a", encoding="utf-8") as stream:
        stream.write(words + "\n")
    _busy = False


def _watch(event: str, facts: tuple) -> None:
    if event == "socket.getaddrinfo" or (event == "socket.connect" and isinstance(facts[1], tuple)):
        _note(f"réseau {facts[1:]}")
        raise PermissionError("no network")
    if event == "open" and isinstance(facts[0], (str, bytes)) and (facts[2] or 0) & _WRITES:
        path = os.path.normpath(Path.cwd() / os.fsdecode(facts[0]))
        if not path.startswith(_MAY) and not path.endswith(".pyc") and "__pycache__" not in path:
            _note(f"écrit {path}")


if _LOG:
    sys.addaudithook(_watch)
