"""Runs of characters as one line: its kind, its label, its bold start, its note marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from extractors.readers.flow.model import Line, Note
from extractors.readers.strokes import BOLD, Run, draw

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NOTE_MARK = re.compile(r"[\s(),;]*\d{1,3}(?:[\s(),;]+\d{1,3})*[\s(),;]*")
_LINKED_MARK = re.compile(r"[(\[]?(?P<number>\d{1,3})[)\]]?")
_CARRIES_MARK = re.compile(r"(?:\w\w|\d|(?<!\.)[.;:!?]|[%)»”\"’€])\Z")
_TYPED_BULLET = re.compile(
    r"(?:[•▪‣◦●○◆❖➢➔·][ \t\xa0]*|[-–—*][ \t\xa0]+(?=[^\s\d€]))(?!.*[●○■□☐☒✓])", re.DOTALL
)
"""A bullet typed by hand; a dash before a figure or "€" is a minus or a zero.

Squares and ticks may be answers ("■ Oui □ Non"): they stay, and so do circles beside others.
"""
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before the text of a paragraph.

    `text` ends with the space that parts it from the paragraph's own text. A bullet has no
    text, unless it is a ticked box. "words": it holds a word ("Fiche 3"), so that the
    paragraph is no mere list item.
    """

    text: str
    kind: Literal["bullet", "number", "words"]


def label_of(text: str, pattern: str) -> Label:
    """The label of a numbered paragraph; `pattern` is its text without the numbers."""
    has_word = re.search(r"[^\W\d_]{2,}", pattern) is not None
    return Label(text, "words" if has_word else "number")


def seen(text: str) -> str:
    """Text without the characters nobody sees (soft hyphens, zero-width marks)."""
    return text.translate(_UNSEEN)


def raised(text: str) -> str:
    """A superscript run: note marks as superscript digits, "er" and the like as they are."""
    if not _NOTE_MARK.fullmatch(text):
        return text
    return superscript(" ".join(re.findall(r"\d+", text)))


def raise_link(pieces: list[Run], start: int) -> None:
    """Make a note mark of the runs from `start` on, a link's, where they can be nothing else."""
    before = "".join(text for text, _ in pieces[max(0, start - 3) : start])
    mark = linked_mark("".join(text for text, _ in pieces[start:]), before)
    if mark is not None:
        pieces[start:] = [(mark, pieces[start][1])]


def linked_mark(text: str, before: str) -> str | None:
    """The superscript digits of a link that is a note mark though nothing raises it: "2", "(2)"
    right behind the words before it; None for any other link (a page's number, a title).
    """
    mark = _LINKED_MARK.fullmatch(text)
    if mark is None or not _CARRIES_MARK.search(before):
        return None
    return superscript(mark["number"])


def superscript(mark: str) -> str:
    """Digits as superscript digits."""
    return mark.translate(_SUPERSCRIPT)


def make_line(
    pieces: list[Run],
    notes: list[Note],
    label: Label | None = None,
    depth: int | None = None,
    heading: int | None = None,
) -> Line | None:
    """The line of a paragraph; None where nothing is seen.

    `depth` counts a list's levels from 1, `heading` those of headings, the title being 0.
    An empty paragraph with a number is seen (rows numbered by themselves), a lone bullet
    is not.
    """
    text, bold = _joined(pieces)
    if not text and not notes and (label is None or label.kind == "bullet"):
        return None
    if label is None and heading is None:
        return _unlabelled(Line(text, bold_chars=bold, notes=tuple(notes)))
    prefix = "" if label is None else label.text
    text = (prefix + text).strip()
    bold = min(len(text), bold + len(prefix)) if bold else 0
    if heading is not None:
        return Line(text, "heading", heading, bold, notes=tuple(notes))
    if label is None or label.kind == "words":
        return Line(text, bold_chars=bold, notes=tuple(notes))
    return Line(text, "list_item", depth, bold, label.kind == "bullet", tuple(notes))


def _unlabelled(line: Line) -> Line:
    match = _TYPED_BULLET.match(line.text)
    if match is None or match.end() == len(line.text):
        return line
    bold = max(0, line.bold_chars - match.end())
    return Line(line.text[match.end() :], "list_item", 1, bold, True, line.notes)


def _joined(pieces: list[Run]) -> tuple[str, int]:
    """(text without white space at its ends, number of leading characters in bold)."""
    pieces = draw(pieces)
    text = "".join(piece for piece, _ in pieces)
    bold = 0
    for piece, look in pieces:
        if piece.strip() and not look & BOLD:
            break
        bold += len(piece)
    left = len(text) - len(text.lstrip())
    stripped = text.strip()
    return stripped, len(stripped[: max(0, bold - left)].rstrip())
