"""Which files a run reads, and the name each bears in the tables."""

from __future__ import annotations

import os
import stat
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
    seen: set[Path] = set()
    for source, prefix in zip(sources, _prefixes(sources), strict=True):
        whole = (_elsewhere(source, prefix) if isinstance(source, str)
                 else _here(source, prefix, leave_out, seen))  # fmt: skip
        for file in (each for one in whole for each in _with_members(one)):
            if not filters or filters.keeps(file.source_path):
                found[file.source_path] = file
    return [found[name] for name in sorted(found)]


def _here(
    source: Path, prefix: str, leave_out: Path | None, seen: set[Path]
) -> Iterator[SourceFile]:
    root = source.resolve()
    for path in _walk(source, leave_out):
        below = PurePosixPath(path.relative_to(source)) if source.is_dir() else None
        name = prefix + (f"/{source_name(below)}" if below else "")
        real = root / below if below and not path.is_symlink() else path.resolve()
        if real not in seen:
            seen.add(real)
            yield SourceFile(path, name.removeprefix("/"))


def _elsewhere(url: str, prefix: str) -> Iterator[SourceFile]:
    for below, file in list_remote(url):
        name = "/".join(part for part in (prefix, below) if part) or source_title(url)
        yield SourceFile(Path(), name, remote=file)


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
    return source_name(PurePosixPath(source.resolve().name))


def source_name(below: PurePosixPath) -> str:
    """A path as text: `/` separated, bytes that are no UTF-8 as %XX."""
    text = os.fsencode(below).decode("utf-8", "surrogateescape")
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
        if stat.S_ISREG(path.lstat().st_mode):
            return True
        return path.is_file() and path.resolve().is_relative_to(root)
    except OSError:
        return False
