"""Words that say that an amount is the sum of others: « Total », « Sous-total », « Ensemble »."""

from __future__ import annotations

import re
from functools import cache

from normalizers.text import fold
from normalizers.word_table import any_of, table, value_of


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


def compares_totals(text: str) -> str | None:
    """What the head of a row that sets the sums beside others makes of its amounts: sum (« Rappel
    2023 ») or difference (« Écart N / N-1 », « Taux de consommation »); None of any other text, a
    title among them (« Évolution de la CRIP »).
    """
    found = _compared().fullmatch(fold(text))
    return value_of("money_words", "compare", found[1]) if found else None


@cache
def _compared() -> re.Pattern[str]:
    rest = rf"(?:20\d\d|{any_of('money_words', 'compared')})"
    return re.compile(rf"({any_of('money_words', 'compare')})(?: {rest})*")


@cache
def _total() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('money_words', 'total')}(?!\w)")
