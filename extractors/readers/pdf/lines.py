"""Words into lines, told by the base line; rotated text is first turned into its reading frame."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from extractors.blocks import BBox
from extractors.readers.pdf.page import Word

SAME_LINE = 0.3
"""Base lines nearer than this share of the type size are one line."""


@dataclass(frozen=True)
class Line:
    """Words on one base line, from left to right."""

    words: tuple[Word, ...]

    @cached_property
    def x0(self) -> float:
        """Left edge."""
        return self.words[0].x0

    @cached_property
    def x1(self) -> float:
        """Right edge."""
        return max(word.x1 for word in self.words)

    @cached_property
    def top(self) -> float:
        """Upper edge."""
        return min(word.top for word in self.words)

    @cached_property
    def bottom(self) -> float:
        """Lower edge."""
        return max(word.bottom for word in self.words)

    @cached_property
    def size(self) -> float:
        """Type size of most characters."""
        if len(self.words) == 1:
            return self.words[0].size
        sizes: Counter[float] = Counter()
        for word in self.words:
            sizes[word.size] += len(word.text)
        return max(sizes.items(), key=lambda item: (item[1], item[0]))[0]

    @cached_property
    def baseline(self) -> float:
        """The base line most words share."""
        return sorted(word.baseline for word in self.words)[len(self.words) // 2]

    @cached_property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join(word.text for word in self.words)

    @property
    def bbox(self) -> BBox:
        """x0, top, x1, bottom."""
        return self.x0, self.top, self.x1, self.bottom

    @cached_property
    def bold(self) -> bool:
        """Whether every word with a letter or digit is bold."""
        marked = [word.bold for word in self.words if any(map(str.isalnum, word.text))]
        return bool(marked) and all(marked)


def group_lines(words: Iterable[Word]) -> list[Line]:
    """Lines from top to bottom of words that belong to one column, cell or paragraph."""
    lines: list[list[Word]] = []
    baseline = size = 0.0
    for word in sorted(words, key=lambda item: (item.baseline, item.x0)):
        near = SAME_LINE * min(size, word.size)
        if lines and word.baseline - baseline <= near:
            lines[-1].append(word)
            if word.size > size:
                baseline, size = word.baseline, word.size
        else:
            lines.append([word])
            baseline, size = word.baseline, word.size
    return [Line(tuple(sorted(line, key=lambda item: item.x0))) for line in lines]


def main_rotation(words: Sequence[Word]) -> int:
    """The reading direction of most characters."""
    turned = Counter[int]()
    for word in words:
        turned[word.rotation] += len(word.text)
    return turned.most_common(1)[0][0] if turned else 0


def upright(words: Sequence[Word]) -> list[Word]:
    """The words in their own reading frame: x runs along the line, y from line to line.

    Words of another direction than most are left out of the turn (they keep their boxes).
    """
    rotation = main_rotation(words)
    if rotation == 0:
        return list(words)
    return [_turned(word) if word.rotation == rotation else word for word in words]


def _turned(word: Word) -> Word:
    match word.rotation:
        case 90:  # reads upwards
            box = (-word.bottom, word.x0, -word.top, word.x1)
            baseline = word.baseline
        case 270:  # reads downwards
            box = (word.top, -word.x1, word.bottom, -word.x0)
            baseline = -word.baseline
        case _:
            box = (-word.x1, -word.bottom, -word.x0, -word.top)
            baseline = -word.baseline
    x0, top, x1, bottom = box
    return replace(word, x0=x0, top=top, x1=x1, bottom=bottom, baseline=baseline, rotation=0)
