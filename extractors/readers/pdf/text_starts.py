"""Where texts of a column begin though next to nothing parts them from the column before.

Prints of spreadsheets leave two to four points between a sum and the name beside it: less than
a space. That the names of many lines begin at one place tells them apart all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.readers.pdf.page import Word
from extractors.readers.pdf.unruled_lines import Row, is_data, is_list_mark

_SAME = 0.6
"""Points between the beginnings of texts that are set to one edge."""
_APART = 1.0
"""Points by which what stands before them ends, or begins, at different places."""
_FEWEST = 5
"""Lines with a text that begins there."""
_TEXTS = 3
"""Different texts that begin there, at least."""
_NEAR = 0.6
"""Type sizes: texts further apart than that are parted without this."""
_WORDS = 0.34
"""Type sizes: words of a text are no further apart."""
_CROSSING = 10
"""One line in so many may run across the place."""

_Pair = tuple[Word, Word]


def with_starts(rows: Sequence[Row]) -> Sequence[Row]:
    """The lines of a table parted where texts of a column begin right beside another."""
    starts = _text_starts(rows)
    return [row.parted_at(starts) for row in rows] if starts else rows


def _text_starts(rows: Sequence[Row]) -> list[float]:
    pairs = sorted(_pairs(rows), key=_start_of)
    starts: list[float] = []
    run: list[_Pair] = []
    for pair in pairs:
        if run and pair[1].x0 - run[0][1].x0 > _SAME:
            starts += _start(run, rows)
            run = []
        run.append(pair)
    return starts + _start(run, rows)


def _start_of(pair: _Pair) -> float:
    return pair[1].x0


def _pairs(rows: Sequence[Row]) -> Iterator[_Pair]:
    """Words beside each other, the second of which may begin a text: figures do not."""
    for row in rows:
        for pair in pairwise(row.words):
            if pair[1].text[0].isalpha():
                yield pair


def _start(run: Sequence[_Pair], rows: Sequence[Row]) -> list[float]:
    """The place where the second words of the pairs begin, if they are a column there."""
    if len(run) < _FEWEST or not any(b.x0 - a.x1 < _NEAR * a.size for a, b in run):
        return []
    run = [pair for pair in run if not is_list_mark(pair[0].text)]
    if len(run) < _FEWEST:
        return []
    rights = {right.text for _, right in run}
    if len(rights) < _TEXTS or 2 * sum(len(text) > 1 for text in rights) < len(rights):
        return []
    ends = [left.x1 for left, _ in run]
    lefts = [left for left, _ in run]
    if max(ends) - min(ends) <= _APART and not (_are_figures(lefts) or _are_codes(run)):
        return []
    at = min(right.x0 for _, right in run)
    crossing = sum(_crosses(row.words, at) for row in rows)
    return [at] if crossing * _CROSSING <= len(run) else []


def _are_figures(words: Sequence[Word]) -> bool:
    """Whether words are figures that end at one place and begin at several."""
    begins = [word.x0 for word in words]
    figures = sum(is_data(word.text) for word in words)
    return max(begins) - min(begins) > _APART and 5 * figures >= 4 * len(words)


def _are_codes(run: Sequence[_Pair]) -> bool:
    """Whether words are codes of one width, further from what follows than words of a text."""
    codes = {left.text for left, _ in run if any(map(str.isdecimal, left.text))}
    gap = min((right.x0 - left.x1) / left.size for left, right in run)
    return gap > _WORDS and len(codes) * 5 >= 4 * len(run)


def _crosses(words: Sequence[Word], at: float) -> bool:
    """Whether a word, or two words of one text, stand across a place."""
    if any(word.x0 < at - _SAME and word.x1 > at + _SAME for word in words):
        return True
    return any(
        left.x0 < at < right.x0 - _SAME and right.x0 - left.x1 < _NEAR * left.size
        for left, right in pairwise(words)
    )
