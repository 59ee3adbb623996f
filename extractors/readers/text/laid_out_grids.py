"""Small tables beside the labels of a form that keeps its columns with blanks: taken out before
the page is read, put back as the lines of the value they stand in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.readers.text.blocks import lines_of_table
from extractors.readers.text.columns import read_aligned

SEGMENT = re.compile(r"\S+(?: \S+)*")
_FEWEST, _SHARE = 3, 0.4
"""Lines of a label and a value that make a form, and their share of the lines with blanks."""
_OPEN, _CLOSE = "\ue010", "\ue011"
"""Private characters around the number of a small table."""
_MARK = re.compile(rf"\s*{_OPEN}(\d+){_CLOSE}\s*")


@dataclass
class InnerGrids:
    """The small tables taken out of the pages of one text."""

    _grids: list[list[str]] = field(default_factory=list)

    def taken_out(self, lines: Sequence[str]) -> list[tuple[int, str]]:
        """The lines of a page by their numbers, a mark beside the label of each small table."""
        numbered = list(enumerate(lines, start=1))
        column = _value_column(lines)
        if column is None:
            return numbered
        kept: list[tuple[int, str]] = []
        index = 0
        while index < len(lines):
            end = self._end_of_grid(lines, index, column)
            if end is None:
                kept.append(numbered[index])
                index += 1
                continue
            label = lines[index][:column]
            if not label.strip() and kept and _is_label(kept[-1][1], column):
                label = kept.pop()[1]
            kept.append((index + 1, f"{label:{column}}{_OPEN}{len(self._grids) - 1}{_CLOSE}"))
            index = end
        return kept

    def _end_of_grid(self, lines: Sequence[str], start: int, column: int) -> int | None:
        """The line after the table that begins on a line, if one does, and the blanks below it."""
        line = lines[start]
        if len(SEGMENT.findall(line[column:])) < 2 or line[column - 1 : column].strip():
            return None
        stop = start + 1
        while stop < len(lines) and not lines[stop][:column].strip():
            stop += 1
        found = read_aligned([" " * column + line[column:] for line in lines[start:stop]], 0)
        if found is None or len(found[0].row_numbers) < 2:
            return None
        self._grids.append(lines_of_table(found[0]))
        end = start + found[1]
        while end < stop and not lines[end].strip():
            end += 1
        return end

    def put_back(self, text: str) -> str:
        """A text with the lines of its small tables instead of their marks."""
        return _MARK.sub(self._lines, text).strip("\n") if _OPEN in text else text

    def _lines(self, match: re.Match[str]) -> str:
        return "\n" + "\n".join(self._grids[int(match[1])]) + "\n"


def _is_label(line: str, column: int) -> bool:
    return bool(line.strip()) and len(line.rstrip()) < column


def _value_column(lines: Sequence[str]) -> int | None:
    """Where the values of a form begin, if most lines with blanks are a label and its value."""
    rows = [list(SEGMENT.finditer(line)) for line in lines]
    gapped = [row for row in rows if len(row) > 1]
    starts = Counter(row[1].start() for row in gapped if len(row) == 2)
    column, times = max(starts.items(), key=lambda item: item[1], default=(0, 0))
    return column if times >= max(_FEWEST, _SHARE * len(gapped)) else None
