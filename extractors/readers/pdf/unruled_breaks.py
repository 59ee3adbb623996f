"""Where a stretch of table lines ends though gaps go on: at the title of what follows."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from extractors.readers.pdf.ruled import Line as RuleLine
from extractors.readers.pdf.unruled_lines import Row, is_year
from extractors.readers.pdf.unruled_masks import free_runs

CAPTION = r"(?:tableau|table|tab\.|figure|fig\.|graphique|chart|box|encadré)"
"""What the title of a table or figure begins with, before its number."""
_NUMBERED = re.compile(rf"^{CAPTION}\s*(?:[A-Z]?[\dIVX]+|[A-Z][.:])", re.I)
_NOTE = re.compile(r"^(?:sources?|notes?|nota|champ|lecture|n\. ?b\.)\s?[.:–-]", re.I)
SMALL = 0.9
"""Notes below a table are set in type smaller than so much of its own."""
LARGER = 1.2
"""Type this many times that of a table heads what follows it."""
_OTHER = 0.12
"""Share by which the type of another table differs at least."""
_WIDER = 1.6
"""A space this many times the widest within a table parts it from the next."""
_WIDE = 0.85
"""Share of the lines' width that a rule at the end of a table covers."""
_ALIKE = 3
"""Texts set like those of the line above that show a line to be of the same table."""
_SETTLED = 4
"""Gapped lines after which the columns of a stretch are known."""


def is_caption(row: Row) -> bool:
    """Whether a line is the numbered title of a table or figure, gaps after the number or not."""
    return bool(_NUMBERED.match(row.text))


def is_break(rows: Sequence[Row], index: int, start: int, runs: Sequence[tuple[int, int]]) -> bool:
    """Whether a line of one text among those from `start` on is the title of something else.

    `runs` are the gutters so far.
    """
    row, first = rows[index], rows[start]
    if is_caption(row) or row.size > LARGER * max(first.size, rows[index - 1].size):
        return True
    crossed = sum(row.x0 < low and row.x1 > high for low, high in runs)
    if not crossed or abs(row.x0 - first.x0) > 2 * row.size or index + 1 == len(rows):
        return False
    return _is_head(rows[index + 1], first)


def _is_head(row: Row, first: Row) -> bool:
    """Whether a line heads columns in the way the first line of the stretch does."""
    if len(row.segments) < 3 or len(first.segments) < 2:
        return False
    data = [s for s in row.segments[1:] if s.is_data and not is_year(s.text)]
    return not data and (row.segments[0].text == first.segments[0].text or _are_bold(row, first))


def _are_bold(row: Row, first: Row) -> bool:
    return row.is_bold and first.is_bold


def closing_rule(rows: Sequence[Row], rules: Sequence[RuleLine]) -> int:
    """How many lines stand above the last rule as wide as a table of figures and end it.

    What follows it has no figures and no rule below.
    """
    x0, x1 = min(row.x0 for row in rows), max(row.x1 for row in rows)
    at = [row.baseline for row in rows]
    wide = sorted(r.at for r in rules if min(r.high, x1) - max(r.low, x0) >= _WIDE * (x1 - x0))
    inside = [y for y in wide if at[0] < y < at[-1]]
    if not inside or len(wide) < 2 or wide[-1] > at[-1]:
        return len(rows)
    end = bisect_left(at, inside[-1])
    above, below = rows[:end], rows[end:]
    figures = sum(map(_has_figures, above))
    ends = figures >= 2 and 2 * figures >= len(above) and not any(map(_has_figures, below))
    return end if ends else len(rows)


def _has_figures(row: Row) -> bool:
    return any(segment.is_data for segment in row.segments[1:])


def loses_columns(gutters: int, found: int, borne: int) -> bool:
    """Whether a line would take more gutters than one odd text does, where columns are known.

    `gutters` before and `found` with the line; `borne` gapped lines kept to them.
    """
    return borne >= _SETTLED and found < gutters - max(1, gutters // 3)


def is_note(row: Row, first: Row) -> bool:
    """Whether a line is the source of a table that begins with `first`, or a note to it."""
    return len(row.segments) == 1 and (row.size < SMALL * first.size or bool(_NOTE.match(row.text)))


def is_set_like(row: Row, above: Row) -> bool:
    """Whether the texts of a line start or end, all but one, where those of the line above do."""
    if len(row.segments) < _ALIKE or row.size != above.size:
        return False
    edges = [(other.x0, other.x1) for other in above.segments]
    alike = [any(abs(s.x0 - a) < 1 or abs(s.x1 - b) < 1 for a, b in edges) for s in row.segments]
    return sum(alike) >= max(_ALIKE, len(alike) - 1)


def is_other_type(rows: Sequence[Row], start: int, index: int) -> bool:
    """Whether another table begins: its lines from here on are set in type of another size."""
    row = rows[index]
    if abs(row.size - rows[index - 1].size) <= _OTHER * row.size or not row.is_gapped:
        return False
    above = [r.size for r in rows[start:index] if r.is_gapped]
    below = [r.size for r in rows[index : index + _SETTLED] if r.is_gapped]
    alike = max(below) - min(below) <= _OTHER * row.size
    return (
        alike
        and min(len(above), len(below)) >= _SETTLED
        and all(abs(size - row.size) > _OTHER * row.size for size in above[-_SETTLED:])
    )


def is_new_head(rows: Sequence[Row], start: int, index: int) -> bool:
    """Whether a line heads another table: the first line again, or bold below a wide space."""
    row, first = rows[index], rows[start]
    if index < start + _SETTLED or len(row.segments) < 2:
        return False
    texts = [segment.text for segment in row.segments]
    if len(texts) > 2 and texts == [segment.text for segment in first.segments]:
        return True
    if not _are_bold(row, first) or rows[index - 1].is_bold or not _is_head(row, first):
        return False
    spaces = [b.top - a.bottom for a, b in pairwise(rows[start : index + 1])]
    return spaces[-1] > _WIDER * max(*spaces[:-1], 0.5 * row.size)


def is_section(rows: Sequence[Row], index: int, mask: int, gutters: int) -> bool:
    """Whether a long line stands alone between two lines of columns, as a section title does."""
    if gutters < 2 or index + 1 >= len(rows):
        return False
    row, below = rows[index], rows[index + 1]
    if below.baseline - row.baseline > 1.6 * row.size or len(below.segments) < 3:
        return False
    return len(free_runs(mask | below.mask, 0.4 * below.size)) >= gutters
