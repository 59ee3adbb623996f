"""Lines of words as the table finder sees them: stretches of text between wide gaps."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from extractors.readers.pdf.page import Word

BRIDGE = 0.5
"""Gaps below this share of the type size are spaces between words of one text."""
WIDE = 0.95
"""Gaps above this share of the type size part two texts even where nothing else tells so."""

TIGHT = 0.36
"""The same between two numbers."""

_GROUP = re.compile(r"^\d{3}(?:[.,]\d+)?\)?%?$")
_LEADER = re.compile(r"[.…_·]{3,}$|^[.…·_]+$")
_BULLET = re.compile(r"^(?:[^\w\s(«\"'“$€£+]|[o§])$")
_NUMBERING = re.compile(
    r"^\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxIVX]{1,5})[.)°]$|^\d{1,2}(?:\.\d{1,2})+$"
)
_DATA = re.compile(
    r"^[(\[]?[+\-–−~<>≤≥±]?\s?[$€£]?\s?[+\-–−]?\d[\d\s.,:/'’\u00a0\u202f\-–]*[)\]]?\s?(?:%|€|[kKMm]€|\$|pp|[a-z*†‡]|[¹²³⁰-⁹]+|\(\w{1,3}\))?[)\]*]*$"
    r"|^[-–—.…:*/]{1,3}$|^(?:n\.?[/.]?[adcs]\.?|nd|ns|NA|NC|ND|NS|N/A)$|^-\s?[€%]$"
)


@dataclass(frozen=True)
class Segment:
    """Words of one line without a wide gap between them."""

    words: tuple[Word, ...]

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Right edge."""
        return self.words[-1].x1

    @cached_property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join(word.text for word in self.words)

    @cached_property
    def is_data(self) -> bool:
        """Whether it is a number, an amount, a date in digits or a mark for "none"."""
        return is_data(self.text)

    @cached_property
    def is_bold(self) -> bool:
        """Whether all of it is bold."""
        return all(word.bold for word in self.words)


def is_data(text: str) -> bool:
    """Whether a text is a number, an amount, a date in digits or a mark for "none"."""
    return bool(_DATA.match(text))


def is_leader(word: Word) -> bool:
    """Whether a word is, or ends in, a row of leader dots."""
    return bool(_LEADER.search(word.text))


@dataclass(frozen=True)
class Row:
    """One line of a page area: its words from left to right, and where wide gaps part them."""

    drawn: tuple[Word, ...]

    @cached_property
    def size(self) -> float:
        """Type size of most characters."""
        sizes: Counter[float] = Counter()
        for word in self.drawn:
            sizes[word.size] += len(word.text)
        return sizes.most_common(1)[0][0]

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words, leader dots left out."""
        if not self.has_leader:
            return self.drawn
        kept = [_without_leader(word) for word in self.drawn]
        return tuple(word for word in kept if word is not None) or self.drawn

    @cached_property
    def has_leader(self) -> bool:
        """Whether leader dots fill a gap of the line."""
        return any(is_leader(word) for word in self.drawn)

    @cached_property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join(word.text for word in self.drawn)

    @cached_property
    def is_bold(self) -> bool:
        """Whether all of it is bold."""
        return all(word.bold for word in self.drawn)

    @cached_property
    def x0(self) -> float:
        """Left edge."""
        return self.drawn[0].x0

    @cached_property
    def x1(self) -> float:
        """Right edge."""
        return max(word.x1 for word in self.drawn)

    @cached_property
    def top(self) -> float:
        """Upper edge."""
        return min(word.top for word in self.drawn)

    @cached_property
    def bottom(self) -> float:
        """Lower edge."""
        return max(word.bottom for word in self.drawn)

    @cached_property
    def baseline(self) -> float:
        """The base line of the middle word."""
        return self.drawn[len(self.drawn) // 2].baseline

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """Texts with gaps of at least `BRIDGE` between them; less between two numbers."""
        return _split(self.words, BRIDGE * self.size, TIGHT * self.size)

    @cached_property
    def cells(self) -> tuple[Segment, ...]:
        """Texts with gaps of at least `WIDE` between them; a list mark belongs to its text."""
        parts = _split(self.words, WIDE * self.size)
        if len(parts) > 1 and is_list_mark(parts[0].text):
            parts = (Segment(parts[0].words + parts[1].words), *parts[2:])
        return parts

    @cached_property
    def is_gapped(self) -> bool:
        """Whether a wide gap parts it."""
        return len(self.cells) > 1

    @cached_property
    def mask(self) -> int:
        """Occupied points of the x axis as bits, spaces between words included."""
        bits = 0
        for segment in self.segments:
            low, high = max(0, int(segment.x0 + 0.5)), max(1, int(segment.x1 + 0.5))
            bits |= ((1 << max(high - low, 1)) - 1) << low
        return bits


def is_list_mark(text: str) -> bool:
    """Whether a text is a bullet or the number of a list item or heading."""
    return bool(_BULLET.match(text) or _NUMBERING.match(text))


def _without_leader(word: Word) -> Word | None:
    found = _LEADER.search(word.text)
    if found is None:
        return word
    kept = word.text[: found.start()]
    if not kept:
        return None
    width = (word.x1 - word.x0) * min(1.0, 1.6 * len(kept) / (len(kept) + len(found.group())))
    return Word(
        kept, word.x0, word.top, word.x0 + width, word.bottom, word.baseline, word.size, word.bold
    )


def _split(words: Sequence[Word], gap: float, tight: float | None = None) -> tuple[Segment, ...]:
    parts: list[list[Word]] = []
    for word in words:
        space = word.x0 - parts[-1][-1].x1 if parts else gap
        if space >= gap or (tight and space >= tight and _are_numbers(parts[-1][-1], word)):
            parts.append([word])
        else:
            parts[-1].append(word)
    return tuple(Segment(tuple(part)) for part in parts)


def _are_numbers(left: Word, right: Word) -> bool:
    """Two numbers side by side, the second no group of three digits of the first."""
    if not (is_data(left.text) and is_data(right.text)):
        return False
    return not (_GROUP.match(right.text) and left.text[-1].isdigit())


def free_runs(mask: int, narrowest: float) -> list[tuple[int, int]]:
    """Stretches of the x axis between occupied points that are at least so wide."""
    runs = []
    position = (mask & -mask).bit_length() - 1 if mask else 0
    rest = mask >> position
    while rest:
        solid = (~rest & (rest + 1)).bit_length() - 1
        position += solid
        rest >>= solid
        if not rest:
            break
        gap = (rest & -rest).bit_length() - 1
        if gap >= narrowest:
            runs.append((position, position + gap))
        position += gap
        rest >>= gap
    return runs
