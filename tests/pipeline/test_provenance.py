"""Every value of every table can be found again in the document."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from normalizers.text import words
from pipeline.schema import TABLES
from tests.pipeline.documents import SAMPLES, corpus_files, rows_of

FILES = [*SAMPLES, *corpus_files()]
REPEATED = {
    "row_id", "document_id", "action_id", "indicator_id", "funding_id", "part_index", "part_kind",
    "department_code", "fiscal_year", "match_score",
}  # fmt: skip
"""Keys, and columns repeated from another table or computed from one that has its place."""
COMPUTED = {
    "documents": set(TABLES["documents"].names),
    "checks": set(TABLES["checks"].names) - {"found"},
    "fundings": {"objective_number", "is_total", "basis", "is_annual", "year"},
    "indicators": {"comparator", "availability", "section", "indicator_code"},
    "partners": {"ordinal"},
    "dates": {"role"},
    "extras": {"field", "label"},
}
"""Facts of the file, and readings that stand on a value beside them with its place."""
by_name = pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)


@by_name
def test_the_raw_text_is_the_slice_of_its_block_or_cell(path: Path) -> None:
    tables = rows_of(path)
    blocks = {row["block_index"]: row["text"] for row in tables["blocks"]}
    cells = {(r["block_index"], r["row"], r["col"]): r["text"] for r in tables["cells"]}
    assert tables["provenance"] or tables["documents"][0]["kind"] == "other"
    for fact in tables["provenance"]:
        if fact["row"] is None:
            text = blocks[fact["block_index"]]
        else:
            text = cells[fact["block_index"], fact["row"], fact["col"]]
        assert text[fact["char_start"] : fact["char_end"]] == fact["raw_text"]


@by_name
def test_every_value_has_its_provenance(path: Path) -> None:
    tables = rows_of(path)
    known = {(f["table_name"], f["row_id"], f["column_name"]) for f in tables["provenance"]}
    for name in ("objectives", "actions", "indicators", "fundings", "partners", "dates", "extras"):
        for row in tables.get(name, []):
            for column, value in row.items():
                if value is None or column in REPEATED or column in COMPUTED.get(name, set()):
                    continue
                assert (name, row["row_id"], column) in known, (name, column, value)


@by_name
def test_keys_are_unique_and_no_text_is_empty(path: Path) -> None:
    for name, rows in rows_of(path).items():
        if TABLES[name].key:
            keys = [row["row_id"] for row in rows]
            assert len(keys) == len(set(keys)), name
        for row in rows:
            assert "" not in [value for value in row.values() if isinstance(value, str)], name


@by_name
def test_blocks_are_assigned_where_a_value_points_into_them(path: Path) -> None:
    tables = rows_of(path)
    used = {fact["block_index"] for fact in tables["provenance"]}
    for row in tables["blocks"]:
        assert row["is_assigned"] == (row["block_index"] in used)


@pytest.mark.parametrize(
    "path", [path for path in FILES if path.suffix == ".pdf"], ids=lambda path: path.name
)
def test_the_box_on_the_page_holds_the_raw_text(path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (package poppler-utils) is not installed")
    facts = rows_of(path)["provenance"]
    boxes = {(f["page"], f["x0"], f["top"], f["x1"], f["bottom"]): f["raw_text"] for f in facts}
    sample = list(boxes.items())[:: max(1, len(boxes) // 12)]
    for (page, x0, top, x1, bottom), raw in sample:
        inside = _text_inside(path, page, (x0 - 1, top - 1, x1 + 1, bottom + 1))
        assert not _missing(raw, inside), (page, raw, inside)


def _text_inside(path: Path, page: int, box: tuple[float, float, float, float]) -> str:
    x0, top, x1, bottom = (round(edge) for edge in box)
    command = [
        "pdftotext", "-f", str(page), "-l", str(page), "-x", str(x0), "-y", str(top),
        "-W", str(x1 - x0), "-H", str(bottom - top), "-r", "72", str(path), "-",
    ]  # fmt: skip
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _missing(raw: str, inside: str) -> str:
    """Letters of the raw text that the box does not hold in that order.

    A letter of the next column may lean into the box; hyphens at line ends are no letters.
    """
    have = iter("".join(words(inside)))
    return "".join(letter for letter in "".join(words(raw)) if letter not in have)
