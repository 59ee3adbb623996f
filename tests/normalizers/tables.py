"""Tables of French phrases with what is read of them (`phrases/`)."""

from __future__ import annotations

import csv
from pathlib import Path

_FOLDER = Path(__file__).parent / "phrases"
_SIGNS = (("\\n", "\n"), ("\\t", "\t"))


def named_rows(name: str) -> list[dict[str, str]]:
    """The rows of a table with commas, by the names of its columns."""
    with (_FOLDER / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def rows(name: str) -> list[list[str]]:
    """The rows of a table with semicolons; "\\n" and "\\t" in a phrase are its lines and tabs."""
    lines = (_FOLDER / f"{name}.csv").read_text("utf-8").splitlines()
    told = [line for line in lines if line[:1] not in ("", "#")]
    return [[_plain(cell) for cell in row] for row in csv.reader(told[1:], delimiter=";")]


def _plain(cell: str) -> str:
    for written, sign in _SIGNS:
        cell = cell.replace(written, sign)
    return cell
