"""Words that say that an amount is the sum of others: « Total », « Sous-total », « Ensemble »."""

from __future__ import annotations

import re
from functools import cache

from normalizers.text import fold
from normalizers.word_table import any_of


def says_total(text: str) -> bool:
    """Whether a header or the head of a row says « total », « ensemble » … anywhere."""
    return _total().search(fold(text)) is not None


def begins_with_total(text: str) -> bool:
    """Whether the first words of a row say so."""
    return _total().match(fold(text)) is not None


@cache
def _total() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('money_words', 'total')}(?!\w)")
