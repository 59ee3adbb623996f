"""Render tables with known truth, read them back, and print adjacency F1 by kind and producer.

    python -m benchmarks.tables FOLDER [--weasyprint PYTHON] [--per-kind N] [--read-only]
                                       [--others PYTHON] [--forms]

Producers: ReportLab (development dependency), LibreOffice and Chromium where installed,
WeasyPrint through the Python of an environment that has it. `--others` is the Python of an
environment with camelot-py, img2table or liteparse: their means on the same files follow.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections import Counter, defaultdict
from pathlib import Path
from statistics import fmean

from benchmarks.pdf import others
from benchmarks.tables import render_docx, render_html, render_reportlab
from benchmarks.tables.kinds import KINDS, PER_KIND, all_tables
from benchmarks.tables.kinds_forms import FORMS
from benchmarks.tables.kinds_printed import PRINTED
from benchmarks.tables.model import TrueTable
from benchmarks.tables.score import Relation, f1, fold, found_relations, relations, true_relations
from extractors.options import ReadOptions
from extractors.readers.pdf.reader import read

PRODUCERS = ("reportlab", "libreoffice", "chromium", "weasyprint")


def render(tables: list[TrueTable], folder: Path, weasyprint: str | None) -> None:
    """Write NAME.PRODUCER.pdf for each table and each producer at hand."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = []
    for table in tables:
        render_reportlab.write_pdf(table, folder / f"{table.name}.reportlab.pdf")
        render_docx.write_docx(table, folder / f"{table.name}.libreoffice.docx")
        pages.append(folder / f"{table.name}.html")
        pages[-1].write_text(render_html.page(table), encoding="utf-8")
    if shutil.which("soffice"):
        render_docx.libreoffice(sorted(folder.glob("*.libreoffice.docx")), folder)
    if shutil.which("chromium"):
        for page in pages:
            render_html.chromium(page, page.with_suffix(".chromium.pdf"))
    if weasyprint:
        render_html.weasyprint(weasyprint, pages)


def measure(tables: list[TrueTable], folder: Path) -> dict[str, dict[str, list[float]]]:
    """Kind -> producer -> F1 of each table."""
    scores: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for table in tables:
        truth = true_relations(table)
        for producer in PRODUCERS:
            path = folder / f"{table.name}.{producer}.pdf"
            if not path.exists():
                continue
            document = read(path, ReadOptions())
            found = found_relations(b.table for b in document.blocks if b.table is not None)
            score = f1(truth, found)
            scores[table.kind][producer].append(score)
            if score < 0.95:
                print(f"  {score:.3f} {path.name}", file=sys.stderr)
    return scores


def report(scores: dict[str, dict[str, list[float]]]) -> None:
    """Print means by kind and producer."""
    print(f"{'kind':30}" + "".join(f"{name:>13}" for name in (*PRODUCERS, "all")))
    everything: list[float] = []
    for kind, by_producer in scores.items():
        values = [score for found in by_producer.values() for score in found]
        everything += values
        columns = [by_producer.get(name, []) for name in PRODUCERS] + [values]
        shown = "".join(f"{fmean(c):13.3f}" if c else f"{'-':>13}" for c in columns)
        print(f"{kind:30}{shown}")
    print(f"{'all':30}{'':{13 * len(PRODUCERS)}}{fmean(everything):13.3f}  n={len(everything)}")


def report_others(tables: list[TrueTable], folder: Path, python: str) -> None:
    """Print the mean F1 of the readers of another environment by kind, over all producers."""
    paths = {path: table for table in tables for path in sorted(folder.glob(f"{table.name}.*.pdf"))}
    outcomes = others(python, list(paths))
    scores: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for name, outcome in outcomes.items():
        for path, table in paths.items():
            found = Counter[Relation]()
            for cells in outcome["tables"][str(path)]:
                found += relations((r, c, rs, cs, fold(text)) for r, c, rs, cs, text in cells)
            scores[table.kind][name].append(f1(true_relations(table), found))
    print(f"\n{'kind':30}" + "".join(f"{name:>13}" for name in outcomes))
    for kind, found_by in scores.items():
        print(f"{kind:30}" + "".join(f"{fmean(found_by[name]):13.3f}" for name in outcomes))
    means = (fmean([f for by in scores.values() for f in by[name]]) for name in outcomes)
    print(f"{'all':30}" + "".join(f"{mean:13.3f}" for mean in means))


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--weasyprint", help="Python of an environment with WeasyPrint")
    parser.add_argument("--per-kind", type=int, default=PER_KIND)
    parser.add_argument("--forms", action="store_true", help="forms without borders instead")
    parser.add_argument("--read-only", action="store_true", help="read what is rendered already")
    parser.add_argument("--others", metavar="PYTHON", help="an environment with other readers")
    arguments = parser.parse_args()
    kinds = FORMS if arguments.forms else KINDS | PRINTED
    tables = list(all_tables(kinds, arguments.per_kind))
    if not arguments.read_only:
        render(tables, arguments.folder, arguments.weasyprint)
    report(measure(tables, arguments.folder))
    if arguments.others:
        report_others(tables, arguments.folder, arguments.others)


if __name__ == "__main__":
    main()
