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

from pipeline.schema import TABLES
from tests.pipeline.runs import fill, note, run, table_bytes

ROOT = Path(__file__).parents[2]
SOAK = bool(os.environ.get("FICHES_SOAK"))
KILLS, FILES = (100, 60) if SOAK else (4, 6)
pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="signals of POSIX systems"),
    pytest.mark.timeout(7200 if SOAK else 300),
]


def _start(source: Path, out: Path, *options: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "pipeline", "extract", str(source), "-o", str(out), "-q"]
    return subprocess.Popen([*command, *options], cwd=ROOT)


def _killed_after(seconds: float, source: Path, out: Path) -> bool:
    """Start a run and kill it, and all it started, after so long; false if it had ended."""
    child = _start(source, out)
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


def _readable(out: Path) -> bool:
    """Whether there are tables, all of them, and each can be read to its end."""
    there = [name for name in TABLES if (out / f"{name}.parquet").exists()]
    for name in there:
        pq.read_table(out / f"{name}.parquet")
    return len(there) == len(TABLES)


def test_killed_at_random_moments(tmp_path):
    dice = random.Random(11)
    source = fill(tmp_path / "in", FILES)
    out = tmp_path / "out"
    started = time.monotonic()
    assert _start(source, out).wait() == 0
    whole = time.monotonic() - started
    killed = 0
    for number in range(KILLS):
        (source / f"note_{number % FILES:03}.txt").write_text(note(1000 + number), "utf-8")
        killed += _killed_after(dice.uniform(0.05, 1.1) * whole, source, out)
        assert _readable(out) or (out / ".fiches" / "commit.json").exists()
    assert killed > KILLS / 4
    run(source, out)
    run(source, tmp_path / "scratch")
    assert table_bytes(out) == table_bytes(tmp_path / "scratch")


@pytest.fixture
def small_disk(tmp_path):
    """Mount a disk of so many kilobytes; none where that is not permitted."""
    place = tmp_path / "disque"
    place.mkdir()

    def mount(kilobytes: int) -> Path:
        command = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(place)]
        try:
            done = subprocess.run(command, capture_output=True, check=False)
        except OSError:
            pytest.skip("there is no mount here")
        if done.returncode:
            pytest.skip("only root mounts disks")
        return place

    yield mount
    subprocess.run(["umount", str(place)], capture_output=True, check=False)


@pytest.mark.skipif(not SOAK, reason="make soak")
@pytest.mark.parametrize("kilobytes", [16, 40, 80, 120, 160])
def test_a_disk_that_is_full(tmp_path, small_disk, kilobytes):
    source = fill(tmp_path / "in", 20)
    disk = small_disk(kilobytes)
    out = disk / "out"
    assert _start(source, out).wait() == 3
    assert not _readable(out), "not even one table"
    assert (
        subprocess.run(["mount", "-o", "remount,size=100m", str(disk)], check=False).returncode == 0
    )
    assert _start(source, out).wait() == 0
    before = table_bytes(out)
    run(source, tmp_path / "scratch")
    assert before == table_bytes(tmp_path / "scratch")


@pytest.mark.parametrize("room", [0, 10, 30, 60, 90] if SOAK else [30])
def test_a_disk_that_fills_up_keeps_the_former_tables(tmp_path, small_disk, room):
    source = fill(tmp_path / "in", 20)
    disk = small_disk(50_000)
    out = disk / "out"
    assert _start(source, out).wait() == 0
    before = table_bytes(out)
    (source / "note_003.txt").write_text(note(777), "utf-8")
    free = os.statvfs(disk)
    (disk / "ballast").write_bytes(bytes(max(0, free.f_bavail * free.f_frsize - room * 1024)))
    assert _start(source, out).wait() == 3
    assert table_bytes(out) == before
    (disk / "ballast").unlink()
    assert _start(source, out).wait() == 0
    after = table_bytes(out)
    run(source, tmp_path / "scratch")
    assert after == table_bytes(tmp_path / "scratch")
