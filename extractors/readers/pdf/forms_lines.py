"""Lines of a page on which a form may stand: texts, gutters between them, stretches of both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median, median_low

import numpy as np

from extractors.readers.pdf.page import Word
from extractors.readers.pdf.unruled_columns import Gutter
from extractors.readers.pdf.unruled_lines import Row, is_list_mark
from extractors.readers.pdf.unruled_regions import Span

FEWEST = 3
"""Lines of a form at least."""
LONGEST_LABEL = 9
"""Words in a line of a label at most."""
NARROWEST = 2.5
"""Points between two columns at least."""
_WIDER = 1.12
"""The same in spaces of the line, where neither weight nor a wide gap tells two texts apart."""
_LARGER = 1.15
"""Type this many times the usual is a heading's."""
_STEP = 2.0
"""Points between the places at which a gutter is looked for."""
_MARGIN = 20.0
"""Points from either edge of the text within which no gutter is looked for."""

ALIGNED = 0.8
"""Share of labels that stand on one edge at least."""
_RAGGED = 0.5
"""The same, at most, of the edge where they are not set."""
_EDGE = 2.0
"""Points by which labels may miss the edge they stand on."""

Text = tuple[Word, ...]


def texts_of(rows: Sequence[Row]) -> list[list[Text]]:
    """For each line its texts: bullets with what follows them, parted where columns start."""
    starts = Counter(round(segment.x0) for row in rows for segment in row.segments)
    common = [x for x, n in starts.items() if n + starts[x - 1] + starts[x + 1] >= FEWEST]
    edges = frozenset(x + off for x in common for off in (-1, 0, 1))
    ends = _common_ends(rows, edges)
    return [
        [text for part in _with_bullets(row) for text in _parted(part, edges, ends)] for row in rows
    ]


def _common_ends(rows: Sequence[Row], edges: frozenset[int]) -> frozenset[int]:
    """Where several labels end that are set flush right, before texts that start on an edge."""
    ends = Counter(
        round(left.x1)
        for row in rows
        for left, right in pairwise(row.words)
        if round(right.x0) in edges and right.x0 - left.x1 >= NARROWEST
    )
    common = [x for x, n in ends.items() if n + ends[x - 1] + ends[x + 1] >= FEWEST]
    return frozenset(x + off for x in common for off in (-1, 0, 1))


def _with_bullets(row: Row) -> list[Text]:
    parts: list[Text] = []
    for segment in row.segments:
        if parts and len(parts[-1]) == 1 and is_list_mark(parts[-1][0].text):
            parts[-1] = parts[-1] + segment.words
        else:
            parts.append(segment.words)
    return parts


def _parted(words: Text, edges: frozenset[int], ends: frozenset[int]) -> list[Text]:
    """Two texts where both start on edges, or the first ends on one, and hardly more than a space
    is between them.
    """
    starts = round(words[0].x0) in edges
    if not (starts or ends):
        return [words]
    gaps = [right.x0 - left.x1 for left, right in pairwise(words)]
    least = max(NARROWEST, _WIDER * median_low(gaps)) if len(gaps) > 1 else NARROWEST
    for index, gap in enumerate(gaps[:LONGEST_LABEL], start=1):
        is_apart = gap >= least or words[index - 1].bold != words[index].bold
        on_edge = starts or round(words[index - 1].x1) in ends
        if on_edge and is_apart and gap >= NARROWEST and round(words[index].x0) in edges:
            return [words[:index], words[index:]]
    return [words]


def stretches(rows: Sequence[Row], texts: Sequence[Sequence[Text]]) -> Iterator[Span]:
    """Lines between which some place is crossed by no text or heading, the longest first."""
    flat = [text for line in texts for text in line]
    lows = np.array([text[0].x0 - 0.5 for text in flat])
    highs = np.array([text[-1].x1 + 0.5 for text in flat])
    places = np.arange(lows.min() + _MARGIN, highs.max() - _MARGIN, _STEP)
    counts = np.array([len(line) for line in texts])
    covers = (places > lows[:, None]) & (places < highs[:, None])
    crossed = np.logical_or.reduceat(covers, np.cumsum(counts) - counts)
    usual = median_low([row.size for row in rows])
    crossed[[row.size > _LARGER * usual for row in rows]] = True
    wall = np.ones((1, len(places)), dtype=bool)
    change = np.diff(np.vstack([wall, crossed, wall]).astype(np.int8), axis=0).T
    starts, ends = np.nonzero(change == -1)[1], np.nonzero(change == 1)[1]
    spans = set(zip(starts.tolist(), ends.tolist(), strict=True))
    for first, end in sorted(spans, key=lambda span: (span[0] - span[1], span)):
        if end - first >= FEWEST:
            yield Span(first, end)


def gutters_of(texts: Sequence[Sequence[Text]]) -> list[Gutter]:
    """Stretches of the x axis that no text covers."""
    spans = sorted((text[0].x0, text[-1].x1) for line in texts for text in line)
    gutters: list[Gutter] = []
    reach = spans[0][1]
    for low, high in spans:
        if low - reach >= NARROWEST:
            gutters.append((reach, low))
        reach = max(reach, high)
    return gutters


def on_edge(edges: Sequence[float]) -> float:
    """The share of places that lie on one edge."""
    middle = median(edges)
    return sum(abs(edge - middle) < _EDGE for edge in edges) / len(edges)


def are_flush_right(labels: Sequence[tuple[float, float]]) -> bool:
    """Whether labels, told by both their ends, end at one edge and begin anywhere."""
    starts, ends = [left for left, _ in labels], [right for _, right in labels]
    return bool(labels) and on_edge(ends) >= ALIGNED and on_edge(starts) <= _RAGGED
