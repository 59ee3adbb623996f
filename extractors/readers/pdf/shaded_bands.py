"""Forms without borders: shaded bands of bold labels, the values in the open below them.

« ▒Partenaires▒ ▒Financement▒ » over two texts. The shades of a band tell the columns of the
values below it; bands of one width, one under the other, are one table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.blocks import BBox
from extractors.readers.pdf.cells import PlacedTable, is_bold, words_in, words_outside
from extractors.readers.pdf.grid import Grid, Slot
from extractors.readers.pdf.lines import group_words
from extractors.readers.pdf.page import Fill, Page, Word

REASON = "shaded bands"
_SAME = 4.0
"""Points by which the ends of bands of one form may differ."""
_TALLEST = 4.0
"""Lines of a label."""
_WIDEST_GAP = 8.0
"""Points between two shades of a band."""
_FEWEST_BANDS = 3
_STEP = 3.0
"""Type sizes between the lines of a value, or a band and its value, at most."""


@dataclass(frozen=True)
class _Band:
    """Shades beside each other, from left to right, and the words in them."""

    boxes: tuple[BBox, ...]
    words: tuple[Word, ...]

    @property
    def top(self) -> float:
        return min(box[1] for box in self.boxes)

    @property
    def bottom(self) -> float:
        return max(box[3] for box in self.boxes)

    @property
    def ends(self) -> tuple[float, float]:
        return self.boxes[0][0], self.boxes[-1][2]

    @property
    def borders(self) -> list[float]:
        """Half-way between its shades."""
        return [(a[2] + b[0]) / 2 for a, b in pairwise(self.boxes)]


def shaded_grids(page: Page, taken: Sequence[BBox], above: Sequence[PlacedTable]) -> list[Grid]:
    """Grids of the forms of a page, one row for each band and one for the values below it.

    `above` are the tables of the page before: a form that goes on may have few bands here.
    """
    rows = _abreast(page.fills, taken)
    if not rows:
        return []
    words = [word for word in page.words if not word.rotation]
    for box in taken:
        words = words_outside(words, box)
    goes_on = bool(above) and REASON in above[-1].reasons
    grids: list[Grid] = []
    for bands in _forms(_bands(rows, words), words):
        continues = goes_on and not grids
        if _is_form(bands, goes_on=continues):
            grids.append(_grid(bands, words, _rest(bands[0], words) if continues else []))
    return grids


def _rest(band: _Band, words: Sequence[Word]) -> list[Word]:
    """The end of a value that the page break cut: lines right above the first band."""
    found: list[Word] = []
    top = band.top
    left, right = band.ends
    for line in reversed(group_words(w for w in words if w.bottom <= band.top + 1)):
        if top - max(w.bottom for w in line) > _STEP * line[0].size or is_bold(line):
            break
        if line[0].x0 < left - _SAME or line[-1].x1 > right + _SAME:
            break
        found += line
        top = min(w.top for w in line)
    return found


def _abreast(fills: Sequence[Fill], taken: Sequence[BBox]) -> list[list[BBox]]:
    """Shades close beside each other, from left to right, none of them within the boxes `taken`."""
    rows: list[list[BBox]] = []
    for box in sorted((fill.bbox for fill in fills), key=lambda box: (box[1] + box[3], box[0])):
        last = rows[-1][0] if rows else None
        middle = (box[1] + box[3]) / 2
        if last is not None and last[1] < middle < last[3]:
            rows[-1].append(box)
        else:
            rows.append([box])
    return [row for boxes in rows if _are_near(row := sorted(boxes)) and not _any_in(row, taken)]


def _are_near(row: Sequence[BBox]) -> bool:
    return all(-1 < right[0] - left[2] < _WIDEST_GAP for left, right in pairwise(row))


def _any_in(row: Sequence[BBox], taken: Sequence[BBox]) -> bool:
    """Whether a box of a row has no words of its own: those of a table lie there."""
    return any(
        out[0] <= box[0] and out[1] <= box[1] and box[2] <= out[2] and box[3] <= out[3]
        for box in row
        for out in taken
    )


def _bands(rows: Sequence[Sequence[BBox]], words: Sequence[Word]) -> list[_Band]:
    bands = []
    for boxes in rows:
        inside = [words_in(words, box) for box in boxes]
        if all(inside) and _is_band(boxes, inside):
            bands.append(_Band(tuple(boxes), tuple(word for part in inside for word in part)))
    return bands


def _is_band(boxes: Sequence[BBox], inside: Sequence[Sequence[Word]]) -> bool:
    """Whether shades hold bold labels of a few lines."""
    size = max(word.size for part in inside for word in part)
    low = all(box[3] - box[1] < _TALLEST * 1.3 * size for box in boxes)
    return low and all(is_bold(part) for part in inside)


def _forms(bands: Sequence[_Band], words: Sequence[Word]) -> list[list[_Band]]:
    """Bands of one width one under the other, with nothing between them but their values."""
    forms: list[list[_Band]] = []
    for band in bands:
        last = forms[-1][-1] if forms else None
        if last is not None and _follows(last, band, words):
            forms[-1].append(band)
        else:
            forms.append([band])
    return forms


def _follows(upper: _Band, lower: _Band, words: Sequence[Word]) -> bool:
    if any(abs(a - b) > _SAME for a, b in zip(upper.ends, lower.ends, strict=True)):
        return False
    between = [w for w in words if upper.bottom <= (w.top + w.bottom) / 2 < lower.top]
    return len(_value(upper, between)) == len(between)


def _value(band: _Band, below: Sequence[Word]) -> list[Word]:
    """The words of the lines below a band that keep to its columns, down to a wide gap."""
    found: list[Word] = []
    bottom = band.bottom
    left, right = band.ends
    for line in group_words(below):
        top = min(word.top for word in line)
        if top - bottom > _STEP * line[0].size or is_bold(line):
            break
        if line[0].x0 < left - _SAME or line[-1].x1 > right + _SAME:
            break
        if any(w.x0 + 1 < x < w.x1 - 1 for w in line for x in band.borders):
            break
        found += line
        bottom = max(bottom, *(word.bottom for word in line))
    return found


def _is_form(bands: Sequence[_Band], *, goes_on: bool) -> bool:
    """Whether bands part in different ways: a table's header parts all its rows in one."""
    parted = {tuple(round(x) for x in band.borders) for band in bands if band.borders}
    if goes_on:
        return bool(parted)
    return len(bands) >= _FEWEST_BANDS and len(parted) > 1


def _grid(bands: Sequence[_Band], words: Sequence[Word], rest: Sequence[Word]) -> Grid:
    left = min(band.ends[0] for band in bands)
    right = max(band.ends[1] for band in bands)
    inner = sorted({round(x, 1) for band in bands for x in band.borders})
    xs = (left - 1, *inner, right + 1)
    ys = [bands[0].top - 1]
    slots: list[Slot] = []
    if rest:
        ys.insert(0, min(word.top for word in rest) - 1)
        slots.append(Slot(0, 0, 1, len(xs) - 1))
    for index, band in enumerate(bands):
        after = bands[index + 1].top if index + 1 < len(bands) else float("inf")
        below = [w for w in words if band.bottom <= (w.top + w.bottom) / 2 < after]
        value = _value(band, below)
        edges = [0, *(xs.index(round(x, 1)) for x in band.borders), len(xs) - 1]
        for bottom in (band.bottom, max((w.bottom for w in value), default=0.0)):
            if bottom:
                ys.append(bottom + 1)
                row = len(ys) - 2
                slots += [Slot(row, a, row + 1, b) for a, b in pairwise(edges)]
    return Grid(xs, tuple(ys), tuple(slots), 0.9, ("unruled", REASON), 0)
