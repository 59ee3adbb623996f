"""Makers of small DOCX and ODT files, written as XML so that each test shows its cause."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from extractors.blocks import Document
from extractors.options import ReadOptions
from extractors.readers import word
from extractors.readers.odf import odt

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
ROOTS = {
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "settings": "settings",
    "comments": "comments",
    "header1": "hdr",
    "footer1": "ftr",
}
ODF = (
    " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in {
            "office": "office",
            "style": "style",
            "text": "text",
            "table": "table",
            "draw": "drawing",
            "form": "form",
            "svg": "svg-compatible",
            "fo": "xsl-fo-compatible",
        }.items()
    )
    + ' xmlns:xlink="http://www.w3.org/1999/xlink"'
)

Reader = Callable[..., Document]


def docx_parts(body: str, main_type: str = "document.main", **parts: str) -> dict[str, str]:
    """The members of a DOCX file; `parts` are the contents of styles, numbering …"""
    members = {
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    }
    overrides = f'<Override PartName="/word/document.xml" ContentType="{TYPE}.{main_type}+xml"/>'
    relations = ""
    for name, content in parts.items():
        root, kind = ROOTS[name], name.rstrip("1")
        members[f"word/{name}.xml"] = f"<w:{root} {NAMESPACES}>{content}</w:{root}>"
        overrides += f'<Override PartName="/word/{name}.xml" ContentType="{TYPE}.{kind}+xml"/>'
        relations += f'<Relationship Id="{name}" Type="{R}/{kind}" Target="{name}.xml"/>'
    package = "http://schemas.openxmlformats.org/package/2006"
    members["[Content_Types].xml"] = (
        f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{overrides}</Types>"
    )
    members["_rels/.rels"] = (
        f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="main" Type="{R}/officeDocument" Target="word/document.xml"/>'
        "</Relationships>"
    )
    members["word/_rels/document.xml.rels"] = (
        f'<Relationships xmlns="{package}/relationships">{relations}</Relationships>'
    )
    return members


def write_zip(path: Path, members: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


@pytest.fixture
def docx_members() -> Callable[..., dict[str, str]]:
    return docx_parts


@pytest.fixture
def zip_at() -> Callable[[Path, dict[str, str]], Path]:
    return write_zip


@pytest.fixture
def read_docx(tmp_path: Path) -> Reader:
    """Body XML (and parts by name) -> the document as read."""

    def read(body: str, **parts: str) -> Document:
        path = write_zip(tmp_path / "essai.docx", docx_parts(body, **parts))
        return word.read(path, ReadOptions())

    return read


@pytest.fixture
def read_odt(tmp_path: Path) -> Reader:
    """Content of office:text (and styles) -> the document as read."""

    def read(text: str, automatic: str = "", common: str = "", masters: str = "") -> Document:
        members = {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {ODF}><office:automatic-styles>{automatic}"
            f"</office:automatic-styles><office:body><office:text>{text}</office:text>"
            "</office:body></office:document-content>",
            "styles.xml": f"<office:document-styles {ODF}><office:styles>{common}</office:styles>"
            f"<office:master-styles>{masters}</office:master-styles></office:document-styles>",
            "META-INF/manifest.xml": "<manifest/>",
        }
        path = write_zip(tmp_path / "essai.odt", members)
        return odt.read(path, ReadOptions())

    return read
