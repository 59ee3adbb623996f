"""How runs grow: `python -m benchmarks.run_many [FILES...]` (default 100 1000 10000).

For each number of files: cold with one job, cold with two, warm, warm with one file changed; then
the ratios that must hold, of the most files to the next most. Seconds say nothing on a machine that
does other work beside.
"""

from __future__ import annotations

import io
import itertools
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from benchmarks.memory import high_water_mb

ROOT = Path(__file__).parents[1]
SAMPLES = sorted(path for path in (ROOT / "data" / "raw").iterdir() if path.suffix)
DEPARTMENTS = ("Ain", "Aube", "Cher", "Creuse", "Doubs", "Eure", "Gers", "Jura", "Landes", "Lot",
               "Marne", "Nord", "Oise", "Orne", "Somme", "Tarn", "Var", "Vienne")  # fmt: skip
_OWN = "Lozère"
_TEXTS = {".txt", ".md", ".html", ".csv"}
_EVERY_S = 0.1


def make_corpus(folder: Path, count: int) -> None:
    """`count` reports: the samples, each with another department and other bytes.

    One in a hundred is a double of another.
    """
    for number, sample in zip(range(count), itertools.cycle(SAMPLES), strict=False):
        place = folder / f"{number // 500:03}" / f"{number:06}_{sample.name[3:]}"
        place.parent.mkdir(parents=True, exist_ok=True)
        made = number - len(SAMPLES) if number >= len(SAMPLES) and number % 100 == 99 else number
        name = DEPARTMENTS[made // len(SAMPLES) % len(DEPARTMENTS)]
        place.write_bytes(_varied(sample, name, made))


def _varied(sample: Path, name: str, number: int) -> bytes:
    data = sample.read_bytes()
    if sample.suffix in _TEXTS:
        encoding = "cp1252" if sample.suffix == ".csv" else "utf-8"
        text = data.decode(encoding).replace(_OWN, name).replace("42", str(100 + number))
        return f"{text}\nNuméro de ce document : {number}\n".encode(encoding)
    if sample.suffix == ".pdf":
        return data + f"%{number}\n".encode()
    return _varied_package(data, name, number)


def _varied_package(data: bytes, name: str, number: int) -> bytes:
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        new.comment = str(number).encode()
        for info in old.infolist():
            content = old.read(info)
            if info.filename.endswith(".xml"):
                content = content.replace(_OWN.encode(), name.encode())
            new.writestr(info, content)
    return stream.getvalue()


@dataclass(frozen=True)
class Measure:
    """One run: seconds, peak resident megabytes and processor seconds of the parent, and the
    peak of its largest reader.
    """

    files: int
    seconds: float
    parent_mb: float
    parent_cpu_s: float
    reader_mb: float

    @property
    def ms(self) -> float:
        """Milliseconds a file."""
        return 1000 * self.seconds / self.files


def measure(source: Path, out: Path, jobs: int, files: int) -> Measure:
    """Run the command line and watch it."""
    command = [sys.executable, "-m", "pipeline", "extract", str(source), "-o", str(out), "-q",
               "--jobs", str(jobs)]  # fmt: skip
    start, parent_mb, reader_mb, cpu = time.perf_counter(), 0.0, 0.0, 0.0
    run = subprocess.Popen(command, cwd=ROOT)
    watched = psutil.Process(run.pid)
    for turn in itertools.count():
        if run.poll() is not None:
            break
        with suppress(psutil.Error, OSError):
            parent_mb = high_water_mb(run.pid)
            cpu = sum(watched.cpu_times()[:2])
            if turn % 10 == 0:
                reader_mb = max(reader_mb, *_readers_mb(watched))
        time.sleep(_EVERY_S)
    if run.returncode not in (0, 1):
        raise SystemExit(f"the run ended with {run.returncode}")
    return Measure(files, time.perf_counter() - start, parent_mb, cpu, reader_mb)


def _readers_mb(parent: psutil.Process) -> Iterator[float]:
    yield 0.0
    for process in parent.children(recursive=True):
        with suppress(psutil.Error):
            yield process.memory_info().rss / 1e6


def bench(count: int, folder: Path) -> dict[str, Measure]:
    """All runs over a corpus of that size."""
    source = folder / f"in{count}"
    make_corpus(source, count)
    time.sleep(2.5)  # files just written are hashed again: their times could hide a change
    found = {}
    for name, jobs in (("cold, 1 job", 1), ("cold, 2 jobs", 2), ("warm", 2)):
        found[name] = measure(source, folder / f"out{count}-{jobs}", jobs, count)
    changed = next(source.rglob("*.txt"))
    changed.write_text(changed.read_text(encoding="utf-8") + "\nFin.\n", encoding="utf-8")
    found["one file changed"] = measure(source, folder / f"out{count}-2", 2, count)
    return found


Runs = dict[int, dict[str, Measure]]
RATIOS: tuple[tuple[str, Callable[[dict[str, Measure], dict[str, Measure]], float], float], ...] = (
    ("throughput, 2 jobs to 1 (at least)",
     lambda most, _: most["cold, 1 job"].seconds / most["cold, 2 jobs"].seconds, 1.8),
    ("time a file, most files to fewer (at most)",
     lambda most, least: most["cold, 2 jobs"].ms / least["cold, 2 jobs"].ms, 1.15),
    ("parent's peak memory, most files to fewer (at most)",
     lambda most, least: most["cold, 2 jobs"].parent_mb / least["cold, 2 jobs"].parent_mb, 1.2),
    ("parent's peak memory, MB (at most)", lambda most, _: most["cold, 2 jobs"].parent_mb, 400),
    ("cold to warm, 2 jobs (at least)",
     lambda most, _: most["cold, 2 jobs"].seconds / most["warm"].seconds, 100),
)  # fmt: skip
"""What must hold (the last three at 10,000 files), how it is told, and the goal."""


def main() -> None:
    """Print two Markdown tables."""
    counts = sorted(int(text) for text in sys.argv[1:]) or [100, 1000, 10_000]
    print("| files | run | seconds | files/s | ms a file | parent: peak MB | parent: CPU ms a file "
          "| reader: peak MB |\n|---|---|---|---|---|---|---|---|")  # fmt: skip
    runs: Runs = {}
    with tempfile.TemporaryDirectory() as folder:
        for count in counts:
            runs[count] = bench(count, Path(folder))
            for name, each in runs[count].items():
                print(f"| {count} | {name} | {each.seconds:.1f} | {count / each.seconds:.1f} | "
                      f"{each.ms:.1f} | {each.parent_mb:.0f} | "
                      f"{1000 * each.parent_cpu_s / count:.2f} | {each.reader_mb:.0f} |",
                      flush=True)  # fmt: skip
    most, least = runs[counts[-1]], runs[counts[-2:][0]]
    print(f"\n| ratio, {counts[-1]} files (against {counts[-2:][0]}) | figure | goal |"
          "\n|---|---|---|")  # fmt: skip
    for name, ratio, goal in RATIOS:
        print(f"| {name} | {ratio(most, least):.2f} | {goal} |")


if __name__ == "__main__":
    main()
