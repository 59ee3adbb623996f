"""Whether a page break cut a row in two, and how the halves of a cell come together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.blocks import Cell, Region
from extractors.readers.pdf.compose import asks_for_more, compose, join_texts
from extractors.readers.pdf.joins_columns import kind_of
from extractors.readers.pdf.joins_nested import is_table_row, joined_rows
from extractors.readers.pdf.page import Word

_LONGEST_LABEL = 40
_MOST_BLANK = 1.0
"""What blanks beside a new first cell may weigh, all together."""
_ITEM = re.compile(
    r"(?P<kind>(?:[^\W\d_]+\.?\s*){1,2}(?:n\s?[°ºo]\s*)?)(?P<number>\d{1,3}(?:[.-]\d{1,2})*)"
    r"(?:\s*(?:bis|ter))?\s*(?:[:–—-]|$)"
)
"""« Obj. 11 – », « Action n° 3 : », « Fiche 2.1 - »."""
Words = Sequence[Word]
Halves = tuple[Cell, Cell, Words, Words]
"""The cell above the break and the one below, and the words of each."""


@dataclass(frozen=True)
class Habits:
    """How the cells of a table's columns usually read, to tell the halves of a cell by."""

    values: Mapping[int, Counter[str]]
    keys: frozenset[int] = frozenset()
    """Columns in which every row has its own cell with text."""

    @classmethod
    def of(cls, above: Iterable[Cell], below: Iterable[Cell]) -> Habits:
        """Those of the body cells above and below a page break."""
        texts: dict[int, list[str]] = defaultdict(list)
        for cell in (*above, *below):
            if cell.text and not cell.is_header and cell.col_span == 1:
                texts[cell.col].append(cell.text)
        values = {col: Counter(found) for col, found in texts.items()}
        gaps = {c.col for c in above if not c.is_header and (not c.text or c.row_span > 1)}
        gaps |= {c.col for c in below if c.row_span > 1 or (c.row > 1 and not c.text)}
        return cls(values, frozenset(values.keys() - gaps))

    def is_whole(self, col: int, text: str) -> bool:
        """Whether the text stands as a whole cell elsewhere in the column ("Oui")."""
        return self.values.get(col, Counter())[text] > 1

    def small_starts(self, col: int) -> float:
        """Share of the column's cells that start with a small letter."""
        texts = self.values.get(col, Counter())
        return sum(text[0].islower() for text in texts) / max(len(texts), 1)


def is_cut(pairs: Sequence[Halves], habits: Habits, *, unmatched: bool, open_border: bool) -> bool:
    """Whether the last row above and the first row below a page break are one row.

    `pairs` are cells over the same columns; `unmatched` tells that text below stands in a
    cell without partner; `open_border` that no border closes the row at the break.
    """
    if unmatched or not pairs:
        return False
    if not any(below.text for _, below, _, _ in pairs):
        return open_border
    if _is_label_without_value(pairs):
        return True
    floor = max((word.bottom for _, _, words, _ in pairs for word in words), default=0.0)
    if any(_are_two_items(above.text, below.text) for above, below, _, _ in pairs):
        return False
    votes = [vote(pair, floor, habits) for pair in pairs]
    if _is_complement(pairs, votes):
        return True
    if _opens_anew(pairs, votes):
        blank = sum(v for (_, below, _, _), v in zip(pairs, votes, strict=True) if not below.text)
        votes.append(min(blank, _MOST_BLANK) - blank)
    return sum(votes) + (1.5 if open_border else 0.0) > 0


def _are_two_items(above: str, below: str) -> bool:
    """« Obj. 11 – … » over « Obj. 27 – … »: two numbers of one kind."""
    upper, lower = _ITEM.match(above), _ITEM.match(below)
    if upper is None or lower is None or upper["number"] == lower["number"]:
        return False
    return upper["kind"].casefold() == lower["kind"].casefold()


def _opens_anew(pairs: Sequence[Halves], votes: Sequence[float]) -> bool:
    """Whether the first column has a new text below the break and no other one goes on.

    Its row may be blank but for a word or two, however many columns it has.
    """
    above, below, _, _ = pairs[0]
    texts = [v for (_, b, _, _), v in zip(pairs, votes, strict=True) if b.text]
    return bool(above.text and below.text) and len(texts) > 1 and max(texts) < 0


def _is_complement(pairs: Sequence[Halves], votes: Sequence[float]) -> bool:
    """Whether one text is cut, and all others stand wholly above or wholly below the break.

    Texts centred or set at the bottom of a row land on either side of it.
    """
    cut = [
        v for (above, below, _, _), v in zip(pairs, votes, strict=True) if above.text and below.text
    ]
    return bool(cut) and min(cut) >= 1.5


def _is_label_without_value(pairs: Sequence[Halves]) -> bool:
    """A label at the foot of a page whose value stands at the head of the next."""
    (first, first_below, _, _), *others = pairs
    if not first.text or first_below.text or not others:
        return False
    return all(not above.text for above, _, _, _ in others) and any(b.text for _, b, _, _ in others)


def vote(pair: Halves, floor: float, habits: Habits) -> float:
    """For (positive) or against (negative) one cell being cut; `floor` is where text ends."""
    above, below, words, _ = pair
    if not below.text:
        return (2.5 if above.col in habits.keys else 0.4) if above.text else 0.0
    if not above.text:
        return -2.0
    if asks_for_more(above.text):
        return 2.0
    if kind_of(above.text) in ("number", "date") or kind_of(below.text) in ("number", "date"):
        return -2.0 if above.text[-1] not in "-/" else 0.5
    if words and floor - max(word.bottom for word in words) > 1.5 * words[0].size:
        return -3.0
    if above.col == 1 and above.col in habits.keys and _are_labels(above.text, below.text):
        return -3.0
    if habits.is_whole(above.col, above.text) or habits.is_whole(above.col, below.text):
        return -1.5
    return _goes_on(pair, habits.small_starts(above.col))


