"""Words into lines, told by the base line; rotated text is first turned into its reading frame."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from extractors.blocks import BBox
from extractors.readers.pdf.bullets import bullet_length
from extractors.readers.pdf.page import Word

_NUMBER = re.compile(r"^[(+-]?\d[\d.,]*$")
_GROUP = re.compile(r"^\d{3}(?:[.,]\d+)?$")
_GLUED = re.compile(r"^(?:[€%:;!?»°]|k€|M€|K€)")
_rotation, _baseline, _left = attrgetter("rotation"), attrgetter("baseline"), attrgetter("x0")
SAME_LINE = 0.3
"""Base lines nearer than this share of the type size are one line."""


@dataclass(slots=True, eq=False)  # not frozen: made by the hundred, see Word
class Line:
    """Words on one base line, from left to right, with what composing needs to know.

    `bullet` counts the leading characters that are a bullet; `text_x0` is where the text
    after it starts. `head_width` is the width of the first words that no line break parts.
    `bold_chars` counts the leading characters in bold, spaces between bold words included.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    head_width: float
    bullet: int = 0
    text_x0: float = 0.0
    bold_chars: int = 0
    italic: bool = False
    is_one_word: bool = False
    confidence: float = 1.0
    title_level: int | None = None
    """Level of the heading it is by the file's own tags, where that was asked."""
    ruled_off: bool = False
    """Whether a border of the box that it stands in parts it from the line above."""

    @property
    def bbox(self) -> BBox:
        """x0, top, x1, bottom."""
        return self.x0, self.top, self.x1, self.bottom

    @property
    def bold(self) -> bool:
        """Whether the whole line is bold."""
        return self.bold_chars == len(self.text)

    @property
    def body(self) -> str:
        """The text without its bullet."""
        return self.text[self.bullet :].lstrip()


def make_line(words: Sequence[Word]) -> Line:
    """A line of words that stand on one base line, from left to right."""
    text = " ".join([word.text for word in words])
    bullet, after = _bullet(words)
    return Line(
        text,
        words[0].x0,
        min([word.top for word in words]),
        max([word.x1 for word in words]),
        max([word.bottom for word in words]),
        words[len(words) // 2].baseline,
        _main_size(words),
        head_width(words),
        bullet,
        after.x0,
        _bold_chars(words, len(text)),
        words[len(words) // 2].italic,
        len(words) == 1,
        min([word.confidence for word in words]),
    )


def line_text(words: Sequence[Word]) -> str:
    """The text of one line, a bullet at its head written as "• "."""
    text = " ".join([word.text for word in words])
    bullet, _ = _bullet(words)
    return f"• {text[bullet:].lstrip()}" if bullet else text


def _bullet(words: Sequence[Word]) -> tuple[int, Word]:
    """(characters of the bullets a line begins with, the word after them)."""
    length, place = 0, 0
    while place < len(words) - 1:
        found = bullet_length(words[place:])
        if not found:
            break
        length += found
        if found < len(words[place].text):
            break
        length, place = length + 1, place + 1
    return length, words[place]


def _main_size(words: Sequence[Word]) -> float:
    """Type size of most characters."""
    first = words[0].size
    if [word.size for word in words].count(first) == len(words):
        return first
    sizes: Counter[float] = Counter()
    for word in words:
        sizes[word.size] += len(word.text)
    return max(sizes.items(), key=lambda item: (item[1], item[0]))[0]


def _bold_chars(words: Sequence[Word], length: int) -> int:
    """Signs without letters or digits count as what stands before them."""
    if True not in [word.bold for word in words]:
        return 0
    end = last = 0
    for word in words:
        if not word.bold and any(map(str.isalnum, word.text)):
            return last
        end += len(word.text)
        if word.bold:
            last = end
        end += 1
    return length if last else 0


def head_width(words: Sequence[Word]) -> float:
    """Width of the first words that no line break can part ("10 000 €", "mot :", "« mot")."""
    end = 0
    while end + 1 < len(words) and _is_glued(words[end].text, words[end + 1].text):
        end += 1
    width = words[end].x1 - words[0].x0
    head, hyphen, rest = words[0].text.partition("-")
    if end == 0 and hyphen and rest and len(head) > 1:
        width *= (len(head) + 1) / len(words[0].text)  # a line may break after a hyphen
    return width


def _is_glued(left: str, right: str) -> bool:
    if left == "«" or _GLUED.match(right):
        return True
    return bool(_GROUP.match(right) and _NUMBER.match(left))


def group_words(words: Iterable[Word]) -> list[list[Word]]:
    """Words by their base line, lines from top to bottom, words from left to right."""
    lines: list[list[Word]] = []
    line: list[Word] = []
    baseline, size = -math.inf, 0.0
    for word in sorted(words, key=_baseline):
        at = word.baseline
        if at == baseline or at - baseline <= SAME_LINE * min(size, word.size):
            line.append(word)
            if word.size > size:
                baseline, size = at, word.size
        else:
            line = [word]
            lines.append(line)
            baseline, size = at, word.size
    for line in lines:
        if len(line) > 1:
            line.sort(key=_left)
    return lines


def main_rotation(words: Sequence[Word]) -> int:
    """The reading direction of most characters."""
    if not any(map(_rotation, words)):
        return 0
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
