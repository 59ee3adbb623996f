"""Numbers: kinds, places, and the rules that hold for any text."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers.numbers import find_numbers

WORDS = st.sampled_from(
    [
        "12",
        "3",
        "1 250",
        "2,5",
        "6,6 %",
        "½",
        "787²",
        "2023",
        "une vingtaine",
        "vingt",
        "trois",
        "mille",
        "cent",
        "neuf",
        "deux",
        "et",
        "à",
        "-",
        "entre",
        "environ",
        "moins de",
        "n°",
        "fiche",
        "fiches",
        "ans",
        "enfants",
        "€",
        "sur",
        "un",
        "1/2 ETP",
        "2h30",
        "mars",
        "/",
        ":",
        "\n",
        "1er",
    ]
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=10).map(" ".join))


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_any_text_is_read_without_error_and_every_place_holds(text: str) -> None:
    for item in find_numbers(text):
        assert 0 <= item.start < item.end <= len(text)
        assert item.value.value_max is None or item.value.value_max > item.value.value


@given(
    st.sampled_from(
        ["une sage-femme", "l'équipe", "un parent", "le tiers digne", "aucun refus", ""]
    )
)
def test_articles_are_no_numbers(text: str) -> None:
    assert find_numbers(text) == []


@given(
    st.decimals(0, 10**7, places=2, allow_nan=False),
    st.sampled_from([" ", "\u00a0", "\u202f", "\u2009", "'", "."]),
)
@settings(max_examples=200, deadline=None)
def test_what_we_write_ourselves_is_read_back(value: Decimal, mark: str) -> None:
    text = f"{value:,.2f}".replace(",", "#").replace(".", ",").replace("#", mark)
    (found,) = find_numbers(f"{text} visites")
    assert found.value.value == value


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("en 2023, 12 enfants", ["year", "plain"]),
        ("le 4 juin, 3 agents", ["date", "plain"]),
        ("fiche 7 : 12 places", ["identifier", "plain"]),
        ("2e réunion", ["ordinal"]),
        ("enfants de 6 ans", ["age"]),
        ("ISO_9001", ["identifier"]),
        ("Nombre d'actions 12 / 14", ["plain", "plain"]),
    ],
)
def test_kinds(text: str, kinds: list[str]) -> None:
    assert [found.value.kind for found in find_numbers(text)] == kinds


def test_the_place_covers_comparator_and_percent_sign() -> None:
    text = "soit environ 12,5 % des cas"
    (found,) = find_numbers(text)
    assert text[found.start : found.end] == "environ 12,5 %"
    assert found.value.comparator == "~"


def test_written_tells_words_from_digits() -> None:
    assert [n.value.written for n in find_numbers("sept agents et 7 postes")] == ["words", "digits"]
