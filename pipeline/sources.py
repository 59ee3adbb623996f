"""Which files a run reads, and the name each bears in the tables."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractors.sniff import is_ignored_name


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read; `source_path` is its path below its source, `/` separated."""

    path: Path
    source_path: str


def find_files(sources: Sequence[Path], leave_out: Path | None = None) -> list[SourceFile]:
    """Every readable file of the sources, ordered by source path.

    With several sources each path begins with its source's name. Links that lead out of their
    folder, devices, pipes and files such as `~$…` are passed over, and so is `leave_out` (the
    output folder).
    """
    several = len(sources) > 1
    found: dict[str, SourceFile] = {}
    for source in sources:
        prefix = f"{source.resolve().name}/" if several and source.is_dir() else ""
        for path in _walk(source, leave_out):
            below = path.relative_to(source) if source.is_dir() else Path(path.name)
            name = prefix + source_name(below)
            found.setdefault(name, SourceFile(path, name))
    return [found[name] for name in sorted(found)]


def source_name(below: Path) -> str:
    """A path as text: `/` separated, bytes that are no UTF-8 as %XX."""
    raw = os.fsencode(below.as_posix())
    text = raw.decode("utf-8", "surrogateescape")
    return "".join(
        f"%{ord(char) - 0xDC00:02X}" if 0xDC80 <= ord(char) <= 0xDCFF else char for char in text
    )


def _walk(source: Path, leave_out: Path | None) -> Iterator[Path]:
    if source.is_file():
        yield source
        return
    root = source.resolve()
    skip = leave_out.resolve() if leave_out else None
    for folder, folders, names in os.walk(source, followlinks=False):
        here = Path(folder)
        folders[:] = sorted(
            name
            for name in folders
            if not is_ignored_name(name) and (here / name).resolve() != skip
        )
        for name in sorted(names):
            path = here / name
            if not is_ignored_name(name) and _is_ours(path, root):
                yield path


def _is_ours(path: Path, root: Path) -> bool:
    """A regular file; a link only where it stays inside the folder."""
    try:
        return path.is_file() and path.resolve().is_relative_to(root)
    except OSError:
        return False
