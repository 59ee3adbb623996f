"""Amounts of money in French texts and cells, in euros; offsets refer to the text given."""

from __future__ import annotations

from normalizers.amounts.cells import parse_amount_cell, parse_amount_lines
from normalizers.amounts.finder import find_amounts, find_amounts_below
from normalizers.amounts.left import is_left_over
from normalizers.amounts.model import Amount
from normalizers.amounts.parts import APART, INSIDE, begins_with_part, tells_part
from normalizers.amounts.totals import (
    begins_with_total,
    compares_totals,
    names_money,
    names_sum,
    says_total,
)
from normalizers.amounts.units import (
    basis_of,
    basis_of_part,
    governs_amounts,
    header_unit,
    stated_unit,
)
from normalizers.amounts.years import year_of_amount, year_of_label

__all__ = [
    "APART",
    "INSIDE",
    "Amount",
    "basis_of",
    "basis_of_part",
    "begins_with_part",
    "begins_with_total",
    "compares_totals",
    "find_amounts",
    "find_amounts_below",
    "governs_amounts",
    "header_unit",
    "is_left_over",
    "names_money",
    "names_sum",
    "parse_amount_cell",
    "parse_amount_lines",
    "says_total",
    "stated_unit",
    "tells_part",
    "year_of_amount",
    "year_of_label",
]