def _are_labels(above: str, below: str) -> bool:
    """Whether two texts of a first column in which every row has its own are two labels."""
    is_short = max(len(above), len(below)) <= _LONGEST_LABEL
    is_open = above[-1] in "-\u00ad,;’'(«/" or asks_for_more(above)
    return is_short and below[0].isupper() and not is_open


def _goes_on(pair: Halves, small_starts: float) -> float:
    """How much the text below reads as the continuation of the text above."""
    above, below = pair[0].text, pair[1].text
    if is_table_row(above, -1) and is_table_row(below, 0):
        return 2.0
    if above[-1] in "-\u00ad,;’'(«/":
        return 2.0
    text, end, start = joined_text(*pair)
    if "\n" in text[end:start] and below[0] not in "•":
        return -0.7
    if below[0].islower():
        return 2.0 - 2.7 * min(1.0, 2 * small_starts)
    if below[0] in "•)»,;:":
        return 1.0
    return -0.4 if above[-1] in ".!?…" else -0.7


def continues_merged(pair: Halves, is_group: bool) -> bool:
    """Whether a cell merged over several rows goes on below the break of whole rows."""
    above, below, _, _ = pair
    if not is_group:
        return False
    if not below.text or not above.text:
        return True
    return below.text[0].islower() and above.text[-1] not in ".!?;:"


def pairs_through(
    pairs: Sequence[Halves], bottom: Sequence[bool], top: Sequence[bool]
) -> list[Halves]:
    """The cells that neither side of the break closes while it closes others: merged over several
    rows, of which the page ends between two. `bottom` and `top` tell what is open, by column.
    """
    if len(bottom) != len(top):
        return []
    is_open = [upper and lower for upper, lower in zip(bottom, top, strict=True)]
    return [
        pair
        for pair in pairs
        if all(is_open[pair[0].col - 1 : pair[0].col - 1 + pair[0].col_span] or [False])
    ]


def join_cells(pair: Halves, row_span: int) -> Cell:
    """One cell of two halves, with a region for each page that holds some of its text."""
    above, below, words, more = pair
    text, end, start = joined_text(above, below, words, more)
    regions = [
        *(replace(r, end=min(r.end, end)) for r in above.regions if above.text),
        *(
            Region(r.page, r.bbox, start + r.start, start + r.end)
            for r in below.regions
            if below.text
        ),
    ]
    return replace(
        above,
        text=text,
        row_span=row_span,
        regions=tuple(regions) or above.regions,
        bold=above.bold if above.text else below.bold,
        fill=above.fill or below.fill,
        confidence=min(above.confidence, below.confidence),
    )


def joined_text(above: Cell, below: Cell, words: Words, more: Words) -> tuple[str, int, int]:
    """(text of both halves, end of the upper, start of the lower)."""
    if not above.text or not below.text:
        text = above.text or below.text
        return text, len(above.text), len(text) - len(below.text)
    rows = joined_rows(above.text, below.text)
    if rows is not None:  # of a row that was cut, the page below holds about as much as it did
        start = len(rows) - len(below.text)
        return rows, min(len(above.text), start), start
    text = _composed(above, below, words, more) or join_texts(above.text, below.text)
    start = len(text) - len(below.text)
    if not text.endswith(below.text):
        text = f"{above.text} {below.text}"
        start = len(above.text) + 1
    end = len(above.text) if text.startswith(above.text) else len(above.text) - 1
    return text, min(end, start), start


def _composed(above: Cell, below: Cell, words: Words, more: Words) -> str | None:
    """Both halves composed as if no page break had come between them."""
    if not (words and more and above.regions and below.regions):
        return None
    if any(word.rotation for word in (*words, *more)):
        return None
    left, _, right, _ = above.regions[-1].bbox
    if compose(words, left, right) != above.text:
        return None
    shift_x = left - below.regions[0].bbox[0]
    last = max(word.baseline for word in words)
    first = min(word.baseline for word in more)
    shift_y = last + _leading(words, more) - first
    moved = [_moved(word, shift_x, shift_y) for word in more]
    return compose([*words, *moved], left, right)


def _leading(words: Words, more: Words) -> float:
    size = max(word.size for word in words)
    steps = []
    for part in (words, more):
        lines = sorted({word.baseline for word in part})
        steps += [b - a for a, b in pairwise(lines) if b - a > 0.8 * size]
    return min(steps, default=1.2 * size)


def _moved(word: Word, x: float, y: float) -> Word:
    return Word(
        word.text, word.x0 + x, word.top + y, word.x1 + x, word.bottom + y, word.baseline + y,
        word.size, word.bold, word.italic, word.font, word.rotation, word.confidence,
    )  # fmt: skip


def merged_words(pair: Halves) -> tuple[Word, ...]:
    """The words of a joined cell, those below the break moved under those above."""
    _, _, words, more = pair
    if not words or not more:
        return tuple(words or more)
    shift = max(w.baseline for w in words) + _leading(words, more) - min(w.baseline for w in more)
    return (*words, *(_moved(word, 0.0, shift) for word in more))
