"""Word files that are not quite what their name says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from extractors.errors import ExtractError
from extractors.options import ReadOptions
from extractors.readers import word

Members = Callable[..., dict[str, str]]
ZipAt = Callable[[Path, dict[str, str]], Path]
BODY = "<w:p><w:r><w:t>Bonjour</w:t></w:r></w:p>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty_file"),
        (b"\0\0\0", "empty_file"),
        (b"du texte", "damaged"),
        (b"PK\x03\x04 tronqu\xe9", "damaged"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (OLE, "damaged"),
    ],
)
def test_files_that_are_no_package(tmp_path: Path, data: bytes, code: str) -> None:
    path = tmp_path / "essai.docx"
    path.write_bytes(data)
    with pytest.raises(ExtractError) as caught:
        word.read(path, ReadOptions())
    assert caught.value.code == code


@pytest.mark.parametrize("missing", ["word/document.xml", "[Content_Types].xml", "_rels/.rels"])
def test_a_package_without_its_main_parts(
    tmp_path: Path, docx_members: Members, zip_at: ZipAt, missing: str
) -> None:
    members = docx_members(BODY)
    del members[missing]
    with pytest.raises(ExtractError, match="damaged"):
        word.read(zip_at(tmp_path / "essai.docx", members), ReadOptions())


def test_every_truncation_is_damage(tmp_path: Path, docx_members: Members, zip_at: ZipAt) -> None:
    path = zip_at(tmp_path / "essai.docx", docx_members(BODY))
    data = path.read_bytes()
    for length in range(1, len(data) - 1, 97):
        path.write_bytes(data[:length])
        with pytest.raises(ExtractError, match="damaged"):
            word.read(path, ReadOptions())


def test_broken_xml_is_damage(tmp_path: Path, docx_members: Members, zip_at: ZipAt) -> None:
    members = docx_members(BODY)
    members["word/document.xml"] = members["word/document.xml"][:-20]
    with pytest.raises(ExtractError, match="damaged"):
        word.read(zip_at(tmp_path / "essai.docx", members), ReadOptions())


def test_broken_styles_do_not_cost_the_text(
    tmp_path: Path, docx_members: Members, zip_at: ZipAt
) -> None:
    members = docx_members(BODY, footnotes="")
    members["word/footnotes.xml"] = "<w:footnotes"
    document = word.read(zip_at(tmp_path / "essai.docx", members), ReadOptions())
    assert [block.text for block in document.blocks] == ["Bonjour"]


@pytest.mark.parametrize(
    "main_type", ["document.main", "template.main", "document.macroEnabled.main"]
)
def test_templates_and_files_with_macros(
    tmp_path: Path, docx_members: Members, zip_at: ZipAt, main_type: str
) -> None:
    members = docx_members(BODY, main_type=main_type)
    document = word.read(zip_at(tmp_path / "essai.docm", members), ReadOptions())
    assert [block.text for block in document.blocks] == ["Bonjour"]
    assert document.title is None


def test_strict_files_are_read_alike(tmp_path: Path, docx_members: Members, zip_at: ZipAt) -> None:
    style = '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="heading 1"/></w:style>'
    body = BODY.replace("<w:p>", '<w:p><w:pPr><w:pStyle w:val="T"/></w:pPr>')
    members = {
        name: content.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        ).replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/",
            "http://purl.oclc.org/ooxml/officeDocument/",
        )
        for name, content in docx_members(body, styles=style).items()
    }
    (block,) = word.read(zip_at(tmp_path / "essai.docx", members), ReadOptions()).blocks
    assert (block.kind, block.text) == ("heading", "Bonjour")


def test_relations_to_missing_parts_are_passed_over(
    tmp_path: Path, docx_members: Members, zip_at: ZipAt
) -> None:
    members = docx_members(BODY, footer1="")
    del members["word/footer1.xml"]
    document = word.read(zip_at(tmp_path / "essai.docx", members), ReadOptions())
    assert [block.text for block in document.blocks] == ["Bonjour"]


def test_relations_without_a_type_are_passed_over(
    tmp_path: Path, docx_members: Members, zip_at: ZipAt
) -> None:
    members = docx_members(BODY, footer1="", numbering="")
    for name in ("_rels/.rels", "word/_rels/document.xml.rels"):
        stray = '<Relationship Id="rId99" Target="x.xml" TargetMode="External"/>'
        members[name] = members[name].replace("<Relationship ", f"{stray}<Relationship ", 1)
    document = word.read(zip_at(tmp_path / "essai.docx", members), ReadOptions())
    assert [block.text for block in document.blocks] == ["Bonjour"]
