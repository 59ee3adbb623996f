"""What counts actions, and what says that an amount is a sum, by the words of labels and rows."""

import pytest

from normalizers.amounts import begins_with_total, says_total
from normalizers.closings import heads_contents
from normalizers.counted import (
    actions_behind,
    asks_count,
    is_count_of_actions,
    names_count,
    without_actions,
)


@pytest.mark.parametrize(
    ("label", "names", "asks"),
    [
        ("Actions terminées", True, False),
        ("Fiches-actions non engagées", True, False),
        ("Nombre de fiches", True, True),
        ("Nombre total d'actions prévues", True, True),
        ("Nb d’actions", True, True),
        ("Total actions", True, True),
        ("Action", False, False),
        ("Titre des actions", False, False),
        ("Nombre d'enfants", False, False),
    ],
)
def test_labels_that_count_actions(label: str, names: bool, asks: bool) -> None:
    assert (names_count(label), asks_count(label)) == (names, asks)


def test_numbers_of_actions() -> None:
    assert actions_behind("4 nouvelles actions engagées", 1)
    assert not actions_behind("4 enfants", 1)
    assert without_actions("trois fiches action") == "trois"
    assert is_count_of_actions("action abandonnée")
    assert not is_count_of_actions("activité physique")


@pytest.mark.parametrize(
    ("text", "says", "begins"),
    [
        ("Total général", True, True),
        ("SOUS-TOTAL Engagement 2", True, True),
        ("Cumul 2022-2024", True, True),
        ("Montant total (€)", True, False),
        ("Totalement engagé", False, False),
        ("Action 3", False, False),
    ],
)
def test_sums(text: str, says: bool, begins: bool) -> None:
    assert (says_total(text), begins_with_total(text)) == (says, begins)


@pytest.mark.parametrize(
    ("line", "heads"),
    [
        ("SOMMAIRE", True),
        ("Table des fiches :", True),
        ("Liste des fiches-actions", True),
        ("Liste des partenaires", False),
        ("Retour au sommaire", False),
    ],
)
def test_headings_of_contents(line: str, heads: bool) -> None:
    assert heads_contents(line) is heads
