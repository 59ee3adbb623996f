"""Sources on other machines, named by URL (s3://, https:// …): the door to fsspec.

Nothing is imported and no connection opened unless the user names a URL; only files at or below
it are read.
"""

from __future__ import annotations

import io
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import IO, Any
from urllib.parse import unquote, urlsplit, urlunsplit

from extractors.errors import ExtractError
from extractors.sniff import is_ignored_name

_URL = re.compile(r"([a-z][a-z0-9+.-]+)://", re.IGNORECASE)
_HTTP = ("http", "https")
_MARKS = ("ETag", "etag", "md5Hash", "md5", "content_md5", "Content-MD5", "checksum")
"""What file systems call the mark that changes with the bytes."""
_MOST_FOLDERS, _DEEPEST = 10_000, 20
"""Of a web server's listings, which may have no end."""
_PATIENCE_S, _S_A_MB = 300.0, 20.0
"""A copy that takes longer than this, by its size, is given up."""
_SILENCE_S = 60


class RemoteError(Exception):
    """A source that cannot be listed, in French words for the person who named it."""


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file of a source: `path` in the file system that `source`, a URL, stands for."""

    source: str
    path: str
    size: int = 0
    mark: str = ""
    """Changes with the bytes; "" where the file system tells nothing of the kind."""


def is_url(text: str) -> bool:
    """Whether a source is on another machine; file:// is on this one."""
    found = _URL.match(text)
    return found is not None and found[1].lower() != "file"


def local_path(text: str) -> Path:
    """The path of a source on this machine, written as one or as file:// URL."""
    if not _URL.match(text):
        return Path(text)
    from urllib.request import url2pathname  # slow to load

    return Path(url2pathname(urlsplit(text).path))


def source_title(url: str) -> str:
    """The last part of the URL's path, else the machine or bucket."""
    parts = urlsplit(url)
    return unquote(parts.path.rstrip("/").rpartition("/")[2]) or (parts.hostname or "source")


def without_secrets(url: str) -> str:
    """The URL as it may be shown and kept: no password, no signed query."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))


def list_remote(url: str) -> Iterator[tuple[str, RemoteFile]]:
    """(path below the source, file), "" being a source that is one file; droppings left out.

    Raises RemoteError.
    """
    if "::" in url:
        raise RemoteError(f"« {without_secrets(url)} » enchaîne plusieurs adresses : n'en donnez "
                          "qu'une.")  # fmt: skip
    try:
        system, root = _file_system(url)
        found = _entries(system, root, url)
    except ImportError as error:
        raise RemoteError(_what_to_install(url, error)) from error
    except Exception as error:  # each file system raises its own
        raise RemoteError(f"« {without_secrets(url)} » est inaccessible ({_reason(error)}). "
                          "Vérifiez l'adresse, le réseau et les droits.") from error  # fmt: skip
    for below, facts in found:
        if not any(is_ignored_name(part) for part in below.split("/") if part):
            mark = next((str(facts[name]) for name in _MARKS if facts.get(name)), "")
            mark = "" if mark.startswith("W/") else mark  # said to be the same in meaning only
            yield below, RemoteFile(url, facts["name"], facts.get("size") or 0, mark)


@lru_cache(maxsize=16)
def _file_system(url: str) -> tuple[Any, str]:
    """The file system of a URL and the path in it. Raises ImportError, ValueError …"""
    from fsspec.core import url_to_fs

    options: dict[str, Any] = {}
    if _scheme(url) in _HTTP:
        from aiohttp import ClientTimeout

        timeout = ClientTimeout(total=None, sock_connect=_SILENCE_S, sock_read=_SILENCE_S)
        options["client_kwargs"] = {"trust_env": True, "timeout": timeout}  # proxies are usual
    return url_to_fs(url, use_listings_cache=False, **options)  # type: ignore[no-any-return]


def _scheme(url: str) -> str:
    return urlsplit(url).scheme.lower()


def _entries(system: Any, root: str, url: str) -> list[tuple[str, dict[str, Any]]]:
    if _scheme(url) in _HTTP:
        if urlsplit(url).path.endswith("/"):
            return _web_pages(system, url)
        return [("", system.info(url))]
    facts = system.info(root)
    if facts["type"] == "file":
        return [("", facts)]
    start = root.rstrip("/") + "/"
    return [
        (name.removeprefix(start), each)
        for name, each in sorted(system.find(root, detail=True).items())
        if name.startswith(start) and not name.endswith("/") and each["type"] == "file"
    ]


def _web_pages(system: Any, root: str) -> list[tuple[str, dict[str, Any]]]:
    """The files that a server's listings link to, as long as they lie below the listing."""
    found, waiting, seen = [], [(root, 0)], {root}
    while waiting and len(seen) < _MOST_FOLDERS:
        folder, depth = waiting.pop()
        for link in sorted(each["name"] for each in system.ls(folder, detail=True)):
            below = link.removeprefix(folder)
            parts = unquote(below).rstrip("/").split("/")
            if link in seen or not link.startswith(folder) or len(parts) != 1:
                continue
            if {"?", "#", ":"} & set(below) or not parts[0] or is_ignored_name(parts[0]):
                continue
            seen.add(link)
            if not link.endswith("/"):
                found.append((unquote(link.removeprefix(root)), _page(system, link)))
            elif depth < _DEEPEST:
                waiting.append((link, depth + 1))
    return found


