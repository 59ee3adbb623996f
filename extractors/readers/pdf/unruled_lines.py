"""Lines of words as the table finder sees them: stretches of text between wide gaps."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from extractors.blocks import BBox
from extractors.readers.pdf.leaders import without_leaders
from extractors.readers.pdf.number_edges import GROUP, ends_column, touches_next
from extractors.readers.pdf.page import Word
from extractors.readers.pdf.spaces import SPACE

BRIDGE = 0.5
"""Gaps below this share of the type size are spaces between words of one text."""
WIDE = 0.95
"""Gaps above this share of the type size part two texts even where nothing else tells so."""

TIGHT = 1.32
"""Gaps beside a number part two texts from so many spaces on."""

_CLOSE = 0.42
"""Type sizes between a number and a word of small letters that goes on with it."""
_STRETCHED = 4
"""Texts that a stretched line of running text seems to hold, at least."""

_UNIT = re.compile(r"^(?:[%€$£°‰:;)»*]|[kKMm]€|pp|p\.|ans?|mois|jours?|h|ETP|euros?)$")
_MARK = re.compile(r"^\(?\d{1,2}[/)]$")
_SIGNS = frozenset("€$£%")
_YEAR = re.compile(r"^(?:19|20)\d\d(?:\s?[-–/]\s?(?:(?:19|20)?\d\d))?[a-z*]?$")
_BULLET = re.compile(r"^(?:[^\w\s(«\"'“$€£+]|[o§])$")
_NUMBERING = re.compile(
    r"^\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxIVX]{1,5})[.)°]$|^\d{1,2}(?:\.\d{1,2})+$"
)
_DATA = re.compile(
    r"^[(\[]?[+\-–−~<>≤≥±]?\s?[$€£]?\s?[+\-–−]?\d[\d\s.,:/'’\u00a0\u202f\-–]*[)\]]?\s?(?:%|€|[kKMm]€|\$|pp|[a-z*†‡]|[¹²³⁰-⁹]+|\(\w{1,3}\))?[)\]*]*$"
    r"|^[-–—.…:*/]{1,3}$|^(?:n\.?[/.]?[adcs]\.?|nd|ns|NA|NC|ND|NS|N/A)$|^-\s?[€%]$"
)


class Segment:
    """Words of one line without a wide gap between them."""

    __slots__ = ("_text", "words", "x0", "x1")

    def __init__(self, words: tuple[Word, ...]) -> None:
        self.words = words
        self.x0 = words[0].x0
        self.x1 = words[-1].x1
        self._text: str | None = None

    @property
    def text(self) -> str:
        """The words with single spaces."""
        if self._text is None:
            self._text = " ".join([word.text for word in self.words])
        return self._text

    @property
    def is_data(self) -> bool:
        """Whether it is a number, an amount, a date in digits or a mark for "none"."""
        return is_data(self.text)

    @property
    def is_bold(self) -> bool:
        """Whether all of it is bold."""
        return all(word.bold for word in self.words)


@lru_cache(maxsize=4096)
def is_data(text: str) -> bool:
    """Whether a text is a number, an amount, a date in digits or a mark for "none"."""
    return bool(_DATA.match(text))


def is_year(text: str) -> bool:
    """Whether a text is a year or two ("2021", "2021-2022")."""
    return bool(_YEAR.match(text))


def is_in_brackets(text: str) -> bool:
    """Whether a text is bracketed as a unit is ("(en milliers)")."""
    return text[0] == "(" and text[-1] == ")"


class Row:
    """One line of a page area: its words from left to right, and where wide gaps part them.

    `words` are those of the line without leader dots; `drawn` has them too. `segments` are
    texts with gaps of at least `BRIDGE` between them (less between two numbers), `cells`
    counts those with gaps of at least `WIDE`; a list mark belongs to its text there. `mask`
    has a bit for each point of the x axis that a segment occupies. All three are reckoned
    when first asked for: of most lines nobody asks.
    """

    __slots__ = (
        "_cells", "_mask", "_segments", "_space", "baseline", "bottom", "drawn", "edges", "size",
        "starts", "top", "words", "x0", "x1",
    )  # fmt: skip

    def __init__(
        self,
        drawn: Sequence[Word],
        space: float = SPACE,
        edges: Sequence[float] = (),
        starts: Sequence[float] = (),
    ) -> None:
        """`drawn` from left to right; `space` is the usual width of one, by the type size,
        `edges` are where columns of numbers end, `starts` where texts begin right beside others.
        """
        words = tuple(drawn)
        self.drawn = words
        self.words = without_leaders(words)
        self.size = main_size(words)
        self.x0 = words[0].x0
        self.top = min([word.top for word in words])
        self.x1 = max([word.x1 for word in words])
        self.bottom = max([word.bottom for word in words])
        middle = words[len(words) // 2]
        if middle.size != self.size:  # a raised mark has a base line of its own
            middle = next((word for word in words if word.size == self.size), middle)
        self.baseline = middle.baseline
        self._space, self.edges, self.starts = space, edges, starts
        self._segments: tuple[Segment, ...] | None = None
        self._cells = self._mask = -1

    def parted_at(self, starts: Sequence[float]) -> Row:
        """The same line parted where a word begins at one of the places too."""
        return Row(self.drawn, self._space, self.edges, starts)

    @property
    def bbox(self) -> BBox:
        """The box round its words."""
        return self.x0, self.top, self.x1, self.bottom

    @property
    def segments(self) -> tuple[Segment, ...]:
        """Texts between wide gaps."""
        if self._segments is None:
            self._segments = _segments(self.words, self.size, self._space, self.edges)
            if self.starts:
                self._segments = _parted_at(self._segments, self.starts)
        return self._segments

    @property
    def mask(self) -> int:
        """The points of the x axis that segments occupy, as bits."""
        if self._mask < 0:
            self._mask = _mask(self.segments, self.edges, BRIDGE * self.size)
        return self._mask

    @property
    def has_leader(self) -> bool:
        """Whether leader dots fill a gap of the line."""
        return self.words is not self.drawn

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join([word.text for word in self.drawn])

    @property
    def is_bold(self) -> bool:
        """Whether all of it is bold."""
        return all(word.bold for word in self.drawn)

    @property
    def is_gapped(self) -> bool:
        """Whether a wide gap parts it."""
        if self._cells < 0:
            gap = WIDE * self.size
            gaps = [right.x0 - left.x1 for left, right in pairwise(self.words)]
            wide = max(gaps, default=0.0) >= gap
            self._cells = _count_cells(self.segments, gap) if wide else 1
        return self._cells > 1


def _segments(
    words: tuple[Word, ...], size: float, space: float, edges: Sequence[float]
) -> tuple[Segment, ...]:
    segments = _split(words, max(BRIDGE, 1.4 * space) * size, TIGHT * space * size, edges)
    if len(segments) > 1 and _is_justified(words, size):
        return (Segment(words),)
    return _with_stretched(segments, size) if len(segments) > _STRETCHED else segments


def _with_stretched(segments: tuple[Segment, ...], size: float) -> tuple[Segment, ...]:
    """Texts with those joined that make a stretched line of text beside something else."""
    starts = [0]
    starts += [i for i, (a, b) in enumerate(pairwise(segments), 1) if b.x0 - a.x1 > 1.2 * size]
    joined: list[Segment] = []
    for first, end in pairwise([*starts, len(segments)]):
        words = tuple([word for segment in segments[first:end] for word in segment.words])
        stretched = end - first >= _STRETCHED and _is_justified(words, size)
        joined += [Segment(words)] if stretched else segments[first:end]
    return tuple(joined)


def main_size(words: Sequence[Word]) -> float:
    """Type size of most characters."""
    first = words[0].size
    if [word.size for word in words].count(first) == len(words):
        return first
    sizes: Counter[float] = Counter()
    for word in words:
        sizes[word.size] += len(word.text)
    return sizes.most_common(1)[0][0]


def _count_cells(segments: Sequence[Segment], gap: float) -> int:
    wide = [b.x0 - a.x1 >= gap for a, b in pairwise(segments)]
    count = 1 + sum(wide)
    if count > 1 and wide[0] and is_list_mark(segments[0].text):
        count -= 1
    return count


def _mask(segments: Sequence[Segment], edges: Sequence[float], gap: float) -> int:
    """A column of numbers leaves room at its end, even where the next one begins at once."""
    bits = 0
    for segment in segments:
        end = segment.x1 - gap if edges and ends_column(segment.words[-1], edges) else segment.x1
        low, high = max(0, int(segment.x0 + 0.5)), max(1, int(end + 0.5))
        bits |= ((1 << max(high - low, 1)) - 1) << low
    return bits


def is_list_mark(text: str) -> bool:
    """Whether a text is a bullet or the number of a list item or heading."""
    return bool(_BULLET.match(text) or _NUMBERING.match(text))


def _split(
    words: tuple[Word, ...], gap: float, tight: float, edges: Sequence[float]
) -> tuple[Segment, ...]:
    starts = [0]
    for index, (left, right) in enumerate(pairwise(words), start=1):
        space = right.x0 - left.x1
        parted = space >= gap or (space >= tight and _is_by_number(left, right))
        at_edge = edges and len(right.text) > 1 and ends_column(left, edges)  # « 25,9 b »: a flag
        touches = edges and touches_next(left, right, edges)
        if parted or touches or (at_edge and not _goes_on(left, right)):
            starts.append(index)
    if len(starts) == 1:
        return (Segment(words),)
    starts.append(len(words))
    return tuple(Segment(words[a:b]) for a, b in pairwise(starts))


def _parted_at(segments: Sequence[Segment], starts: Sequence[float]) -> tuple[Segment, ...]:
    parted = []
    for segment in segments:
        at = [0]
        at += [i for i, w in enumerate(segment.words) if i and _is_near(w.x0, starts)]
        at.append(len(segment.words))
        parted += [Segment(segment.words[a:b]) for a, b in pairwise(at)]
    return tuple(parted)


def _is_near(x: float, places: Sequence[float]) -> bool:
    return any(-0.1 < x - place < 0.7 for place in places)


def _goes_on(left: Word, right: Word) -> bool:
    """A group of three digits, a unit or the mark of a note after its number."""
    grouped = GROUP.match(right.text) and left.text[-1].isdigit()
    return bool(_UNIT.match(right.text) or _MARK.match(right.text) or grouped)


def _is_by_number(left: Word, right: Word) -> bool:
    """A number beside another text, no group of three digits and no unit after its number."""
    if _goes_on(left, right) or _is_range(left, right):
        return False
    return is_data(left.text) or left.text in _SIGNS or is_data(right.text)


def _is_range(left: Word, right: Word) -> bool:
    """Whether a small letter close beside a number goes on with it ("55 and over", "25 à 54")."""
    small = (left.text if is_data(right.text) else right.text).islower()
    return small and right.x0 - left.x1 < _CLOSE * left.size


def _is_justified(words: Sequence[Word], size: float) -> bool:
    """Whether wide spaces come from stretching a line of running text: all are alike."""
    if len(words) < 3:
        return False
    gaps = sorted([b.x0 - a.x1 for a, b in pairwise(words)])
    middle = max(gaps[len(gaps) // 2], 0.2 * size)
    small = max(gaps[len(gaps) // 5], 0.0)
    alike = len(words) >= 6 and gaps[-1] <= min(1.2 * size, 2 * middle, 2.5 * small)
    if not alike and gaps[-1] - gaps[0] < 0.25 and gaps[-1] < 4 * size:
        widths = [word.x1 - word.x0 for word in words]
        alike = max(widths) > 1.6 * min(widths)
    return alike and 2 * sum([is_data(word.text) for word in words]) <= len(words)
