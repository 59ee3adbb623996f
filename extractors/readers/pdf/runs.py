"""Runs of characters before they are words: raised marks, letter-spacing, double strikes."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from extractors.readers.pdf.glyphs import RAISED


@dataclass(frozen=True, slots=True)
class Style:
    """What the characters of one text object share. `size` is in points as shown."""

    size: float
    bold: bool = False
    italic: bool = False
    font: str = ""
    visible: bool = True


@dataclass(slots=True)
class Run:
    """A word in the making, in the reading frame of its text."""

    text: str
    left: float
    right: float
    high: float
    low: float
    base: float
    style: Style
    spaced: bool
    """White space before it."""


def mended(runs: list[Run]) -> list[Run]:
    """Runs with note marks raised, letter-spaced words joined, double strikes left out."""
    runs = _spaced_out_joined(_marks_raised(runs))
    drawn: dict[str, list[Run]] = {}
    return [run for run in runs if not _is_drawn_again(run, drawn.setdefault(run.text, []))]


def _is_drawn_again(run: Run, before: list[Run]) -> bool:
    """Whether a word was drawn at nearly the same place (shadow, bold by double strike)."""
    left, base, near = run.left, run.base, 0.15 * run.style.size
    for other in before:
        if abs(left - other.left) < near and abs(base - other.base) < near:
            return True
    before.append(run)
    return False


def _marks_raised(runs: list[Run]) -> list[Run]:
    """Small raised digits become superscripts; what touches its neighbour joins its word."""
    joined: list[Run] = [runs[0]]
    body, open_word = runs[0], False
    for run in runs[1:]:
        gap = run.left - joined[-1].right
        may_shift = run.style is not body.style or len(run.text) == 1
        shift = _shift(run, body, gap) if may_shift else 0
        if shift:
            _raise(run, body, shift)
        if (shift or (open_word and _goes_on(run, body, gap))) and not run.spaced:
            _append(joined[-1], run)
            open_word = True
            continue
        joined.append(run)
        open_word = False
        if not shift:
            body = run
            if joined[-2].style is not run.style:
                _raise_before(joined)
    return joined


_LETTERS = 4
"""Letters of a heading set apart at least."""
SMALLER = 0.87
"""A note mark is set in a type at most this share of its neighbour's."""


def _shift(run: Run, body: Run, gap: float) -> int:
    """1 for a raised mark beside its word, -1 for a lowered one, 0 for text of its own."""
    size = body.style.size
    rise = (body.base - run.base) / size
    if not -0.2 * size < gap < 0.5 * size:
        return 0
    if run.style.size >= SMALLER * size:
        return int(_is_mark(run, body) and 0.2 < rise < 0.6 and gap < 0.1 * size)
    return 1 if 0.1 < rise < 0.8 else -1 if -0.4 < rise < -0.06 else 0


def _is_mark(run: Run, body: Run) -> bool:
    """Whether a run is a digit or sign that may be a mark in type as large as its word's."""
    alike = run.style.size <= 1.02 * body.style.size and len(run.text) == 1
    return alike and (run.text in "*†‡" or run.text.isdigit())


def _goes_on(run: Run, body: Run, gap: float) -> bool:
    """Whether the word goes on after its mark ("787²," or "m²)")."""
    size = body.style.size
    return abs(run.base - body.base) < 0.06 * size and -0.1 * size < gap < 0.12 * size


def _raise(run: Run, body: Run, shift: int) -> None:
    if shift > 0:
        run.text = run.text.translate(RAISED)
    if shift:
        run.base = body.base


def _raise_before(joined: list[Run]) -> None:
    """A mark may also stand before its text (at the start of the note itself)."""
    mark, run = joined[-2:]
    _raise(mark, run, _shift(mark, run, run.left - mark.right))


def _append(run: Run, more: Run) -> None:
    if more.text == "o" and run.text in ("n", "N"):
        more.text = "°"
    run.text += more.text
    run.right = max(run.right, more.right)


def _spaced_out_joined(runs: list[Run]) -> list[Run]:
    """Headings set with space between the letters ("R A P P O R T") become words."""
    if [len(run.text) for run in runs].count(1) < _LETTERS:
        return runs
    joined: list[Run] = []
    start = 0
    while start < len(runs):
        end = start + 1
        while end < len(runs) and _is_spaced_pair(runs[end - 1], runs[end]):
            end += 1
        joined.extend(
            _join_letters(runs[start:end]) if end - start >= _LETTERS else runs[start:end]
        )
        start = end
    return joined


def _gap(left: Run, right: Run) -> float:
    """White space between two runs as a share of the type size."""
    return (right.left - left.right) / max(left.style.size, right.style.size, 0.1)


def _is_spaced_pair(left: Run, right: Run) -> bool:
    return (
        len(left.text) == len(right.text) == 1
        and not (left.text.isdigit() or right.text.isdigit())
        and abs(left.base - right.base) < 0.06 * left.style.size
        and 0 < _gap(left, right) < 1.6
    )


def _join_letters(letters: list[Run]) -> list[Run]:
    """Letters with even gaps -> words, parted where the gap is clearly larger than most."""
    gaps = [_gap(a, b) for a, b in pairwise(letters)]
    usual = sorted(gaps)[len(gaps) // 3]
    words = [letters[0]]
    for gap, letter in zip(gaps, letters[1:], strict=True):
        if gap > 1.55 * usual + 0.05:
            words.append(letter)
        else:
            words[-1].text += letter.text
            words[-1].right = letter.right
    return words
