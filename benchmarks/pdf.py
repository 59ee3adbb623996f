"""Time the PDF reader against other readers on the same files, in one run, as ratios.

    python -m benchmarks.pdf FOLDER [--rounds N] [--others PYTHON]

In each round every reader reads every file in turn, so that what else the machine does falls
on all alike; processor time is counted, and the median of the rounds' ratios is printed.
Scans (files without a text layer) are left out. The process is set up as a reader of a run is.
`--others` is the Python of an environment with camelot-py, img2table or liteparse: those found
there are measured in each round too.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

import pdfplumber
import pypdfium2

from benchmarks.memory import high_water_mb
from extractors.errors import ExtractError
from extractors.options import ReadOptions
from extractors.readers.pdf.reader import read
from pipeline.running.collector import spare_the_collector

Rounds = dict[str, list[float]]
OTHERS = ("camelot", "img2table", "liteparse")
_OUTSIDE = Path(__file__).with_name("pdf_others.py")


def _pdfium(path: Path) -> None:
    document = pypdfium2.PdfDocument(path)
    for page in document:
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    document.close()


def _pdfplumber(path: Path) -> None:
    with pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_text()
            page.extract_tables()
            page.close()


def _fiches(path: Path) -> None:
    read(path, ReadOptions(ocr="off"))


READERS: dict[str, Callable[[Path], None]] = {
    "pdfium, plain text": _pdfium,
    "fiches": _fiches,
    "pdfplumber, text and tables": _pdfplumber,
}


def digital(folder: Path) -> list[Path]:
    """The PDFs below a folder that open and have text on half of their pages at least."""
    found = []
    for path in sorted(folder.rglob("*.pdf")):
        try:
            document = read(path, ReadOptions(ocr="off"))
        except ExtractError:
            continue
        scans = sum(problem.code == "scanned_page" for problem in document.problems)
        if scans <= (document.page_count or 0) / 2:
            found.append(path)
    return found


def times(paths: list[Path], rounds: int, python: str | None) -> tuple[Rounds, dict[str, float]]:
    """(reader -> seconds of processor time for all files by round, peak MB of other readers)."""
    found: Rounds = {name: [] for name in READERS}
    peaks: dict[str, float] = {}
    for _ in range(rounds):
        spent = dict.fromkeys(READERS, 0.0)
        for path in paths:
            for name, reader in READERS.items():
                start = process_time()
                reader(path)
                spent[name] += process_time() - start
        for name, outcome in others(python, paths).items() if python else ():
            spent[name], peaks[name] = outcome["seconds"], outcome["peak"]
        for name, seconds in spent.items():
            found.setdefault(name, []).append(seconds)
    return found, peaks


def memory(name: str, paths: list[Path]) -> float:
    """Peak MB that a reader adds to those of its libraries, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.pdf", "--peak", name, *map(str, paths)]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(result.stdout)


def _peak(name: str, paths: list[Path]) -> float:
    before = high_water_mb()
    for path in paths:
        READERS[name](path)
    return high_water_mb() - before


def others(python: str, paths: list[Path]) -> dict[str, Any]:
    """What the readers that another environment has say of files (see `pdf_others`)."""
    found = {}
    listed = "\n".join(map(str, paths))
    for name in OTHERS:
        command = [python, str(_OUTSIDE), name]
        result = subprocess.run(command, input=listed, capture_output=True, text=True, check=False)
        if result.returncode == 0:
            found[name] = json.loads(result.stdout.splitlines()[-1])
        else:
            reason = result.stderr.strip().splitlines()[-1:] or ["?"]
            print(f"{name}: left out ({reason[0]})", file=sys.stderr)
    return found


def report(found: Rounds, peaks: dict[str, float], paths: list[Path]) -> None:
    """Print one line a reader: time against pdfium's and against pdfplumber's, memory."""
    pages = sum(len(pypdfium2.PdfDocument(path)) for path in paths)
    floor, slow = found["pdfium, plain text"], found["pdfplumber, text and tables"]
    print(
        f"{len(paths)} files, {pages} pages, {len(floor)} rounds; times as ratios, least and median"
    )
    print(f"{'reader':30}{'/ pdfium':>15}{'pdfplumber /':>16}{'pages/s':>9}{'peak MB':>9}")
    for name, seconds in found.items():
        to_floor = [one / other for one, other in zip(seconds, floor, strict=True)]
        to_slow = [other / one for one, other in zip(seconds, slow, strict=True)]
        rate = pages / median(seconds)
        peak = peaks[name] if name in peaks else memory(name, paths)
        ratios = f"{_span(to_floor):>15}{_span(to_slow):>16}"
        print(f"{name:30}{ratios}{rate:9.1f}{peak:9.0f}")


def _span(ratios: list[float]) -> str:
    return f"{min(ratios):.2f}  {median(ratios):.2f}"


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--others", metavar="PYTHON")
    parser.add_argument("--peak", nargs="+", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.peak:
        name, *files = options.peak
        print(_peak(name, [Path(file) for file in files]))
        return
    paths = digital(options.folder)
    spare_the_collector()
    report(*times(paths, options.rounds, options.others), paths)


if __name__ == "__main__":
    main()
