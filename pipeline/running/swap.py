"""The tables of one run put in place together, whatever moment the plug is pulled.

All are written under `.fiches/next/` first. Then `.fiches/commit.json` says that they are whole:
from there on every step forward can be taken again. `run.json` comes last.
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

SHARE = "share.json"
STATE = ".fiches"
RUN = "run.json"
REPORT = "rapport.html"


def next_folder(out: Path) -> Path:
    """An empty folder for the tables of the run to come."""
    folder = out / STATE / "next"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def commit(out: Path, facts: dict[str, Any]) -> None:
    """Put the tables in `next_folder` in place, then `run.json` with `facts`."""
    folder = out / STATE / "next"
    write_json(folder / RUN, facts)
    for path in folder.iterdir():
        sync(path)
    sync(folder)
    write_json(_journal(out), {"files": sorted(path.name for path in folder.iterdir())})
    sync(out / STATE)
    _put_in_place(out)


def recover(out: Path) -> bool:
    """Finish what a killed run had begun, or drop what it had not; true if tables moved."""
    journal = _journal(out)
    if journal.exists():
        _put_in_place(out)
        return True
    shutil.rmtree(out / STATE / "next", ignore_errors=True)
    return False


def is_unfinished(out: Path) -> bool:
    """Whether a run was killed while it put its tables in place."""
    return _journal(out).exists()


def _put_in_place(out: Path) -> None:
    names: list[str] = json.loads(_journal(out).read_text(encoding="utf-8"))["files"]
    for name in sorted(names, key=lambda name: (name == RUN, name)):
        staged = out / STATE / "next" / name
        if staged.exists():
            if name == RUN:
                sync(out)
            staged.replace(out / name)
    sync(out)
    _journal(out).unlink()
    shutil.rmtree(out / STATE / "next", ignore_errors=True)


def _journal(out: Path) -> Path:
    return out / STATE / "commit.json"


def write_json(path: Path, facts: Any, *, indent: int | None = 1) -> None:
    """A JSON file, whole or not at all."""
    staged = path.with_name(f"{path.name}.new")
    text = json.dumps(facts, ensure_ascii=False, indent=indent)
    staged.write_text(text + "\n", encoding="utf-8")
    sync(staged)
    staged.replace(path)


def sync(path: Path) -> None:
    """Have the disk hold the file (or the folder's list of names) before going on."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return  # folders cannot be opened on some systems
    try:
        os.fsync(handle)
    except OSError as error:
        if path.is_file():
            raise error
    finally:
        os.close(handle)
