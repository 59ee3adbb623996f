"""Headings: which paragraphs are titles, and of what level, by the type of the document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from extractors.blocks import Cell
from extractors.readers.pdf.paragraphs import Paragraph

_LONGEST = 240
_LARGER = 1.1
_LOWEST = 6
_CAPITALS = 8
_SENTENCE = 100
_LONGEST_ACRONYM = 7
_TWO = re.compile(r"[a-zà-ÿ)][.!?] +[A-ZÀ-Þ].*[a-zà-ÿ].*\.$")


class Titles:
    """Ranks the styles of headings over the whole document."""

    def __init__(
        self, body: float, paragraphs: Sequence[Paragraph], cells: Iterable[Cell] = ()
    ) -> None:
        self._body = body
        weight: Counter[bool] = Counter()
        bold = [(len(cell.text), cell.bold) for cell in cells]  # all but titles may be in tables
        weight[True] = sum([length for length, is_bold in bold if is_bold])
        weight[False] = sum([length for length, _ in bold]) - weight[True]
        for paragraph in paragraphs:
            weight[paragraph.bold] += len(paragraph.text)
        # Where most text is bold, weight tells nothing.
        self._bold_counts = weight[True] <= weight[False] or not weight[False]
        self._styles = {id(p): self._style(p) for p in paragraphs if self._is_title(p)}
        styles = sorted(set(self._styles.values()), reverse=True)
        self._rank = {style: rank for rank, style in enumerate(styles, 1)}

    def level(self, paragraphs: Sequence[Paragraph]) -> int | None:
        """1 (the highest) to 6, or None for text that is no heading; `paragraphs` as ranked."""
        style = self._styles.get(id(paragraphs[0])) if len(paragraphs) == 1 else None
        return None if style is None else min(_LOWEST, self._rank[style])

    def _style(self, paragraph: Paragraph) -> tuple[float, bool, bool]:
        """Sorts as rank: size in half points, weight, capitals."""
        text = paragraph.text
        return round(paragraph.size * 2) / 2, paragraph.bold, text.isupper()

    def _is_title(self, paragraph: Paragraph) -> bool:
        text = paragraph.text
        letters = sum(map(str.isalpha, text))
        if paragraph.lines[0].bullet or len(text) > _LONGEST or letters < 2:
            return False
        if paragraph.size >= _LARGER * self._body:
            return True
        if paragraph.title_level and len(text) <= _SENTENCE:
            return True
        if paragraph.size < 0.9 * self._body:
            return False
        if paragraph.bold and self._bold_counts:
            return not _is_prose(text)
        capitals = text.isupper() and letters >= _CAPITALS and text[-1] not in ".,;"
        return capitals and not _are_acronyms(text)


def _are_acronyms(text: str) -> bool:
    """« ARS, DDETS-PP »: a list of names that are written in capitals."""
    return "," in text and max(map(len, re.findall(r"\w+", text))) <= _LONGEST_ACRONYM


def _is_prose(text: str) -> bool:
    """Whether bold text is a sentence set off, not a title."""
    return (len(text) > _SENTENCE and text.endswith(".")) or bool(_TWO.search(text))
