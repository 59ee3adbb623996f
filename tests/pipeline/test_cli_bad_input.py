"""Bad input through the real command line: a clear word each, and the rest unharmed."""

from __future__ import annotations

import os
import shutil
import zipfile
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

RAW = Path(__file__).parents[2] / "data" / "raw"
GOOD = "48_indicateurs_2021-2023.csv"


@pytest.fixture
def folder(tmp_path):
    """Every kind of bad file beside a good one."""
    folder = tmp_path / "recus"
    folder.mkdir()
    shutil.copy(RAW / GOOD, folder)
    (folder / "vide.pdf").write_bytes(b"")
    (folder / "texte.pdf").write_text("Bonjour, ceci est un simple texte.\n", encoding="utf-8")
    canvas = Canvas(str(folder / "chiffre.pdf"), encrypt=StandardEncryption("secret"))
    canvas.drawString(72, 720, "Fiche 1")
    canvas.save()
    whole = (RAW / "48_suivi_des_actions_2024.docx").read_bytes()
    (folder / "tronque.docx").write_bytes(whole[: len(whole) // 2])
    with zipfile.ZipFile(folder / "archive.zip", "w") as archive:
        archive.writestr("programme.bin", b"\x7fELF\x02\x01\x01\x00" + bytes(100))
    return folder


def _documents(out):
    rows = pq.read_table(out / "documents.parquet").to_pylist()
    return {row["source_path"]: row for row in rows}


def test_each_bad_file_has_its_row_and_the_rest_is_read(fiches, folder, tmp_path):
    out = tmp_path / "out"
    run = fiches("extract", folder, "-o", out)
    assert run.returncode == 1
    rows = _documents(out)
    codes = {path.partition("/")[0]: row["error_code"] for path, row in rows.items()}
    assert codes == {
        GOOD: None,
        "archive.zip": "not_a_document",
        "chiffre.pdf": "encrypted",
        "texte.pdf": None,
        "tronque.docx": "damaged",
        "vide.pdf": "empty_file",
    }
    assert rows[GOOD]["status"] == "ok"
    messages = [row["error_message"] for row in rows.values() if row["error_code"]]
    assert len(set(messages)) == len(messages)
    for message in messages:
        assert message in run.stdout


def test_a_text_named_pdf_is_read_as_the_text_it_is(fiches, folder, tmp_path):
    out = tmp_path / "out"
    fiches("extract", folder / "texte.pdf", "-o", out)
    assert _documents(out)["texte.pdf"]["format"] == "text"
    checks = pq.read_table(out / "checks.parquet").to_pylist()
    said = next(row for row in checks if row["code"] == "misnamed_file")
    assert (said["expected"], said["found"]) == ("pdf", "text")


def test_a_missing_folder(fiches, tmp_path):
    run = fiches("extract", tmp_path / "absent", "-o", tmp_path / "out")
    assert run.returncode == 2
    assert "absent" in run.stderr
    assert "n'existe pas" in run.stderr
    assert not (tmp_path / "out").exists()


def test_no_file_at_all(fiches, tmp_path):
    (tmp_path / "creux").mkdir()
    run = fiches("extract", tmp_path / "creux", "-o", tmp_path / "out")
    assert run.returncode == 2
    assert "Aucun document à lire" in run.stderr


def test_no_argument(fiches):
    assert fiches("extract").returncode == 2


def test_wrong_jobs(fiches, folder, tmp_path):
    assert fiches("extract", folder, "-o", tmp_path / "out", "--jobs", "0").returncode == 2


def test_output_that_cannot_be_written(fiches, folder, tmp_path):
    (tmp_path / "fichier").write_text("occupé", encoding="utf-8")
    run = fiches("extract", folder, "-o", tmp_path / "fichier")
    assert run.returncode == 3
    assert "Impossible d'écrire" in run.stderr
    assert (tmp_path / "fichier").read_text(encoding="utf-8") == "occupé"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root writes everywhere")
def test_output_without_rights(fiches, folder, tmp_path):
    out = tmp_path / "ferme"
    out.mkdir(mode=0o500)
    run = fiches("extract", folder, "-o", out)
    assert run.returncode == 3
    assert "droits insuffisants" in run.stderr


def test_output_inside_the_input_is_no_input(fiches, folder):
    out = folder / "tables"
    for _ in range(2):
        fiches("extract", folder, "-o", out)
        assert not [path for path in _documents(out) if path.startswith("tables")]


def test_output_that_is_the_input(fiches, folder):
    before = sorted(folder.iterdir())
    run = fiches("extract", folder, "-o", folder)
    assert run.returncode == 2
    assert sorted(folder.iterdir()) == before


def test_inspect_says_what_is_wrong(fiches, folder):
    run = fiches("inspect", folder / "chiffre.pdf")
    assert run.returncode == 1
    assert "mot de passe" in run.stderr
    assert fiches("inspect", folder / "rien.pdf").returncode == 2
