"""Time each normaliser on the texts of real PDFs, beside pdfplumber's reading of their pages.

    python -m benchmarks.normalizers [FOLDER ...] [--rounds N] [--most-ms 2] [--most-share 0.0334]

Every normaliser reads every text block and cell (though the rows ask most of them for the cells
of a few labels only), `partners` the cells of partners. Each measure runs in a process of its
own, forked when lexicons and patterns are loaded, so that no text was seen before; the quickest
round counts. All figures are for a page of 400 words. Exit code 1 where it costs too much.
"""

from __future__ import annotations

import argparse
import gc
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from time import process_time

import pdfplumber

from extractors.options import ReadOptions
from extractors.readers import read
from normalizers.amounts import find_amounts
from normalizers.dates import find_dates
from normalizers.funders import funder_of
from normalizers.indicators import find_observations
from normalizers.numbers import find_numbers
from normalizers.partners import split_partners
from normalizers.personal import find_personal_data
from pipeline.process import process_file

ROOT = Path(__file__).parents[1]
FOLDERS = (ROOT / "data" / "raw", ROOT / "tests" / "documents" / "strangers")
PHRASES = ROOT / "tests" / "normalizers" / "phrases"
WORDS = 400
PLUMBER, PAGE = "pdfplumber", "whole page"
Reader = Callable[[str], object]


@dataclass(frozen=True)
class Report:
    """A PDF, the texts of its blocks and cells, each once, and those of its partners."""

    path: Path
    texts: tuple[str, ...]
    partners: tuple[str, ...]


def load(path: Path) -> Report:
    """Read a PDF as the project does."""
    texts: list[str] = []
    for block in read(path, "pdf", ReadOptions()).blocks:
        texts += [block.text, *(cell.text for cell in (block.table.cells if block.table else ()))]
    actions = process_file(path, path.name, ReadOptions()).tables.get("actions", [])
    partners = (row.get("partners_text") for row in actions)
    return Report(
        path,
        tuple(dict.fromkeys(text for text in texts if text.strip())),
        tuple(dict.fromkeys(filter(None, partners))),
    )


def _amounts_and_funders(text: str) -> None:
    for found in find_amounts(text):
        funder_of(text, found.start, found.end)


READERS: dict[str, Reader] = {
    "dates": lambda text: find_dates(text, year=2023),
    "amounts": _amounts_and_funders,
    "numbers": find_numbers,
    "indicators": lambda text: find_observations(text, year=2023),
    "personal data": find_personal_data,
}


def _plumb(report: Report) -> None:
    with pdfplumber.open(report.path) as document:
        for page in document.pages:
            page.extract_text()
            page.extract_tables()


def _normalise(report: Report) -> None:
    for text in report.texts:
        for reader in READERS.values():
            reader(text)
    for text in report.partners:
        split_partners(text)


def _reads(reader: Reader) -> Callable[[Report], None]:
    def run(report: Report) -> None:
        for text in report.texts:
            reader(text)

    return run


def _partners(report: Report) -> None:
    for text in report.partners:
        split_partners(text)


TASKS: dict[str, Callable[[Report], None]] = {
    **{name: _reads(reader) for name, reader in READERS.items()},
    "partners": _partners,
    PAGE: _normalise,
    PLUMBER: _plumb,
}
REPORTS: list[Report] = []
"""Loaded before the processes are forked, which share it."""


_FEW = 10
_NESTED_TABLE = "Indicateur\tUnité\t2023\tCible 2024\nVisites\tnombre\t12\t15"
"""Of a kind that the tests' phrases lack."""


def _seconds(name: str) -> float:
    """Processor time of one task on all reports, run in a fresh process."""
    _warm(step=_FEW)  # the memory of a new process is slow at first
    gc.disable()
    start = process_time()
    for report in REPORTS:
        TASKS[name](report)
    return process_time() - start


def _warm(step: int = 1) -> None:
    """Load lexicons and patterns, by the phrases of the tests."""
    for table in sorted(PHRASES.glob("*.csv")):
        for line in table.read_text(encoding="utf-8-sig").splitlines()[::step]:
            for reader in (*READERS.values(), split_partners):
                reader(line)
    find_observations(_NESTED_TABLE)


def measure(rounds: int) -> Iterator[tuple[str, float]]:
    """(what, milliseconds of the processor for 400 words) of the quickest round."""
    words = sum(len(text.split()) for report in REPORTS for text in report.texts)
    turns = [name for _ in range(rounds) for name in TASKS]
    with get_context("fork").Pool(1, maxtasksperchild=1) as pool:
        taken = list(zip(turns, pool.imap(_seconds, turns), strict=True))
    for name in TASKS:
        quickest = min(seconds for of, seconds in taken if of == name)
        yield name, 1000 * quickest * WORDS / words


def main() -> int:
    """Print the table; 1 where the page is too dear."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=FOLDERS)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--most-ms", type=float, default=2.0)
    parser.add_argument("--most-share", type=float, default=1 / 30)
    options = parser.parse_args()
    paths = [path for folder in options.folders for path in sorted(folder.rglob("*.pdf"))]
    REPORTS.extend(filter(lambda report: report.texts, map(load, paths)))
    _warm()
    found = dict(measure(options.rounds))
    print(f"{len(REPORTS)} PDFs, for {WORDS} words, quickest of {options.rounds} rounds")
    for name, taken in found.items():
        print(f"{name:14} {taken:8.3f} ms  1/{found[PLUMBER] / taken:.0f} of pdfplumber")
    share = found[PAGE] / found[PLUMBER]
    return int(found[PAGE] > options.most_ms or share > options.most_share)


if __name__ == "__main__":
    raise SystemExit(main())
