"""Columns of figures that are money because of the columns beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.layouts.columns import Column
from normalizers.amounts import begins_with_part, names_sum
from normalizers.funders import names_only_payer
from normalizers.text import fold
from normalizers.word_table import table

_SEVERAL = 2
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


def with_money(columns: Sequence[Column]) -> list[Column]:
    """The columns, those that can only hold amounts beside funders or amounts named so."""
    settled = list(columns)
    if any(column.field == "funding_source" for column in columns):
        settled = [
            replace(column, field="amount") if _may_hold_money(column) else column
            for column in columns
        ]
    if any(_is_instalment(column) for column in settled):
        settled = [replace(c, field="amount") if c.field == "balance" else c for c in settled]
    if any(_is_part(column) for column in settled):
        settled = [replace(c, field="amount") if _may_be_whole(c) else c for c in settled]
    amounts = sum(column.field == "amount" for column in settled)
    return [replace(c, field="amount") if _is_money(c, amounts) else c for c in settled]


def _is_instalment(column: Column) -> bool:
    """« Acompte | Solde »: the balance is a payment, too."""
    paid = table("money_words", "instalment")
    return column.field == "amount" and not paid.keys().isdisjoint(fold(column.header).split())


def _is_part(column: Column) -> bool:
    """« dont FIR » over figures."""
    figures = column.content in ("number", "amount") and column.field in (None, "amount")
    return figures and begins_with_part(column.leaf) and names_only_payer(column.leaf)


def _may_be_whole(column: Column) -> bool:
    """« Coût réel » beside « dont FIR »."""
    return column.field == "budget" and column.content in ("number", "amount")


def _may_hold_money(column: Column) -> bool:
    """Beside funders: a cost, or figures under a year or a currency."""
    named = "€" in column.header or _YEAR.search(column.header) is not None
    figures = column.content in ("number", "amount")
    if "%" in column.header:
        return False
    if column.field == "budget" and column.content == "amount":
        return True
    return column.field == "value" or (column.field is None and figures and named)


def _is_money(column: Column, amounts: int) -> bool:
    """Beside amounts: figures under a payer alone (« dont ARS »), or beside several under a word
    for a sum that heads much else (« Ensemble »).
    """
    if column.field is not None or column.content not in ("number", "amount") or not amounts:
        return False
    is_sum = amounts >= _SEVERAL and names_sum(column.leaf)
    return is_sum or names_only_payer(column.leaf)
