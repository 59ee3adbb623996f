"""What a run keeps, reads anew and writes."""

from __future__ import annotations

import os
import random
import shutil
import time

import pyarrow.parquet as pq
import pytest

from pipeline.run import Run
from pipeline.running.lock import hold
from pipeline.running.watcher import Watcher
from pipeline.sources import find_files
from tests.pipeline.runs import QUICK, fill, note, run, table_bytes


@pytest.fixture(scope="module")
def once(tmp_path_factory):
    """Eight reports, one of them twice, and their tables from scratch."""
    folder = tmp_path_factory.mktemp("run")
    source = fill(folder / "in", 8)
    shutil.copy(source / "note_002.txt", source / "note_005b.txt")
    run(source, folder / "out")
    return source, folder / "out"


@pytest.fixture
def again(once, tmp_path):
    """A copy of sources and tables, to change."""
    source, out = once
    shutil.copytree(source, tmp_path / "in", copy_function=shutil.copy2)
    shutil.copytree(out, tmp_path / "out", copy_function=shutil.copy2)
    run(tmp_path / "in", tmp_path / "out")
    return tmp_path / "in", tmp_path / "out"


def _documents(out):
    return {row["source_path"]: row for row in pq.read_table(out / "documents.parquet").to_pylist()}


class _StopAfter(Watcher):
    """Ctrl-C after so many files."""

    def __init__(self, files: int) -> None:
        self.files, self.job = files, None

    def done(self, facts) -> None:
        self.files -= 1
        if self.files == 0:
            self.job.stop()


def _run_stopped_after(files, source, out):
    watcher = _StopAfter(files)
    watcher.job = Run(out, QUICK, watcher)
    with hold(out):
        return watcher.job(find_files([source]))


def test_two_jobs_write_the_same_bytes(once, tmp_path):
    source, out = once
    run(source, tmp_path / "out", jobs=2)
    assert table_bytes(tmp_path / "out") == table_bytes(out)


def test_interrupted_and_taken_up_again(once, tmp_path):
    source, out = once
    first = _run_stopped_after(3, source, tmp_path / "out")
    assert first.files_left
    assert len(_documents(tmp_path / "out")) == first.files_read
    second = run(source, tmp_path / "out")
    assert second.files_kept == first.files_read
    assert table_bytes(tmp_path / "out") == table_bytes(out)


def test_interruption_leaves_former_tables(again):
    source, out = again
    before = table_bytes(out)
    for path in source.iterdir():
        path.write_text(path.read_text(encoding="utf-8") + "Fin.\n", encoding="utf-8")
    assert _run_stopped_after(2, source, out).files_left
    assert table_bytes(out) == before


def test_nothing_new_reads_and_writes_nothing(again):
    source, out = again
    before = {path: path.stat().st_mtime_ns for path in out.glob("*.parquet")}
    summary = run(source, out)
    assert (summary.files_read, summary.is_unchanged) == (0, True)
    assert {path: path.stat().st_mtime_ns for path in out.glob("*.parquet")} == before


def test_any_history_ends_in_the_same_bytes(once, tmp_path):
    source, out = once
    names = sorted(path.name for path in source.iterdir())
    dice = random.Random(7)
    work = tmp_path / "in"
    work.mkdir()
    for _ in range(3):
        for name in dice.sample(names, 4):
            if (work / name).exists():
                (work / name).unlink()
            else:
                text = (source / name).read_text(encoding="utf-8")
                (work / name).write_text(dice.choice((text, note(99))), encoding="utf-8")
        if any(work.iterdir()):
            run(work, tmp_path / "out")
    shutil.rmtree(work)
    shutil.copytree(source, work)
    run(work, tmp_path / "out")
    assert table_bytes(tmp_path / "out") == table_bytes(out)


def test_only_what_changed_is_read(again):
    source, out = again
    (source / "note_001.txt").write_text(note(77), encoding="utf-8")
    (source / "note_003.txt").unlink()
    os.utime(source / "note_004.txt")
    summary = run(source, out)
    assert summary.files_read == 1
    documents = _documents(out)
    assert "note_003.txt" not in documents
    titles = pq.read_table(out / "actions.parquet")["title"].to_pylist()
    assert "Maison des parents n° 77" in titles


def test_a_change_that_keeps_size_and_time_is_seen(again):
    source, out = again
    path = source / "note_001.txt"
    before = path.stat()
    path.write_text(note(6), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    run(source, out)
    assert "Maison des parents n° 6" in pq.read_table(out / "actions.parquet")["title"].to_pylist()


def test_doubles_are_counted_once(once):
    _, out = once
    documents = _documents(out)
    assert documents["note_005b.txt"]["status"] == "duplicate"
    assert documents["note_005b.txt"]["document_id"] == documents["note_002.txt"]["document_id"]
    ids = pq.read_table(out / "documents.parquet")["row_id"].to_pylist()
    assert len(set(ids)) == len(ids)


def test_when_the_first_of_two_doubles_goes_the_other_is_read(again):
    source, out = again
    (source / "note_002.txt").unlink()
    assert run(source, out).files_read == 1
    assert _documents(out)["note_005b.txt"]["status"] == "ok"


def test_force_reads_everything(again):
    source, out = again
    before = table_bytes(out)
    summary = run(source, out, force=True)
    assert (summary.files_read, summary.files_kept) == (8, 0)
    assert table_bytes(out) == before


def test_a_damaged_result_is_read_again(again):
    source, out = again
    before = table_bytes(out)
    shards = sorted((out / ".fiches" / "shards").glob("*/*"))
    shards[0].write_bytes(shards[0].read_bytes()[:-40])
    shards[1].write_bytes(b"")
    (out / "actions.parquet").write_bytes(b"broken")
    run(source, out)
    assert table_bytes(out) == before


def test_without_its_memory_a_run_writes_the_same(again):
    source, out = again
    before = table_bytes(out)
    shutil.rmtree(out / ".fiches")
    run(source, out)
    assert table_bytes(out) == before


def test_shards_of_files_that_are_gone_are_dropped(again):
    source, out = again
    for name in ("note_003.txt", "note_004.txt"):
        (source / name).unlink()
    run(source, out)
    assert len(list((out / ".fiches" / "shards").glob("*/*"))) == 6


def test_a_second_run_says_who_holds_the_folder(once, fiches):
    source, out = once
    with hold(out):
        started = time.monotonic()
        second = fiches("extract", source, "-o", out)
    assert second.returncode == 3
    assert f"le processus {os.getpid()}" in second.stderr
    assert time.monotonic() - started < 60
