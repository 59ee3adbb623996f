"""Where columns of numbers end: prints of spreadsheets leave no gap beside the next column."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from extractors.readers.pdf.page import Word

SAME = 0.6
"""Points between the ends of numbers that are set to one edge."""
GROUP = re.compile(r"^\d{3}(?:[.,]\d+)?\)?%?$")
"""The last digits of a number written in groups of three."""
_SHORT = 4
"""Signs of what stands for no number (« - », « n.a. »), at most."""
_FEWEST = 4
"""Lines with a number that ends there."""
_OPEN = 1.0
"""Type sizes to the next word, in most of these lines, or another number: one within a text
has words near."""
_End = tuple[float, float, bool]
"""Where a number ends and begins, and whether nothing stands near behind it."""


def number_edges(lines: Sequence[Sequence[Word]]) -> list[float]:
    """The places, from left to right, where numbers of several lines end with nothing near.

    Numbers of one width say nothing: they may as well begin at one place.
    """
    ends = sorted(end for words in lines for end in _ends(words))
    edges: list[float] = []
    run: list[_End] = []
    for end in [*ends, (float("inf"), 0.0, False)]:
        if run and end[0] - run[0][0] > SAME:
            edges += [run[len(run) // 2][0]] if _is_edge(run) else []
            run = []
        run.append(end)
    return edges


def _ends(words: Sequence[Word]) -> Iterator[_End]:
    last = len(words) - 1
    for place, word in enumerate(words):
        end = word.text[-1]
        if end.isdigit() or end in "%€":  # as `_is_number`, of every word of a page
            after = words[place + 1] if place < last else None
            is_open = after is None or after.x0 - word.x1 > _OPEN * word.size or _is_other(after)
            yield word.x1, word.x0, is_open


def _is_edge(run: Sequence[_End]) -> bool:
    starts = [start for _, start, _ in run]
    is_open = 2 * sum(is_open for _, _, is_open in run) > len(run)
    return len(run) >= _FEWEST and is_open and max(starts) - min(starts) > SAME


def ends_column(word: Word, edges: Sequence[float]) -> bool:
    """Whether the word is a number that ends at one of the edges."""
    return _is_at(word.x1, edges) and _is_number(word)


def _is_other(word: Word) -> bool:
    """Whether a word is a number of its own: no group of digits of the one before it."""
    return _is_number(word) and word.text[0].isdigit() and not GROUP.match(word.text)


def touches_next(left: Word, right: Word, edges: Sequence[float]) -> bool:
    """Whether a dash or the like ends a column right beside a number that ends the next."""
    is_short = len(left.text) <= _SHORT and not _is_number(left) and left.x1 < right.x0
    return is_short and _is_at(left.x1, edges) and ends_column(right, edges)


def _is_at(x: float, edges: Sequence[float]) -> bool:
    place = bisect_left(edges, x - SAME)
    return place < len(edges) and edges[place] <= x + SAME


def _is_number(word: Word) -> bool:
    return word.text[-1].isdigit() or word.text[-1] in "%€"
