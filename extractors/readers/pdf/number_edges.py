"""Where columns of numbers end: prints of spreadsheets leave no gap beside the next column."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.readers.pdf.page import Word

SAME = 0.6
"""Points between the ends of numbers that are set to one edge."""
_FEWEST = 4
"""Lines with a number that ends there."""
_OPEN = 1.0
"""Type sizes to the next word, in most of these lines: a number within a text has it near."""
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
    for left, right in pairwise(words):
        if _is_number(left):
            yield left.x1, left.x0, right.x0 - left.x1 > _OPEN * left.size
    if _is_number(words[-1]):
        yield words[-1].x1, words[-1].x0, True


def _is_edge(run: Sequence[_End]) -> bool:
    starts = [start for _, start, _ in run]
    is_open = 2 * sum(is_open for _, _, is_open in run) > len(run)
    return len(run) >= _FEWEST and is_open and max(starts) - min(starts) > SAME


def ends_column(word: Word, edges: Sequence[float]) -> bool:
    """Whether the word is a number that ends at one of the edges."""
    place = bisect_left(edges, word.x1 - SAME)
    return place < len(edges) and edges[place] <= word.x1 + SAME and _is_number(word)


def _is_number(word: Word) -> bool:
    return word.text[-1].isdigit() or word.text[-1] in "%€"
