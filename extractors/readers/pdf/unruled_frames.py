"""Tables with horizontal rules alone: from the first to the last rule of one width, all is theirs.

However much space a row leaves, and whatever stands alone between two rules ("Non concerné", a
title over the whole width), the rules show that it belongs to the table.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from extractors.readers.pdf.ruled import Line as RuleLine
from extractors.readers.pdf.unruled_breaks import is_break, is_caption, is_set_like
from extractors.readers.pdf.unruled_known import Known
from extractors.readers.pdf.unruled_lines import Row
from extractors.readers.pdf.unruled_masks import free_runs
from extractors.readers.pdf.unruled_regions import GAP, Span, grow, is_foot

_SAME = 2.0
"""Points by which the ends of rules of one table may differ."""
_FEWEST_RULES = 4
_FEWEST_COLUMNS = 3
_LEFT = 3.0
"""Points by which the left edges of two parts of a table may differ."""
_LINE, _FULL = 6, 0.75
"""Words of a line of running text, and its share of the width, at least."""
_OTHER = 0.06
"""Share by which its type differs from that of a table."""
_WIDEST_BAND = 25.0
"""Type sizes: rules further apart frame parts of a page."""


def span_of_frame(rows: Sequence[Row], index: int, rules: Sequence[RuleLine]) -> Span | None:
    """The lines between the rules of one width around the line `index`, or None.

    Half of the bands between two of the rules must hold a line of three texts or more.
    """
    row = rows[index]
    wide = [rule for rule in rules if rule.low <= row.x0 + _SAME and rule.high >= row.x1 - _SAME]
    for low, high in sorted({(rule.low, rule.high) for rule in wide}):
        same = [r.at for r in wide if abs(r.low - low) <= _SAME and abs(r.high - high) <= _SAME]
        borders = _run_round(sorted(same), row)
        if len(borders) >= _FEWEST_RULES:
            span = _unbroken(rows, _between(rows, borders), index)
            borders = _borders_of(rows, span, borders)
        if len(borders) >= _FEWEST_RULES:
            span = _between(rows, borders)
            inside = span.first <= index < span.end
            if inside and _is_table(rows[span.first : span.end], borders, low, high):
                return span
    return None


def _between(rows: Sequence[Row], borders: Sequence[float]) -> Span:
    """The lines between the first and the last of some rules; there may be none."""
    inside = [borders[0] < row.baseline < borders[-1] for row in rows]
    first = inside.index(True) if True in inside else 0
    return Span(first, first + sum(inside))


def _unbroken(rows: Sequence[Row], span: Span, index: int) -> Span:
    """The lines of a frame around one as far as no title or text of another table parts them."""
    size = median([row.size for row in rows[span.first : span.end] if row.is_gapped])
    breaks = [i for i in range(span.first, span.end) if _parts(rows, i, span, size)]
    first = max([i + 1 for i in breaks if i < index], default=span.first)
    return Span(first, min([i for i in breaks if i > index], default=span.end))


def _parts(rows: Sequence[Row], index: int, span: Span, size: float) -> bool:
    """Whether a line is a numbered title, or of running text in type of another size."""
    row = rows[index]
    if is_caption(row):
        return True
    if len(row.segments) == 1 and index > span.first:
        mask = 0
        for above in rows[span.first : index]:
            mask |= above.mask if above.is_gapped else 0
        if is_break(rows, index, span.first, free_runs(mask, 0.4 * size)):
            return True
    if row.is_gapped or len(row.words) <= _LINE or abs(row.size - size) < _OTHER * size:
        return False
    left, right = min(r.x0 for r in rows[span.first : span.end]), row.x1
    return row.x0 - left < size and right - left > _FULL * (max(r.x1 for r in rows) - left)


def _borders_of(rows: Sequence[Row], span: Span, borders: Sequence[float]) -> list[float]:
    """The rules between the lines before and after a stretch."""
    low = rows[span.first - 1].baseline if span.first else 0.0
    high = rows[span.end].baseline if span.end < len(rows) else float("inf")
    return [at for at in borders if low < at < high]


def with_tail(rows: Sequence[Row], frame: Span, rules: Sequence[RuleLine]) -> Span:
    """The frame with the rows below its last rule: the next one may be missing, or cut off by a
    page break.
    """
    while frame.end < len(rows) and _goes_on(rows[frame.end], rows[frame.end - 1]):
        frame = Span(frame.first, frame.end + 1)
    last = max(i for i in range(frame.first, frame.end) if rows[i].is_gapped)
    grown = grow(rows, last, rules)
    end = max(frame.end, grown.end)
    return Span(frame.first, end if is_foot(rows, end) else frame.end)


def _goes_on(row: Row, above: Row) -> bool:
    return row.top - above.bottom < GAP * row.size and is_set_like(row, above)


def stands_on(rows: Sequence[Row], above: Known) -> bool:
    """Whether the lines of a frame stand on the columns of the table that the page before ends
    with; titles alone may run over them.
    """
    if abs(min(row.x0 for row in rows) - above.left) > _LEFT:
        return False
    gapped = [row for row in rows if len(row.segments) > 1]
    words = [word for row in gapped for word in row.words]
    slack = 0.3 * rows[0].size
    crossed = sum(w.x0 + slack < x < w.x1 - slack for w in words for x in above.middles)
    return bool(gapped) and not crossed


def _run_round(borders: Sequence[float], row: Row) -> list[float]:
    """The rules above and below a line with no wider step than a row may have."""
    limit = _WIDEST_BAND * row.size
    above: list[float] = []
    for at in reversed([at for at in borders if at < row.baseline]):
        if (above[-1] if above else row.baseline) - at > limit:
            break
        above.append(at)
    below: list[float] = []
    for at in (at for at in borders if at > row.baseline):
        if at - (below[-1] if below else row.baseline) > limit:
            break
        below.append(at)
    return [*reversed(above), *below] if above and below else []


def _is_table(rows: Sequence[Row], borders: Sequence[float], low: float, high: float) -> bool:
    """Whether all lines keep between the ends of the rules and half of the bands have columns."""
    if any(row.x0 < low - _SAME or row.x1 > high + _SAME for row in rows):
        return False
    bands: dict[int, bool] = {}
    for row in rows:
        band = sum(at < row.baseline for at in borders)
        bands[band] = bands.get(band, False) or len(row.segments) >= _FEWEST_COLUMNS
    return sum(bands.values()) * 2 >= len(bands)
