"""How runs grow: `python -m benchmarks.run_many [FILES...]` (default 100 1000).

For each number of files: cold with one job, cold with two, warm, warm with one file changed;
files a second, peak memory of the parent, and the ratios that must hold.
"""

from __future__ import annotations

import io
import itertools
import subprocess
import sys
import tempfile
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[1]
SAMPLES = sorted(path for path in (ROOT / "data" / "raw").iterdir() if path.suffix)
DEPARTMENTS = ("Ain", "Aube", "Cher", "Creuse", "Doubs", "Eure", "Gers", "Jura", "Landes", "Lot",
               "Marne", "Nord", "Oise", "Orne", "Somme", "Tarn", "Var", "Vienne")  # fmt: skip
_OWN = "Lozère"
_TEXTS = {".txt", ".md", ".html", ".csv"}


def make_corpus(folder: Path, count: int) -> None:
    """`count` reports: the samples, each with another department, year and bytes."""
    for number, sample in zip(range(count), itertools.cycle(SAMPLES), strict=False):
        place = folder / f"{number // 500:03}" / f"{number:06}_{sample.name[3:]}"
        place.parent.mkdir(parents=True, exist_ok=True)
        name = DEPARTMENTS[number // len(SAMPLES) % len(DEPARTMENTS)]
        place.write_bytes(_varied(sample, name, number))


def _varied(sample: Path, name: str, number: int) -> bytes:
    data = sample.read_bytes()
    if sample.suffix in _TEXTS:
        text = data.replace(_OWN.encode(), name.encode())
        return text + f"\n\nDocument n° {number}.\n".encode() if sample.suffix != ".csv" else text
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
    """One run: seconds, and the parent's peak resident memory."""

    seconds: float
    peak_mb: float


def measure(source: Path, out: Path, jobs: int) -> Measure:
    """Run the command line and watch it."""
    command = [sys.executable, "-m", "pipeline", "extract", str(source), "-o", str(out), "-q",
               "--jobs", str(jobs)]  # fmt: skip
    start, peak = time.perf_counter(), 0
    run = subprocess.Popen(command, cwd=ROOT)
    watched = psutil.Process(run.pid)
    while run.poll() is None:
        try:
            peak = max(peak, watched.memory_info().rss)
        except psutil.Error:
            break
        time.sleep(0.05)
    run.wait()
    return Measure(time.perf_counter() - start, peak / 1e6)


def bench(count: int, folder: Path) -> dict[str, Measure]:
    """All runs over a corpus of that size."""
    source = folder / f"in{count}"
    make_corpus(source, count)
    found = {}
    for name, jobs, out in (("cold, 1 job", 1, "one"), ("cold, 2 jobs", 2, "two"),
                            ("warm", 2, "two")):  # fmt: skip
        found[name] = measure(source, folder / f"{out}{count}", jobs)
    changed = next(source.rglob("*.txt"))
    changed.write_text(changed.read_text(encoding="utf-8") + "\nFin.\n", encoding="utf-8")
    found["one file changed"] = measure(source, folder / f"two{count}", 2)
    return found


def main() -> None:
    """Print a Markdown table."""
    counts = [int(text) for text in sys.argv[1:]] or [100, 1000]
    print("| files | run | files/s | time, of cold 1 job | ms a file | parent's peak MB |")
    print("|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for count in counts:
            found = bench(count, Path(folder))
            whole = found["cold, 1 job"].seconds
            for name, each in found.items():
                print(f"| {count} | {name} | {count / each.seconds:.1f} | "
                      f"{each.seconds / whole:.3f} | {1000 * each.seconds / count:.1f} | "
                      f"{each.peak_mb:.0f} |", flush=True)  # fmt: skip


if __name__ == "__main__":
    main()
