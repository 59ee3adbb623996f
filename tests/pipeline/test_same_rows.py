"""All renditions of a known report give the same rows; only line ends within texts may differ."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.pipeline.documents import CORPUS, corpus_files, rows_of

COLUMNS = {
    "documents": ("kind", "title", "department_code", "fiscal_year", "first_contract_year",
                  "contract_start_year", "contract_end_year", "document_date"),
    "objectives": ("objective_number", "measure_code", "is_applicable", "funder_expected"),
    "actions": ("action_number", "title", "objective_number", "measure_code", "engagement_code",
                "status", "is_committed", "is_completed", "start_edtf", "period_start_year",
                "period_end_year"),
    "indicators": ("value", "value_max", "denominator", "unit", "year", "comparator",
                   "availability", "section"),
    "fundings": ("objective_number", "amount", "funder", "is_total", "basis", "is_annual", "year"),
    "partners": ("name", "organisation"),
    "dates": ("role", "edtf"),
}  # fmt: skip
WITHOUT_PREFACE = {"plan.csv"}
"""The main table alone: what stood around it is not in the file."""
SHIFTED = {("plan.txt", "fundings")}
"""Its last rows hold a zero one column further left than all others."""
FOLDERS = sorted({path.parent for path in corpus_files()})


def told(path: Path, table: str) -> Counter[tuple[Any, ...]]:
    rows = rows_of(path).get(table, [])
    return Counter(tuple(str(row.get(column)) for column in COLUMNS[table]) for row in rows)


@pytest.mark.skipif(not FOLDERS, reason=f"no shared corpus in {CORPUS}")
@pytest.mark.parametrize("table", COLUMNS)
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_renditions_agree(folder: Path, table: str) -> None:
    first, *others = [
        path
        for path in corpus_files()
        if path.parent == folder
        and path.name not in WITHOUT_PREFACE
        and (path.name, table) not in SHIFTED
    ]
    for path in others:
        assert told(path, table) == told(first, table), path.name
