"""Lines of raised marks alone: a file may print the marks of a table apart from its figures."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.readers.pdf.page import Word
from extractors.readers.pdf.runs import SMALLER

_LEAST, _MOST = 0.1, 0.8
"""How far a mark stands above the base line of its text, in sizes of that."""
_NEAR = 0.5
"""Type sizes between a mark and its text, at most."""


def with_raised_joined(lines: Sequence[list[Word]]) -> list[list[Word]]:
    """The lines, from top to bottom, those of small marks as part of the line they belong to."""
    joined: list[list[Word]] = []
    for line in lines:
        if joined and joined[-1][0].size < SMALLER * line[0].size and _are_marks(joined[-1], line):
            joined[-1] = sorted([*joined[-1], *line], key=lambda word: word.x0)
        else:
            joined.append(line)
    return joined


def _are_marks(marks: Sequence[Word], line: Sequence[Word]) -> bool:
    """Whether each of some words is small, and stands raised right beside a word of the line."""
    size = line[0].size
    rise = (line[0].baseline - marks[0].baseline) / size
    if not _LEAST < rise < _MOST or any(mark.size >= SMALLER * size for mark in marks):
        return False
    return all(any(_is_beside(mark, word) for word in line) for mark in marks)


def _is_beside(mark: Word, word: Word) -> bool:
    near = _NEAR * word.size
    return -near < word.x0 - mark.x1 < near or -near < mark.x0 - word.x1 < near
