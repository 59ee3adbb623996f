"""What a person sees in the terminal: progress, then what was written."""

from __future__ import annotations

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

from pipeline.process import FileResult
from pipeline.run import RunSummary

STATUS_FR = {"ok": "lus", "partial": "lus en partie", "failed": "en échec", "duplicate": "doublons"}
KIND_FR = {
    "execution_report": "rapport d'exécution",
    "action_table": "tableau d'actions",
    "action_plan": "plan d'actions",
    "statement": "texte",
    "indicator_table": "tableau d'indicateurs",
    "other": "autre",
}


class Tracker:
    """A progress bar that moves with every file."""

    def __init__(self, console: Console, total: int) -> None:
        self.progress = Progress(
            TextColumn("Lecture"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            TextColumn("{task.fields[name]}"),
            console=console,
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


def print_summary(console: Console, summary: RunSummary) -> None:
    """Documents by status and kind, rows by table, checks by code, the output folder."""
    documents = Table("Documents", "Nature", "Nombre", title="Documents")
    for (status, kind), count in sorted(summary.documents.items()):
        documents.add_row(STATUS_FR[status], KIND_FR[kind], str(count))
    console.print(documents)
    tables = Table("Table", "Lignes", title="Tables écrites")
    for name, rows in summary.rows.items():
        tables.add_row(name, str(rows))
    console.print(tables)
    if summary.checks:
        checks = Table("Code", "Nombre", title="Points à vérifier")
        for code, count in sorted(summary.checks.items()):
            checks.add_row(code, str(count))
        console.print(checks)
    for path, message in summary.failures:
        console.print(f"• {escape(path)} : {escape(message or '')}", highlight=False)
    console.print(f"Tables dans [bold]{escape(str(summary.out))}[/bold]", highlight=False)
