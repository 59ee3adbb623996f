"""A run: every file of the sources into one set of tables."""

from __future__ import annotations

import platform
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.across import RowDict, duplicate, same_reports, sketch
from pipeline.arrow import arrow_table
from pipeline.options import RunOptions
from pipeline.process import FileResult, process_file
from pipeline.schema import SCHEMA_VERSION, TABLES
from pipeline.sources import SourceFile
from pipeline.writers import write_run, write_tables

Progress = Callable[[FileResult], None]


@dataclass(slots=True)
class RunSummary:
    """What a run did, for the screen, `run.json` and the exit code."""

    out: Path
    documents: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(status, kind) -> files."""
    rows: dict[str, int] = field(default_factory=dict)
    checks: Counter[str] = field(default_factory=Counter)
    failures: list[tuple[str, str]] = field(default_factory=list)
    """(source path, French sentence) of files that failed or were read in part."""

    @property
    def has_failed(self) -> bool:
        """Whether some file could not be read at all."""
        return any(status == "failed" for status, _ in self.documents)


def run(
    files: Sequence[SourceFile], out: Path, options: RunOptions, progress: Progress
) -> RunSummary:
    """Read the files in order and write all tables below `out`."""
    collector = _Collector()
    for file in files:
        result = process_file(file.path, file.source_path, options.read, options.kind)
        collector.add(result)
        progress(result)
    return collector.finish(out)


class _Collector:
    """Gathers the files' rows, tells duplicates, and writes the tables at the end."""

    def __init__(self) -> None:
        self.pieces: dict[str, list[pa.Table]] = {name: [] for name in TABLES}
        self.documents: list[RowDict] = []
        self.checks: list[RowDict] = []
        self.sketches: dict[str, list[int]] = {}
        self.first: dict[str, RowDict] = {}

    def add(self, result: FileResult) -> None:
        """One file's rows; the rows of a second copy are left out."""
        row = result.document
        first = self.first.setdefault(row["document_id"], row)
        if first is not row:
            twin, check = duplicate(row, first)
            self.documents.append(twin)
            self.checks.append(check)
            return
        self.documents.append(row)
        self.checks.extend(result.tables.get("checks", []))
        self.sketches[result.document_id] = sketch(result.tables.get("blocks", []))
        for name, table in TABLES.items():
            if name not in ("documents", "checks"):
                self.pieces[name].append(arrow_table(table, result.tables.get(name, [])))

    def finish(self, out: Path) -> RunSummary:
        """Write everything; the summary says what was written."""
        self.checks.extend(same_reports(self.documents, self.sketches))
        order = {row["document_id"]: number for number, row in enumerate(self.documents)}
        self.checks.sort(key=lambda row: order[row["document_id"]])
        self.pieces["documents"] = [arrow_table(TABLES["documents"], self.documents)]
        self.pieces["checks"] = [arrow_table(TABLES["checks"], self.checks)]
        tables = write_tables(out, self.pieces)
        write_run(out, _run_facts(tables))
        return self._summary(out, tables)

    def _summary(self, out: Path, tables: dict[str, dict[str, Any]]) -> RunSummary:
        summary = RunSummary(out, rows={name: facts["rows"] for name, facts in tables.items()})
        for row in self.documents:
            summary.documents[row["status"], row["kind"]] += 1
            if row["status"] in ("failed", "partial"):
                summary.failures.append((row["source_path"], row["error_message"]))
        summary.checks.update(row["code"] for row in self.checks)
        return summary


def _run_facts(tables: dict[str, dict[str, Any]]) -> dict[str, Any]:
    return {
        "fiches_version": version("fiches"),
        "schema_version": SCHEMA_VERSION,
        "python": platform.python_version(),
        "tables": tables,
    }
