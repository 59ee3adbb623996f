"""The door to python-docx: a file as the XML parts the reader walks."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docx.opc.exceptions import OpcError
from docx.opc.package import OpcPackage
from docx.oxml.parser import parse_xml
from docx.package import Package
from lxml import etree

from extractors.errors import ExtractError
from extractors.readers.word.xml import Element

_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/",
        b"http://schemas.openxmlformats.org/officeDocument/2006/",
    ),
    (
        b"http://purl.oclc.org/ooxml/drawingml/",
        b"http://schemas.openxmlformats.org/drawingml/2006/",
    ),
)
"""Namespaces of strict Office Open XML -> those of the files everybody writes."""

_BROKEN = (
    OpcError,
    zipfile.BadZipFile,
    zlib.error,
    etree.LxmlError,
    LookupError,
    ValueError,
    EOFError,
    RuntimeError,
    NotImplementedError,
    AttributeError,
    AssertionError,
    TypeError,
)
"""What python-docx, zipfile and lxml raise on files that are no sound package."""


@dataclass(frozen=True)
class Parts:
    """The main part of a document and what it is related to."""

    part: Any
    title: str | None

    @property
    def body(self) -> Element | None:
        """The w:body of the document."""
        return next((e for e in _root(self.part) if str(e.tag).endswith("}body")), None)

    def named(self, kind: str) -> Element | None:
        """The root of the related part of a kind ("styles", "footnotes" …), or None."""
        for rel in self.part.rels.values():
            if _kind(rel) == kind and not rel.is_external:
                return _root_or_none(rel.target_part)
        return None

    def related(self, relation_id: str | None) -> Element | None:
        """The root of the part behind a relation id, or None."""
        rel = self.part.rels.get(relation_id)
        return None if rel is None or rel.is_external else _root_or_none(rel.target_part)


def _kind(rel: Any) -> str:
    """The last word of a relation's type; "" where a broken file gives none."""
    return (rel.reltype or "").rsplit("/", 1)[-1]


def open_parts(path: Path) -> Parts:
    """The parts of a DOCX file. Raises ExtractError (empty_file, encrypted, damaged)."""
    try:
        data = path.read_bytes()
    except PermissionError as error:
        raise ExtractError("no_permission", str(error)) from error
    if not data.strip(b"\0"):
        raise ExtractError("empty_file")
    if data.startswith(_OLE_MAGIC):
        is_encrypted = "EncryptedPackage".encode("utf-16-le") in data
        raise ExtractError("encrypted" if is_encrypted else "damaged", "OLE")
    try:
        parts = _parts(_package(data))
        body = parts.body
    except _BROKEN as error:
        raise ExtractError("damaged", f"{type(error).__name__}: {error}") from error
    if body is None:
        raise ExtractError("damaged", "no body")
    return parts


def _package(data: bytes) -> OpcPackage:
    try:
        return Package.open(io.BytesIO(data))
    except KeyError:
        # Word opens files whose relations point to missing parts, python-docx does not.
        return Package.open(io.BytesIO(_without_dangling_relations(data)))


def _parts(package: OpcPackage) -> Parts:
    for rel in package.rels.values():
        if _kind(rel) == "officeDocument" and not rel.is_external:
            return Parts(rel.target_part, _title(package))
    raise LookupError("no main part")


def _title(package: OpcPackage) -> str | None:
    """The title in the properties; python-docx makes one up where there are none."""
    if not any(_kind(rel) == "core-properties" for rel in package.rels.values()):
        return None
    try:
        title = package.core_properties.title
    except _BROKEN:
        return None
    return " ".join(title.split()) or None


def _root(part: Any) -> Element:
    element: Element | None = getattr(part, "element", None)
    if element is not None and "purl.oclc.org" not in str(element.tag):
        return element
    blob = part.blob
    for strict, usual in _STRICT:
        blob = blob.replace(strict, usual)
    root: Element = parse_xml(blob)
    return root


def _root_or_none(part: Any) -> Element | None:
    try:
        return _root(part)
    except _BROKEN:
        return None


_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*?(?:/>|></(?:\w+:)?Relationship>)")
_TARGET = re.compile(rb"""\bTarget=["']([^"']*)["']""")


def _without_dangling_relations(data: bytes) -> bytes:
    """The same package less the relations to parts that the archive does not hold."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(result, "w") as new:
        names = set(old.namelist())
        for name in old.namelist():
            content = old.read(name)
            if name.endswith(".rels"):
                content = _pruned(content, posixpath.dirname(posixpath.dirname(name)), names)
            new.writestr(name, content)
    return result.getvalue()


def _pruned(relations: bytes, folder: str, names: set[str]) -> bytes:
    def keep(match: re.Match[bytes]) -> bytes:
        relation = match.group()
        target = _TARGET.search(relation)
        if target is None or b'"External"' in relation or b"'External'" in relation:
            return relation
        path = posixpath.normpath(posixpath.join("/", folder, target[1].decode("utf-8")))
        return relation if path.lstrip("/") in names else b""

    return _RELATION.sub(keep, relations)
