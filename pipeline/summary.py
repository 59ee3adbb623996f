"""What an output folder holds, read back from its tables."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.files import state_of
from pipeline.running.swap import REPORT, RUN, STATE, write_json
from pipeline.schema import TABLES

_NOTE = "summary.json"


@dataclass(slots=True)
class RunSummary:
    """What a run did, for the screen and the exit code."""

    out: Path
    documents: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(status, kind) -> files."""
    rows: dict[str, int] = field(default_factory=dict)
    checks: Counter[str] = field(default_factory=Counter)
    failures: list[tuple[str, str]] = field(default_factory=list)
    """(source path, French sentence) of files that failed or were read in part."""
    files_read: int = 0
    files_kept: int = 0
    """Files whose rows stood ready from an earlier run."""
    is_unchanged: bool = False
    """Whether the tables already held all this."""
    files_left: int = 0
    """Files that an interrupted run did not come to."""
    share: tuple[int, int] | None = None
    """Which part of how many it read, to be merged with the others."""

    @property
    def has_failed(self) -> bool:
        """Whether some file could not be read at all."""
        return any(status == "failed" for status, _ in self.documents)


def has_tables(out: Path) -> bool:
    """Whether a run has put its tables in place."""
    return (out / "documents.parquet").is_file() and (out / RUN).is_file()


def run_facts(out: Path) -> dict[str, Any]:
    """`run.json`; empty where there is none that can be read."""
    try:
        facts: dict[str, Any] = json.loads((out / RUN).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return facts


def is_in_place(out: Path, run: str, code: str) -> bool:
    """Whether the tables of that run are there, every one of that run, written by that code."""
    facts = run_facts(out)
    if (facts.get("run"), facts.get("code")) != (run, code) or not (out / REPORT).is_file():
        return False
    return _noted(out) is not None or marks(out) == {run}


def marks(out: Path) -> set[str | None]:
    """The run that each table says it is of; None for a table that is missing or broken."""
    return {_mark(out / f"{name}.parquet") for name in TABLES}


def _mark(path: Path) -> str | None:
    import pyarrow.parquet as pq  # slow to load: a run that finds nothing new does without

    try:
        metadata = pq.read_metadata(path).metadata or {}
    except (OSError, ValueError):
        return None
    mark = metadata.get(b"fiches_run")
    return mark.decode() if mark else None


def read_summary(out: Path) -> RunSummary:
    """The summary of the run that wrote the tables."""
    return _noted(out) or _counted(out)


def note_summary(out: Path) -> None:
    """Keep the summary with the state of every table, for as long as nobody touches them."""
    if _noted(out) is not None:
        return
    states = _states(out)
    summary = _counted(out)
    documents = [[*key, number] for key, number in summary.documents.items()]
    facts = {"states": states, "documents": documents, "rows": summary.rows,
             "checks": summary.checks, "failures": summary.failures}  # fmt: skip
    write_json(out / STATE / _NOTE, facts)


def _noted(out: Path) -> RunSummary | None:
    """The summary that was kept, if all tables are as they were then."""
    try:
        facts = json.loads((out / STATE / _NOTE).read_text(encoding="utf-8"))
        if facts["states"] != _states(out):
            return None
        documents = Counter({(status, kind): n for status, kind, n in facts["documents"]})
        failures = [(path, message) for path, message in facts["failures"]]
        return RunSummary(out, documents, facts["rows"], Counter(facts["checks"]), failures)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _states(out: Path) -> list[list[int]]:
    """What changes when a table is written, replaced or copied. Raises OSError."""
    names = [*(f"{name}.parquet" for name in TABLES), RUN, REPORT]
    return [state_of((out / name).stat()) for name in names]


def table_rows(path: Path, columns: list[str]) -> Iterator[dict[str, Any]]:
    """The rows of a table on disk in their order, with those columns alone.

    Few at a time and by one thread: Arrow's threads keep memory of their own, which grows with
    the table. Raises OSError.
    """
    import pyarrow.parquet as pq

    with pq.ParquetFile(path, pre_buffer=False) as file:
        for batch in file.iter_batches(500, columns=columns, use_threads=False):
            yield from batch.to_pylist()


def _counted(out: Path) -> RunSummary:
    """The summary as the tables themselves tell it."""
    import pyarrow.parquet as pq

    columns = ["status", "kind", "source_path", "error_message"]
    summary = RunSummary(out)
    summary.rows = {name: pq.read_metadata(out / f"{name}.parquet").num_rows for name in TABLES}
    for row in table_rows(out / "documents.parquet", columns):
        summary.documents[row["status"], row["kind"]] += 1
        if row["status"] in ("failed", "partial"):
            summary.failures.append((row["source_path"], row["error_message"] or ""))
    summary.checks = Counter(row["code"] for row in table_rows(out / "checks.parquet", ["code"]))
    return summary
