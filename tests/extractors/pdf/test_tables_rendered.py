from __future__ import annotations

import sys
from pathlib import Path
from statistics import fmean

import pytest

sys.path.insert(0, str(Path(__file__).parents[3]))

from benchmarks.tables.kinds import KINDS, all_tables
from benchmarks.tables.kinds_printed import PRINTED
from benchmarks.tables.model import TrueTable
from benchmarks.tables.render_reportlab import write_pdf
from benchmarks.tables.score import f1, found_relations, true_relations
from extractors.options import ReadOptions
from extractors.readers.pdf.reader import read

LEAST = 0.93
"""No kind may fall below; together they stay above 0.98."""


def score(table: TrueTable, folder: Path) -> float:
    path = folder / f"{table.name}.pdf"
    write_pdf(table, path)
    document = read(path, ReadOptions())
    found = found_relations(block.table for block in document.blocks if block.table is not None)
    return f1(true_relations(table), found)


@pytest.mark.parametrize("kinds", [KINDS, PRINTED], ids=["basic", "printed"])
def test_tables_with_known_truth_are_read(kinds: dict, tmp_path: Path) -> None:
    scores = {table.name: score(table, tmp_path) for table in all_tables(kinds, per_kind=2)}
    assert {name: value for name, value in scores.items() if value < LEAST} == {}
    assert fmean(scores.values()) >= 0.98
