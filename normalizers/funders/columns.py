"""Who pays in a small table inside a cell: funders in one line, amounts below, tabs between."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from normalizers.funders.names import parse_funders
from normalizers.parsed import Parsed

_Column = list[Parsed[str] | None]


def funder_of_column(text: str, place: int) -> Parsed[str] | None:
    """The funder that heads the column in which an amount at `place` stands; None outside one."""
    if "\t" not in text:
        return None
    head: _Column = []
    for start, line in _lines(text):
        cells = line.split("\t")
        if start <= place < start + len(line) + 1 and len(cells) == len(head):
            return head[line[: place - start].count("\t")]
        head = _head(cells, start) or head
    return None


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """(offset, line without its end)"""
    lines = text.split("\n")
    starts = accumulate((len(line) + 1 for line in lines), initial=0)
    return zip(starts, lines, strict=False)


def _head(cells: list[str], start: int) -> _Column:
    """The funder of each column, where a line names two at least and says nothing else."""
    found: _Column = []
    for cell in cells:
        payers = parse_funders(cell, cell=True) if cell.strip() else []
        if cell.strip() and len(payers) != 1 and found:
            return []
        found.append(payers[0].shift(start) if len(payers) == 1 else None)
        start += len(cell) + 1
    return found if sum(payer is not None for payer in found) > 1 else []
