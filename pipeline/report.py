"""`rapport.html`: what a run read and what a person should look at, beside the tables.

Made from the tables alone, so that it says what they say; no clock, no machine, no absolute
path. Texts of the documents are escaped and the page forbids itself scripts and requests.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from pipeline.commands.words import KIND_FR, SEVERITY_FR, STATUS_FR, count
from pipeline.running.swap import REPORT
from pipeline.schema import TABLES

RowDict = dict[str, Any]
COUNTED = {"actions": "Actions", "indicators": "Indicateurs", "fundings": "Montants"}
_MOST_CHECKS = 50
"""Checks shown of one document: beyond that the table serves better than a page."""
_DOCUMENT = ["document_id", "source_path", "kind", "department_code", "department_name",
             "fiscal_year", "text_coverage", "status", "error_code", "error_message"]  # fmt: skip
_CHECK = ["document_id", "action_id", "code", "severity", "message", "place"]


def write_report(folder: Path, *, complete: bool) -> None:
    """Write `rapport.html` beside the tables of `folder`, row by row.

    Raises OSError where the disk refuses.
    """
    documents = folder / "documents.parquet"
    told = {
        "head": _head(documents),
        "complete": complete,
        "failures": map(_failure, _failed(documents)),
        "checks": _checks(folder),
        "documents": _documents(folder),
        "counted": COUNTED.values(),
        "tables": [
            (name, table.fr, _number(_size(folder, name))) for name, table in TABLES.items()
        ],
    }
    with (folder / REPORT).open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(_template().generate(told))


@cache
def _template() -> Template:
    loader = PackageLoader("pipeline", "templates")
    return Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True
    ).get_template(REPORT)


def _rows(path: Path, columns: list[str]) -> Iterator[RowDict]:
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(columns=columns, batch_size=2000):
            yield from batch.to_pylist()


def _size(folder: Path, name: str) -> int:
    return int(pq.read_metadata(folder / f"{name}.parquet").num_rows)


def _number(value: int) -> str:
    return f"{value:,}".replace(",", "\u202f")


def _head(documents: Path) -> str:
    states = Counter(row["status"] for row in _rows(documents, ["status"]))
    told = [f"{words} : {_number(states[state])}" for state, words in STATUS_FR.items()
            if states[state]]  # fmt: skip
    return f"{count(states.total(), 'fichier')} ({' ; '.join(told)})"


def _failed(documents: Path) -> Iterator[RowDict]:
    return (row for row in _rows(documents, _DOCUMENT) if row["status"] in ("failed", "partial"))


def _failure(row: RowDict) -> RowDict:
    css = "error" if row["status"] == "failed" else "warning"
    return _shown(row) | {"status": STATUS_FR[row["status"]], "css": css}


def _shown(row: RowDict) -> RowDict:
    return {name: "" if value is None else value for name, value in row.items()}


def _checks(folder: Path) -> Iterator[RowDict]:
    """The checks by document, in the order of the table, but for what the other lists say."""
    columns = ["document_id", "source_path", "status", "error_code"]
    known = {row["document_id"]: row for row in _rows(folder / "documents.parquet", columns)
             if row["status"] != "duplicate"}  # fmt: skip
    numbers = _action_numbers(folder)
    rows = (
        row
        for row in _rows(folder / "checks.parquet", _CHECK)
        if row["code"] not in {"duplicate_file", known[row["document_id"]]["error_code"]}
    )
    for document_id, group in groupby(rows, itemgetter("document_id")):
        found = list(group)
        shown = [_check(row, numbers) for row in found[:_MOST_CHECKS]]
        more = len(found) - len(shown)
        yield {
            "source_path": known[document_id]["source_path"],
            "rows": shown,
            "more": _number(more) if more else "",
        }


def _action_numbers(folder: Path) -> dict[str, str]:
    """Action id -> number, of the actions that a check speaks of."""
    wanted = {row["action_id"] for row in _rows(folder / "checks.parquet", ["action_id"])}
    rows = _rows(folder / "actions.parquet", ["action_id", "action_number"])
    return {row["action_id"]: row["action_number"] for row in rows
            if row["action_id"] in wanted and row["action_number"]}  # fmt: skip


def _check(row: RowDict, numbers: dict[str, str]) -> RowDict:
    told = {"severity": SEVERITY_FR[row["severity"]], "css": row["severity"]}
    return _shown(row) | told | {"action": numbers.get(row["action_id"], "")}


def _documents(folder: Path) -> Iterator[RowDict]:
    counts = {name: _counts(folder, name) for name in COUNTED}
    for row in _rows(folder / "documents.parquet", _DOCUMENT):
        known = row["status"] in ("ok", "partial")
        share = row["text_coverage"]
        yield {
            "source_path": row["source_path"],
            "kind": KIND_FR[row["kind"]] if known else STATUS_FR[row["status"]],
            "department": " ".join(filter(None, (row["department_code"], row["department_name"]))),
            "year": row["fiscal_year"] or "",
            "counts": [_number(found[row["document_id"]]) if known else ""
                       for found in counts.values()],
            "coverage": f"{100 * share:.0f}\u202f%" if known and share is not None else "",
        }  # fmt: skip


def _counts(folder: Path, name: str) -> Counter[str]:
    return Counter(row["document_id"] for row in _rows(folder / f"{name}.parquet", ["document_id"]))
