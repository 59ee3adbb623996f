"""Which files a run reads, and the name each bears in the tables."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath
from typing import IO

from extractors.errors import ExtractError
from extractors.sniff import is_ignored_name
from pipeline.archives import is_archive, list_members, open_member
from pipeline.files import SourceFile
from pipeline.remote import list_remote, source_title, without_secrets


@contextmanager
def open_source(file: SourceFile) -> Iterator[IO[bytes]]:
    """The file's bytes. Raises ExtractError, while they are read too."""
    if not file.members:
        with file.open() as stream:
            yield stream
        return
    with open_member(file) as member:
        yield member


@dataclass(frozen=True, slots=True)
class Filters:
    """Which source paths to keep: one of `include` (all where there is none), none of `exclude`.

    A pattern ("*.pdf", "2023/*") is held against the whole path and against the name alone.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is asked."""
        return bool(self.include or self.exclude)

    def keeps(self, source_path: str) -> bool:
        """Whether a file of that source path is to be read."""
        wanted = not self.include or _matches(source_path, self.include)
        return wanted and not _matches(source_path, self.exclude)


def _matches(source_path: str, patterns: Sequence[str]) -> bool:
    name = PurePosixPath(source_path).name
    return any(fnmatch(source_path, pattern) or fnmatch(name, pattern) for pattern in patterns)


Source = Path | str
"""A file or folder on this machine, or the URL of one elsewhere."""


def shown(source: Source) -> str:
    """The source as it may be told and kept: without passwords."""
    return without_secrets(source) if isinstance(source, str) else str(source)


def find_files(
    sources: Sequence[Source], leave_out: Path | None = None, filters: Filters | None = None
) -> list[SourceFile]:
    """Every readable file of the sources, ordered by source path; each once.

    With several sources each path begins with its source's name. Links that lead out of their
    folder, devices, pipes and files such as `~$…` are passed over, and so is `leave_out` (the
    output folder). The files of a zip archive stand below its name, as in a folder. Raises
    RemoteError where a source elsewhere cannot be listed.
    """
    found: dict[str, SourceFile] = {}
    seen: set[str] = set()
    for source, prefix in zip(sources, _prefixes(sources), strict=True):
        whole = (_elsewhere(source, prefix) if isinstance(source, str)
                 else _here(source, prefix, leave_out, seen))  # fmt: skip
        for file in (each for one in whole for each in _with_members(one)):
            if not filters or filters.keeps(file.source_path):
                found[file.source_path] = file
    return [found[name] for name in sorted(found)]


def _here(
    source: Path, prefix: str, leave_out: Path | None, seen: set[str]
) -> Iterator[SourceFile]:
    root = os.path.realpath(source)
    one = [(str(source), "", root)]
    for path, below, real in one if source.is_file() else _walk(str(source), "", root, leave_out):
        if real not in seen:
            seen.add(real)
            name = "/".join(part for part in (prefix, source_name(below)) if part)
            yield SourceFile(path, name)


def _elsewhere(url: str, prefix: str) -> Iterator[SourceFile]:
    for below, file in list_remote(url):
        name = "/".join(part for part in (prefix, below) if part) or source_title(url)
        yield SourceFile("", name, remote=file)


def _with_members(file: SourceFile) -> list[SourceFile]:
    """The files of an archive in its place; the file itself where it is none, or a bad one."""
    if not is_archive(file):
        return [file]
    try:
        return list_members(file) or [file]
    except ExtractError:
        return [file]


def _prefixes(sources: Sequence[Source]) -> list[str]:
    """What each source's paths begin with; sources of one name get a number."""
    if len(sources) == 1 and (isinstance(sources[0], str) or sources[0].is_dir()):
        return [""]
    taken: set[str] = set()
    prefixes = []
    for source in sources:
        name = _title(source)
        number, prefix = 1, name
        while prefix in taken:
            number += 1
            prefix = f"{number}-{name}"
        taken.add(prefix)
        prefixes.append(prefix)
    return prefixes


def _title(source: Source) -> str:
    if isinstance(source, str):
        return source_title(source)
    return source_name(source.resolve().name)


def source_name(below: str) -> str:
    """A path as text: bytes that are no UTF-8 as %XX."""
    try:
        below.encode()
    except UnicodeEncodeError:
        text = os.fsencode(below).decode("utf-8", "surrogateescape")
        return "".join(
            f"%{ord(char) - 0xDC00:02X}" if 0xDC80 <= ord(char) <= 0xDCFF else char for char in text
        )
    return below


def _walk(
    folder: str, below: str, root: str, leave_out: Path | None
) -> Iterator[tuple[str, str, str]]:
    """(file, its path below `root`, where it really is): a folder's own first, then those below."""
    folders = []
    for entry in _entries(folder):
        name = below + entry.name
        if entry.is_dir(follow_symlinks=False):
            folders.append(entry)
        elif entry.is_file(follow_symlinks=False):
            yield entry.path, name, os.path.normpath(f"{root}/{name}")
        elif _leads_inside(entry, root):
            yield entry.path, name, os.path.realpath(entry.path)
    for entry in folders:
        if leave_out is None or os.path.realpath(entry.path) != os.path.realpath(leave_out):
            yield from _walk(entry.path, f"{below}{entry.name}/", root, leave_out)


def _entries(folder: str) -> list[os.DirEntry[str]]:
    """What the folder holds, in order; nothing where it may not be looked into."""
    try:
        with os.scandir(folder) as found:
            kept = [entry for entry in found if not is_ignored_name(entry.name)]
    except OSError:
        return []
    return sorted(kept, key=lambda entry: entry.name)


def _leads_inside(entry: os.DirEntry[str], root: str) -> bool:
    """A link to a regular file below the root."""
    try:
        return entry.is_symlink() and entry.is_file() and Path(entry).resolve().is_relative_to(root)
    except OSError:
        return False
