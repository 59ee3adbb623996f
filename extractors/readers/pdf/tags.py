"""What a tagged PDF says of its own structure: evidence for what the page shows, never truth."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from extractors.blocks import BBox


@dataclass(frozen=True, slots=True)
class TaggedTable:
    """A table as tagged: its text's box, its columns, and its rows that are all header cells."""

    bbox: BBox
    columns: int
    header_rows: int


@dataclass(frozen=True, slots=True)
class Tags:
    """The tags of one page; boxes are as shown. `titles` are (level, box)."""

    titles: tuple[tuple[int, BBox], ...] = ()
    lists: tuple[BBox, ...] = ()
    tables: tuple[TaggedTable, ...] = ()

    def table_at(self, box: BBox) -> TaggedTable | None:
        """The tagged table that stands where `box` does."""
        return next((table for table in self.tables if _alike(table.bbox, box)), None)

    def table_round(self, box: BBox) -> TaggedTable | None:
        """The tagged table in which a line stands."""
        return next((table for table in self.tables if holds_middle(table.bbox, box)), None)

    def is_list(self, box: BBox) -> bool:
        """Whether a tagged list stands where `box` does."""
        return any(_alike(tagged, box) for tagged in self.lists)

    def title_level(self, box: BBox) -> int | None:
        """The level of the tagged heading that holds the middle of a line's box."""
        return next((level for level, tagged in self.titles if holds_middle(tagged, box)), None)


ReadTags = Callable[[], Tags]


def _alike(one: BBox, other: BBox) -> bool:
    """Whether the middle of either box lies in the other."""
    return holds_middle(one, other) and holds_middle(other, one)


def holds_middle(outer: BBox, inner: BBox) -> bool:
    """Whether the middle of the inner box lies in the outer one."""
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return outer[0] <= x <= outer[2] and outer[1] <= y <= outer[3]
