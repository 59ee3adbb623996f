"""Words that say that an amount is the sum of others: « Total », « Sous-total », « Ensemble »."""

from __future__ import annotations

import re
from functools import cache

from normalizers.text import fold
from normalizers.word_table import any_of, table


def says_total(text: str) -> bool:
    """Whether a header or the head of a row says « total », « ensemble » … anywhere."""
    plain = fold(text)
    return _total().search(plain) is not None or names_sum(plain)


def names_money(header: str) -> bool:
    """Whether the first word of a header is one for money: « Crédits liquidés »."""
    return fold(header).split(" ", 1)[0] in table("money_words", "noun")


def names_sum(header: str) -> bool:
    """Whether a header is one that with amounts beside it adds them up and else says much else
    (« Ensemble », « Cumul 2023-2025 », « Toutes années confondues »).
    """
    words = [word for word in fold(header).split() if not word.isdigit()]
    return " ".join(words) in table("column_words", "sum")


def begins_with_total(text: str) -> bool:
    """Whether the first words of a row say so."""
    return _total().match(fold(text)) is not None


@cache
def _total() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('money_words', 'total')}(?!\w)")
