"""Lines of a column into paragraphs: where one ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from extractors.blocks import BBox
from extractors.readers.pdf.columns import PageLines
from extractors.readers.pdf.compose import (
    has_room,
    is_cut_word,
    join_texts,
    starts_item,
    title_goes_on,
)
from extractors.readers.pdf.habits import Habits, least_frequent, page_format, same_size, steps_of
from extractors.readers.pdf.key_figures import CAPTION, is_key_figure
from extractors.readers.pdf.lines import Line
from extractors.readers.pdf.placing import Column, Item
from extractors.readers.pdf.tables import PlacedTable

Joint = Literal["new", "soft", "meant"]
NUMBERED = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*|[a-zA-Z]|[IVXivx]{1,5})\s?[.)°][\s]+(?=\S)")
_INDENT = 0.6
"""A shift of the left edge by this share of the type size is an indent."""
_SPACED = 1.12
"""A bold line so much below a plain one, in leadings, is no word of its sentence."""
_LEADING = 1.3
"""Leading grown by this factor parts paragraphs."""
_SENTENCE_ENDS = ".!?:;»"
_RUN_IN = 40
"""Characters of words in bold that open a paragraph, at most."""
_CAPTION_STEP = 1.6
"""Type sizes from line to line of the words of a key figure."""
_ENOUGH_STEPS = 6
_TITLE = 1.12
"""Type larger than the body by this factor is a title's."""


@dataclass
class Paragraph:
    """Lines of one paragraph, heading, list item or note on one page and in one column."""

    page: int
    lines: list[Line]
    right: float
    """Right limit of the column."""
    breaks: list[bool] = field(default_factory=list)
    """For each line after the first, whether the break before it was meant."""

    @property
    def text(self) -> str:
        """The lines joined, hyphens at line ends left to be settled; without the bullet."""
        text = self.lines[0].body
        for line, meant in zip(self.lines[1:], self.breaks, strict=True):
            text = f"{text}\n{line.text}" if meant else join_texts(text, line.text)
        return text

    @property
    def bbox(self) -> BBox:
        """The box round its lines."""
        return (
            min(line.x0 for line in self.lines),
            min(line.top for line in self.lines),
            max(line.x1 for line in self.lines),
            max(line.bottom for line in self.lines),
        )

    @property
    def size(self) -> float:
        """Type size of its first line; of a key figure, that of its words."""
        return self.lines[-1 if self.is_key_figure else 0].size

    @property
    def is_key_figure(self) -> bool:
        """Whether it is a figure in large type with the words below that say what it counts."""
        return len(self.lines) > 1 and self.lines[1].size <= CAPTION * self.lines[0].size

    @property
    def title_level(self) -> int | None:
        """Level of a heading of one line by the file's own tags."""
        return self.lines[0].title_level if len(self.lines) == 1 else None

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(line.bold for line in self.lines)

    @property
    def bold_chars(self) -> int:
        """Leading bold characters of `text`."""
        if self.bold:
            return len(self.text)
        first = self.lines[0]
        skipped = len(first.text) - len(first.body)
        return max(0, first.bold_chars - skipped) if not first.bold else len(first.body)


def paragraphs_of(
    column: Column, page: PageLines, habits: Habits, apart: Mapping[int, object]
) -> list[Paragraph | PlacedTable]:
    """Paragraphs and tables of a column; the lines in `apart` (by id) stand alone."""
    found: list[Paragraph | PlacedTable] = []
    style = _style(column, page, habits, apart)
    for item, following in zip(column.items, [*column.items[1:], None], strict=True):
        if not isinstance(item, Line):
            found.append(item)
            continue
        current = found[-1] if found else None
        together = isinstance(current, Paragraph) and not (
            id(item) in apart or id(current.lines[-1]) in apart
        )
        joint = _joint(current, item, style) if together else "new"  # type: ignore[arg-type]
        if joint == "soft" and _is_indented(item, following, style):
            joint = "new"
        if joint == "new" or not isinstance(current, Paragraph):
            found.append(Paragraph(page.number, [item], style.x1))
        else:
            current.breaks.append(joint == "meant")
            current.lines.append(item)
    return found


@dataclass(frozen=True, slots=True)
class _ColumnStyle:
    """Limits of a column, its leading (as a share of the type size), the body's type size.

    `justified`: most lines end at the right limit.
    """

    x0: float
    x1: float
    leading: float
    body: float
    justified: bool


def _style(
    column: Column, page: PageLines, habits: Habits, apart: Mapping[int, object]
) -> _ColumnStyle:
    """The style of a column, running heads and feet left out."""
    items = [item for item in column.items if id(item) not in apart] or column.items
    x0 = min(item.bbox[0] for item in items)
    x1 = max(item.bbox[2] for item in items)
    ends = [item.x1 for item in items if isinstance(item, Line)]
    justified = len(ends) > 5 and sum(x1 - end < 1 for end in ends) > 0.5 * len(ends)
    if len(page.columns) == 1:
        x1 = max(x1, habits.rights.get(page_format(page), x1))
    steps = steps_of(items)
    leading = least_frequent(steps) if steps.total() >= _ENOUGH_STEPS else None
    return _ColumnStyle(x0, x1, leading or habits.leading, habits.body, justified)


