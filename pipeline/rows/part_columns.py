"""Columns of parts beside the column of the whole: « Budget 2023 | dont État | dont ARS »."""

from __future__ import annotations

from extractors.layouts.records import Field, Record
from normalizers.funders import parse_funders
from normalizers.text import fold


def is_part(item: Field) -> bool:
    """Whether a column holds parts of another: « dont ARS »."""
    return fold(item.leaf).startswith("dont ")


def whole_of(record: Record, item: Field) -> Field | None:
    """The column that a column of parts belongs to: the next on its left that is none."""
    wholes = [each for each in record.all("amount") if not is_part(each)]
    left = [each for each in wholes if (each.column or 0) < (item.column or 0)]
    return max(left, key=lambda each: each.column or 0, default=None)


def parts_of(record: Record, item: Field) -> list[Field]:
    """The columns of parts that belong to a column and say something in this row; those of one
    whose header names its payer only say what some of it is for.
    """
    if is_part(item) or parse_funders(item.leaf, cell=True):
        return []
    parts = [each for each in record.all("amount") if is_part(each) and not each.is_empty]
    return [each for each in parts if whole_of(record, each) is item]
