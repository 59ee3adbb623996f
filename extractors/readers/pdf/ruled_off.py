"""Rows of boxes that have no columns: their borders part lines that would else be one paragraph."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from extractors.readers.pdf.lines import Line
from extractors.readers.pdf.page import Rule
from extractors.readers.pdf.placing import Column

_SAME = 2.0
"""Points between ends that meet."""
_MOST_RULES = 400
"""More on one page draw tables."""


def mark_ruled_off(rules: Sequence[Rule], columns: Sequence[Column]) -> None:
    """Mark the lines that begin a row of such a box: « Budget » below a line as wide as the box
    is no more of its sentence.
    """
    if not 4 <= len(rules) <= _MOST_RULES:
        return
    across = sorted((r for r in rules if r.orientation == "h"), key=lambda rule: rule.top)
    tops = [rule.top for rule in across]
    for column in columns if across else ():
        for above, line in pairwise(column.items):
            if isinstance(above, Line) and isinstance(line, Line):
                first = bisect_right(tops, above.baseline)
                last = bisect_left(tops, line.baseline - line.size / 2, first)
                left, right = min(above.x0, line.x0), max(above.x1, line.x1)
                line.ruled_off = any(
                    rule.x0 < left and rule.x1 > right and _is_closed(rule, rules)
                    for rule in across[first:last]
                )


def _is_closed(border: Rule, rules: Sequence[Rule]) -> bool:
    """Whether upright rules meet it at both ends."""
    ends = [
        rule.x0
        for rule in rules
        if rule.orientation == "v"
        and rule.top < border.top + _SAME
        and rule.bottom > border.top - _SAME
    ]
    return all(any(abs(x - end) <= _SAME for x in ends) for end in (border.x0, border.x1))
