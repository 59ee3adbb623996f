"""Lines to write on in forms: drawn behind a label, with no text above them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from extractors.readers.pdf.page import Rule, Word

_FEWEST = 2
_FAR, _NEAR = 15.0, 2.0
"""Type sizes between a label and its line at most, with and without a colon."""

_baseline = attrgetter("baseline")


def without_blank_lines(rules: Sequence[Rule], words: Sequence[Word]) -> tuple[Rule, ...]:
    """The rules of a page without those to write on."""
    if len([rule for rule in rules if rule.orientation == "h"]) < _FEWEST:
        return tuple(rules)
    ordered = sorted([word for word in words if not word.rotation], key=_baseline)
    lines = [word.baseline for word in ordered]
    blank = {
        id(rule) for rule in rules if rule.orientation == "h" and _is_blank(rule, ordered, lines)
    }
    if len(blank) < _FEWEST:
        return tuple(rules)
    return tuple(rule for rule in rules if id(rule) not in blank)


def _is_blank(rule: Rule, words: Sequence[Word], lines: Sequence[float]) -> bool:
    y = (rule.top + rule.bottom) / 2
    near = words[bisect_left(lines, y - 14) : bisect_right(lines, y + 4)]
    level = [w for w in near if abs(w.baseline - y) < 0.4 * w.size]
    label = max((w for w in level if w.x1 < rule.x0 + 2), key=lambda w: w.x1, default=None)
    if label is None or label.text[-1] not in ":).":
        return False
    if rule.x0 - label.x1 > (_FAR if label.text[-1] == ":" else _NEAR) * label.size:
        return False
    return not any(w.x1 > rule.x0 + 2 and w.x0 < rule.x1 - 2 for w in near)
