"""Finds the observations of a whole cell: its sentences, its lists and the tables inside it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from normalizers.folded import folded
from normalizers.indicators.gate import may_tell
from normalizers.indicators.labels import is_generic, tidy
from normalizers.indicators.model import Observation
from normalizers.indicators.read import read_observations
from normalizers.indicators.tables import column_role, observations_in_row
from normalizers.parsed import Parsed
from normalizers.text import clean_line

_VALUES = ("value", "target", "change", "unit", "year")
_Cell = tuple[int, str]
"""Offset in the text, verbatim content."""


def find_observations(
    text: str, *, year: int | None = None, heading: str | None = None, is_asked: bool = False
) -> list[Parsed[Observation]]:
    """The observations a cell or paragraph gives, in order; offsets refer to `text`.

    `year` is the fiscal year: it places "N-1", and is never written where the text names no
    year. `heading` is the label of a text that may be a figure alone; `is_asked` says that it
    stands under "Indicateurs", where a label may have nothing after it. A share that its own
    numbers do not give bears the problem `ratio_mismatch`.
    """
    label = "" if heading is None or is_generic(heading) else tidy(clean_line(heading) or "")
    found: list[Parsed[Observation]] = []
    for is_table, start, part in _parts(text):
        if is_table:
            if found and found[-1].value.availability == "blank":
                found.pop()  # the label above the table is its heading
            found += _in_table(start, part, year, label)
        else:
            if label or is_asked or may_tell(folded(part).text):
                read = read_observations(part, year, label, is_asked=is_asked)
                found += (each.shift(start) for each in read) if start else read
            if start + len(part) < len(text):
                label = label or _last_line(part)
    return found


def _parts(text: str) -> list[tuple[bool, int, str]]:
    """(is it a table, offset, text) of each run of lines with or without tabs."""
    if "\t" not in text:
        return [(False, 0, text)]
    lines = [(match.start(), match[0]) for match in re.finditer(r"[^\n]*(?:\n|$)", text)]
    runs = groupby(lines, key=lambda line: "\t" in line[1].strip("\r\n "))
    parts = [(is_table, list(run)) for is_table, run in runs]
    return [(is_table, rows[0][0], "".join(row for _, row in rows)) for is_table, rows in parts]


def _last_line(part: str) -> str:
    """The label above a table."""
    line = part.rstrip().rpartition("\n")[2]
    return tidy(clean_line(line) or "")


def _in_table(start: int, part: str, year: int | None, above: str) -> Iterator[Parsed[Observation]]:
    """The observations of a table inside a cell, one row a line, its first line the header."""
    rows = [_cells(match[0], start + match.start()) for match in re.finditer(r"[^\n]+", part)]
    header = [text for _, text in rows[0]]
    if _is_header(header, year):
        rows = [row for row in rows if [text for _, text in row] != header]  # over a page break
    else:
        header = []
    outer = ""
    for row in rows:
        outer = row[0][1].strip() or outer
        first, label = _label_of(header, row, outer, above, year)
        names = [""] * max(0, len(row) - len(header)) + header
        pairs = [(name, text) for name, (_, text) in zip(names[first:], row[first:], strict=False)]
        for cell, found, _ in observations_in_row(label, pairs, year=year):
            yield found.shift(row[first + cell][0])


def _label_of(
    header: list[str], row: list[_Cell], outer: str, above: str, year: int | None
) -> tuple[int, str]:
    """Where the values of a row begin, and what they measure."""
    if header:
        roles = [_role(name, year) for name in header]
        roles[0] = "label" if roles[0] == "year" else roles[0]
        first = next((i for i, role in enumerate(roles) if role in _VALUES), len(roles))
        named = [index for index in range(first) if roles[index] == "label"]
        labels = [row[index][1] for index in named[-1:] or range(first)[-1:] if index < len(row)]
    else:
        first = next((i for i, (_, text) in enumerate(row) if re.match(r"\W*\d", text)), 1)
        labels = [outer, *(text for _, text in row[1:first])]
    label = " : ".join(tidy(clean_line(text) or "") for text in labels if text.strip())
    return first, label or above


def _cells(line: str, start: int) -> list[_Cell]:
    return [
        (start + match.start(), match[0]) for match in re.finditer(r"(?:^|(?<=\t))[^\t]*", line)
    ]


def _role(header: str, year: int | None) -> str:
    return column_role(header, year)[0] if header.strip() else "label"


def _is_header(cells: list[str], year: int | None) -> bool:
    """Does a first row name its columns, rather than give figures?"""
    roles = [column_role(cell, year) for cell in cells[1:] if cell.strip()]
    named = [role for role, _ in roles if role not in ("other", "unknown")]
    first = _role(cells[0], year)
    return len(named) == len(roles) or bool(named and first in ("label", "value"))


def find_in_parts(
    parts: Sequence[tuple[str, bool]],
    *,
    year: int | None = None,
    heading: str | None = None,
    is_asked: bool = False,
) -> list[tuple[int, Parsed[Observation]]]:
    """Like `find_observations` for a text in several paragraphs: (text, is it a list item).

    A label in one paragraph holds for the list below it. Gives the index of the part in which a
    figure stands, from 0, with offsets in that part.
    """
    joined, starts, origins = "", [], []
    for text, is_item in parts:
        joined += "\n" if joined else ""
        origins.append(len(joined))
        joined += "• " if is_item and not text.lstrip().startswith("•") else ""
        starts.append(len(joined))
        joined += text
    found = []
    for each in find_observations(joined, year=year, heading=heading, is_asked=is_asked):
        index = bisect_right(origins, max(each.start, each.end - 1)) - 1
        first = max(0, each.start - starts[index])
        last = max(first, each.end - starts[index])
        found.append((index, replace(each, start=first, end=last)))
    return found