def _joint(paragraph: Paragraph, line: Line, style: _ColumnStyle) -> Joint:
    """How a line stands to the paragraph above: its next line, its next part, or a new one."""
    above = paragraph.lines[-1]
    if len(paragraph.lines) == 1 and is_key_figure(above, line):
        return "soft"
    if paragraph.is_key_figure and same_size(above, line) and not line.bold:
        near = line.baseline - above.baseline < _CAPTION_STEP * line.size
        return "soft" if near else "new"
    if line.ruled_off or not same_size(above, line) or _weight_changes(paragraph, line, style):
        return "new"
    if line.baseline - above.baseline > _LEADING * max(style.leading, 1.1) * line.size:
        return "new"
    if is_cut_word(above, line):
        return "soft"
    if _is_label(line) or (above.text[-1] in _SENTENCE_ENDS and _is_run_in(line)):
        return "new"
    if _is_title_pair(above, line, style):
        free = style.x1 - style.x0 - (above.x1 - above.x0)
        return "meant" if has_room(above, line, free) else "soft"
    if line.size > _TITLE * style.body and title_goes_on(above, line):
        return "soft"
    left = style.x1 - above.x1
    if starts_item(above, line, left) or has_room(above, line, left):
        return "new"
    ended = above.text[-1] in ".;:!?"
    if ended and NUMBERED.match(line.text):
        return "new"
    if ended and style.justified and left > 0.2 * line.size and not line.text[0].islower():
        return "new"
    return "new" if _indent_changes(paragraph, line) else "soft"


def _is_run_in(line: Line) -> bool:
    """Whether a line begins with a few words in bold that end in a point (« **Bilan.** … »)."""
    end = line.bold_chars
    head = line.text[:end].rstrip()
    return 2 < end < min(len(line.text), _RUN_IN) and head.endswith(".") and head[0].isupper()


def _is_label(line: Line) -> bool:
    """Whether a line begins with a label set off in bold ("**Budget :** néant")."""
    end = line.bold_chars
    if not 2 < end < len(line.text) or not line.text[0].isupper():
        return False
    return line.text[:end].rstrip().endswith(":") or line.text[end:].lstrip().startswith(":")


def _weight_changes(paragraph: Paragraph, line: Line, style: _ColumnStyle) -> bool:
    """From a bold title or label line to plain text, or back; not within a sentence."""
    above = paragraph.lines[-1]
    to_plain = above.bold and not line.bold_chars and paragraph.bold
    to_bold = line.bold and not above.bold_chars
    if not to_plain and not to_bold:
        return False
    step = line.baseline - above.baseline
    if to_bold and line.text[0].isupper() and step > _SPACED * style.leading * line.size:
        return True
    open_ended = above.text[-1] not in ".:;!?" and not has_room(above, line, style.x1 - above.x1)
    return not open_ended or (to_plain and not line.text[0].islower())


def _indent_changes(paragraph: Paragraph, line: Line) -> bool:
    first, above = paragraph.lines[0], paragraph.lines[-1]
    step = _INDENT * line.size
    if len(paragraph.lines) > 1:
        return abs(line.x0 - above.x0) > step
    edge = first.text_x0 if first.bullet else first.x0
    # A second line may stand left of a first-line indent, or right of a number that hangs.
    outdented = line.x0 < first.x0 - (0.5 * step if first.bullet else 6 * line.size)
    hangs = first.bullet or NUMBERED.match(first.text)
    return outdented or (line.x0 > edge + step and not hangs)


def _is_indented(line: Line, following: Item | None, style: _ColumnStyle) -> bool:
    """Whether a line begins a paragraph by its indent: the line after it goes back."""
    if not isinstance(following, Line) or not same_size(line, following):
        return False
    back = abs(following.x0 - style.x0) < 2 and line.x1 > style.x1 - 3 * line.size
    return back and _INDENT < (line.x0 - following.x0) / line.size < 5


def _is_title_pair(above: Line, line: Line, style: _ColumnStyle) -> bool:
    """Whether a title goes on: large or bold centred lines of one style."""
    centred = all(_is_centred(item, style) for item in (above, line))
    large = line.size > _TITLE * style.body
    return centred and not line.bullet and above.bold == line.bold and (large or line.bold)


def _is_centred(line: Line, style: _ColumnStyle) -> bool:
    left, right = line.x0 - style.x0, style.x1 - line.x1
    even = abs(left - right) < 0.12 * (style.x1 - style.x0)
    return even and (left > line.size or line.x1 - line.x0 > 0.85 * (style.x1 - style.x0))
