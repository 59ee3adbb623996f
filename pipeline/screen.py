"""What a person or a program sees of a run: progress, then what was written."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from types import TracebackType
from typing import Any

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

from pipeline.commands.words import KIND_FR, STATUS_FR, count, shorten
from pipeline.running.plan import Plan
from pipeline.running.swap import REPORT
from pipeline.running.task import Task
from pipeline.running.watcher import Watcher
from pipeline.summary import RunSummary

RowDict = dict[str, Any]


class Tracker(Watcher):
    """A progress bar with the files in work, or a JSON line a file."""

    def __init__(self, console: Console, *, hidden: bool = False, as_json: bool = False) -> None:
        self.as_json = as_json
        self.progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TextColumn("{task.fields[speed]}"),
            TimeRemainingColumn(),
            TextColumn("{task.fields[names]}"),
            console=console,
            disable=hidden or as_json,
            refresh_per_second=4,  # each drawing takes milliseconds from the readers
            transient=True,
        )
        self.bar: TaskID = self.progress.add_task("Examen", total=None, names="", speed="")

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

    def planned(self, plan: Plan) -> None:
        """The number of files to read is known."""
        self.progress.reset(self.bar, total=len(plan.tasks), description="Lecture")

    def working(self, tasks: Sequence[Task]) -> None:
        """Name the files in work."""
        names = ", ".join(shorten(task.file.source_path.rpartition("/")[2], 28) for task in tasks)
        done = self.progress.tasks[0]
        speed = f"{done.speed:.1f}/s" if done.speed else ""
        self.progress.update(self.bar, names=escape(names), speed=speed)

    def done(self, facts: RowDict) -> None:
        """One more file."""
        self.progress.update(self.bar, advance=1)
        if self.as_json:
            keys = ("source_path", "document_id", "status", "kind", "error_code", "error_message")
            _write_line({"type": "file", **{key: facts.get(key) for key in keys}})

    def writing(self) -> None:
        """The tables are being written."""
        self.progress.update(self.bar, description="Écriture", names="")

    def summary(self, summary: RunSummary) -> None:
        """The last JSON line: what was written."""
        statuses: dict[str, int] = {}
        for (status, _), number in sorted(summary.documents.items()):
            statuses[status] = statuses.get(status, 0) + number
        told: dict[str, object] = {
            "documents": statuses,
            "rows": summary.rows,
            "checks": dict(summary.checks),
            "files_read": summary.files_read,
            "files_kept": summary.files_kept,
            "files_left": summary.files_left,
            "unchanged": summary.is_unchanged,
        }
        _write_line({"type": "run", "out": str(summary.out), **told})


def _write_line(facts: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(facts, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def print_summary(console: Console, summary: RunSummary) -> None:
    """Documents by status and kind, rows by table, checks by code, the output folder."""
    if not summary.documents:
        return  # interrupted before any table
    documents = _table("Documents", "Issue", "Nature", "Nombre")
    for (state, kind), number in sorted(summary.documents.items()):
        documents.add_row(STATUS_FR[state], KIND_FR[kind], str(number))
    console.print(documents)
    if summary.rows:
        _print_tables(console, summary)
    if summary.failures:
        known = count(len(summary.failures), "fichier à reprendre", "fichiers à reprendre")
        console.print(f"{known} :", highlight=False)
    for path, message in summary.failures:
        line = f"• {path} : {message or ''}"
        console.print(line, highlight=False, markup=False, soft_wrap=True)
    if summary.is_unchanged:
        console.print("Rien de nouveau : les tables étaient à jour.", highlight=False)
    elif summary.files_kept:
        known = count(summary.files_kept, "fichier inchangé repris", "fichiers inchangés repris")
        console.print(f"{known} d'une lecture antérieure.", highlight=False)
    place = f"Tables et {REPORT} dans {summary.out}"
    if summary.share is not None:
        number, parts = summary.share
        place = f"Part {number}/{parts} dans {summary.out} : réunissez-les toutes par fiches merge"
    console.print(place, highlight=False, markup=False, soft_wrap=True, style="bold")


def _print_tables(console: Console, summary: RunSummary) -> None:
    tables = _table("Tables écrites", "Table", "Lignes")
    for name, rows in summary.rows.items():
        tables.add_row(name, str(rows))
    console.print(tables)
    if summary.checks:
        checks = _table("Points à vérifier (table checks)", "Code", "Nombre")
        for code, times in sorted(summary.checks.items()):
            checks.add_row(code, str(times))
        console.print(checks)


def _table(title: str, *headers: str) -> Table:
    table = Table(title=title, title_justify="left")
    for header in headers:
        table.add_column(header, justify="right" if header in ("Nombre", "Lignes") else "left")
    return table
