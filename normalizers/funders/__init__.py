"""Funders by their codes: those a text names, and the one that pays an amount."""

from __future__ import annotations

from normalizers.funders.columns import funder_of_column
from normalizers.funders.names import (
    funders_left_out,
    names_money_line,
    names_only_payer,
    parse_funders,
)
from normalizers.funders.sentence import funder_of

__all__ = [
    "funder_of",
    "funder_of_column",
    "funders_left_out",
    "names_money_line",
    "names_only_payer",
    "parse_funders",
]
