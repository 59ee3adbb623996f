"""What is drawn on a page that is a picture: ruling lines, the grids they make, shading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from extractors.readers.pdf.grid import Grid
from extractors.readers.pdf.lines import main_rotation
from extractors.readers.pdf.page import Fill, Page, Rule, Word
from extractors.readers.pdf.picture import INK, Picture, even_out, prepare, render
from extractors.readers.pdf.picture_rules import find_rules
from extractors.readers.pdf.ruled import grid_from_lines, group_lines, merge_lines
from extractors.readers.pdf.tilt import Tilt
from extractors.readers.pdf.turned import Turn

DPI = 200
_SHADED = 0.96
"""Share of the paper's brightness below which a cell is shaded."""
_ROUGH_DPI = 72
_PAPER, _BRIGHT = 0.6, 0.8
"""Share of a page of text that is paper, as bright as this share of its brightest parts, at
least: photographs have less."""
_LINES = 4
"""Lines of text that a scan holds besides its stamps at least."""
_LINE_HEIGHT = (4, 24)
_LINE_INK = (0.02, 0.6)
"""Pixels a line of text is high when looked at roughly, and the share of ink on its rows."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A straightened picture with its rules, their grids, and the shading of the cells."""

    picture: Picture
    rules: tuple[Rule, ...]
    grids: list[Grid]
    fills: tuple[Fill, ...]


def drawing_of(document: Any, page: Page, dpi: int, rotation: int) -> Drawing:
    """The page turned so that text running in the direction `rotation` is level."""
    pixels = render(document, page.number - 1, dpi)
    picture = prepare(np.rot90(pixels, -rotation // 90), dpi / 72)
    rules = find_rules(picture)
    grids = _grids(rules)
    return Drawing(picture, rules, grids, _fills(picture, grids))


def with_drawn_rules(document: Any, page: Page) -> Page:
    """A page with a scanner's own words, with the rules and shading that its picture shows."""
    rotation = main_rotation(page.words)
    drawing = drawing_of(document, page, DPI, rotation)
    rules, fills = drawing.rules, drawing.fills
    if rotation:
        _, rules, fills = as_shown((), rules, fills, Turn(rotation, page.width, page.height))
    tilt = drawing.picture.tilt
    words = straightened(page.words, Tilt(tilt, page.width, page.height))
    return replace(page, words=words, rules=rules, fills=fills, tilt=tilt)


def straightened(words: Sequence[Word], tilt: Tilt) -> tuple[Word, ...]:
    """Words of the page as shown, where they stand once it is straight."""
    if not tilt.degrees:
        return tuple(words)
    moved = []
    for word in words:
        x, y = tilt.shift((word.x0 + word.x1) / 2, (word.top + word.bottom) / 2)
        across = y if word.rotation in (0, 180) else x
        moved.append(
            replace(
                word, x0=word.x0 + x, x1=word.x1 + x, top=word.top + y, bottom=word.bottom + y,
                baseline=word.baseline + across,
            )
        )  # fmt: skip
    return tuple(moved)


def as_shown(
    words: Sequence[Word], rules: Sequence[Rule], fills: Sequence[Fill], turn: Turn
) -> tuple[tuple[Word, ...], tuple[Rule, ...], tuple[Fill, ...]]:
    """What stands level on the turned page, as the page is shown."""
    moved = []
    for word in words:
        x0, top, x1, bottom = turn.shown((word.x0, word.top, word.x1, word.bottom))
        baseline = turn.baseline(word)
        moved.append(
            replace(
                word, x0=x0, top=top, x1=x1, bottom=bottom, baseline=baseline,
                rotation=(word.rotation + turn.rotation) % 360,
            )
        )  # fmt: skip
    ruled = [
        Rule(
            *turn.shown((rule.x0, rule.top, rule.x1, rule.bottom)),
            rule.orientation if turn.rotation == 180 else "v" if rule.orientation == "h" else "h",
        )
        for rule in rules
    ]
    return (
        tuple(moved),
        tuple(ruled),
        tuple(Fill(turn.shown(fill.bbox), fill.color) for fill in fills),
    )


def holds_more_text(document: Any, page: Page) -> bool:
    """Whether the picture of a page shows lines of text besides the page's own words."""
    pixels = render(document, page.number - 1, _ROUGH_DPI)
    if (pixels > _BRIGHT * np.percentile(pixels, 90)).mean() < _PAPER:
        return False
    ink = even_out(pixels) < INK
    for word in page.words:
        box = (round(at) for at in (word.x0 - 2, word.top - 2, word.x1 + 2, word.bottom + 2))
        left, top, right, bottom = (max(0, at) for at in box)
        ink[top:bottom, left:right] = False
    share = ink.mean(axis=1)
    inked = np.concatenate(([False], (share > _LINE_INK[0]) & (share < _LINE_INK[1]), [False]))
    starts, ends = np.flatnonzero(inked[1:] & ~inked[:-1]), np.flatnonzero(inked[:-1] & ~inked[1:])
    heights = ends - starts
    lines = (heights >= _LINE_HEIGHT[0]) & (heights <= _LINE_HEIGHT[1])
    return int(lines.sum()) >= _LINES


def _grids(rules: tuple[Rule, ...]) -> list[Grid]:
    """The grids that the rules draw, before anything is known of words."""
    groups = group_lines(merge_lines(rules, "h"), merge_lines(rules, "v"))
    grids = (grid_from_lines(group, ()) for group in groups)
    return [grid for grid in grids if grid is not None and len(grid.slots) > 1]


def _fills(picture: Picture, grids: Sequence[Grid]) -> tuple[Fill, ...]:
    """Shading of cells: their ground is darker than the page's."""
    white = float(np.percentile(picture.raw, 75))
    found = []
    for grid in grids:
        for slot in grid.slots:
            box = grid.slot_bbox(slot)
            left, top, right, bottom = picture.box(box)
            inside = picture.raw[top + 3 : bottom - 3, left + 3 : right - 3]
            level = float(np.percentile(inside, 70)) / white if inside.size > 50 else 1.0
            if level < _SHADED:
                found.append(Fill(box, f"{round(16 * level) * 16 - 1:02X}" * 3))
    return tuple(found)
