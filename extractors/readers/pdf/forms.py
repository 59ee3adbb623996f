"""Forms without rules whose labels stand in the middle or at the foot of their values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import numpy as np

from extractors.readers.pdf.forms_rows import MODES, Ends, Form, Reading
from extractors.readers.pdf.grid import Grid
from extractors.readers.pdf.page import Word
from extractors.readers.pdf.unruled_columns import Gutter, Piece, TableLine, by_column, cut_lines
from extractors.readers.pdf.unruled_grid import Draft, grid_of
from extractors.readers.pdf.unruled_lines import Row, is_list_mark
from extractors.readers.pdf.unruled_regions import Span

_NARROWEST = 2.5
"""Points between two columns at least."""
_STEP = 2.0
"""Points between the places at which a gutter is looked for."""
_FEWEST = 3
"""Lines of a form at least."""
_LONGEST_LABEL = 9
"""Words in a line of a label at most."""
_WORST = 0.75
"""How badly rows may fit, in lines a row."""
CONFIDENCE = 0.8

Text = tuple[Word, ...]


@dataclass(frozen=True)
class Found:
    """A form and the lines it takes."""

    span: Span
    grid: Grid


def form_grids(rows: Sequence[Row]) -> list[Found]:
    """The forms among the lines of a page, from top to bottom."""
    if not _may_hold_form(rows):
        return []
    texts = [_texts(row, edges) for edges in [_edges(rows)] for row in rows]
    found: list[Found] = []
    for span in _stretches(rows, texts):
        if any(span.first < f.span.end and f.span.first < span.end for f in found):
            continue
        form = _read(rows, texts, span)
        if form is not None:
            found.append(form)
    return sorted(found, key=lambda form: form.span.first)


def _may_hold_form(rows: Sequence[Row]) -> bool:
    """Whether some lines start well to the right of others."""
    if len(rows) < _FEWEST:
        return False
    left = min(row.x0 for row in rows)
    return sum(row.x0 > left + 4 * row.size for row in rows) >= 2


def _edges(rows: Sequence[Row]) -> frozenset[int]:
    """Where texts of several lines start."""
    starts = Counter(round(segment.x0) for row in rows for segment in row.segments)
    return frozenset(
        x + off for x, n in starts.items() if n + starts[x + 1] + starts[x - 1] >= 3 for off in (-1, 0, 1)
    )


def _texts(row: Row, edges: frozenset[int]) -> list[Text]:
    """The texts of a line, bullets with what follows them, parted where columns start."""
    parts: list[Text] = []
    for segment in row.segments:
        if parts and len(parts[-1]) == 1 and is_list_mark(parts[-1][0].text):
            parts[-1] = parts[-1] + segment.words
        else:
            parts.append(segment.words)
    return [text for part in parts for text in _parted(part, edges)]


def _parted(words: Text, edges: frozenset[int]) -> list[Text]:
    if round(words[0].x0) in edges:
        for index, (left, right) in enumerate(pairwise(words), start=1):
            if index > _LONGEST_LABEL:
                break
            gap = right.x0 - left.x1
            if gap > max(_NARROWEST, 0.2 * right.size) and round(right.x0) in edges:
                return [words[:index], words[index:]]
    return [words]


def _stretches(rows: Sequence[Row], texts: Sequence[Sequence[Text]]) -> Iterator[Span]:
    """Lines between which some place is crossed by no text, the longest first."""
    left, right = min(row.x0 for row in rows), max(row.x1 for row in rows)
    places = np.arange(left + 20, right - 20, _STEP)
    if not len(places):
        return
    flat = [text for line in texts for text in line]
    lows = np.array([text[0].x0 - 0.5 for text in flat])[:, None]
    highs = np.array([text[-1].x1 + 0.5 for text in flat])[:, None]
    counts = np.array([len(line) for line in texts])
    covers = (places > lows) & (places < highs)
    crossed = np.logical_or.reduceat(covers, np.cumsum(counts) - counts)
    walls = np.ones((1, len(places)), dtype=bool)
    change = np.diff(np.vstack([walls, crossed, walls]).astype(np.int8), axis=0)
    starts = np.argwhere(change.T == -1)
    ends = np.argwhere(change.T == 1)
    spans = {(int(a[1]), int(b[1])) for a, b in zip(starts, ends, strict=True)}
    for first, end in sorted(spans, key=lambda span: span[0] - span[1]):
        if end - first >= _FEWEST:
            yield Span(first, end)


def _read(rows: Sequence[Row], texts: Sequence[Sequence[Text]], span: Span) -> Found | None:
    """The form on these lines, if they hold one and nothing else."""
    inside = texts[span.first : span.end]
    gutters = _gutters(inside)
    if not gutters:
        return None
    lines = _lines(rows[span.first : span.end], gutters)
    columns = len(gutters) + 1
    if not _has_labels(lines, columns):
        return None
    ends = Ends(span.first <= 2, len(rows) - span.end <= 2)
    best = _best(lines, columns, ends)
    first, end = _trimmed(best, ends)
    if (first, end) != (0, len(lines)):
        span = Span(span.first + first, span.first + end)
        ends = Ends(span.first <= 2, len(rows) - span.end <= 2)
        lines = lines[first:end]
        if len(lines) < _FEWEST:
            return None
        best = _best(lines, columns, ends)
    if len(best.rows) < 2 or not _fits(best):
        return None
    draft = Draft(best.rows, tuple(gutters), (), 0)
    reasons = ("unruled", "labels and values" if columns == 2 else "rows aligned", best.mode)
    return Found(span, grid_of(draft, CONFIDENCE, reasons))


def _best(lines: Sequence[TableLine], columns: int, ends: Ends) -> Reading:
    labels = frozenset([0, 2] if columns == 4 else [0])
    form = Form(lines, columns, labels, ends)
    return min((form.read(mode) for mode in MODES), key=lambda reading: reading.total)


def _trimmed(reading: Reading, ends: Ends) -> tuple[int, int]:
    """The lines that are left without texts at either end that only seem to be labels."""
    rows = reading.rows
    first, end = 0, sum(len(row) for row in rows)
    alone = [all(line.cols == {0} for line in row) for row in rows]
    if alone[0]:
        first = len(rows[0])
    if alone[-1] and len(rows) > 1 and not (ends.foot and _is_label(rows[-1], rows)):
        end -= len(rows[-1])
    return first, end


def _is_label(row: Sequence[TableLine], rows: Sequence[Sequence[TableLine]]) -> bool:
    """Whether the text of a row looks like the first texts of the others."""
    word = row[0].row.words[0]
    others = [line.row.words[0] for r in rows[:-1] for line in r if 0 in line.cols]
    alike = [o for o in others if (o.size, o.bold, o.italic) == (word.size, word.bold, word.italic)]
    return 2 * len(alike) > len(others) and word.text[0].isupper()


def _fits(reading: Reading) -> bool:
    return reading.total / len(reading.rows) <= _WORST


def _gutters(texts: Sequence[Sequence[Text]]) -> list[Gutter]:
    spans = sorted((text[0].x0, text[-1].x1) for line in texts for text in line)
    gutters: list[Gutter] = []
    reach = spans[0][1]
    for low, high in spans:
        if low - reach >= _NARROWEST:
            gutters.append((reach, low))
        reach = max(reach, high)
    return gutters


def _lines(rows: Sequence[Row], gutters: Sequence[Gutter]) -> list[TableLine]:
    top, bottom = rows[0].baseline - 1, rows[-1].baseline + 1
    drawn = [((low + high) / 2, top, bottom) for low, high in gutters]
    return cut_lines(rows, gutters, drawn)


def _has_labels(lines: Sequence[TableLine], columns: int) -> bool:
    """Whether the first column holds short texts on one edge, fewer than the lines beside."""
    pieces = by_column(lines, columns)
    labels, values = pieces[0], pieces[1]
    if len(labels) < 2 or len(values) < 3:
        return False
    if max(len(piece.words) for piece in labels) > _LONGEST_LABEL:
        return False
    return max(_on_edge(labels, 0), _on_edge(labels, 1)) >= 0.8


def _on_edge(pieces: Sequence[Piece], side: int) -> float:
    edges = [piece.x1 if side else piece.x0 for piece in pieces]
    middle = median(edges)
    return sum(abs(edge - middle) < 2 for edge in edges) / len(edges)
