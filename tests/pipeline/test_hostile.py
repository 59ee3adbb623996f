"""Hostile files in one run: each has its row, nothing leaks, nothing is written elsewhere."""

from __future__ import annotations

import os

import pyarrow.parquet as pq
import pytest

from pipeline.schema.documents import ERROR_CODES
from tests.hostile.guarded import guarded_run
from tests.hostile.make_heavy import make_heavy
from tests.hostile.make_hostile import make_all
from tests.pipeline.runs import note

SECRET = "mot de passe du préfet"
SOAK = bool(os.environ.get("FICHES_SOAK"))
KILLED = {"crashed", "time_limit", "memory_limit"}
ENDLESS = {"formulaires.pdf"}
"""Forms that draw each other 5^29 times: pdfium follows them, so its reader is ended."""
pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="names and limits of POSIX systems"),
    pytest.mark.timeout(3600 if SOAK else 600),
]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A run over hostile files, and the codes they must end with."""
    folder = tmp_path_factory.mktemp("hostile")
    secret = folder / "secret.txt"
    secret.write_text(SECRET, encoding="utf-8")
    expected = make_all(folder / "in", secret)
    (folder / "in" / "bon.txt").write_text(note(1), encoding="utf-8")
    limits = ("--time-limit", "60", "--memory-limit", "2000")
    return guarded_run(folder / "in", folder, *limits), expected


def test_every_file_has_its_row_and_its_code(hostile):
    run, expected = hostile
    assert run.run.returncode == 1, run.run.stderr
    rows = run.documents()
    assert set(rows) == {*expected, "bon.txt"}
    assert {row["error_code"] for row in rows.values()} <= {None, *ERROR_CODES}
    wrong = {path: rows[path]["error_code"] for path, code in expected.items()
             if code and rows[path]["error_code"] != code}  # fmt: skip
    assert not wrong


def test_the_good_file_is_unharmed(hostile):
    row = hostile[0].documents()["bon.txt"]
    assert (row["status"], row["kind"]) == ("ok", "execution_report")


def test_no_reader_had_to_be_killed(hostile):
    killed = {path: row["error_code"] for path, row in hostile[0].documents().items()
              if row["error_code"] in KILLED}  # fmt: skip
    assert not killed


def test_nothing_leaks_from_outside(hostile):
    run, _ = hostile
    texts = pq.read_table(run.out / "blocks.parquet")["text"].to_pylist()
    assert not [text for text in texts if text and (SECRET in text or "root:" in text)]
    assert not list(run.out.parent.rglob("evade.txt"))
    assert SECRET not in run.run.stdout


def test_no_network_and_no_write_elsewhere(hostile):
    assert hostile[0].seen == ""


def test_formulas_and_markup_stay_text(hostile):
    cells = pq.read_table(hostile[0].out / "cells.parquet")["text"].to_pylist()
    assert "=cmd|' /C calc'!A0" in cells


def test_temporary_files_are_gone(hostile):
    run, _ = hostile
    assert not list(run.temporary.iterdir())
    assert not (run.out / ".fiches" / "tmp").exists()


@pytest.mark.skipif(not SOAK, reason="make soak")
def test_heavy_files_end_by_themselves(tmp_path):
    names = make_heavy(tmp_path / "in")
    limits = ("--time-limit", "600", "--memory-limit", "3000", "--ocr", "off")
    run = guarded_run(tmp_path / "in", tmp_path, *limits)
    codes = {path: row["error_code"] for path, row in run.documents().items()}
    assert set(codes) == set(names)
    assert set(codes.values()) <= {None, *ERROR_CODES}
    assert {path for path, code in codes.items() if code in KILLED} <= ENDLESS
    assert run.seen == ""
