"""What a person or a program sees of a run: progress, then what was written."""

from __future__ import annotations

import json
import sys
from types import TracebackType

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Table

from pipeline.commands.words import KIND_FR, STATUS_FR, count
from pipeline.process import FileResult
from pipeline.run import RunSummary


class Tracker:
    """A progress bar that moves with every file, or a JSON line a file."""

    def __init__(
        self, console: Console, total: int, *, hidden: bool = False, as_json: bool = False
    ) -> None:
        self.as_json = as_json
        self.progress = Progress(
            TextColumn("Lecture"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            TextColumn("{task.fields[name]}"),
            console=console,
            disable=hidden,
            transient=True,
        )
        self.task: TaskID = self.progress.add_task("", total=total, name="")

    def __enter__(self) -> Tracker:
        """Start drawing."""
        self.progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop drawing."""
        self.progress.stop()

    def done(self, result: FileResult) -> None:
        """One more file."""
        self.progress.update(self.task, advance=1, name=escape(result.source_path[-50:]))
        if self.as_json:
            row = result.document
            keys = ("source_path", "document_id", "status", "kind", "error_code", "error_message")
            _write_line({"type": "file", **{key: row.get(key) for key in keys}})

    def summary(self, summary: RunSummary) -> None:
        """The last JSON line: what was written."""
        statuses: dict[str, int] = {}
        for (status, _), number in sorted(summary.documents.items()):
            statuses[status] = statuses.get(status, 0) + number
        told: dict[str, object] = {
            "documents": statuses,
            "rows": summary.rows,
            "checks": dict(summary.checks),
        }
        _write_line({"type": "run", "out": str(summary.out), **told})


def _write_line(facts: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(facts, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def print_summary(console: Console, summary: RunSummary) -> None:
    """Documents by status and kind, rows by table, checks by code, the output folder."""
    documents = _table("Documents", "Issue", "Nature", "Nombre")
    for (state, kind), number in sorted(summary.documents.items()):
        documents.add_row(STATUS_FR[state], KIND_FR[kind], str(number))
    console.print(documents)
    tables = _table("Tables écrites", "Table", "Lignes")
    for name, rows in summary.rows.items():
        tables.add_row(name, str(rows))
    console.print(tables)
    if summary.checks:
        checks = _table("Points à vérifier (table checks)", "Code", "Nombre")
        for code, times in sorted(summary.checks.items()):
            checks.add_row(code, str(times))
        console.print(checks)
    if summary.failures:
        known = count(len(summary.failures), "fichier à reprendre", "fichiers à reprendre")
        console.print(f"{known} :", highlight=False)
    for path, message in summary.failures:
        line = f"• {path} : {message or ''}"
        console.print(line, highlight=False, markup=False, soft_wrap=True)
    place = f"Tables dans {summary.out}"
    console.print(place, highlight=False, markup=False, soft_wrap=True, style="bold")


def _table(title: str, *headers: str) -> Table:
    table = Table(title=title, title_justify="left")
    for header in headers:
        table.add_column(header, justify="right" if header in ("Nombre", "Lignes") else "left")
    return table
