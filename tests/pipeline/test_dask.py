"""A run on a cluster of two worker processes of this machine, one of which is killed in mid-run."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pyarrow.parquet as pq
import pytest

from pipeline.running.engine import EngineError
from tests.pipeline.runs import fill, note, run, slow_csv, table_bytes

dask = pytest.importorskip("dask", reason="the extra fiches[dask] is not installed")
distributed = pytest.importorskip("distributed", reason="the extra fiches[dask] is not installed")

ROOT = Path(__file__).parents[2]
SOAK = bool(os.environ.get("FICHES_SOAK"))
FILES, KILLS = (4000, 6) if SOAK else (9, 1)
pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="signals of POSIX systems"),
    pytest.mark.timeout(3600 if SOAK else 300),
]


@pytest.fixture(scope="module")
def cluster() -> Iterator[distributed.LocalCluster]:
    """Two worker processes, each of one thread, in whose readers poison is deadly."""
    changes = {"PYTHONPATH": f"{ROOT / 'tests/hostile/poison'}{os.pathsep}{ROOT}",
               "FICHES_POISON": "1"}  # fmt: skip
    with pytest.MonkeyPatch.context() as patch:
        for name, value in changes.items():
            patch.setenv(name, value)
        # a cluster of one machine takes a worker for lost that is long in coming back
        dask.config.set({"distributed.deploy.lost-worker-timeout": "1h"})
        with distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1",
            dashboard_address=None,
        ) as cluster:  # fmt: skip
            yield cluster


def _start(source: Path, out: Path, *options: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "pipeline", "extract", str(source), "-o", str(out), *options]
    return subprocess.Popen(command, cwd=ROOT, text=True, stderr=subprocess.PIPE,
                            stdout=subprocess.DEVNULL)  # fmt: skip


def _reading_workers(cluster: distributed.LocalCluster) -> list[psutil.Process]:
    """Worker processes that have a batch in work."""
    workers = [psutil.Process(each.process.pid) for each in cluster.workers.values()]
    return [each for each in workers if each.children()]


def _kill_workers(
    cluster: distributed.LocalCluster, kills: int, killed: list[psutil.Process]
) -> None:
    """Kill a worker at its work; what it had started is for nobody to kill."""
    while len(killed) < kills:
        for worker in _reading_workers(cluster)[:1]:
            time.sleep(1)
            killed += worker.children(recursive=True)[:1]
            worker.kill()
            time.sleep(10 if kills > 1 else 0)
        time.sleep(0.1)


def test_a_killed_worker_and_a_poisonous_file(tmp_path, cluster):
    source = fill(tmp_path / "in", FILES)
    (source / "lourd.csv").write_text(slow_csv(400), encoding="utf-8")
    (source / "mortel.poison.txt").write_text(note(99_999), encoding="utf-8")
    killed: list[psutil.Process] = []
    killer = threading.Thread(target=_kill_workers, args=(cluster, KILLS, killed), daemon=True)
    alone = _start(source, tmp_path / "alone")
    killer.start()
    address = cluster.scheduler_address
    spread = _start(source, tmp_path / "out", "--engine", "dask", "--address", address)
    assert spread.wait() == 1, spread.communicate()[1]
    assert alone.wait() == 1, alone.communicate()[1]
    assert len(killed) == KILLS
    assert not [each for each in killed if each.is_running()], "they end with their worker"
    assert table_bytes(tmp_path / "out") == table_bytes(tmp_path / "alone")
    rows = pq.read_table(tmp_path / "out/documents.parquet").to_pylist()
    assert {row["source_path"]: row["error_code"] for row in rows if row["error_code"]} == {
        "mortel.poison.txt": "crashed"
    }


def test_nobody_at_the_address(tmp_path, monkeypatch):
    from pipeline.running import dask_engine

    monkeypatch.setattr(dask_engine, "_CONNECT_S", 1)
    with pytest.raises(EngineError, match=r"127\.0\.0\.1:9.*pas de réponse"):
        run(fill(tmp_path / "in", 1), tmp_path / "out", cluster="tcp://127.0.0.1:9")


def test_a_worker_that_does_not_share_the_output_or_the_program(tmp_path, cluster, monkeypatch):
    from pipeline.running import dask_engine

    source, address = fill(tmp_path / "in", 1), cluster.scheduler_address
    with monkeypatch.context() as patch:
        patch.setattr(dask_engine.Path, "touch", lambda _: None)  # a disk of our own
        with pytest.raises(EngineError, match="ne voit pas le dossier de sortie"):
            run(source, tmp_path / "out", cluster=address)
    monkeypatch.setattr(dask_engine, "code_version", lambda: "autre")
    with pytest.raises(EngineError, match="n'est pas le même"):
        run(source, tmp_path / "out", cluster=address)


def test_what_is_wrong_with_the_command(tmp_path, fiches):
    source = fill(tmp_path / "in", 1)
    for options, words in (("--engine dask", "--address"), ("--address tcp://a:1", "--engine")):
        ended = fiches("extract", source, "-o", tmp_path / "out", *options.split())
        assert ended.returncode == 2
        assert words in ended.stderr
