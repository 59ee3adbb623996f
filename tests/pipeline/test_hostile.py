"""Hostile files in one run: each has its row, nothing leaks, nothing is written elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.schema.documents import ERROR_CODES
from tests.hostile.make_hostile import make_all
from tests.pipeline.runs import note

ROOT = Path(__file__).parents[2]
SECRET = "mot de passe du préfet"
pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="names and limits of POSIX systems"),
    pytest.mark.timeout(600),
]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """The tables of a run over hostile files, what was expected and what the guard saw."""
    folder = tmp_path_factory.mktemp("hostile")
    secret = folder / "secret.txt"
    secret.write_text(SECRET, encoding="utf-8")
    expected = make_all(folder / "in", secret)
    (folder / "in" / "bon.txt").write_text(note(1), encoding="utf-8")
    guard = folder / "guard.log"
    out, temporary = folder / "out", folder / "tmp"
    temporary.mkdir()
    environment = os.environ | {
        "PYTHONPATH": f"{ROOT / 'tests/hostile/guard'}{os.pathsep}{ROOT}",
        "FICHES_GUARD_LOG": str(guard),
        "FICHES_GUARD_MAY": os.pathsep.join((str(out), str(temporary))),
        "TMPDIR": str(temporary),
    }
    command = [sys.executable, "-m", "pipeline", "extract", str(folder / "in"), "-o", str(out),
               "--time-limit", "60", "--memory-limit", "2000"]  # fmt: skip
    run = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    seen = guard.read_text(encoding="utf-8") if guard.exists() else ""
    return run, expected, out, seen


def _documents(out):
    return {row["source_path"]: row for row in pq.read_table(out / "documents.parquet").to_pylist()}


def test_every_file_has_its_row_and_its_code(hostile):
    run, expected, out, _ = hostile
    assert run.returncode == 1, run.stderr
    rows = _documents(out)
    assert set(rows) == {*expected, "bon.txt"}
    assert {row["error_code"] for row in rows.values()} <= {None, *ERROR_CODES}
    wrong = {path: rows[path]["error_code"] for path, code in expected.items()
             if code and rows[path]["error_code"] != code}  # fmt: skip
    assert not wrong


def test_the_good_file_is_unharmed(hostile):
    _, _, out, _ = hostile
    row = _documents(out)["bon.txt"]
    assert (row["status"], row["kind"]) == ("ok", "execution_report")


def test_no_reader_had_to_be_killed(hostile):
    _, _, out, _ = hostile
    killed = {path: row["error_code"] for path, row in _documents(out).items()
              if row["error_code"] in ("crashed", "time_limit", "memory_limit")}  # fmt: skip
    assert not killed


def test_nothing_leaks_from_outside(hostile):
    run, _, out, _ = hostile
    texts = pq.read_table(out / "blocks.parquet")["text"].to_pylist()
    assert not [text for text in texts if text and (SECRET in text or "root:" in text)]
    assert not list(out.parent.rglob("evade.txt"))
    assert SECRET not in run.stdout


def test_no_network_and_no_write_elsewhere(hostile):
    assert hostile[3] == ""


def test_formulas_and_markup_stay_text(hostile):
    _, _, out, _ = hostile
    cells = pq.read_table(out / "cells.parquet")["text"].to_pylist()
    assert "=cmd|' /C calc'!A0" in cells


def test_temporary_files_are_gone(hostile):
    _, _, out, _ = hostile
    assert not list((out.parent / "tmp").iterdir())
    assert not (out / ".fiches" / "tmp").exists()
