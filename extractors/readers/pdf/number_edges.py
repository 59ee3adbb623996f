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
_MOST = 0.8
"""Share of these lines in which the next text begins at one place, if one does in the others."""
_End = tuple[float, float, float, str]
"""Where a number ends and begins, where what stands near behind it does (0 for nothing, below 0 for
what may be a unit), and the number, if a line begins with it.
"""


def number_edges(lines: Sequence[Sequence[Word]]) -> list[float]:
    """The places, from left to right, where numbers of several lines end with nothing near, or
    with texts near that begin at one place.

    Numbers of one width say nothing (they may as well begin at one place), but those that count
    the lines.
    """
    ends = sorted(end for words in lines for end in _ends(words))
    edges: list[float] = []
    run: list[_End] = []
    for end in [*ends, (float("inf"), 0.0, 0.0, "")]:
        if run and end[0] - run[0][0] > SAME:
            edges += [run[len(run) // 2][0]] if _is_edge(run, lines) else []
            run = []
        run.append(end)
    return edges


def _ends(words: Sequence[Word]) -> Iterator[_End]:
    last = len(words) - 1
    for place, word in enumerate(words):
        end = word.text[-1]
        if end.isdigit() or end in "%€":  # as `_is_number`, of every word of a page
            after = words[place + 1] if place < last else None
            near = 0.0
            is_near = after is not None and after.x0 - word.x1 <= _OPEN * word.size
            if after is not None and is_near and not _is_other(after):
                is_text = after.text[0].isupper() and not after.text.isupper()
                near = after.x0 if is_text else -after.x0
            yield word.x1, word.x0, near, "" if place else word.text


def _is_edge(run: Sequence[_End], lines: Sequence[Sequence[Word]]) -> bool:
    if len(run) < _FEWEST:
        return False
    starts = [start for _, start, _, _ in run]
    if max(starts) - min(starts) <= SAME:
        return _counts(run) and (_is_one_place(run) or _is_beside_text(run, lines))
    is_open = 2 * sum(not after for _, _, after, _ in run) > len(run)
    return is_open or _is_one_place(run)


def _is_beside_text(run: Sequence[_End], lines: Sequence[Sequence[Word]]) -> bool:
    """Whether what stands near behind the numbers begins where other lines do, one for each that
    begins in small letters: a column of texts of several lines, whose numbers may stand beside any.
    """
    near = [abs(after) for _, _, after, _ in run if after]
    if not near or max(near) - min(near) > SAME:
        return False
    small = sum(after < 0 for _, _, after, _ in run)
    begin = sum(abs(line[0].x0 - near[0]) <= SAME for line in lines)
    return begin >= max(small, 1)


def _counts(run: Sequence[_End]) -> bool:
    """Whether lines begin with numbers that follow each other."""
    if not all(number.isdecimal() for _, _, _, number in run):
        return False
    numbers = {int(number) for _, _, _, number in run}
    return len(numbers) == len(run) == max(numbers) - min(numbers) + 1


def _is_one_place(run: Sequence[_End]) -> bool:
    """Whether the texts close behind the numbers begin a column of their own."""
    near = sorted(after for _, _, after, _ in run if after > 0)
    alike = sum(abs(x - near[len(near) // 2]) <= SAME for x in near)
    return alike >= max(_FEWEST, _MOST * len(run))


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
