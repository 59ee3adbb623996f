"""Zip-based files that come out the same, byte for byte, each time they are made."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

_FIXED = (2024, 1, 1, 0, 0, 0)
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(?=<)")


def write_frozen(path: Path, data: bytes) -> None:
    """Write a zip-based document without the time it was made at."""
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        files = {
            info.filename: _STAMP.sub(rb"\g<1>2024-01-01T00:00:00Z", made.read(info))
            for info in made.infolist()
        }
    _write_zip(path, files)


def _write_zip(path: Path, files: Mapping[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w") as package:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, _FIXED)
            stored = name == "mimetype"
            info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            package.writestr(info, content)


_NAMES = {"office": "office", "text": "text", "style": "style", "fo": "xsl-fo-compatible"}
_XMLNS = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in _NAMES.items()
)
_MIME = "application/vnd.oasis.opendocument.text"
_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
    'manifest:version="1.2">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_MIME}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    '<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>'
    '<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)


def heading(level: int, text: str) -> str:
    """An ODT heading."""
    return (
        f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">'
        f"{escape(text)}</text:h>"
    )


def labelled(label: str, text: str) -> str:
    """An ODT paragraph "Label : text" with the label in bold."""
    bold = f'<text:span text:style-name="Gras">{escape(label)} : </text:span>'
    return f"<text:p>{bold}{escape(text)}</text:p>"


def paragraph(text: str) -> str:
    """An ODT paragraph."""
    return f"<text:p>{escape(text)}</text:p>"


def write_odt(path: Path, title: str, body: list[str]) -> None:
    """An ODT file from its paragraphs."""
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    bold = (
        '<style:style style:name="Gras" style:family="text">'
        '<style:text-properties fo:font-weight="bold"/></style:style>'
    )
    headings = "".join(
        f'<style:style style:name="Heading_20_{level}" style:display-name="Heading {level}" '
        f'style:family="paragraph" style:default-outline-level="{level}">'
        f'<style:text-properties fo:font-size="{18 - 2 * level}pt" fo:font-weight="bold"/>'
        "</style:style>"
        for level in (1, 2)
    )
    content = (
        f'{head}<office:document-content {_XMLNS} office:version="1.2"><office:automatic-styles>'
        f"{bold}</office:automatic-styles><office:body><office:text>{''.join(body)}</office:text>"
        "</office:body></office:document-content>"
    )
    styles = (
        f'{head}<office:document-styles {_XMLNS} office:version="1.2"><office:styles>{headings}'
        "</office:styles></office:document-styles>"
    )
    meta = (
        f'{head}<office:document-meta {_XMLNS} xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'office:version="1.2"><office:meta><dc:title>{escape(title)}</dc:title></office:meta>'
        "</office:document-meta>"
    )
    files = {
        "mimetype": _MIME,
        "content.xml": content,
        "styles.xml": styles,
        "meta.xml": meta,
        "META-INF/manifest.xml": _MANIFEST,
    }
    _write_zip(path, {name: text.encode("utf-8") for name, text in files.items()})
