"""Time each normaliser on a page of 400 words, beside pdfplumber's reading of the same page.

    python -m benchmarks.normalizers [--runs N] [--most-ms 2] [--most-share 0.0334]

The page is put together from the samples and drawn by ReportLab. Every run has figures of its
own, so that no text is found in a cache. Exit code 1 where the page costs more than allowed.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import runpy
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from time import process_time

import pdfplumber
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

from normalizers.amounts import find_amounts
from normalizers.dates import find_dates
from normalizers.funders import funder_of
from normalizers.indicators import find_observations
from normalizers.numbers import find_numbers
from normalizers.partners import split_partners
from normalizers.personal import find_personal_data

WORDS = 400
SAMPLES = Path(__file__).parents[1] / "samples" / "sample_content.py"
Cells = list[tuple[str, str]]


def page_of_samples() -> Cells:
    """(label, text) of the cells of the sample fiches, as many as make a page."""
    cells: Cells = []
    left = WORDS
    for fiche in cycle(runpy.run_path(str(SAMPLES))["FICHES"]):
        for label, lines in fiche.rows:
            text = "\n".join(lines)
            cells.append((label, text))
            left -= len(f"{label} {text}".split())
            if left <= 0:
                return cells
    raise ValueError("no samples")


def other_figures(cells: Cells, seed: int) -> Cells:
    """The same page with other figures and a new word in each cell; years stay."""
    chance = random.Random(seed)
    word = "".join(chance.choices("aeioulmnrst", k=8))

    def figure(match: re.Match[str]) -> str:
        return match[0] if match[0] in ("304", "48") else str(chance.randrange(10, 99))

    return [
        (label, re.sub(r"(?<!\d)\d{2}(?!\d)", figure, f"{text} {word}")) for label, text in cells
    ]


def _amounts_and_funders(text: str) -> None:
    for found in find_amounts(text):
        funder_of(text, found.start, found.end)


def _all(cells: Cells) -> None:
    for read in READERS.values():
        read(cells)


def _prose(read: Callable[[str], object]) -> Callable[[Cells], None]:
    def run(cells: Cells) -> None:
        for _, text in cells:
            read(text)

    return run


def _partners(cells: Cells) -> None:
    for label, text in cells:
        if label.startswith("Partenaires"):
            split_partners(text)


READERS: dict[str, Callable[[Cells], None]] = {
    "dates": _prose(lambda text: find_dates(text, year=2023)),
    "amounts": _prose(_amounts_and_funders),
    "numbers": _prose(find_numbers),
    "indicators": _prose(lambda text: find_observations(text, year=2023)),
    "partners": _partners,
    "personal data": _prose(find_personal_data),
}


def draw(cells: Cells) -> bytes:
    """The page as a PDF."""
    style = getSampleStyleSheet()["BodyText"]
    style.fontSize, style.leading = 8, 9
    story = [Paragraph(f"{label} : {text}".replace("\n", "<br/>"), style) for label, text in cells]
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer, pagesize=A4).build(story)
    return buffer.getvalue()


def _pdfplumber(pdf: bytes) -> int:
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return sum(len(page.extract_words()) for page in document.pages)


def _timed(task: Callable[[Cells], object], cells: Cells) -> float:
    start = process_time()
    task(cells)
    return 1000 * (process_time() - start)


def measure(cells: Cells, runs: int) -> Iterator[tuple[str, float]]:
    """(what, milliseconds of the processor) of the quickest run; all take turns."""
    pdf = draw(cells)
    tasks: dict[str, Callable[[Cells], object]] = {
        **READERS,
        "whole page": _all,
        "pdfplumber": lambda _: _pdfplumber(pdf),
    }
    _all(cells)  # lexicons and patterns are loaded once
    times: dict[str, list[float]] = {name: [] for name in tasks}
    seed = 100
    for _ in range(runs):
        for name, task in tasks.items():
            seed += 1
            times[name].append(_timed(task, other_figures(cells, seed)))
    for name, taken in times.items():
        yield name, min(taken)


def main() -> int:
    """Print the table; 1 where the page is too dear."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=30)
    parser.add_argument("--most-ms", type=float, default=2.0)
    parser.add_argument("--most-share", type=float, default=1 / 30)
    options = parser.parse_args()
    cells = page_of_samples()
    words = sum(len(f"{label} {text}".split()) for label, text in cells)
    found = dict(measure(cells, options.runs))
    print(f"{words} words, {len(cells)} cells, quickest of {options.runs} runs")
    for name, taken in found.items():
        print(f"{name:14} {taken:8.3f} ms  1/{found['pdfplumber'] / taken:.0f} of pdfplumber")
    share = found["whole page"] / found["pdfplumber"]
    return int(found["whole page"] > options.most_ms or share > options.most_share)


if __name__ == "__main__":
    raise SystemExit(main())
