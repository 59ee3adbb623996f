"""Stretches of lines that may be a table: wide gaps in line after line, at the same places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.readers.pdf.ruled import Line as RuleLine
from extractors.readers.pdf.unruled_lines import Row, free_runs

GAP = 2.4
"""Space between lines of one table, in type sizes, at most."""


@dataclass(frozen=True)
class Span:
    """Lines `first` to `end` (exclusive) of an area."""

    first: int
    end: int


def grow(rows: Sequence[Row], start: int, rules: Sequence[RuleLine]) -> Span:
    """The stretch of lines around the gapped line `start` whose gaps go together."""
    mask = rows[start].mask
    narrow = 0.4 * rows[start].size
    end = start + 1
    gutters = len(free_runs(mask, narrow))
    pending = 0
    widest = 0.0
    for index in range(start + 1, len(rows)):
        row = rows[index]
        space = row.top - rows[index - 1].bottom
        if space > max(GAP * row.size, 1.3 * widest) and not _is_ruled_off(rows, index, rules):
            break
        if row.is_gapped:
            found = len(free_runs(mask | row.mask, narrow))
            if found >= max(1, gutters // 2):
                mask |= row.mask
                gutters = found
                pending = 0
                widest = max(widest, min(space, 3 * row.size)) if index == end else widest
                end = index + 1
                continue
        pending = _pending(row, mask, narrow, rows, pending)
        if pending > 3:
            break
    return Span(start, _with_last_cell(rows, end, mask, narrow))


def _is_ruled_off(rows: Sequence[Row], index: int, rules: Sequence[RuleLine]) -> bool:
    """Whether a rule between two distant lines shows that they belong together."""
    upper, lower = rows[index - 1], rows[index]
    if lower.top - upper.bottom > 6 * lower.size:
        return False
    return any(
        upper.baseline - 1 < rule.at < lower.top + 1
        and rule.high - rule.low > 0.6 * (max(upper.x1, lower.x1) - min(upper.x0, lower.x0))
        for rule in rules
    )


def _pending(row: Row, mask: int, narrow: float, rows: Sequence[Row], pending: int) -> int:
    """How many lines in a row have not borne out the gutters, this one included."""
    runs = free_runs(mask, narrow)
    crossed = [run for run in runs if row.x0 < run[0] and row.x1 > run[1]]
    if not crossed and runs and row.x0 >= runs[0][1] - 1:
        return pending  # a further line of a cell
    if not crossed:
        return pending + 1
    width = max(r.x1 for r in rows) - min(r.x0 for r in rows)
    if len(row.words) > 6 and row.x1 - row.x0 > 0.75 * width and not row.is_bold:
        return pending + 4  # running text
    return pending + 2


def _with_last_cell(rows: Sequence[Row], end: int, mask: int, narrow: float) -> int:
    """Past the further lines of cells in the last row."""
    runs = free_runs(mask, narrow)
    while runs and end < len(rows):
        row, last = rows[end], rows[end - 1]
        if row.baseline - last.baseline > 1.6 * row.size or row.x0 < runs[0][1] - 1:
            break
        if any(row.x0 < low and row.x1 > high for low, high in runs):
            break
        end += 1
    return end


def with_header(rows: Sequence[Row], span: Span, rules: Sequence[RuleLine]) -> Span:
    """The stretch with header lines above it that hold a single text each."""
    mask = 0
    for row in rows[span.first : span.end]:
        mask |= row.mask if row.is_gapped else 0
    runs = free_runs(mask, 0.4 * rows[span.first].size)
    first = span.first
    while first and runs and span.first - first < 5:
        row, below = rows[first - 1], rows[first]
        if below.baseline - row.baseline > 1.9 * row.size or row.x0 < runs[0][0]:
            break
        if row.x1 > max(r.x1 for r in rows[span.first : span.end]) + row.size:
            break
        first -= 1
    top = _top_rule(rows, first, span, rules)
    return Span(first if top is None else top, span.end)


def _top_rule(rows: Sequence[Row], first: int, span: Span, rules: Sequence[RuleLine]) -> int | None:
    """The first line below a rule as wide as the table that stands a few lines above."""
    inside = rows[span.first : span.end]
    x0, x1 = min(row.x0 for row in inside), max(row.x1 for row in inside)
    wide = [
        r.at
        for r in rules
        if min(r.high, x1) - max(r.low, x0) > 0.8 * (x1 - x0)
        and r.high - r.low < 1.3 * (x1 - x0) + 20
    ]
    for top in range(max(0, first - 5), first):
        rows_between = rows[top:first]
        above = rows[top - 1].baseline if top else 0.0
        if any(above < y <= rows[top].top + 2 for y in wide):
            if any(len(r.words) > 12 and not r.is_gapped for r in rows_between):
                continue
            if rows[first].top - rows[top].top < 8 * rows[top].size:
                return top
    return None


def with_footer(rows: Sequence[Row], span: Span, rules: Sequence[RuleLine]) -> Span:
    """The stretch with lines down to a rule as wide as the table just below it."""
    inside = rows[span.first : span.end]
    x0, x1 = min(row.x0 for row in inside), max(row.x1 for row in inside)
    bottom = rows[span.end - 1].bottom
    for end in range(span.end, min(span.end + 4, len(rows))):
        row = rows[end]
        if row.top - rows[end - 1].bottom > GAP * row.size or len(row.words) > 12:
            break
        below = rows[end + 1].top if end + 1 < len(rows) else row.bottom + 3 * row.size
        for rule in rules:
            wide = min(rule.high, x1) - max(rule.low, x0) > 0.8 * (x1 - x0)
            if wide and max(bottom, row.baseline) < rule.at < below + 1:
                return Span(span.first, end + 1)
    return span