def _page(system: Any, link: str) -> dict[str, Any]:
    """What the server tells of a page; reading it will say what is wrong with a dead link."""
    try:
        return dict(system.info(link))
    except Exception:
        return {"name": link}


def open_remote(file: RemoteFile, *, in_order: bool = True) -> IO[bytes]:
    """The file's bytes; with `in_order` they are read once from the first to the last.

    Raises ExtractError (unreachable, no_permission), while they are read too.
    """
    with _told(file):
        system, _ = _file_system(file.source)
        streamed = in_order and _scheme(file.source) in _HTTP
        options = {"block_size": 0} if streamed else {}
        return io.BufferedReader(_Reading(file, system.open(file.path, "rb", **options)), 1 << 20)


class _Reading(io.RawIOBase):
    """A remote file whose troubles are those of the catalogue."""

    def __init__(self, file: RemoteFile, stream: Any) -> None:
        self._file, self._stream = file, stream
        self._began, self._bytes = time.monotonic(), 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        with _told(self._file):
            data = self._stream.read(len(buffer))
        self._bytes += len(data)
        if time.monotonic() - self._began > _PATIENCE_S + _S_A_MB * self._bytes / 1e6:
            raise ExtractError("unreachable", "trop lent")
        buffer[: len(data)] = data
        return len(data)

    def seek(self, offset: int, whence: int = 0) -> int:
        with _told(self._file):
            return int(self._stream.seek(offset, whence))

    def tell(self) -> int:
        return int(self._stream.tell())

    def close(self) -> None:
        self._stream.close()
        super().close()


@contextmanager
def _told(file: RemoteFile) -> Iterator[None]:
    """Whatever a file system raises, as a code of the catalogue."""
    try:
        yield
    except Exception as error:
        code = "no_permission" if _is_refused(error) else "unreachable"
        raise ExtractError(code, f"{without_secrets(file.source)} : {error!r}") from error


def _is_refused(error: Exception) -> bool:
    return isinstance(error, PermissionError) or getattr(error, "status", None) in (401, 403)


def _reason(error: Exception) -> str:
    if _is_refused(error):
        return "accès refusé"
    if isinstance(error, FileNotFoundError):
        return "introuvable"
    return f"{type(error).__name__} {error}".strip()[:200]


def _what_to_install(url: str, error: ImportError) -> str:
    cause = error.__cause__
    name = (cause.name if isinstance(cause, ImportError) else error.name) or ""
    if name in ("fsspec", "aiohttp", "s3fs"):
        name = 'pip install "fiches[remote]"'
    return (f"Pour lire « {without_secrets(url)} », installez de quoi lire {_scheme(url)}:// : "
            f"{name}.")  # fmt: skip
