"""Tables on disk: the same bytes however the rows arrive."""

from __future__ import annotations

import pyarrow.parquet as pq
import pytest

from pipeline.arrow import arrow_batch
from pipeline.schema import TABLES
from pipeline.writers import TableWriter, TableWriters


def _rows(count):
    return [{"row_id": f"d-{number}", "document_id": "d", "code": "x", "severity": "info",
             "message": f"m {number}"} for number in range(count)]  # fmt: skip


def _written(folder, count, batch):
    folder.mkdir()
    writer = TableWriter(folder, "checks")
    rows = _rows(count)
    for start in range(0, count, batch):
        writer.add(arrow_batch("checks", rows[start : start + batch]))
    writer.close("run")
    return folder / "checks.parquet"


@pytest.mark.parametrize("count", [0, 1, 15_000, 40_007])
def test_bytes_do_not_depend_on_batches(tmp_path, count):
    one = _written(tmp_path / "one", count, 30_001)
    other = _written(tmp_path / "other", count, 997)
    assert one.read_bytes() == other.read_bytes()
    table = pq.read_table(one)
    assert table.num_rows == count
    assert table["row_id"].to_pylist() == [row["row_id"] for row in _rows(count)]


def test_every_table_bears_run_schema_version_and_descriptions(tmp_path):
    with TableWriters(tmp_path) as writers:
        facts = writers.close("abc")
    assert set(facts) == set(TABLES)
    for name in TABLES:
        schema = pq.read_schema(tmp_path / f"{name}.parquet")
        assert pq.read_metadata(tmp_path / f"{name}.parquet").metadata[b"fiches_run"] == b"abc"
        assert b"fiches_schema_version" in schema.metadata
        assert all(field.metadata[b"description"] for field in schema)
