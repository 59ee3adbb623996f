"""Charts and keys: pictures whose numbers and labels are no table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from extractors.blocks import BBox
from extractors.readers.pdf.cells import words_in
from extractors.readers.pdf.page import Fill, Page, Rule, Word
from extractors.readers.pdf.unruled_lines import is_data

_FEWEST = 4
"""Bars or grid lines at least."""
_DIFFERENT = 3
"""Lengths of bars, labels of an axis or colours of a key at least."""
_WIDEST_KEY, _HIGHEST_KEY, _SMALLEST_KEY = 22.0, 16.0, 3.0
_NEAR = 1.5
"""Points: edges nearer than this are in line."""
_BELOW = 14.0
"""Points between a chart and the labels below it at most."""
_BESIDE = 40.0
"""Points between the texts of one entry of a key at most."""


def chart_boxes(page: Page) -> list[BBox]:
    """The outlines of charts with their labels, and of keys with patches of colour."""
    words = [word for word in page.words if word.rotation == 0]
    plots = [*_grid_plots(page.rules, words), *_bar_plots(page.fills, words)]
    keys = _keys(page.fills, words)
    return [_with_labels(box, words, page.fills) for box in plots] + keys


def without_drawings(page: Page, charts: Sequence[BBox]) -> Page:
    """The page without the rules and fills that lie in charts."""
    rules = tuple(r for r in page.rules if not _lies_in((r.x0, r.top, r.x1, r.bottom), charts))
    fills = tuple(fill for fill in page.fills if not _lies_in(fill.bbox, charts))
    return replace(page, rules=rules, fills=fills)


def _lies_in(box: BBox, charts: Iterable[BBox]) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return any(
        x0 <= x <= x1 and top <= y <= bottom and box[0] >= x0 - 8 and box[2] <= x1 + 8
        for x0, top, x1, bottom in charts
    )


def _grid_plots(rules: Sequence[Rule], words: Sequence[Word]) -> list[BBox]:
    """Level lines of one length with numbers of an axis beside their ends, not between them."""
    by_ends: dict[tuple[int, int], list[Rule]] = defaultdict(list)
    for rule in rules:
        if rule.orientation == "h":
            by_ends[round(rule.x0 / 3), round(rule.x1 / 3)].append(rule)
    found = []
    for lines in by_ends.values():
        if len(lines) < _FEWEST:
            continue
        left = lines[0].x0
        near = [word for word in words if left - 3 * word.size < word.x1 <= left + 2]
        labels = [word for line in lines for word in near if _is_tick(word, line)]
        if len(labels) >= _DIFFERENT and len(labels) >= 0.6 * len(lines):
            left = min(word.x0 for word in labels)
            tops = [line.top for line in lines]
            size = labels[0].size
            found.append((left - 1, min(tops) - size, lines[0].x1 + 1, max(tops) + 0.6 * size))
    return found


def _is_tick(word: Word, line: Rule) -> bool:
    middle = (word.top + word.bottom) / 2
    if abs(middle - line.top) > 0.35 * word.size or not is_data(word.text):
        return False
    return 0 <= line.x0 + 2 - word.x1 < 2 * word.size + 2


def _bar_plots(fills: Sequence[Fill], words: Sequence[Word]) -> list[BBox]:
    """Bars: fills without text, equally thick, of different lengths from one base line."""
    if len(fills) < _FEWEST:
        return []
    boxes = [fill.bbox for fill in fills]
    upright = _in_line(boxes, words, lambda b: (b[3], b[2] - b[0], b[3] - b[1]))
    level = _in_line(boxes, words, lambda b: (b[0], b[3] - b[1], b[2] - b[0]))
    turned = _stacked([(top, x0, bottom, x1) for x0, top, x1, bottom in boxes])
    upright += [(x0, top, x1, bottom) for top, x0, bottom, x1 in turned]
    level = [box for box in level if _is_plain(box, words)] + _stacked(boxes)
    return upright + [_with_names(box, words) for box in level]


def _with_names(box: BBox, words: Sequence[Word]) -> BBox:
    """Level bars with the names that end just before them."""
    x0, top, x1, bottom = box
    left = x0
    lines: dict[int, float] = {}
    for word in sorted(words, key=lambda w: -w.x1):
        line = round(word.baseline)
        if word.x1 > x0 + 2 or not top <= (word.top + word.bottom) / 2 <= bottom:
            continue
        if lines.get(line, x0) - word.x1 < (0.5 if line in lines else 2) * word.size:
            lines[line] = word.x0
            left = min(left, word.x0)
    return left, top, x1, bottom


def _stacked(boxes: Sequence[BBox]) -> list[BBox]:
    """Level bars of parts that touch, cut at different places: parts may have texts in them."""
    bars: dict[tuple[int, int], list[BBox]] = defaultdict(list)
    for box in boxes:
        bars[round(box[1] / _NEAR), round(box[3] / _NEAR)].append(box)
    groups: dict[tuple[int, int], list[list[BBox]]] = defaultdict(list)
    for bar in bars.values():
        parts = sorted(bar)
        if len(parts) > 1 and all(abs(b[0] - a[2]) < 1 for a, b in pairwise(parts)):
            first = parts[0]
            groups[round(first[0] / _NEAR), round((first[3] - first[1]) / _NEAR)].append(parts)
    return [
        _around([part for parts in group for part in parts])
        for group in groups.values()
        if len(group) >= _FEWEST
        and len({round(parts[0][2] / _NEAR) for parts in group}) >= _DIFFERENT
    ]


def _in_line(
    boxes: Sequence[BBox],
    words: Sequence[Word],
    measure: Callable[[BBox], tuple[float, float, float]],
) -> list[BBox]:
    """Outlines of boxes alike in base line and thickness; `measure` gives those and the length."""
    groups: dict[tuple[int, int], list[BBox]] = defaultdict(list)
    for box in boxes:
        base, thick, _ = measure(box)
        groups[round(base / _NEAR), round(thick / _NEAR)].append(box)
    found = []
    for group in groups.values():
        if _are_different(group, measure):
            bars = [box for box in group if not words_in(words, box)]
            found += [_around(bars)] if _are_different(bars, measure) else []
    return found


def _are_different(
    boxes: Sequence[BBox], measure: Callable[[BBox], tuple[float, float, float]]
) -> bool:
    lengths = {round(measure(box)[2] / _NEAR) for box in boxes}
    return len(boxes) >= _FEWEST and len(lengths) >= _DIFFERENT


def _around(boxes: Sequence[BBox]) -> BBox:
    x0s, tops, x1s, bottoms = zip(*boxes, strict=True)
    return min(x0s), min(tops), max(x1s), max(bottoms)


def _is_plain(box: BBox, words: Sequence[Word]) -> bool:
    """Whether level bars have one label and one value each: more is a table with bars in it."""
    lines: dict[int, int] = defaultdict(int)
    for word in words:
        if box[1] <= (word.top + word.bottom) / 2 <= box[3] and is_data(word.text):
            lines[round(word.baseline)] += 1
    return not lines or median(lines.values()) <= 1


def _with_labels(box: BBox, words: Sequence[Word], fills: Sequence[Fill]) -> BBox:
    """The plot with its axis at the left, values above it, and labels and key below it."""
    x0, top, x1, bottom = box
    left = [w for w in words if top - 4 <= (w.top + w.bottom) / 2 <= bottom + 4 and w.x1 <= x0 + 2]
    beside = [w.x0 for w in left if x0 - w.x1 < 2 * w.size and is_data(w.text)]
    size = max((w.size for w in words if x0 <= w.x0 <= x1 and top <= w.top <= bottom), default=8.0)
    low = _below((x0, top, x1, bottom), words)
    keys = [f.bbox for f in fills if _is_patch(f.bbox) and x0 <= f.bbox[0] <= x1]
    if any(low - 2 <= key[1] < low + _BELOW for key in keys):
        low = _below((x0, top, x1, low), words)
    return min([x0, *beside]) - 1, top - 1.5 * size, x1 + size, low


def _below(box: BBox, words: Sequence[Word]) -> float:
    """The bottom of the line of words just below a box."""
    x0, _, x1, bottom = box
    near = [w for w in words if w.x1 > x0 and w.x0 < x1 and bottom - 2 <= w.top < bottom + _BELOW]
    first = min((w.baseline for w in near), default=None)
    if first is None:
        return bottom
    return max(w.bottom for w in near if w.baseline - first < 0.5 * w.size) + 1


def _keys(fills: Sequence[Fill], words: Sequence[Word]) -> list[BBox]:
    """Patches of different colours above each other, each with its text."""
    groups: dict[tuple[int, int, int], list[Fill]] = defaultdict(list)
    for fill in fills:
        x0, top, x1, bottom = fill.bbox
        if _is_patch(fill.bbox):
            groups[round(x0 / 2), round((x1 - x0) / 2), round((bottom - top) / 2)].append(fill)
    found = []
    for group in groups.values():
        if len(group) < _DIFFERENT or len({fill.color for fill in group}) < len(group):
            continue
        entries = [_entry(fill.bbox, words) for fill in group]
        if all(entries):
            texts = [word for entry in entries for word in entry]
            x0, top, x1, bottom = _around([fill.bbox for fill in group])
            found.append((x0 - 1, top - 4, max([x1, *(w.x1 for w in texts)]) + 1, bottom + 4))
    return found


def _is_patch(box: BBox) -> bool:
    wide, high = box[2] - box[0], box[3] - box[1]
    return _SMALLEST_KEY <= wide <= _WIDEST_KEY and _SMALLEST_KEY <= high <= _HIGHEST_KEY


def _entry(patch: BBox, words: Sequence[Word]) -> list[Word]:
    """The words on the line of a patch, as far as they follow it closely."""
    _, top, right, bottom = patch
    line = [
        w for w in words if top - 2 <= (w.top + w.bottom) / 2 <= bottom + 2 and w.x0 >= right - 1
    ]
    found: list[Word] = []
    for word in sorted(line, key=lambda w: w.x0):
        if word.x0 - (found[-1].x1 if found else right) > (_BESIDE if found else word.size * 2):
            break
        found.append(word)
    return found
