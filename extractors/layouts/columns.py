"""What is known of a table's columns once its header is read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from operator import attrgetter

from extractors.blocks import Cell, Span
from extractors.layouts.content import Content
from normalizers.header_levels import LEVEL, leaf_of, levels_of
from normalizers.year_header import year_of_header

_number = attrgetter("number")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its field (null if unknown), the header path, and what it holds."""

    number: int
    field: str | None
    header: str
    spans: tuple[Span, ...]
    content: Content

    @property
    def leaf(self) -> str:
        """The lowest level of its header."""
        return leaf_of(self.header)


@dataclass(frozen=True, slots=True)
class Header:
    """The header rows of a table and its columns; `first_data` is the first row below."""

    rows: tuple[int, ...]
    columns: tuple[Column, ...]
    data_rows: tuple[int, ...]

    def fields(self) -> set[str]:
        """The known fields among the columns."""
        return {column.field for column in self.columns if column.field}

    def numbers(self, field: str) -> list[int]:
        """The columns of that field."""
        return [column.number for column in self.columns if column.field == field]

    def below(self, cell: Cell) -> Sequence[Column]:
        """The columns that a cell lies over."""
        first, end = (
            bisect_left(self.columns, at, key=_number)
            for at in (cell.col, cell.col + cell.col_span)
        )
        return self.columns[first:end]

    def label_of(self, column: Column, cell: Cell) -> str:
        """The header above a cell that begins in a column.

        An amount merged over several columns of amounts stands under all of them: « FIR + CAF ».
        """
        if cell.col_span == 1 or column.field != "amount":
            return column.header
        covered = self.below(cell)
        if any(each.field != "amount" for each in covered):
            return column.header
        levels = zip_longest(*(levels_of(each.header) for each in covered), fillvalue="")
        shared = (list(dict.fromkeys(filter(None, level))) for level in levels)
        return LEVEL.join(" + ".join(texts) for texts in shared if not _are_years(texts))


def _are_years(texts: list[str]) -> bool:
    """Several years: what stands below them all is of none."""
    return len(texts) > 1 and all(year_of_header(text) for text in texts)
