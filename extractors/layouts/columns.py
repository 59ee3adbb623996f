"""What is known of a table's columns once its header is read."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.blocks import Span
from extractors.layouts.content import Content
from normalizers.header_levels import leaf_of


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
