"""Print publications with known tables, read them back, and tell F1 by kind.

    python -m benchmarks.tables.publications FOLDER [--per-kind N] [--seed S]
        [--set first|second|third|fourth|fifth] [--weasyprint PYTHON] [--only WORD]
        [--read-only] [--worst N]

The mean is over documents. LaTeX, Chromium, WeasyPrint and LibreOffice print where they are
installed; what one that is missing would print is left out.
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from random import Random
from statistics import fmean

from benchmarks.tables.model import TrueCell
from benchmarks.tables.publications import latex
from benchmarks.tables.publications.kinds_drawn import DRAWN
from benchmarks.tables.publications.kinds_drawn_mixed import MIXED
from benchmarks.tables.publications.kinds_fifth import FIFTH_DRAWN
from benchmarks.tables.publications.kinds_fifth_more import FIFTH_MORE
from benchmarks.tables.publications.kinds_fourth import FOURTH_DRAWN, FOURTH_LATEX, FOURTH_WEB
from benchmarks.tables.publications.kinds_fourth_more import FOURTH_MORE
from benchmarks.tables.publications.kinds_latex import LATEX
from benchmarks.tables.publications.kinds_office import OFFICE
from benchmarks.tables.publications.kinds_second import SECOND_DRAWN
from benchmarks.tables.publications.kinds_second_set import SECOND_LATEX, SECOND_WEB
from benchmarks.tables.publications.kinds_third import THIRD_DRAWN
from benchmarks.tables.publications.kinds_third_more import THIRD_MORE
from benchmarks.tables.publications.kinds_third_pages import THIRD_PAGES
from benchmarks.tables.publications.kinds_third_set import (
    THIRD_LATEX,
    THIRD_OFFICE,
    THIRD_WEB,
)
from benchmarks.tables.publications.kinds_third_wide import THIRD_WIDE
from benchmarks.tables.publications.kinds_web import WEB
from benchmarks.tables.publications.measure import (
    found_relations,
    parts,
    scores,
    true_relations,
)
from benchmarks.tables.publications.model import Cells
from benchmarks.tables.render_docx import libreoffice
from benchmarks.tables.render_html import chromium, weasyprint
from extractors.options import ReadOptions
from extractors.readers.pdf.reader import read

THIRD = {**THIRD_DRAWN, **THIRD_WIDE, **THIRD_PAGES, **THIRD_MORE}
SETS: dict[str, tuple[Mapping[str, object], ...]] = {
    "first": (LATEX, {**DRAWN, **MIXED}, WEB, OFFICE),
    "second": (SECOND_LATEX, SECOND_DRAWN, SECOND_WEB, {}),
    "third": (THIRD_LATEX, THIRD, THIRD_WEB, THIRD_OFFICE),
    "fourth": (FOURTH_LATEX, {**FOURTH_DRAWN, **FOURTH_MORE}, FOURTH_WEB, {}),
    "fifth": ({}, {**FIFTH_DRAWN, **FIFTH_MORE}, {}, {}),
}
Measured = dict[str, dict[str, tuple[float, ...]]]
_LATEX = {**LATEX, **SECOND_LATEX, **THIRD_LATEX, **FOURTH_LATEX}
_DRAWN = {**DRAWN, **MIXED, **SECOND_DRAWN, **THIRD, **FOURTH_DRAWN, **FOURTH_MORE}
_DRAWN |= {**FIFTH_DRAWN, **FIFTH_MORE}
_WEB = {**WEB, **SECOND_WEB, **THIRD_WEB, **FOURTH_WEB}
_OFFICE = {**OFFICE, **THIRD_OFFICE}


def make(folder: Path, count: int, seed: str, kinds: list[str], python: str | None) -> None:
    """Write NAME.pdf and NAME.json (the true tables) for each publication."""
    folder.mkdir(parents=True, exist_ok=True)
    webs: list[Path] = []
    for kind in kinds:
        for index in range(count):
            name = f"{kind.replace(' ', '-')}-{index}"
            rng = Random(f"{seed} {kind} {index}")
            tables, web = _make_one(folder / name, kind, rng, index)
            webs += [web] if web else []
            truth = {"kind": kind, "tables": [[asdict(c) for c in cells] for cells in tables]}
            (folder / f"{name}.json").write_text(json.dumps(truth, ensure_ascii=False))
    _print_web(webs, python)
    for suffix in ("docx", "xlsx"):
        files = sorted(folder.glob(f"*.{suffix}"))
        if files and shutil.which("soffice"):
            libreoffice(files, folder)


def _make_one(
    base: Path, kind: str, rng: Random, index: int
) -> tuple[tuple[Cells, ...], Path | None]:
    """Print one publication; the source of a web page is returned to be printed with others."""
    if kind in _LATEX:
        source, tables = _LATEX[kind](rng, index)
        if shutil.which("pdflatex"):
            latex.write_pdf(source, base.with_suffix(".pdf"))
        return tables, None
    if kind in _DRAWN:
        draw, tables = _DRAWN[kind](rng, index)
        draw(base.with_suffix(".pdf"))
        return tables, None
    if kind in _OFFICE:
        write, tables, suffix = _OFFICE[kind](rng, index)
        write(base.with_suffix(f".{suffix}"))
        return tables, None
    text, tables = _WEB[kind](rng, index)
    base.with_suffix(".html").write_text(text, encoding="utf-8")
    return tables, base.with_suffix(".html")


def _print_web(pages: list[Path], python: str | None) -> None:
    """Every other page by WeasyPrint where it is at hand, the others by Chromium."""
    turns = pages[1::2] if python else []
    if turns and python:
        weasyprint(python, turns)
        for page in turns:
            page.with_suffix(".weasyprint.pdf").rename(page.with_suffix(".pdf"))
    if shutil.which("chromium"):
        for page in pages:
            if page not in turns:
                chromium(page, page.with_suffix(".pdf"))


def measure(folder: Path, only: str) -> Measured:
    """Kind -> name -> precision, recall, F1, tables in vain, tables missed, F1 of the others."""
    found: Measured = defaultdict(dict)
    for path in sorted(folder.glob("*.json")):
        truth = json.loads(path.read_text())
        if only not in truth["kind"] or not path.with_suffix(".pdf").exists():
            continue
        tables = [tuple(TrueCell(**cell) for cell in cells) for cells in truth["tables"]]
        document = read(path.with_suffix(".pdf"), ReadOptions())
        read_back = [block.table for block in document.blocks if block.table is not None]
        whole = scores(true_relations(tables), found_relations(read_back))
        found[truth["kind"]][path.stem] = (*whole, *parts(tables, read_back))
    return found


def report(found: Measured, worst: int) -> None:
    """Print means by kind and over all documents, and the worst documents."""
    heads = ("precision", "recall", "F1", "in vain", "missed", "structure")
    print(f"{'kind':26}{''.join(f'{head:>10}' for head in heads)}   F1 by document")
    every = {name: values for by_name in found.values() for name, values in by_name.items()}
    for kind, by_name in found.items():
        each = " ".join(f"{values[2]:.2f}" for values in by_name.values())
        print(f"{kind:26}{_means(by_name.values())}   {each}")
    print(f"{'all':26}{_means(every.values())}   n={len(every)}")
    for name in sorted(every, key=lambda name: every[name][2])[:worst]:
        print(f"  {every[name][2]:.3f} {name}")


def _means(rows: Iterable[tuple[float, ...]]) -> str:
    return "".join(f"{fmean(column):10.3f}" for column in zip(*rows, strict=True))


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--per-kind", type=int, default=3)
    parser.add_argument("--seed", default="first")
    parser.add_argument("--set", choices=SETS, default="first")
    parser.add_argument("--only", default="", help="kinds with this word")
    parser.add_argument("--weasyprint", help="Python of an environment with WeasyPrint")
    parser.add_argument("--read-only", action="store_true", help="read what is printed already")
    parser.add_argument("--worst", type=int, default=0, help="list the worst documents")
    arguments = parser.parse_args()
    if not arguments.read_only:
        kinds = [kind for part in SETS[arguments.set] for kind in part if arguments.only in kind]
        make(arguments.folder, arguments.per_kind, arguments.seed, kinds, arguments.weasyprint)
    report(measure(arguments.folder, arguments.only), arguments.worst)


if __name__ == "__main__":
    main()
