"""Zip archives as folders, archives within them too; bombs are told before they are unpacked."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from os import SEEK_END
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any
from zipfile import _EndRecData  # type: ignore[attr-defined]

from extractors.errors import ExtractError
from extractors.sniff import is_ignored_name
from extractors.sniff_containers import ZIP_ERRORS, zip_format
from pipeline.files import SourceFile, copy_bytes

MOST_MEMBERS = 20_000
MOST_BYTES = 2_000_000_000
"""Of one archive, unpacked, with all that the archives in it hold."""
MOST_MEMBER_BYTES = 1_000_000_000
MOST_RATIO = 250
"""Unpacked over packed size, held against members over `_RATIO_FROM` bytes."""
MOST_DEPTH = 3
"""An archive, those in it, and those in these."""
_RATIO_FROM = 30_000_000
_MOST_DIRECTORY = 350 * MOST_MEMBERS
"""Bytes of an archive's list of members, held against it before the list is read."""
_ENCRYPTED = 0x1
_UTF8 = 0x800
ARCHIVE_SUFFIX = ".zip"


@dataclass(slots=True)
class _Budget:
    """What one archive may still hold, whatever the depth."""

    members: int = MOST_MEMBERS
    size: int = MOST_BYTES

    def take(self, infos: list[zipfile.ZipInfo]) -> None:
        """Count these in. Raises ExtractError (too_large), and then counts nothing."""
        size = sum(info.file_size for info in infos)
        if len(infos) > self.members or size > self.size:
            raise ExtractError("too_large", "archive")
        self.members -= len(infos)
        self.size -= size


def is_archive(file: SourceFile) -> bool:
    """A .zip that is no document: documents are zips too."""
    if not file.source_path.lower().endswith(ARCHIVE_SUFFIX):
        return False
    try:
        zip_format(_opened(file), ARCHIVE_SUFFIX)
    except ExtractError as error:
        return error.code in ("not_a_document", "too_large")
    except (OSError, *ZIP_ERRORS):
        return False
    return False


def list_members(file: SourceFile) -> list[SourceFile]:
    """The files of an archive and of those in it, without system droppings and links.

    An archive within that cannot be listed, or would exceed the limits, is a file itself.
    Raises ExtractError (damaged, too_large).
    """
    return list(_members(file, _Budget()))


def _members(file: SourceFile, budget: _Budget) -> Iterator[SourceFile]:
    taken: set[str] = set()
    for number, info in enumerate(_infos(file, budget)):
        parts = _parts(info)
        is_link = stat.S_ISLNK(info.external_attr >> 16)
        if info.is_dir() or is_link or not parts or any(map(is_ignored_name, parts)):
            continue
        name = "/".join(parts)
        while name in taken:
            name = f"{number}-{name}"
        taken.add(name)
        path = f"{file.source_path}/{name}"
        yield from _inside(replace(file, source_path=path, members=(*file.members, number)), budget)


def _infos(file: SourceFile, budget: _Budget) -> list[zipfile.ZipInfo]:
    try:
        infos = _opened(file).infolist()
    except (OSError, *ZIP_ERRORS) as error:
        raise ExtractError("damaged", "archive illisible") from error
    budget.take(infos)
    return infos


def _inside(file: SourceFile, budget: _Budget) -> list[SourceFile]:
    """What a member stands for: the files of an archive, else the member itself."""
    if len(file.members) >= MOST_DEPTH or not is_archive(file):
        return [file]
    try:
        return list(_members(file, budget)) or [file]
    except ExtractError:
        return [file]


def check_left_whole(file: SourceFile) -> None:
    """Raise ExtractError (damaged, too_large) where the file is an archive that was not listed."""
    if is_archive(file) and list_members(file):
        raise ExtractError("too_large", "archives emboîtées")


def _parts(info: zipfile.ZipInfo) -> list[str]:
    """The name's parts below the archive, in the encoding of the program that wrote it."""
    name = info.filename
    if not info.flag_bits & _UTF8:
        raw = name.encode("cp437", "replace")
        try:
            name = raw.decode("utf-8")
        except UnicodeDecodeError:
            name = raw.decode("cp850", "replace")  # what Windows writes in France
    parts = name.replace("\\", "/").replace("\0", "").split("/")
    return [part for part in parts if part not in ("", ".", "..") and not part.endswith(":")]


@contextmanager
def open_member(file: SourceFile) -> Iterator[IO[bytes]]:
    """A member of an archive as a file to read, never longer than it says it is.

    Raises ExtractError (damaged, encrypted, too_large), while it is read too.
    """
    try:
        archive = _opened(replace(file, members=file.members[:-1]))
        info = archive.infolist()[file.members[-1]]
        check_member(info)
        with archive.open(info) as stream:
            yield stream
    except ZIP_ERRORS as error:
        raise ExtractError("damaged", "archive") from error
    except RuntimeError as error:  # zipfile says "password required" this way
        raise ExtractError("encrypted", "archive") from error


def _opened(file: SourceFile) -> zipfile.ZipFile:
    """The archive that the file is. Raises OSError, ExtractError and what `ZIP_ERRORS` lists."""
    return _archive(replace(file, source_path=""), tuple(file.state() or ()))


@lru_cache(maxsize=MOST_DEPTH)
def _archive(file: SourceFile, state: tuple[Any, ...]) -> zipfile.ZipFile:
    """Kept open: members are asked for one after another, the same way down each time."""
    stream = _unpacked(file) if file.members else _random_access(file)
    end = _EndRecData(stream)
    if end and end[5] > _MOST_DIRECTORY:
        raise ExtractError("too_large", "liste des fichiers d'une archive")
    return zipfile.ZipFile(stream)


def _unpacked(file: SourceFile) -> IO[bytes]:
    copy: IO[bytes] = TemporaryFile()  # noqa: SIM115
    with open_member(file) as member:
        copy_bytes(member, copy, MOST_MEMBER_BYTES)
    return copy


def _random_access(file: SourceFile) -> IO[bytes]:
    """The archive as it lies there; a copy where another machine gives no parts of a file."""
    stream = file.open(in_order=False)
    if file.remote is None:
        return stream
    try:
        stream.seek(-1, SEEK_END)
        stream.read(1)
        return stream
    except (ExtractError, OSError):
        copy: IO[bytes] = TemporaryFile()  # noqa: SIM115
        with file.open() as whole:
            copy_bytes(whole, copy, MOST_BYTES)
        return copy


def check_member(info: zipfile.ZipInfo) -> None:
    """Raise ExtractError (too_large, encrypted) for a member that must not be unpacked."""
    if info.flag_bits & _ENCRYPTED:
        raise ExtractError("encrypted", "archive")
    if info.file_size > MOST_MEMBER_BYTES:
        raise ExtractError("too_large", info.filename)
    if info.file_size > max(_RATIO_FROM, MOST_RATIO * info.compress_size):
        raise ExtractError("too_large", f"{info.filename} : compression suspecte")


def check_package(path: Path) -> None:
    """The same for a document that is a zip itself (DOCX, XLSX, ODT …); other files pass."""
    try:
        with zipfile.ZipFile(path) as archive:
            infos = archive.infolist()
    except (OSError, *ZIP_ERRORS):
        return
    _Budget().take(infos)
    for info in infos:
        check_member(info)
