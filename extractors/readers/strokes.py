"""Words struck through, or picked out among alternatives: « OUI / ~~NON~~ », « **OUI** NON ».

Readers that know how a run looks draw the stroke or line as combining characters, which every
later step of a reader carries along; at its end they become the marks of blocks and cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.blocks import Block, Cell, Mark, Table

BOLD, STRUCK, PICKED = 1, 2, 4
"""Flags of a run's look; PICKED: underlined, highlighted, framed."""
_STROKE, _LINE = "\u0336", "\u0332"
_DRAWN = {_STROKE: "struck", _LINE: "picked"}
_LONGEST_CHOICE = 60
"""Characters: in a longer text emphasis is emphasis."""
Run = tuple[str, int]


def strike(text: str) -> str:
    """The text with a stroke through every character but white space."""
    return _over(text, _STROKE)


def draw(runs: Sequence[Run]) -> list[Run]:
    """The runs of one paragraph, strokes drawn, and a line under the one that is picked out."""
    if not any(look for _, look in runs):
        return list(runs)
    runs = [(strike(text) if look & STRUCK else text, look) for text, look in runs]
    picked = _picked(runs)
    return [
        (_over(text, _LINE) if index in picked else text, look)
        for index, (text, look) in enumerate(runs)
    ]


def _picked(runs: Sequence[Run]) -> set[int]:
    """The one stretch that stands out of a short line, a label before a colon aside."""
    if sum(len(text) for text, _ in runs) > _LONGEST_CHOICE:
        return set()
    stretches: list[set[int]] = []
    plain, open_stretch = False, False
    for index, (text, look) in enumerate(runs):
        if not any(map(str.isalnum, text)):
            continue
        stands_out = bool(look & (BOLD | PICKED)) and not look & STRUCK
        if stands_out and open_stretch:
            stretches[-1].add(index)
        elif stands_out:
            stretches.append({index})
        plain, open_stretch = plain or not stands_out, stands_out
    values = [each for each in stretches if not _is_label(runs, max(each))]
    return values[0] if len(values) == 1 and plain else set()


def _is_label(runs: Sequence[Run], last: int) -> bool:
    rest = "".join(text for text, _ in runs[last + 1 :])
    return runs[last][0].rstrip().endswith(":") or rest.lstrip().startswith(":")


def _over(text: str, sign: str) -> str:
    return "".join(char if char.isspace() or char in _DRAWN else char + sign for char in text)


def with_marks(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with drawn strokes and lines turned into marks."""
    return tuple(_block(block) if _is_drawn(block) else block for block in blocks)


def _is_drawn(block: Block) -> bool:
    texts = [block.text] if block.table is None else [cell.text for cell in block.table.cells]
    return any(_STROKE in text or _LINE in text for text in texts)


def _block(block: Block) -> Block:
    if block.table is not None:
        cells = tuple(map(_cell, block.table.cells))
        return replace(block, table=Table(cells, block.table.confidence))
    text, marks = undrawn(block.text)
    bold, _ = undrawn(block.text[: block.bold_chars])
    return replace(block, text=text, bold_chars=len(bold), marks=marks)


def _cell(cell: Cell) -> Cell:
    text, marks = undrawn(cell.text)
    return replace(cell, text=text, marks=marks) if marks else cell


def undrawn(text: str) -> tuple[str, tuple[Mark, ...]]:
    """The bare text, and (start, end, "struck" or "picked") of what was drawn over."""
    chars: list[str] = []
    marks: list[Mark] = []
    for char in text:
        kind = _DRAWN.get(char)
        if kind is None:
            chars.append(char)
        elif chars:
            end = len(chars)
            start = end - 1
            before = marks[-1] if marks and marks[-1][2] == kind else None
            if before and before[1] == end:
                continue
            if before and not "".join(chars[before[1] : start]).strip():
                marks[-1] = (before[0], end, kind)
            else:
                marks.append((start, end, kind))
    return "".join(chars), tuple(marks)


_TAGS = re.compile(r"<(s|strike)\b[^<>]*>(.*?)</\1\s*>", re.IGNORECASE | re.DOTALL)


def strike_tags(text: str) -> str:
    """Left-over `<s>` in a text file, as strokes."""
    return _TAGS.sub(lambda match: strike(match[2]), text)
