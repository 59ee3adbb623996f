"""Runs killed at any moment, whole process families at once; longer with FICHES_SOAK=1."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import psutil
import pyarrow.parquet as pq
import pytest

from tests.pipeline.runs import fill, note, run, table_bytes

ROOT = Path(__file__).parents[2]
SOAK = bool(os.environ.get("FICHES_SOAK"))
KILLS, FILES = (100, 60) if SOAK else (4, 6)
pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="signals of POSIX systems"),
    pytest.mark.timeout(3600 if SOAK else 300),
]


def _killed_after(seconds: float, source: Path, out: Path) -> bool:
    """Start a run and kill it, and all it started, after so long; false if it had ended."""
    command = [sys.executable, "-m", "pipeline", "extract", str(source), "-o", str(out), "-q"]
    child = subprocess.Popen(command, cwd=ROOT)
    time.sleep(seconds)
    family: list[psutil.Process] = []
    with suppress(psutil.Error):
        family = psutil.Process(child.pid).children(recursive=True)
    was_running = child.poll() is None
    child.kill()
    child.wait()
    for each in family:
        with suppress(psutil.Error):
            each.kill()
    return was_running


def test_killed_at_random_moments(tmp_path):
    dice = random.Random(11)
    source = fill(tmp_path / "in", FILES)
    out = tmp_path / "out"
    killed = 0
    for number in range(KILLS):
        (source / f"note_{number % FILES:03}.txt").write_text(note(1000 + number), "utf-8")
        killed += _killed_after(dice.uniform(0.3, 4.5), source, out)
        if (out / "documents.parquet").exists():
            pq.read_table(out / "documents.parquet")
    assert killed
    run(source, out)
    run(source, tmp_path / "scratch")
    assert table_bytes(out) == table_bytes(tmp_path / "scratch")
