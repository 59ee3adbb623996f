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
from pipeline.summary import table_rows

RowDict = dict[str, Any]
COUNTED = {"actions": "Actions", "indicators": "Indicateurs", "fundings": "Montants"}
_MOST_CHECKS = 50
"""Checks shown of one document: beyond that the table serves better than a page."""
_DOCUMENT = ["document_id", "source_path", "kind", "department_code", "department_name",
             "fiscal_year", "text_coverage", "status", "error_code", "error_message"]  # fmt: skip
_ACTION = ["document_id", "action_id", "action_number"]
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


def _size(folder: Path, name: str) -> int:
    return int(pq.read_metadata(folder / f"{name}.parquet").num_rows)


def _number(value: int) -> str:
    return f"{value:,}".replace(",", "\u202f")


def _head(documents: Path) -> str:
    states = Counter(row["status"] for row in table_rows(documents, ["status"]))
    told = [f"{words} : {_number(states[state])}" for state, words in STATUS_FR.items()
            if states[state]]  # fmt: skip
    return f"{count(states.total(), 'fichier')} ({' ; '.join(told)})"


def _failed(documents: Path) -> Iterator[RowDict]:
    return (
        row for row in table_rows(documents, _DOCUMENT) if row["status"] in ("failed", "partial")
    )


def _failure(row: RowDict) -> RowDict:
    css = "error" if row["status"] == "failed" else "warning"
    return _shown(row) | {"status": STATUS_FR[row["status"]], "css": css}


def _shown(row: RowDict) -> RowDict:
    return {name: "" if value is None else value for name, value in row.items()}


class _Beside:
    """The rows of a table by document, read along with `documents`, which has the same order.

    No more than one document's rows are held: a report over many files takes no more memory.
    """

    def __init__(self, path: Path, columns: list[str], but: str | None = None) -> None:
        """`but`: a code of checks that are passed over."""
        rows = (row for row in table_rows(path, columns) if but is None or row["code"] != but)
        self._groups = groupby(rows, itemgetter("document_id"))
        self._next = next(self._groups, None)

    def take(self, document_id: str) -> list[RowDict]:
        """The rows of the document; every document that has some must be asked for in turn."""
        if self._next is None or self._next[0] != document_id:
            return []
        found = list(self._next[1])
        self._next = next(self._groups, None)
        return found


def _checks(folder: Path) -> Iterator[RowDict]:
    """The checks by document, in the order of the table, but for what the other lists say."""
    checks = _Beside(folder / "checks.parquet", _CHECK, but="duplicate_file")
    actions = _Beside(folder / "actions.parquet", _ACTION)
    for document in table_rows(folder / "documents.parquet", _DOCUMENT):
        if document["status"] == "duplicate":
            continue
        document_id = document["document_id"]
        numbers = {row["action_id"]: row["action_number"] for row in actions.take(document_id)}
        said = [row for row in checks.take(document_id) if row["code"] != document["error_code"]]
        if said:
            more = len(said) - _MOST_CHECKS
            yield {
                "source_path": document["source_path"],
                "rows": [_check(row, numbers) for row in said[:_MOST_CHECKS]],
                "more": _number(more) if more > 0 else "",
            }


def _check(row: RowDict, numbers: dict[str, str | None]) -> RowDict:
    told = {"severity": SEVERITY_FR[row["severity"]], "css": row["severity"]}
    return _shown(row) | told | {"action": numbers.get(row["action_id"]) or ""}


def _documents(folder: Path) -> Iterator[RowDict]:
    counted = [_Beside(folder / f"{name}.parquet", ["document_id"]) for name in COUNTED]
    for row in table_rows(folder / "documents.parquet", _DOCUMENT):
        known = row["status"] in ("ok", "partial")
        share = row["text_coverage"]
        yield {
            "source_path": row["source_path"],
            "kind": KIND_FR[row["kind"]] if known else STATUS_FR[row["status"]],
            "department": " ".join(filter(None, (row["department_code"], row["department_name"]))),
            "year": row["fiscal_year"] or "",
            "counts": [_number(len(table.take(row["document_id"]))) if known else ""
                       for table in counted],
            "coverage": f"{100 * share:.0f}\u202f%" if known and share is not None else "",
        }  # fmt: skip
