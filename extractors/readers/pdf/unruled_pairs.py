"""Facts as web pages set them: labels in small type or capitals side by side, a value below each.

« OBJECTIF   DÉMARRAGE » over « 3 – Visites à domicile   mars 2022 », strip after strip on the same
columns. Nothing but the type tells labels from values, and no row of values follows another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.readers.pdf.grid import Grid, Slot
from extractors.readers.pdf.page import Word
from extractors.readers.pdf.spaces import parted
from extractors.readers.pdf.unruled_lines import WIDE, Row, is_data

_FEWEST_STRIPS = 2
"""Strips of a page on the same columns."""
_SAME = 1.5
"""Points by which the left edges of one column may differ."""
_NEAR = 1.0
"""Type sizes between a label and its value at most."""
_STEP = 1.5
"""Type sizes from one line of a value to the next."""
_SMALLER = 0.93
"""Of the values' type size: labels that are set smaller."""
_LONGEST = 8
"""Words of a label."""


@dataclass(frozen=True, slots=True)
class _Strip:
    """The line of labels `first` and those of their values, to before `end`."""

    first: int
    end: int
    starts: tuple[float, ...]

    @property
    def place(self) -> tuple[int, ...]:
        """Where its columns begin, roughly."""
        return tuple(round(x / (2 * _SAME)) for x in self.starts)


def parted_by_pairs(rows: Sequence[Row]) -> Iterator[tuple[Sequence[Row], Grid | None]]:
    """(lines, None) above, between and below the strips, (lines, grid) for those that touch."""
    strips = list(_strips(rows))
    times = Counter(strip.place for strip in strips)
    first = 0
    for near in _touching([strip for strip in strips if times[strip.place] >= _FEWEST_STRIPS]):
        yield rows[first : near[0].first], None
        first = near[-1].end
        yield rows[near[0].first : first], _grid_of(rows, near)
    yield rows[first:], None


def _touching(strips: Sequence[_Strip]) -> list[list[_Strip]]:
    """Strips one right below the other on the same columns."""
    found: list[list[_Strip]] = []
    for strip in strips:
        last = found[-1][-1] if found else None
        if last is not None and (last.end, last.place) == (strip.first, strip.place):
            found[-1].append(strip)
        else:
            found.append([strip])
    return found


def _strips(rows: Sequence[Row]) -> Iterator[_Strip]:
    index = 0
    while index < len(rows) - 1:
        strip = _strip_at(rows, index)
        if strip is not None:
            yield strip
        index = strip.end if strip else index + 1


def _strip_at(rows: Sequence[Row], index: int) -> _Strip | None:
    labels, values = rows[index], rows[index + 1]
    if values.top - labels.bottom > _NEAR * values.size or not labels.is_gapped:
        return None
    if not (_differ(labels, values) and _are_labels(labels)):
        return None
    starts = tuple(text[0].x0 for text in _texts(labels))
    if not _keeps_to(values, starts):
        return None
    end = index + 2
    while end < len(rows) and _goes_on(rows[end - 1], rows[end], starts):
        end += 1
    if end < len(rows) and _is_row_of_values(rows[end], values, starts):
        return None  # the head of a table
    return _Strip(index, end, starts)


def _texts(row: Row) -> list[list[Word]]:
    """What wide gaps part: letter-spaced words stand far from figures."""
    return parted(row.words, WIDE)


def _are_labels(row: Row) -> bool:
    return all(
        len(words) <= _LONGEST and not is_data(words[0].text) and words[0].text[0].isalpha()
        for words in _texts(row)
    )


def _differ(labels: Row, values: Row) -> bool:
    """Whether labels are smaller than their values, or in bold or capitals as these are not."""
    if labels.size <= _SMALLER * values.size:
        return True
    if labels.is_bold and not any(word.bold for word in values.words):
        return True
    return labels.text.isupper() and not values.text.isupper()


def _keeps_to(row: Row, starts: Sequence[float]) -> bool:
    """Whether all texts of a line begin where a column does and end before the next."""
    ends = (*starts[1:], float("inf"))
    return all(
        any(
            abs(words[0].x0 - x) <= _SAME and words[-1].x1 < end
            for x, end in zip(starts, ends, strict=True)
        )
        for words in _texts(row)
    )


def _goes_on(above: Row, row: Row, starts: Sequence[float]) -> bool:
    """Whether a line goes on with the values above it: with one of them, or in small letters."""
    if row.baseline - above.baseline > _STEP * above.size or not _keeps_to(row, starts):
        return False
    if row.is_gapped and not all(words[0].text[0].islower() for words in _texts(row)):
        return False
    return row.size == above.size and row.is_bold == above.is_bold


def _is_row_of_values(row: Row, values: Row, starts: Sequence[float]) -> bool:
    """Whether the line below a strip is set like its values, on the same columns."""
    alike = row.size == values.size and row.is_bold == values.is_bold
    return alike and row.is_gapped and _keeps_to(row, starts) and not _differ(row, values)


def _grid_of(rows: Sequence[Row], strips: Sequence[_Strip]) -> Grid:
    """A row of labels and one of values for each strip."""
    inside = rows[strips[0].first : strips[-1].end]
    lefts = [min(xs) for xs in zip(*(strip.starts for strip in strips), strict=True)]
    xs = (*(x - _SAME - 0.5 for x in lefts), max(row.x1 for row in inside) + 1)
    parts = [
        rows[a:b]
        for strip in strips
        for a, b in pairwise((strip.first, strip.first + 1, strip.end))
    ]
    ys = [parts[0][0].top - 1]
    ys += [(above[-1].bottom + below[0].top) / 2 for above, below in pairwise(parts)]
    ys.append(parts[-1][-1].bottom + 1)
    slots = tuple(
        Slot(row, col, row + 1, col + 1)
        for row, _ in enumerate(parts)
        for col, _ in enumerate(lefts)
    )
    return Grid(xs, tuple(ys), slots, 0.8, ("unruled", "strip"), 0)
