"""Lines of one cell or paragraph into its text: which line breaks the author meant.

A line break is meant where the next word would still have fitted on the line, before a
bullet, and where the leading grows. All others come from the width and become spaces.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.readers.pdf.addresses import is_cut_address
from extractors.readers.pdf.bullets import DASHES
from extractors.readers.pdf.hyphens import FORCED, HYPHENS, joint
from extractors.readers.pdf.items import with_items_parted
from extractors.readers.pdf.lines import (
    Line,
    group_words,
    line_text,
    main_rotation,
    make_line,
    upright,
)
from extractors.readers.pdf.page import Word

_ITEM = re.compile(r"^(?:\d{1,2}|[a-z])[.)°](?:\s|$)")
_FIGURE = re.compile(r"^[+-]?\d[\d\s.,]*(?:%|[kKM]?€|ETP)?$")
_PADDING = 6.0
"""Points: the most that a table leaves free at either side of its cells."""
_TIGHT, _SURE = 2.0, 0.6
"""Points of padding on the left that are next to none; type sizes of room on the right that then
mean a line break though small letters follow.
"""
_TITLE_STEP = 1.3
"""Type sizes from line to line of a title, at most."""
_SPACE = 0.25
"""Width of a space as a share of the type size."""


def compose(words: Sequence[Word], x0: float, x1: float) -> str:
    r"""The text of the words of one cell or paragraph that stands in a box from `x0` to `x1`.

    Soft line breaks are single spaces, meant ones "\n"; list items stand on lines of their
    own that start with "• ". A hyphen at a line's end that rules cannot settle is U+00AD, a
    word cut without one U+200B: `hyphens.settle` decides them when the document is read.
    """
    if len(words) < 2:
        return words[0].text if words else ""
    if main_rotation(words):
        lines = [make_line(row) for row in group_words(upright(words))]
        x0, x1 = min(line.x0 for line in lines), max(line.x1 for line in lines)
        return compose_lines(lines, x0, x1)
    rows = group_words(words)
    if len(rows) == 1:  # as in most cells: nothing is asked of the line but its text
        return line_text(rows[0])
    return compose_lines([make_line(row) for row in rows], x0, x1)


def compose_lines(lines: Sequence[Line], x0: float, x1: float) -> str:
    """Like `compose`, for lines from top to bottom."""
    if len(lines) == 1:
        return _line_text(lines[0])
    frame = _frame(lines, x0, x1)
    text = _line_text(lines[0])
    breaks = [_is_meant(above, line, frame) for above, line in pairwise(lines)]
    if True in breaks and False in breaks:
        breaks = with_items_parted(lines, breaks, asks_for_more)
    for (above, line), is_meant in zip(pairwise(lines), breaks, strict=True):
        if is_meant:
            text = f"{text}\n{_line_text(line)}"
        else:
            text = join_texts(text, line.text, forced=_is_forced(above, line, frame))
    return text


def join_texts(above: str, below: str, *, forced: bool = False) -> str:
    """Two pieces of one running text: a space between, or the two halves of a word."""
    if not above or not below:
        return above or below
    last = above[-1]
    if is_cut_address(above, below):
        return above + below
    if last in HYPHENS and len(above) > 1 and above[-2].isalnum() and below[0].isalnum():
        left = above[:-1]
        return left + ("-" if last == "\u2011" else joint(left, below)) + below
    if last == "/" and above[-2:-1].isalpha() and below[0].isalpha():
        return above + below
    return above + (FORCED if forced else " ") + below


@dataclass(frozen=True, slots=True)
class _Frame:
    """What the box leaves to a line: its right limit and width, and the usual leading.

    `least` is the width that any padding leaves free.
    """

    right: float
    width: float
    by_width: bool
    leading: float
    least: float
    is_tight: bool
    """Whether next to no padding is left free: then the right limit is sure."""


def _frame(lines: Sequence[Line], x0: float, x1: float) -> _Frame:
    """Padding is taken as even on both sides: the smallest gap at either edge."""
    lefts, rights = [line.x0 for line in lines], [line.x1 for line in lines]
    pad = max(0.0, min(min(lefts) - x0, x1 - max(rights)))
    steps = [b.baseline - a.baseline for a, b in pairwise(lines)]
    size = max([line.size for line in lines])
    leading = min([step for step in steps if step > 0.8 * size], default=1.4 * size)
    right = x1 - pad
    centred = _is_centred(lefts, rights)
    least = x1 - x0 - 2 * _PADDING
    is_tight = not centred and min(lefts) - x0 < _TIGHT
    return _Frame(right, right - x0 - pad, centred, min(leading, 1.7 * size), least, is_tight)


def _is_centred(lefts: Sequence[float], rights: Sequence[float]) -> bool:
    """Whether lines are centred or ragged on the left: then widths count, not places."""
    spread = max(lefts) - min(lefts)
    if spread <= 2:
        return False
    middles = [(left + right) / 2 for left, right in zip(lefts, rights, strict=True)]
    return min(_range(middles), _range(rights)) < 0.35 * spread


def _range(values: Sequence[float]) -> float:
    return max(values) - min(values)


def _line_text(line: Line) -> str:
    return f"• {line.body}" if line.bullet else line.text


def _is_meant(above: Line, line: Line, frame: _Frame) -> bool:
    if is_cut_word(above, line):
        return False
    if line.baseline - above.baseline > 1.35 * frame.leading:
        return True
    used = above.x1 - above.x0 if frame.by_width else above.x1
    left = (frame.width if frame.by_width else frame.right) - used
    if _FIGURE.match(above.text) and _FIGURE.match(line.text):
        # as wide as each other they fill the width that their place seems to tell
        wide = above.x1 - above.x0 + _SPACE * above.size + line.x1 - line.x0
        return wide < frame.least or has_room(above, line, left)
    if frame.is_tight and not asks_for_more(above.text) and above.text[-1] not in ",;-/(«":
        return starts_item(above, line, left) or _room(above, line, left) > _SURE * above.size
    return starts_item(above, line, left) or has_room(above, line, left)


def is_cut_word(above: Line, line: Line) -> bool:
    """Whether the line above ends within a word that this line goes on with."""
    end = above.text[-2:]
    return len(end) > 1 and end[-1] in HYPHENS and end[0].isalpha() and line.text[0].isalpha()


def title_goes_on(above: Line, line: Line) -> bool:
    """Whether a title goes on in small letters, whatever room a state beside it has left."""
    near = line.baseline - above.baseline < _TITLE_STEP * line.size
    return (
        near
        and above.bold == line.bold
        and line.text[0].islower()
        and above.text[-1] not in ".:;!?"
    )


def starts_item(above: Line, line: Line, left: float) -> bool:
    """Whether a line starts a list item; `left` are the points left on the line above.

    A dash may also be one that the width put at the start of a line ("2021 / – 2024").
    """
    if not line.bullet:
        return bool(_ITEM.match(line.text)) and above.text[-1] in ".;:"
    if line.text[0] not in DASHES or above.bullet:
        return True
    ended = above.text[-1] in ".;:,!?)"
    return ended or line.body[:1].isupper() or _room(above, line, left) > 0


_OPEN_ENDS = {
    "à", "au", "aux", "avec", "d'", "d’", "dans", "de", "des", "du", "en", "et", "l'", "l’", "la",
    "le", "les", "ou", "par", "pour", "sur", "un", "une",
}  # fmt: skip
"""Words that ask for another: no title or sentence ends with them."""


def has_room(above: Line, line: Line, left: float) -> bool:
    """Whether the next word would have fitted in the points left on the line above.

    More room is asked for where the sentence seems to go on.
    """
    goes_on = line.text[0].islower() and above.text[-1] not in ".;:!?"
    _, space, last = above.text.rpartition(" ")
    if (
        space
        and last.casefold() in _OPEN_ENDS
        and above.size == line.size
        and above.bold == line.bold
    ):
        return False
    return _room(above, line, left) > (1.5 if goes_on else 0.3) * above.size


def asks_for_more(text: str) -> bool:
    """Whether a text ends with a word such as "de", that another follows."""
    _, space, last = text.rpartition(" ")
    return bool(space) and last.casefold() in _OPEN_ENDS


def _room(above: Line, line: Line, left: float) -> float:
    return left - _SPACE * above.size - line.head_width


def _is_forced(above: Line, line: Line, frame: _Frame) -> bool:
    """Whether a word too long for the width was cut: it stands alone and fills its line."""
    if not above.is_one_word or not above.text[-1].isalpha():
        return False
    if not line.text[0].islower() and not (above.text.isupper() and _begins_in_capitals(line)):
        return False
    used = above.x1 - above.x0 if frame.by_width else above.x1
    limit = frame.width if frame.by_width else frame.right
    return limit - used < 0.6 * above.size and len(above.text) > 4


def _begins_in_capitals(line: Line) -> bool:
    first = line.text.split(" ")[0]
    return first[0].isalpha() and first.isupper()
