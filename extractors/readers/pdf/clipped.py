"""Texts that their clip path hides: said, unless they stand on a page beside theirs.

A cell merged over a page break is drawn whole on both pages, and each shows its part; a row that
is too low hides what nobody will see elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable

from extractors.blocks import Problem
from extractors.readers.pdf.page import Page, Word

_MOST_TOLD = 5
"""Lines of a page that are quoted."""
_GAP = 1.0
"""Type sizes between two words of one text at most."""


class Clipped:
    """Looks for the hidden lines of each page on the page itself, the one before and the next."""

    def __init__(self) -> None:
        self._before = ""
        self._open: list[str] = []
        self._number = 0
        self._problems: list[Problem] = []

    def take(self, page: Page) -> None:
        """Add the next page."""
        text = " ".join([word.text for word in page.words])
        self._settle(text)
        shown = (self._before, text)
        lines = _lines(page.clipped)
        self._open = [line for line in lines if not any(line in each for each in shown)]
        self._before, self._number = text, page.number

    def problems(self) -> list[Problem]:
        """`hidden_content` for each page with lines that stand nowhere; once all are taken."""
        self._settle("")
        return self._problems

    def _settle(self, below: str) -> None:
        lost = [line for line in self._open if line not in below]
        if lost:
            told = ", ".join(f"« {line} »" for line in lost[:_MOST_TOLD])
            more = " …" if len(lost) > _MOST_TOLD else ""
            detail = f"texte coupé par le bord de sa case, page {self._number} ({told}{more})"
            self._problems.append(Problem("hidden_content", detail, self._number))
        self._open = []


def _lines(words: Iterable[Word]) -> list[str]:
    """Words that follow each other on one base line, as text; those of two cells stay two."""
    lines: list[list[Word]] = []
    for word in words:
        last = lines[-1][-1] if lines else None
        if last is not None and _follows(last, word):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [" ".join([word.text for word in line]) for line in lines]


def _follows(last: Word, word: Word) -> bool:
    is_level = abs(word.baseline - last.baseline) < 0.1 * word.size
    return is_level and -0.1 * word.size < word.x0 - last.x1 < _GAP * word.size
