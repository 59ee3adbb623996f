"""The door to odfdo for text documents: an ODT file as its XML parts."""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from lxml import etree
from odfdo import Container
from odfdo.security import SecurityError

from extractors.errors import ExtractError
from extractors.readers.odf.xml import Element, plain, q

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    etree.LxmlError,
    LookupError,
    ValueError,
    TypeError,
    EOFError,
    RuntimeError,
    NotImplementedError,
    AttributeError,
    OSError,
)
"""What odfdo, zipfile and lxml raise on files that are no sound package."""


@dataclass(frozen=True)
class OdfParts:
    """The roots of content.xml and styles.xml, and the title of meta.xml."""

    content: Element
    styles: Element | None
    title: str | None

    @property
    def body(self) -> Element | None:
        """The office:text of the document."""
        return self.content.find(f"{q('office:body')}/{q('office:text')}")


def open_parts(path: Path) -> OdfParts:
    """The parts of an ODT file. Raises ExtractError (empty_file, encrypted, too_large, damaged)."""
    try:
        with path.open("rb") as file:
            is_empty = not file.read(64).strip(b"\0")
    except PermissionError as error:
        raise ExtractError("no_permission", str(error)) from error
    if is_empty:
        raise ExtractError("empty_file")
    try:
        container = Container(path)
        if b"encryption-data" in (_part(container, "META-INF/manifest.xml") or b""):
            raise ExtractError("encrypted")
        content = _root(container, "content.xml")
        styles = _root(container, "styles.xml")
        title = _title(_root(container, "meta.xml"))
    except SecurityError as error:
        raise ExtractError("too_large", str(error)) from error
    except _BROKEN as error:
        raise ExtractError("damaged", f"{type(error).__name__}: {error}") from error
    if content is None:
        raise ExtractError("damaged", "no content.xml")
    return OdfParts(content, styles, title)


def _part(container: Container, name: str) -> bytes | None:
    try:
        part = container.get_part(name)
    except KeyError:
        return None
    return part.encode() if isinstance(part, str) else part


def _root(container: Container, name: str) -> Element | None:
    data = _part(container, name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(data, parser) if data else None


def _title(meta: Element | None) -> str | None:
    title = None if meta is None else meta.find(f".//{q('dc:title')}")
    return " ".join(plain(title).split()) or None
