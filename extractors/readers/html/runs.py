"""Inline text of HTML gathered into lines: white space collapsed, bold measured."""

from __future__ import annotations

import re

from extractors.readers.strokes import Run
from extractors.readers.text.runs import join_runs

_SPACE = re.compile(r"[ \t\r\n\f]+")


class TextBuffer:
    """Runs of text between two block boundaries. An empty line starts a new paragraph."""

    def __init__(self) -> None:
        self._paragraphs: list[list[Run]] = [[]]

    def add(self, text: str, look: int, keep_space: bool = False) -> None:
        """Append text; unless `keep_space`, white space collapses as in a browser."""
        if not keep_space:
            text = _SPACE.sub(" ", text)
            if self._last_char() in {"", " ", "\n"}:
                text = text.removeprefix(" ")
        if text:
            self._paragraphs[-1].append((text, look))

    def line_break(self) -> None:
        """A `<br>`: a second one in a row starts a new paragraph."""
        if self._last_char() == "\n":
            self._paragraphs.append([])
        else:
            self.soft_break()

    def soft_break(self) -> None:
        """The edge of a block within an item or note: a new line, never an empty one."""
        runs = self._paragraphs[-1]
        while runs and runs[-1][0] == " ":
            runs.pop()
        if not runs:
            return
        text, look = runs[-1]
        if not text.endswith("\n"):
            runs[-1] = (text.rstrip(" ") + "\n", look)

    def take(self) -> list[tuple[str, int]]:
        """(text, leading bold characters) of each paragraph with text; empties the buffer."""
        paragraphs, self._paragraphs = self._paragraphs, [[]]
        return [taken for runs in paragraphs if (taken := join_runs(runs))[0]]

    def _last_char(self) -> str:
        runs = self._paragraphs[-1]
        return runs[-1][0][-1] if runs else ""
