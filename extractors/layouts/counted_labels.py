"""Labels that count actions, with their counts beside or below them: « Actions prévues | 12 »."""

from __future__ import annotations

from extractors.layouts.label_pairs import Pair
from extractors.layouts.view import TableView
from normalizers.counted import names_count, without_actions
from normalizers.flags import says_nothing
from normalizers.indicators import tells_number

_LONGEST_COUNT = 40
"""Characters."""


def counts_actions(pairs: list[Pair]) -> bool:
    """Whether the labels are plurals of actions with counts beside them, blanks among them."""
    named = [pair.value for pair in pairs if pair.label and names_count(pair.label.text)]
    filled = [value for value in named if value is not None and is_told(value.text)]
    counted = sum(is_count(value.text) for value in filled)
    return counted >= 2 or (len(named) >= 2 and counted == len(filled) > 0)


def is_told(text: str) -> bool:
    """Whether a cell beside a count says something: « Néant » is none of them, « - » nothing."""
    return not says_nothing(text) or (any(map(str.isalpha, text)) and is_count(text))


def counts_in_columns(view: TableView) -> bool:
    """« Actions prévues | Actions engagées » over one row of nothing but counts."""
    if len(view.rows) != 2:
        return False
    heads, counts = map(view.own, view.rows)
    named = sum(names_count(cell.text) for cell in heads)
    return named * 2 > len(heads) >= 2 and all(is_count(cell.text) for cell in counts)


def is_count(text: str) -> bool:
    """Whether a cell begins with a number, in figures or in words, or says that there is none."""
    text = text.strip()
    if text[:1].isdigit():
        return True
    return len(text) <= _LONGEST_COUNT and tells_number(without_actions(text))
