"""Rows that set sums beside others, told from sums and from titles of actions."""

from __future__ import annotations

import pytest

from normalizers.amounts import begins_with_total, compares_totals


@pytest.mark.parametrize(
    ("head", "compares"),
    [
        ("Rappel 2023", "sum"),
        ("Pour mémoire : exercice 2023", "sum"),
        ("Écart N / N-1", "difference"),
        ("Variation en euros", "difference"),
        ("Taux de consommation des crédits", "difference"),
        ("Reste à financer", "difference"),
        ("Évolution de la CRIP", None),
        ("Rappel des obligations de signalement", None),
        ("Total 2024", None),
        ("", None),
    ],
)
def test_heads_that_compare(head: str, compares: str | None) -> None:
    assert compares_totals(head) == compares


@pytest.mark.parametrize("head", ["S/T engagement 1", "ss-total E2", "S/Total", "Sous total"])
def test_short_words_for_a_subtotal(head: str) -> None:
    assert begins_with_total(head)
