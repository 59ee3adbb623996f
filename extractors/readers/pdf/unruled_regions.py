"""Stretches of lines that may be a table: wide gaps in line after line, at the same places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.readers.pdf.ruled import Line as RuleLine
from extractors.readers.pdf.unruled_breaks import (
    LARGER,
    SMALL,
    is_break,
    is_caption,
    is_new_head,
    is_note,
    is_other_type,
    is_section,
    is_set_like,
    loses_columns,
)
from extractors.readers.pdf.unruled_lines import Row, is_in_brackets
from extractors.readers.pdf.unruled_masks import free_runs

TITLE = re.compile(r"^(?:tableau|table|tab\.|annexe|fiche|figure|graphique|chart)\b", re.I)
_UNIT = re.compile(r"^(?:\(.*\)|[%€$]|(?:en|in) \S+(?: \S+){0,2})$", re.I)
GAP = 2.4
"""Space between lines of one table, in type sizes, at most."""

FAR = 4.0
"""The same where a line keeps to all columns."""


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
    borne = 0
    pending = widest = 0.0
    for index in range(start + 1, len(rows)):
        row = rows[index]
        space = row.top - rows[index - 1].bottom
        if space > max(GAP * row.size, 1.3 * widest) and not (
            _is_ruled_off(rows, index, rules) or _goes_with(row, mask, gutters, space)
        ):
            break
        if is_caption(row) or is_other_type(rows, start, index) or is_new_head(rows, start, index):
            break
        if len(row.segments) > 1:
            found = len(free_runs(mask | row.mask, narrow))
            alike = found < gutters and end == index and is_set_like(row, rows[index - 1])
            if loses_columns(gutters, found, borne) and not alike:
                break
            if found < gutters and any(is_note(r, rows[start]) for r in rows[end:index]):
                break  # other columns below the source of the table
            if found >= max(1, gutters // 2):
                borne = borne + 1 if found == gutters else 0
                mask |= row.mask
                gutters = found
                pending = 0
                widest = max(widest, min(space, 3 * row.size)) if index == end else widest
                end = index + 1
                continue
            if alike:
                pending, end = 0, index + 1
                continue  # a long label fills the gutter that a head had narrowed
        elif is_break(rows, index, start, free_runs(mask, narrow)):
            break
        if is_section(rows, index, mask, gutters):
            continue
        pending = _pending(row, mask, narrow, rows, pending)
        if pending >= 4:
            break
    return Span(start, _with_last_cell(rows, end, mask, narrow))


def _goes_with(row: Row, mask: int, gutters: int, space: float) -> bool:
    """Whether a line at some distance keeps all of two gutters or more."""
    if space > FAR * row.size or gutters < 2 or len(row.segments) < 3:
        return False
    return len(free_runs(mask | row.mask, 0.4 * row.size)) >= gutters


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


def _pending(row: Row, mask: int, narrow: float, rows: Sequence[Row], pending: float) -> float:
    """How many lines in a row have not borne out the gutters, this one included.

    Lines of a label count half: three may follow a title.
    """
    runs = free_runs(mask, narrow)
    crossed = [run for run in runs if row.x0 < run[0] and row.x1 > run[1]]
    if not crossed and runs and row.x0 >= runs[0][1] - 1:
        return pending  # a further line of a cell
    if not crossed:
        return pending + (0.5 if runs else 1)
    width = max(r.x1 for r in rows) - min(r.x0 for r in rows)
    if len(row.words) > 6 and row.x1 - row.x0 > 0.75 * width and not row.is_bold:
        return pending + 4  # running text
    return pending + 2


def _with_last_cell(rows: Sequence[Row], end: int, mask: int, narrow: float) -> int:
    """Past the further lines of cells in the last row."""
    runs = free_runs(mask, narrow)
    while runs and end < len(rows):
        row, last = rows[end], rows[end - 1]
        if row.baseline - last.baseline > 1.6 * row.size:
            break
        if any(row.x0 < low and row.x1 > high for low, high in runs):
            break
        small = row.text[0].islower() and row.baseline - last.baseline < 1.35 * row.size
        if row.x0 < runs[0][1] - 1 and not (small and row.size == last.size):
            break
        end += 1
    return end


def with_header(rows: Sequence[Row], span: Span, rules: Sequence[RuleLine], floor: int = 0) -> Span:
    """The stretch with header lines above it that hold a single text each, from `floor` on.

    At the head of a page they may also be the end of a cell that the page break cut.
    """
    mask = 0
    for row in rows[span.first : span.end]:
        mask |= row.mask if len(row.segments) > 1 else 0
    runs = free_runs(mask, 0.4 * rows[span.first].size)
    first = span.first
    limit, farthest = (40, GAP + 0.6) if _all_in_cells(rows[:first], runs) else (5, 1.9)
    while first > floor and runs and span.first - first < limit:
        row, below = rows[first - 1], rows[first]
        if below.baseline - row.baseline > farthest * row.size or row.x0 < runs[0][0]:
            break
        if row.x1 > max(r.x1 for r in rows[span.first : span.end]) + row.size:
            break
        if _wide_rules(rows[span.first : span.end], rules, row.baseline, below.baseline):
            break
        if is_title(row, rows[span.first : span.end], runs):
            break
        first -= 1
    top = _top_rule(rows, first, span, rules)
    return Span(first if top is None else max(top, floor), span.end)


def is_title(row: Row, inside: Sequence[Row], runs: Sequence[tuple[int, int]]) -> bool:
    """Whether a line above a table is its title: by its words, its size, or its place."""
    if TITLE.match(row.text) or abs(row.size - inside[0].size) > 0.6:
        return True
    x0, x1 = min(r.x0 for r in inside), max(r.x1 for r in inside)
    if abs(row.x1 - x1) < row.size and _UNIT.match(row.text):
        return True  # the unit of all figures, at the right above the head
    crossed = sum(row.x0 < low and row.x1 > high for low, high in runs)
    centred = abs(row.x0 + row.x1 - x0 - x1) < 0.03 * (x1 - x0)
    return centred and (is_in_brackets(row.text) or (crossed >= 2 and crossed >= len(runs) - 1))


def _all_in_cells(rows: Sequence[Row], runs: Sequence[tuple[int, int]]) -> bool:
    """Whether all lines above stand right of the first column without crossing a gutter."""
    return bool(runs) and all(
        row.x0 >= runs[0][1] - 1 and not any(row.x0 < a and row.x1 > b for a, b in runs)
        for row in rows
    )


def _wide_rules(
    inside: Sequence[Row], rules: Sequence[RuleLine], low: float, high: float
) -> list[float]:
    """Where between two base lines rules stand that are as wide as the lines `inside`."""
    x0, x1 = min(row.x0 for row in inside), max(row.x1 for row in inside)
    return [
        rule.at
        for rule in rules
        if low < rule.at < high
        and min(rule.high, x1) - max(rule.low, x0) > 0.8 * (x1 - x0)
        and rule.high - rule.low < 1.3 * (x1 - x0) + 20
    ]


def _top_rule(rows: Sequence[Row], first: int, span: Span, rules: Sequence[RuleLine]) -> int | None:
    """The first line below a rule as wide as the table that stands a few lines above."""
    inside = rows[span.first : span.end]
    largest = max(row.size for row in inside)
    for top in range(first - 1, max(-1, first - 6), -1):
        if rows[top].size > largest + 0.8:
            return None  # a heading: the rule further up underlines a title
        if len(rows[top].words) > 12 and not rows[top].is_gapped:
            return None
        if rows[first].top - rows[top].top > 8 * rows[top].size:
            return None
        above = rows[top - 1].baseline if top else rows[0].top - GAP * rows[0].size
        if _wide_rules(inside, rules, above, rows[top].baseline):
            return top
        if _wide_rules(inside, rules, rows[top].baseline, rows[top + 1].baseline):
            return None
    return None


def is_foot(rows: Sequence[Row], end: int) -> bool:
    """Whether the lines before `end` are the last of a page, but for a running foot."""
    if end >= len(rows):
        return True
    row, last = rows[end], rows[end - 1]
    apart = row.top - last.bottom > 1.5 * last.size or abs(row.size - last.size) > 0.6
    return apart and len(rows) - end <= 2


def with_label(rows: Sequence[Row], span: Span) -> Span:
    """The stretch of labels and values with a last label whose value the page break took."""
    if span.end >= len(rows) or not is_foot(rows, span.end + 1):
        return span
    row, inside = rows[span.end], rows[span.first : span.end]
    steps = [b.baseline - a.baseline for a, b in pairwise(inside)]
    labels = [r for r in inside if r.x0 - min(o.x0 for o in inside) < 2 and len(r.segments) > 1]
    if not labels or not steps or row.is_gapped:
        return span
    left, ends = labels[0].x0, max(r.segments[0].x1 for r in labels)
    alike = row.size == labels[-1].size and row.words[0].bold == labels[-1].words[0].bold
    near = row.baseline - inside[-1].baseline <= 1.2 * max(steps)
    fits = abs(row.x0 - left) < 2 and row.x1 <= ends + row.size
    return Span(span.first, span.end + 1) if alike and near and fits else span


def with_footer(rows: Sequence[Row], span: Span, rules: Sequence[RuleLine]) -> Span:
    """The stretch with lines down to a rule as wide as the table just below it."""
    inside = rows[span.first : span.end]
    x0, x1 = min(row.x0 for row in inside), max(row.x1 for row in inside)
    bottom = rows[span.end - 1].bottom
    if span.end < len(rows):
        last = rows[span.end - 1].baseline
        if _wide_rules(inside, rules, last - 1, rows[span.end].baseline):
            return span
    for end in range(span.end, min(span.end + 4, len(rows))):
        row = rows[end]
        if row.top - rows[end - 1].bottom > GAP * row.size or len(row.words) > 12:
            break
        size = inside[-1].size
        if not SMALL * size <= row.size <= LARGER * size or TITLE.match(row.text):
            break  # a note, or what heads the table or chapter that the rule below begins
        if len(row.words) > 6 and row.x1 - row.x0 > 0.75 * (x1 - x0) and not row.is_gapped:
            break
        below = rows[end + 1].top if end + 1 < len(rows) else row.bottom + 3 * row.size
        if end + 1 < len(rows) and rows[end + 1].is_gapped:
            break  # the rule is that of the table which starts there
        for rule in rules:
            wide = min(rule.high, x1) - max(rule.low, x0) > 0.8 * (x1 - x0)
            if wide and max(bottom, row.baseline) < rule.at < below + 1:
                return Span(span.first, end + 1)
    return span
