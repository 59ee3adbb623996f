"""Columns of running text on a page: areas within which tables are looked for."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

import numpy as np
import numpy.typing as npt

from extractors.readers.pdf.number_edges import ends_column
from extractors.readers.pdf.page import Word
from extractors.readers.pdf.ruled import Line as RuleLine
from extractors.readers.pdf.unruled_beside import is_beside_text, twin_split
from extractors.readers.pdf.unruled_lines import Row, Segment

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
FEWEST_LINES = 8
"""Columns of text have at least so many lines."""
FEWEST_TWINS = 3
"""Two tables beside each other have at least so many lines."""
DEEPEST = 5
"""How often an area is parted."""
LONGEST_ROW = 7
"""Lines of text that rows of a table have at most on average, where nothing else parts them."""
_NEAR_RULE = 1.5
"""Type sizes between the first line of a table and the rule above it at most."""
_SAME = 2.0
"""Points by which the ends of rules of one table may differ."""
_TITLE_LINES = 3
"""Lines of text on one side that a table among them may have for its title."""
MOST_TRIES = 6
"""Gutters that are looked at closely."""
STEP = 2
"""Points between the places at which a gutter is looked for."""


@dataclass(frozen=True)
class _Split:
    first: int
    end: int
    x: float


def split_areas(
    rows: Sequence[Row], rules: Sequence[RuleLine] = (), depth: int = 0
) -> list[list[Row]]:
    """Lines by page area: text columns side by side part, all else stays together.

    `rules` are the horizontal rules of the page: a text gutter is not crossed by them.
    """
    split = None
    if not depth and _are_numbered(rows):
        return [list(rows)]
    if depth < 3 and len(rows) >= FEWEST_LINES:
        split = _best_split(rows, rules)
    if split is None and depth < DEEPEST and len(rows) >= FEWEST_TWINS:
        split = _twins(rows, rules)
    if split is None:
        return [list(rows)] if rows else []
    left, right = _halves(rows[split.first : split.end], split.x)
    parts = (rows[: split.first], left, right, rows[split.end :])
    return [area for part in parts for area in split_areas(part, rules, depth + 1)]


def _are_numbered(rows: Sequence[Row]) -> bool:
    """Whether most lines begin with a number set to one edge: rows of a table, each with its own,
    no columns of text.
    """
    if not rows or not rows[0].edges:
        return False
    numbered = sum(ends_column(row.words[0], row.edges) for row in rows)
    return numbered > FEWEST_TWINS and 2 * numbered > len(rows)


def _twins(rows: Sequence[Row], rules: Sequence[RuleLine]) -> _Split | None:
    found = twin_split(rows, rules)
    return _Split(*found) if found else None


def _best_split(rows: Sequence[Row], rules: Sequence[RuleLine]) -> _Split | None:
    """The longest gutter with running text on both sides."""
    x0, x1 = min(row.x0 for row in rows), max(row.x1 for row in rows)
    if sum(len(row.words) >= 4 for row in rows) < FEWEST_LINES:
        return None
    places = np.arange(x0 + 0.2 * (x1 - x0), x1 - 0.2 * (x1 - x0), STEP)
    if not len(places):
        return None
    texts = [[s for s in row.segments if len(s.words) >= 4] for row in rows]
    runs = _long_runs(_crossed(rows, places))
    near = (run for run in runs if _may_part_text(texts[run[0] : run[1]], float(places[run[2]])))
    for run in islice(near, MOST_TRIES):
        split = _trimmed(rows, _Split(run[0], run[1], float(places[run[2]])))
        if split is not None and _is_text_gutter(rows, split, rules):
            return split
        for part in _unruled_ends(rows, split, rules) if split is not None else ():
            if is_beside_text(*_halves(rows[part.first : part.end], part.x), in_rows=True):
                return part
    return None


def _unruled_ends(rows: Sequence[Row], split: _Split, rules: Sequence[RuleLine]) -> list[_Split]:
    """The lines below the last and above the first of the rules that run over a gutter."""
    inside, x = rows[split.first : split.end], split.x
    at = [row.baseline for row in inside]
    over = [r.at for r in rules if r.low < x - 20 and r.high > x + 20 and at[0] < r.at < at[-1]]
    if not over:
        return []
    above = split.first + bisect_left(at, min(over))
    below = split.first + bisect_left(at, max(over))
    parts = (_Split(below, split.end, x), _Split(split.first, above, x))
    return [part for part in parts if part.end - part.first >= FEWEST_LINES]


def _crossed(rows: Sequence[Row], places: Floats) -> Flags:
    """For each line and place whether a text of the line covers the place."""
    texts = [segment for row in rows for segment in row.segments]
    left = np.array([segment.x0 - 1 for segment in texts])[:, None]
    right = np.array([segment.x1 + 1 for segment in texts])[:, None]
    counts = np.array([len(row.segments) for row in rows])
    covers = (places > left) & (places < right)
    crossed: Flags = np.logical_or.reduceat(covers, np.cumsum(counts) - counts)
    return crossed


def _long_runs(crossed: Flags) -> list[tuple[int, int, int]]:
    """(first line, line after the last, place) of the longest stretches nothing crosses."""
    closed = np.ones((crossed.shape[1], 1), dtype=np.int8)
    steps = np.diff(np.hstack((closed, crossed.T.astype(np.int8), closed)), axis=1)
    at, firsts = np.nonzero(steps < 0)
    ends = np.nonzero(steps > 0)[1]
    long = ends - firsts >= FEWEST_LINES
    runs: dict[tuple[int, int], list[list[int]]] = defaultdict(list)
    for place, first, end in zip(*(a[long].tolist() for a in (at, firsts, ends)), strict=True):
        groups = runs[first, end]
        if groups and groups[-1][-1] == place - 1:
            groups[-1].append(place)
        else:
            groups.append([place])
    found = [(*run, group[len(group) // 2]) for run, groups in runs.items() for group in groups]
    return sorted(found, key=lambda run: run[0] - run[1])


def _may_part_text(texts: Sequence[Sequence[Segment]], x: float) -> bool:
    """Whether enough lines have a text of several words on one side of a place."""
    left = sum(any(s.x1 <= x for s in line) for line in texts)
    return left >= 5 or sum(any(s.x0 >= x for s in line) for line in texts) >= 5


def _halves(rows: Sequence[Row], x: float) -> tuple[list[Row], list[Row]]:
    left = [_part([w for w in row.drawn if w.x1 <= x + 1]) for row in rows]
    right = [_part([w for w in row.drawn if w.x1 > x + 1]) for row in rows]
    return [r for r in left if r is not None], [r for r in right if r is not None]


def _part(words: Sequence[Word]) -> Row | None:
    return Row(words) if words else None


def _trimmed(rows: Sequence[Row], split: _Split) -> _Split | None:
    """Without lines of a table at either end: gapped within a half, with no text beside."""
    inside = rows[split.first : split.end]
    above = _table_lines(inside, split.x)
    if len(inside) - above < FEWEST_LINES:
        return None
    first, end = split.first + above, split.end - _table_lines(inside[::-1], split.x)
    return _Split(first, end, split.x) if end - first >= FEWEST_LINES else None


def _mark(row: Row, x: float) -> str:
    left = [word for word in row.drawn if word.x1 <= x + 1]
    right = [word for word in row.drawn if word.x1 > x + 1]
    across = bool(left and right)
    if across:
        parts = [Row(part) for part in (left, right) if len(part) > 1]
    else:
        parts = [row] if len(row.drawn) > 1 else []
    if any(len(part.words) >= 5 and not part.is_gapped for part in parts):
        return "text" if across else "lone"
    return "gap" if across and any(part.is_gapped for part in parts) else "other"


def _table_lines(rows: Sequence[Row], x: float) -> int:
    """How many lines at the start are a table's: up to the last gapped before any text.

    A title and a note of a line or two may stand on one side.
    """
    last = lone = gaps = 0
    for index, row in enumerate(rows, start=1):
        mark = _mark(row, x)
        lone = lone + 1 if mark == "lone" else 0 if mark == "gap" else lone
        if mark == "text" or lone > _TITLE_LINES:
            break
        if mark == "gap":
            last, gaps = index, gaps + 1
    return last if last >= 3 and (gaps >= 3 or _mark(rows[0], x) != "lone") else 0


def _is_text_gutter(rows: Sequence[Row], split: _Split, rules: Sequence[RuleLine]) -> bool:
    x0, x1 = min(row.x0 for row in rows), max(row.x1 for row in rows)
    inside = rows[split.first : split.end]
    if _is_crossed(inside, split.x, rules):
        return False
    left, right = _halves(inside, split.x)
    together = _starts_together(inside, split.x)
    if is_beside_text(left, right, in_rows=together):
        return True
    if min(len(left), len(right)) < 5 or together:
        return False
    first = _text_share(left, rules)
    if first < 0.15:
        return False
    shares = sorted((first, _text_share(right, rules)))
    if shares[0] >= 0.5:
        return True
    central = 0.38 <= (split.x - x0) / (x1 - x0) <= 0.62
    return central and shares[1] >= 0.6 and split.end - split.first >= 14 and shares[0] >= 0.15


def _text_share(rows: Sequence[Row], rules: Sequence[RuleLine]) -> float:
    """Share of running text on one side, which may be columns of text in turn."""
    share = prose_share(rows)
    if share >= 0.5 or len(rows) < FEWEST_LINES:
        return share
    return 0.6 if _best_split(rows, rules) is not None else share


def _is_crossed(rows: Sequence[Row], x: float, rules: Sequence[RuleLine]) -> bool:
    """Whether rules run over the gutter, as they do between the rows of a table or round its
    head and, of the same width, at its end.
    """
    top, bottom, near = rows[0].top, rows[-1].bottom, _NEAR_RULE * rows[0].size
    over = [rule for rule in rules if rule.low < x - 20 and rule.high > x + 20]
    inside = [rule for rule in over if top < rule.at < bottom]
    if len(inside) != 1:
        return len(inside) > 1
    head = inside[0]
    same = [r.at for r in over if max(abs(r.low - head.low), abs(r.high - head.high)) < _SAME]
    return any(top - near < at <= top for at in same) and any(at >= bottom for at in same)


def _starts_together(rows: Sequence[Row], x: float) -> bool:
    """Whether texts on both sides start on the same lines below a space, as rows do."""
    ends = [index for index, row in enumerate(rows, start=1) if row.x1 > x]
    rows = rows[: max(ends, default=0)]  # notes may follow on one side
    steps = [b.baseline - a.baseline for a, b in pairwise(rows)]
    usual = sorted(step for step in steps if step > 0.8 * rows[0].size)
    if not usual:
        return False
    leading = usual[len(usual) // 10]
    starts = [row for row, step in zip(rows[1:], steps, strict=True) if step > 1.3 * leading]
    both = [row for row in starts if row.x0 < x < row.x1]
    short = len(rows) <= LONGEST_ROW * (len(starts) + 1)
    if _is_half(rows, x) and 3 * sum(_mark(row, x) == "gap" for row in both) < len(both):
        return False  # two columns alike: paragraphs may start on the same lines by chance
    return short and len(both) >= 2 and len(both) >= 0.8 * len(starts)


def _is_half(rows: Sequence[Row], x: float) -> bool:
    x0, x1 = min(row.x0 for row in rows), max(row.x1 for row in rows)
    return 0.42 <= (x - x0) / (x1 - x0) <= 0.58


def prose_share(rows: Sequence[Row]) -> float:
    """Share of lines that run over most of the width without a wide gap."""
    x0, x1 = min(row.x0 for row in rows), max(row.x1 for row in rows)
    full = sum(
        row.x1 - row.x0 >= 0.75 * (x1 - x0) and len(row.words) >= 4 and not row.is_gapped
        for row in rows
    )
    return full / len(rows)
