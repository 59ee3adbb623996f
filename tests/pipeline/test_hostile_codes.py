"""Every error code: provoked once, worded, and explained in docs/errors.md."""

from __future__ import annotations

import os
import re
import zipfile
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from extractors.errors import MESSAGES
from extractors.options import ReadOptions
from extractors.readers import READERS
from pipeline.checks.catalogue import CATALOGUE
from pipeline.process import process_file
from pipeline.schema.documents import ERROR_CODES

DOCS = Path(__file__).parents[2] / "docs" / "errors.md"


def _code(path: Path) -> str | None:
    row = process_file(path, path.name, ReadOptions(ocr="off")).document
    assert row["error_message"] == MESSAGES[row["error_code"]]
    return row["error_code"]


def test_every_code_is_explained_with_cause_and_remedy():
    _, *sections = re.split(r"^### ", DOCS.read_text(encoding="utf-8"), flags=re.MULTILINE)
    told = dict(section.split("\n", 1) for section in sections)
    assert set(told) == {*MESSAGES, *CATALOGUE} - {"unread_file"}
    assert not [code for code, text in told.items()
                if "**Cause.**" not in text or "**Remède.**" not in text]  # fmt: skip
    assert set(ERROR_CODES) <= set(MESSAGES)


def test_every_message_says_what_to_do():
    for code in ERROR_CODES:
        assert re.search(r"ez[ -]|ez\.", MESSAGES[code]), code


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("vide.docx", b"", "empty_file"),
        ("blanc.txt", b" \r\n\t\n", "empty_file"),
        ("programme.pdf", b"\x7fELF\x02\x01\x01\x00" + bytes(64), "not_a_document"),
        ("feuille.ps", b"%!PS-Adobe-3.0\n", "unsupported"),
        ("coupe.docx", b"PK\x03\x04" + bytes(200), "damaged"),
        ("coupe.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog", "damaged"),
    ],
)
def test_bytes_that_are_no_document(tmp_path, name, data, code):
    (tmp_path / name).write_bytes(data)
    assert _code(tmp_path / name) == code


def test_encrypted(tmp_path):
    canvas = Canvas(str(tmp_path / "a.pdf"), encrypt=StandardEncryption("secret"))
    canvas.drawString(72, 720, "Fiche 1")
    canvas.save()
    assert _code(tmp_path / "a.pdf") == "encrypted"


def test_needs_ocr(tmp_path):
    Image.new("RGB", (60, 60), "white").save(tmp_path / "scan.png")
    assert _code(tmp_path / "scan.png") == "needs_ocr"


def test_needs_libreoffice(tmp_path, monkeypatch):
    office = __import__(READERS["rtf"], fromlist=["find_soffice"])
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(office, "_USUAL_PLACES", ())
    (tmp_path / "a.rtf").write_text(r"{\rtf1\ansi Fiche 1}", encoding="ascii")
    assert _code(tmp_path / "a.rtf") == "needs_libreoffice"


def test_too_large(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * 40_000_000)
    assert _code(tmp_path / "a.docx") == "too_large"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root reads everything")
def test_no_permission(tmp_path):
    (tmp_path / "a.txt").write_text("Fiche 1", encoding="utf-8")
    (tmp_path / "a.txt").chmod(0)
    assert _code(tmp_path / "a.txt") == "no_permission"


def test_not_there_any_more(tmp_path):
    assert _code(tmp_path / "parti.txt") == "damaged"
