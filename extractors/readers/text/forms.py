"""Forms in text: labels with their values one above another, whose lines are wrapped beside them
(« Partenaires   : CAF ; réseau », « périnatal » below the value).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extractors.blocks import Cell, Table
from extractors.readers.text.blocks import lines_of_table
from extractors.readers.text.columns import read_aligned
from extractors.readers.text.inline import cell_text
from extractors.readers.text.lines import runs_on
from extractors.readers.text.tables import Found

_LABEL = re.compile(
    r"(?P<label>\s*[^\W_](?:[^:\t]*[^:\t\s.·])?)(?P<fill>[ .·]*)(?<!\d):(?!//)(?P<gap> *)(?=\S|\Z)"
)
_FEWEST = 3
"""Labels whose values stand one above another."""
_PADDED = 2
"""Blanks or dots that bring a value into line behind a shorter label."""
_MOST_UNPADDED = 5
"""Labels after which a list of « A : b » is taken for none."""
_LONGEST = 60


def read_form(lines: list[str], start: int, width: int | None) -> Found | None:
    """A run of labels and values as a table of two columns; `width` is that of wrapped lines."""
    if ":" not in lines[start][:_LONGEST]:
        return None
    first = _LABEL.match(lines[start].rstrip())
    if first is None or first.end() > _LONGEST or first.end() == len(lines[start].rstrip()):
        return None
    index = end = start
    labels: dict[int, re.Match[str]] = {}
    padded = False
    while index < len(lines) and _is_inside(lines, index, first):
        if found := _label(lines[index], first):
            labels[index] = found
            padded = padded or max(len(found["fill"]), len(found["gap"])) >= _PADDED
        if not padded and len(labels) > _MOST_UNPADDED:
            return None
        index += 1
        end = index if lines[index - 1].strip() else end
    if len(labels) < _FEWEST or not padded:
        return None
    cells: list[Cell] = []
    for row, (index, stop) in enumerate(pairwise([*labels, end]), start=1):
        value = "\n".join(_value(lines[index:stop], labels[index], width))
        cells += [Cell(row, 1, labels[index]["label"].strip()), Cell(row, 2, value)]
    return Table(tuple(cells)), end


def _is_inside(lines: list[str], index: int, first: re.Match[str]) -> bool:
    """A label, the rest of a value, or a blank line above another label."""
    line, below = lines[index], lines[index + 1 : index + 2]
    if not line.strip():
        return bool(below) and _label(below[0], first) is not None
    return _label(line, first) is not None or not line[: first.end() - 1].strip()


def _label(line: str, first: re.Match[str]) -> re.Match[str] | None:
    """A label whose colon or value stands below that of the first, or one without a value."""
    line = line.rstrip()
    found = _LABEL.match(line)
    if found is None or found.end("fill") == first.end("fill"):
        return found
    return found if found.end() in (first.end(), min(first.end(), len(line))) else None


def _value(lines: list[str], label: re.Match[str], width: int | None) -> Iterator[str]:
    """The lines of a value: wrapped ones put together, those of a small table with tabs."""
    own = [" " * label.end() + lines[0][label.end() :], *filter(str.strip, lines[1:])]
    index = 0 if own[0].strip() else 1
    while index < len(own):
        if found := read_aligned(own, index):
            yield from lines_of_table(found[0])
            index = found[1]
            continue
        text = own[index].strip()
        while index + 1 < len(own) and runs_on(own[index], own[index + 1], width):
            index += 1
            text += " " + own[index].strip()
        yield cell_text(text)[0]
        index += 1
