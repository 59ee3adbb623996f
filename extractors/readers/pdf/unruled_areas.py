"""Columns of running text on a page: areas within which tables are looked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from extractors.readers.pdf.page import Word
from extractors.readers.pdf.unruled_lines import Row

FEWEST_LINES = 8
"""Columns of text have at least so many lines."""
STEP = 3
"""Points between the places at which a gutter is looked for."""


@dataclass(frozen=True)
class _Split:
    first: int
    end: int
    x: float


def split_areas(rows: Sequence[Row], depth: int = 0) -> list[list[Row]]:
    """Lines by page area: text columns side by side part, all else stays together."""
    split = _best_split(rows) if depth < 3 and len(rows) >= FEWEST_LINES else None
    if split is None:
        return [list(rows)] if rows else []
    left, right = _halves(rows[split.first : split.end], split.x)
    parts = (rows[: split.first], left, right, rows[split.end :])
    return [area for part in parts for area in split_areas(part, depth + 1)]


def _best_split(rows: Sequence[Row]) -> _Split | None:
    """The longest gutter with running text on both sides."""
    x0, x1 = min(row.x0 for row in rows), max(row.x1 for row in rows)
    places = np.arange(x0 + 0.2 * (x1 - x0), x1 - 0.2 * (x1 - x0), STEP)
    if not len(places):
        return None
    crossed = np.zeros((len(rows), len(places)), dtype=bool)
    for index, row in enumerate(rows):
        for segment in row.segments:
            crossed[index] |= (places > segment.x0 - 1) & (places < segment.x1 + 1)
    runs = sorted(_long_runs(crossed), key=lambda run: run[0] - run[1])
    for first, end, place in runs[:40]:
        x = float(places[place])
        split = _trimmed(rows, _Split(first, end, x))
        if split is not None and _is_text_gutter(rows, split, x0, x1):
            return split
    return None


def _long_runs(crossed: npt.NDArray[np.bool_]) -> list[tuple[int, int, int]]:
    """(first line, line after the last, place) of stretches that nothing crosses."""
    runs = []
    for place in range(crossed.shape[1]):
        edges = np.flatnonzero(np.concatenate(([True], crossed[:, place], [True])))
        lengths = np.diff(edges) - 1
        for index in np.flatnonzero(lengths >= FEWEST_LINES):
            runs.append((int(edges[index]), int(edges[index + 1]) - 1, place))
    return runs


def _halves(rows: Sequence[Row], x: float) -> tuple[list[Row], list[Row]]:
    left = [_part([w for w in row.drawn if w.x1 <= x + 1]) for row in rows]
    right = [_part([w for w in row.drawn if w.x1 > x + 1]) for row in rows]
    return [r for r in left if r is not None], [r for r in right if r is not None]


def _part(words: Sequence[Word]) -> Row | None:
    return Row(tuple(words)) if words else None


def _trimmed(rows: Sequence[Row], split: _Split) -> _Split | None:
    """Without lines of a table at either end: those with gaps within a half."""
    first, end = split.first, split.end
    marks = []
    for row in rows[first:end]:
        left, right = _halves([row], split.x)
        parts = [*left, *right]
        marks.append(
            "gap"
            if any(p.is_gapped for p in parts)
            else "text"
            if any(len(p.words) >= 5 for p in parts)
            else "other"
        )
    head = _table_lines(marks)
    tail = _table_lines(marks[::-1])
    first, end = first + head, end - tail
    return _Split(first, end, split.x) if end - first >= FEWEST_LINES else None


def _table_lines(marks: Sequence[str]) -> int:
    """How many lines at the start are a table's: up to the last gapped before long text."""
    last = 0
    for index, mark in enumerate(marks):
        if mark == "gap":
            last = index + 1
        elif mark == "text" and index - last >= 3:
            break
    return last if last >= 3 else 0


def _is_text_gutter(rows: Sequence[Row], split: _Split, x0: float, x1: float) -> bool:
    left, right = _halves(rows[split.first : split.end], split.x)
    if min(len(left), len(right)) < 5:
        return False
    shares = sorted((prose_share(left), prose_share(right)))
    if shares[0] >= 0.5:
        return True
    central = 0.38 <= (split.x - x0) / (x1 - x0) <= 0.62
    return central and shares[1] >= 0.6 and split.end - split.first >= 14 and shares[0] >= 0.15


def prose_share(rows: Sequence[Row]) -> float:
    """Share of lines that run over most of the width without a wide gap."""
    x0, x1 = min(row.x0 for row in rows), max(row.x1 for row in rows)
    full = sum(
        row.x1 - row.x0 >= 0.75 * (x1 - x0) and len(row.words) >= 4 and not row.is_gapped
        for row in rows
    )
    return full / len(rows)
