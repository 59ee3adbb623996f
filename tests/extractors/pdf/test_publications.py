"""Pages of publications with known tables: set in LaTeX (kept here), or drawn by the test."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from random import Random
from statistics import fmean

import pytest

sys.path.insert(0, str(Path(__file__).parents[3]))

from benchmarks.tables.model import TrueCell
from benchmarks.tables.publications.kinds_drawn import DRAWN
from benchmarks.tables.publications.kinds_drawn_mixed import MIXED
from benchmarks.tables.publications.kinds_fourth import FOURTH_DRAWN
from benchmarks.tables.publications.kinds_fourth_more import FOURTH_MORE
from benchmarks.tables.publications.kinds_second import SECOND_DRAWN
from benchmarks.tables.publications.measure import found_relations, scores, true_relations
from benchmarks.tables.publications.model import Cells
from extractors.options import ReadOptions
from extractors.readers.pdf.reader import read

KEPT = sorted((Path(__file__).parent / "publications").glob("*.json"))
DRAWN_KINDS = {**DRAWN, **MIXED, **SECOND_DRAWN, **FOURTH_DRAWN, **FOURTH_MORE}
LEAST = 0.75
"""No page may fall below; together they stay above 0.96."""


def f1(path: Path, tables: tuple[Cells, ...]) -> float:
    found = [b.table for b in read(path, ReadOptions()).blocks if b.table is not None]
    return scores(true_relations(tables), found_relations(found))[2]


@pytest.mark.parametrize("truth", KEPT, ids=lambda path: path.stem)
def test_pages_set_in_latex(truth: Path) -> None:
    tables = json.loads(truth.read_text(encoding="utf-8"))["tables"]
    cells = tuple(tuple(TrueCell(**cell) for cell in table) for table in tables)
    assert f1(truth.with_suffix(".pdf"), cells) >= 0.97


def test_pages_drawn_by_hand(tmp_path: Path) -> None:
    """Bands, boxed heads, tables beside text, charts, forms, indices, diagrams."""
    found = {}
    for kind, make in DRAWN_KINDS.items():
        draw, tables = make(Random(f"first {kind} 0"), 0)
        path = tmp_path / f"{kind}.pdf"
        draw(path)
        found[kind] = f1(path, tables)
    assert {kind: value for kind, value in found.items() if value < LEAST} == {}
    assert fmean(found.values()) >= 0.96
