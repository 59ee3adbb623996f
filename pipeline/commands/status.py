"""`fiches status`: what an output folder holds."""

from __future__ import annotations

import json
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import pyarrow.parquet as pq
import typer

from pipeline.commands.common import DEFAULT_OUT, check_tables, console
from pipeline.run import RunSummary
from pipeline.schema import TABLES
from pipeline.screen import print_summary


def status(
    out: Annotated[
        Path, typer.Argument(help="Dossier des tables.", metavar="DOSSIER")
    ] = DEFAULT_OUT,
) -> None:
    """Dit ce que contient un dossier de tables, et ce qui est à refaire."""
    check_tables(out)
    facts = json.loads((out / "run.json").read_text(encoding="utf-8"))
    _line(f"Écrites le {_written(out)} par fiches {facts.get('fiches_version', '?')}")
    print_summary(console, summary_of(out))


def summary_of(out: Path) -> RunSummary:
    """The summary of the run that wrote the tables, read back from them."""
    columns = ["status", "kind", "source_path", "error_message"]
    documents = pq.read_table(out / "documents.parquet", columns=columns).to_pylist()
    summary = RunSummary(out)
    summary.rows = {name: _row_count(out, name) for name in TABLES}
    summary.documents = Counter((row["status"], row["kind"]) for row in documents)
    summary.failures = [(row["source_path"], row["error_message"] or "") for row in documents
                        if row["status"] in ("failed", "partial")]  # fmt: skip
    codes: list[Any] = pq.read_table(out / "checks.parquet", columns=["code"])["code"].to_pylist()
    summary.checks = Counter(codes)
    return summary


def _row_count(out: Path, name: str) -> int:
    rows: int = pq.read_metadata(out / f"{name}.parquet").num_rows
    return rows


def _written(out: Path) -> str:
    return datetime.fromtimestamp((out / "run.json").stat().st_mtime).strftime("%d/%m/%Y à %H:%M")


def _line(words: str) -> None:
    console.print(words, highlight=False, markup=False, soft_wrap=True)
