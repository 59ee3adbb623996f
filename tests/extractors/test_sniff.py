"""Formats are told by content; what is no document says so."""

import io
import zipfile
from pathlib import Path

import pytest

from extractors.errors import ExtractError
from extractors.sniff import is_ignored_name, sniff

SHARED = Path(__file__).parents[2].parent / "shared" / "corpus"


def zipped(**members: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/"), text)
    return buffer.getvalue()


def ole(*names: str, first_stream: bytes = b"") -> bytes:
    """A container with one directory sector (0) and one stream sector (2), table in sector 1."""
    header = bytearray(512)
    header[:8] = bytes.fromhex("d0cf11e0a1b11ae1")
    header[30:32] = (9).to_bytes(2, "little")
    header[48:52] = (0).to_bytes(4, "little")
    header[76:80] = (1).to_bytes(4, "little")
    directory = bytearray()
    for name in names:
        encoded = name.encode("utf-16-le") + b"\0\0"
        entry = bytearray(128)
        entry[: len(encoded)] = encoded
        entry[64:66] = len(encoded).to_bytes(2, "little")
        entry[116:120] = (2).to_bytes(4, "little")
        directory += entry
    table = (0xFFFFFFFE).to_bytes(4, "little") * 128
    return (
        bytes(header) + bytes(directory.ljust(512, b"\0")) + table + first_stream.ljust(512, b"\0")
    )


def sniffed(tmp_path: Path, name: str, data: bytes) -> str:
    path = tmp_path / name
    path.write_bytes(data)
    return sniff(path)


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.pdf", b"%PDF-1.7\n%\xe2\xe3", "pdf"),
        ("bruit.pdf", b"\r\n\r\n%PDF-1.4\n", "pdf"),
        ("faux.pdf", "Rapport du département".encode(), "text"),
        ("mode.txt", b"Le fichier commence par %PDF-1.4 en general", "text"),
        ("a.rtf", b"{\\rtf1\\ansi Bonjour}", "rtf"),
        ("a.doc", b"{\\rtf1\\ansi Bonjour}", "rtf"),
        ("scan.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF", "image"),
        ("scan.tif", b"II*\x00\x08\x00\x00\x00", "image"),
        ("scan.png", b"\x89PNG\r\n\x1a\n\0\0", "image"),
        ("page.html", b"<!DOCTYPE html><p>Bonjour", "html"),
        ("page.txt", b"\xef\xbb\xbf<html><body>Bonjour", "html"),
        ("fragment.htm", b"<p>Une action</p><p>Une autre</p>", "html"),
        ("export.xls", b"<html xmlns:x='urn:x'><table><tr><td>1</table>", "html"),
        ("export.xls", b"Action\tMontant\nA\t12\n", "csv"),
        ("export.xls", b"Action;Montant\nA;12\n", "csv"),
        ("plan.csv", b"Action;Montant\r\nA;12\r\n", "csv"),
        ("sans-extension", b"Action;Montant;Date\nA;12;2024\nB;13;2023\n", "csv"),
        (
            "sans-extension",
            "Le département, seul, agit, vite.\nIl suit, note, lit.\n".encode(),
            "text",
        ),
        ("notes.md", b"# Titre\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", "text"),
        ("table.tsv", b"a\tb\n1\t2\n", "text"),
        ("large.txt", "Année\tRéalisé\n".encode("utf-16"), "text"),
        ("nu.txt", "Année : 2024, réalisé en partie".encode("utf-16-le"), "text"),
        ("dos.txt", "Année réalisée".encode("cp850"), "text"),
    ],
)
def test_content_decides(tmp_path: Path, name: str, data: bytes, expected: str) -> None:
    assert sniffed(tmp_path, name, data) == expected


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ({"word__document.xml": "<w/>"}, "docx"),
        ({"xl__workbook.xml": "<w/>"}, "xlsx"),
        ({"xl__workbook.bin": "x"}, "xls"),
        ({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}, "odt"),
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": ""}, "ods"),
        (
            {
                "[Content_Types].xml": "wordprocessingml.document.main+xml",
                "word__document2.xml": "",
            },
            "docx",
        ),
    ],
)
def test_office_archives_whatever_their_name(
    tmp_path: Path, members: dict[str, str], expected: str
) -> None:
    assert sniffed(tmp_path, "piece-jointe.bin", zipped(**members)) == expected


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("vide.pdf", b"", "empty_file"),
        ("blanc.txt", b" \r\n\t\n", "empty_file"),
        ("photos.zip", zipped(notes="x"), "not_a_document"),
        ("rapport.docx", zipped(notes="x"), "damaged"),
        ("rapport.docx", zipped(word__document_xml="x" * 5000)[:900], "damaged"),
        ("logiciel.exe", b"MZ\x90\x00\x03\x00\x00\x00" + bytes(range(256)), "not_a_document"),
        ("inconnu.dat", bytes(range(256)) * 20, "not_a_document"),
        (
            "diaporama.pptx",
            zipped(ppt__presentation_xml="x").replace(b"_xml", b".xml"),
            "unsupported",
        ),
        (
            "page.mht",
            b"From: <x>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n",
            "unsupported",
        ),
        ("rapport.docx", ole("Root Entry", "EncryptedPackage"), "encrypted"),
        ("vieux.doc", ole("WordDocument", first_stream=b"\0" * 10 + b"\0\x01"), "encrypted"),
        (
            "vieux.xls",
            ole("Workbook", first_stream=b"\x09\x08\x00\x00\x2f\x00\x00\x00"),
            "encrypted",
        ),
        ("inconnu.doc", ole("Root Entry"), "damaged"),
        (
            "secret.odt",
            zipped(
                mimetype="application/vnd.oasis.opendocument.text",
                content="x",
                **{"META-INF__manifest.xml": "<manifest:encryption-data/>"},
            ),
            "encrypted",
        ),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    with pytest.raises(ExtractError) as caught:
        sniffed(tmp_path, name, data)
    assert caught.value.code == code


def test_old_office_files_by_their_streams(tmp_path: Path) -> None:
    assert sniffed(tmp_path, "a.bin", ole("Root Entry", "WordDocument")) == "doc"
    assert sniffed(tmp_path, "a.bin", ole("Root Entry", "Workbook")) == "xls"


def test_droppings_are_known_by_name() -> None:
    for name in ("~$rapport.docx", ".DS_Store", "__MACOSX", "Thumbs.db", "desktop.ini", ".cache"):
        assert is_ignored_name(name)
    assert not is_ignored_name("rapport ~ 2024.docx")


@pytest.mark.skipif(not SHARED.exists(), reason="the known documents are not beside the project")
def test_known_documents_are_what_their_names_say() -> None:
    expected = {".md": "text", ".txt": "text"}
    for path in sorted(SHARED.rglob("*.*")):
        if path.is_file():
            assert sniff(path) == expected.get(path.suffix, path.suffix[1:]), path.name
