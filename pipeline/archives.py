"""Zip archives as folders, and zip bombs told before anything is unpacked."""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from extractors.errors import ExtractError
from extractors.sniff import is_ignored_name, sniff

MOST_MEMBERS = 20_000
MOST_BYTES = 2_000_000_000
"""Of one archive, unpacked."""
MOST_MEMBER_BYTES = 1_000_000_000
MOST_RATIO = 250
"""Unpacked over packed size, held against members over `_RATIO_FROM` bytes."""
_RATIO_FROM = 30_000_000
_ENCRYPTED = 0x1
_UTF8 = 0x800
ARCHIVE_SUFFIX = ".zip"


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive: its number in it, and its cleaned name (`/` separated)."""

    number: int
    name: str


def is_archive(path: Path) -> bool:
    """A .zip that is no document: documents are zips too."""
    if path.suffix.lower() != ARCHIVE_SUFFIX:
        return False
    try:
        sniff(path)
    except ExtractError as error:
        return error.code == "not_a_document" and zipfile.is_zipfile(path)
    except OSError:
        return False
    return False


def list_members(path: Path) -> list[Member]:
    """The files of an archive, system droppings and links left out; nothing is unpacked.

    Raises ExtractError (damaged, too_large).
    """
    try:
        with zipfile.ZipFile(path) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise ExtractError("damaged", "archive illisible") from error
    if len(infos) > MOST_MEMBERS or sum(info.file_size for info in infos) > MOST_BYTES:
        raise ExtractError("too_large", "archive")
    return list(_members(infos))


def _members(infos: list[zipfile.ZipInfo]) -> Iterator[Member]:
    taken: set[str] = set()
    for number, info in enumerate(infos):
        parts = _parts(info)
        is_link = stat.S_ISLNK(info.external_attr >> 16)
        if info.is_dir() or is_link or not parts or any(map(is_ignored_name, parts)):
            continue
        name = "/".join(parts)
        while name in taken:
            name = f"{number}-{name}"
        taken.add(name)
        yield Member(number, name)


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
def open_member(path: Path, number: int) -> Iterator[IO[bytes]]:
    """A member of an archive as a file to read, never longer than it says it is.

    Raises ExtractError (damaged, encrypted, too_large), while it is read too.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            info = archive.infolist()[number]
            check_member(info)
            with archive.open(info) as stream:
                yield stream
    except (zipfile.BadZipFile, zlib.error, IndexError, EOFError, NotImplementedError) as error:
        raise ExtractError("damaged", "archive") from error
    except RuntimeError as error:  # zipfile says "password required" this way
        raise ExtractError("encrypted", "archive") from error


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
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return
    if len(infos) > MOST_MEMBERS or sum(info.file_size for info in infos) > MOST_BYTES:
        raise ExtractError("too_large", "paquet")
    for info in infos:
        check_member(info)
