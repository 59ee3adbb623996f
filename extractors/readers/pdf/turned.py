"""Pages whose text does not run level as shown: read level, then put back in place.

A landscape table on an upright page without /Rotate reads upwards or downwards; the page is
turned before tables and lines are looked for, and the boxes are turned back at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.blocks import BBox, Block, Region, Table
from extractors.readers.pdf.lines import main_rotation
from extractors.readers.pdf.page import Fill, Page, Rule, Word
from extractors.readers.pdf.tags import Tags

Move = Callable[[BBox], BBox]
"""From a box as a page was read to the box as the page is shown."""
_MOST = 0.8
"""Share of the characters that must run in one direction for the page to be turned."""


@dataclass(frozen=True, slots=True)
class Turn:
    """How a page was turned: the direction its text ran in, and its size as shown."""

    rotation: int
    width: float
    height: float

    def level(self, box: BBox) -> BBox:
        """A box as shown -> on the turned page."""
        x0, top, x1, bottom = box
        match self.rotation:
            case 90:
                return self.height - bottom, x0, self.height - top, x1
            case 270:
                return top, self.width - x1, bottom, self.width - x0
            case _:
                return self.width - x1, self.height - bottom, self.width - x0, self.height - top

    def shown(self, box: BBox) -> BBox:
        """A box on the turned page -> as shown."""
        x0, top, x1, bottom = box
        match self.rotation:
            case 90:
                return top, self.height - x1, bottom, self.height - x0
            case 270:
                return self.width - bottom, x0, self.width - top, x1
            case _:
                return self.level(box)

    def baseline(self, word: Word) -> float:
        """The base line of a word on the turned page."""
        if self.rotation == 90:
            return word.baseline
        return (self.width if self.rotation == 270 else self.height) - word.baseline


def turn_of(page: Page) -> Turn | None:
    """The turn that makes most text of the page level; None where it is."""
    rotation = main_rotation(page.words)
    if rotation not in (90, 180, 270):
        return None
    total = sum(len(word.text) for word in page.words)
    along = sum(len(word.text) for word in page.words if word.rotation == rotation)
    return Turn(rotation, page.width, page.height) if along >= _MOST * total else None


def turned_page(page: Page, turn: Turn) -> Page:
    """The page with its main text level."""
    upright = turn.rotation == 180
    return replace(
        page,
        width=page.width if upright else page.height,
        height=page.height if upright else page.width,
        words=tuple(_word(word, turn) for word in page.words),
        rules=tuple(_rule(rule, turn) for rule in page.rules),
        fills=tuple(Fill(turn.level(fill.bbox), fill.color) for fill in page.fills),
        images=tuple(map(turn.level, page.images)),
        tags=Tags,  # their boxes are not turned
    )


def _word(word: Word, turn: Turn) -> Word:
    x0, top, x1, bottom = turn.level((word.x0, word.top, word.x1, word.bottom))
    rotation = (word.rotation - turn.rotation) % 360
    baseline = turn.baseline(word) if rotation == 0 else bottom
    return replace(word, x0=x0, top=top, x1=x1, bottom=bottom, baseline=baseline, rotation=rotation)


def _rule(rule: Rule, turn: Turn) -> Rule:
    x0, top, x1, bottom = turn.level((rule.x0, rule.top, rule.x1, rule.bottom))
    swapped = turn.rotation in (90, 270)
    orientation = rule.orientation if not swapped else "v" if rule.orientation == "h" else "h"
    return Rule(x0, top, x1, bottom, orientation)


def moved_back(block: Block, moves: Mapping[int, Sequence[Move]]) -> Block:
    """The block with the boxes of its regions (and its cells') moved as their page asks."""

    def back(region: Region) -> Region:
        box = region.bbox
        for move in moves.get(region.page, ()):
            box = move(box)
        return region if box is region.bbox else replace(region, bbox=box)

    return _with_regions(block, back)


def _with_regions(block: Block, change: Callable[[Region], Region]) -> Block:
    table = block.table
    if table is not None:
        cells = tuple(
            replace(cell, regions=tuple(map(change, cell.regions))) for cell in table.cells
        )
        table = Table(cells, table.confidence)
    return replace(block, regions=tuple(map(change, block.regions)), table=table)
