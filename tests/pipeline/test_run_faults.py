"""A reader that dies or never ends, a plug that is pulled, a disk that is full."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pyarrow.parquet as pq
import pytest

from pipeline.running.shards import write_shard
from pipeline.summary import marks
from tests.pipeline.runs import Strike, fill, run, slow_csv, table_bytes

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals, forks and limits of POSIX")


def _documents(out):
    return {row["source_path"]: row for row in pq.read_table(out / "documents.parquet").to_pylist()}


@pytest.fixture
def poisoned(tmp_path):
    """Three small reports and a file that keeps its reader busy."""
    source = fill(tmp_path / "in", 3)
    (source / "lourd.csv").write_text(slow_csv(), encoding="utf-8")
    return source, tmp_path / "out"


def _only_one_failed(out, code):
    rows = _documents(out)
    assert rows.pop("lourd.csv")["error_code"] == code
    assert {row["status"] for row in rows.values()} == {"ok"}
    checks = pq.read_table(out / "checks.parquet")["code"].to_pylist()
    assert code in checks


def test_a_reader_that_dies_costs_its_file_alone(poisoned):
    source, out = poisoned
    strike = Strike("lourd", lambda reader: reader.send_signal(signal.SIGSEGV))
    summary = run(source, out, watcher=strike)
    assert strike.times >= 2, "tried once more alone"
    assert summary.has_failed
    _only_one_failed(out, "crashed")


def test_what_failed_in_passing_is_read_the_next_time(poisoned):
    source, out = poisoned
    run(source, out, watcher=Strike("lourd", psutil.Process.kill))
    _only_one_failed(out, "memory_limit")
    (source / "lourd.csv").write_text(slow_csv(5), encoding="utf-8")
    run(source, out)
    assert _documents(out)["lourd.csv"]["status"] == "ok"


def test_a_death_by_chance_is_made_good(poisoned):
    source, out = poisoned
    (source / "lourd.csv").write_text(slow_csv(3000), encoding="utf-8")
    hits = []
    run(source, out, watcher=Strike("lourd", lambda reader: hits or hits.append(reader.kill())))
    assert hits
    assert _documents(out)["lourd.csv"]["status"] == "ok"


def test_time_limit(poisoned):
    source, out = poisoned
    run(source, out, time_s=3.0)
    _only_one_failed(out, "time_limit")
    assert run(source, out, time_s=3.0).files_read == 1, "never kept"


def test_memory_limit(poisoned):
    source, out = poisoned
    run(source, out, memory_bytes=1_000_000)
    assert _documents(out)["lourd.csv"]["error_code"] == "memory_limit"


def test_a_folder_for_temporary_files_too_deep_for_a_socket(tmp_path):
    source, out, deep = fill(tmp_path / "in", 3), tmp_path / "out", tmp_path / ("profond" * 15)
    deep.mkdir()
    command = [sys.executable, "-m", "pipeline", "extract", str(source), "-o", str(out)]
    run = subprocess.run(command, cwd=ROOT, env={**os.environ, "TMPDIR": str(deep)}, check=False)
    assert run.returncode == 0
    assert {row["status"] for row in _documents(out).values()} == {"ok"}


def test_readers_end_with_a_killed_run(poisoned):
    source, out = poisoned
    command = [sys.executable, "-m", "pipeline", "extract", str(source), "-o", str(out), "-q"]
    child = subprocess.Popen(command, cwd=ROOT)
    family: list[psutil.Process] = []
    while not any(each.children() for each in family) and child.poll() is None:
        family = psutil.Process(child.pid).children()
        time.sleep(0.05)
    family += [reader for each in family for reader in each.children()]
    child.kill()
    child.wait()
    assert len(family) > 1
    assert not psutil.wait_procs(family, timeout=30)[1]


def _in_child(act) -> int:
    """Run `act` in a child process; its exit code, or minus the signal that ended it."""
    child = os.fork()
    if not child:
        try:
            act()
        except OSError:
            os._exit(3)
        except BaseException:
            os._exit(99)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _die_at(moment: int):
    """Kill this process at its nth renaming of a file."""
    left = [moment]

    def hook(event: str, _: object) -> None:
        if event == "os.rename":
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


@pytest.fixture(scope="module")
def generations(tmp_path_factory):
    """Tables of four reports, and those that three of them make."""
    folder = tmp_path_factory.mktemp("kill")
    source = fill(folder / "in", 4)
    run(source, folder / "out")
    (source / "note_001.txt").unlink()
    shutil.copytree(folder / "out", folder / "new")
    run(source, folder / "new")
    return source, folder / "out", table_bytes(folder / "out"), table_bytes(folder / "new")


def test_killed_between_any_two_renames(generations, tmp_path):
    source, before, old, new = generations
    killed = 0
    for moment in range(1, 40):
        out = tmp_path / str(moment)
        shutil.copytree(before, out)

        def act(out=out, moment=moment) -> None:
            _die_at(moment)
            run(source, out)

        if _in_child(act) == 0:
            break
        killed += 1
        there = table_bytes(out)
        journal = (out / ".fiches" / "commit.json").exists()
        assert there in (old, new) or journal, "a mix that nothing tells of"
        if there not in (old, new):
            assert len(marks(out)) > 1, "readers can tell"
        run(source, out)
        assert table_bytes(out) == new
        assert len(marks(out)) == 1
    assert killed > 14


@pytest.mark.parametrize("limit", [100, 4_000, 9_000, 12_000])
def test_full_disk_leaves_former_tables(generations, tmp_path, limit):
    import resource

    source, before, old, new = generations
    out = tmp_path / "out"
    shutil.copytree(before, out)

    def act() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        run(source, out)

    assert _in_child(act) == 3
    assert table_bytes(out) == old
    assert not (out / ".fiches" / "next").exists(), "room is made"
    run(source, out)
    assert table_bytes(out) == new


def test_full_disk_in_a_reader(tmp_path, fiches):
    import resource

    source = fill(tmp_path / "in", 2)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, before[1]))
    try:
        ended = fiches("extract", source, "-o", tmp_path / "out")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert ended.returncode == 3
    assert "Impossible d'écrire" in ended.stderr
    assert not (tmp_path / "out" / "documents.parquet").exists()


def test_a_shard_that_cannot_be_written_leaves_no_half(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OSError, match="file"):
        write_shard(tmp_path / "file" / "ab" / "key", {}, {})
