"""Funders: the rules that hold for any text, and words that only look like funders."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers.amounts import find_amounts
from normalizers.funders import funder_of, funder_of_column, parse_funders
from normalizers.lexicon import load

WORDS = st.sampled_from(
    [
        "CAF",
        "FIR",
        "l'État",
        "le Département",
        "ARS",
        "BOP 304",
        "304",
        "ONDAM",
        "verse",
        "par",
        "à la",
        "12 000 €",
        "5 k€",
        ":",
        ",",
        "et",
        "(",
        ")",
        ".",
        "subvention de",
        "\n",
        "fonds",
        "d'intervention",
        "régional",
        "dans le",
        "bénéficie",
        "CD 12",
        "Total",
    ]
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=12).map(" ".join))
CODES = {row["code"] for row in load("funders")}


@given(TEXTS, st.booleans())
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_without_error_and_every_place_holds(text: str, cell: bool) -> None:
    ends = 0
    for item in parse_funders(text, cell=cell):
        assert item.value in CODES
        assert 0 <= ends <= item.start < item.end <= len(text)
        ends = item.end
    for amount in find_amounts(text):
        payer = funder_of(text, amount.start, amount.end)
        assert payer is None or payer.value in CODES


def test_every_spelling_of_the_lexicon_is_read_as_its_code() -> None:
    for row in load("funders"):
        found = parse_funders(row["spelling"], cell=True)
        assert {item.value for item in found} == {row["code"]}, row["spelling"]


def test_spellings_for_cells_say_nothing_in_a_sentence() -> None:
    for row in load("funders"):
        if row["scope"] == "cell":
            assert parse_funders(f"avec {row['spelling']} ici") == [], row["spelling"]


@pytest.mark.parametrize(
    "text",
    [
        "un état des lieux partagé",
        "en bon état",
        "l'état civil de l'enfant",
        "304 enfants suivis",
        "un cd de musique",
        "la mise en place",
    ],
)
def test_common_words_are_no_funders(text: str) -> None:
    assert parse_funders(text) == []


def test_an_amount_of_a_text_without_funders_has_none() -> None:
    text = "Le matériel a coûté 3 200 €."
    (amount,) = find_amounts(text)
    assert funder_of(text, amount.start, amount.end) is None


def test_the_sentence_bounds_the_search() -> None:
    text = "La CAF finance le lieu. Le matériel a coûté 3 200 €."
    (amount,) = find_amounts(text)
    assert funder_of(text, amount.start, amount.end) is None


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("ARS – crédits médico-sociaux (ONDAM)", ["ONDAM"]),
        ("ARS - enveloppe de prévention [FIR]", ["FIR"]),
        ("État – programme de protection (BOP 304)", ["BOP304"]),
        ("CAF – prestations (FIR)", ["CAF", "FIR"]),
        ("ARS et Département (FIR)", ["ARS", "DEPARTMENT", "FIR"]),
    ],
)
def test_source_in_brackets_is_what_its_payer_pays(text: str, codes: list[str]) -> None:
    assert [item.value for item in parse_funders(text, cell=True)] == codes


GRID = "\tBOP 304\tFIR\tCD 12\nPrévu : 9 000 €\t7 000 €\t\t5 000 €\nPayé\t6 500 €\t\t"


@pytest.mark.parametrize(
    ("text", "amount", "payer"),
    [
        (GRID, "7 000", "BOP304"),
        (GRID, "5 000", "DEPARTMENT"),
        (GRID, "6 500", "BOP304"),
        (GRID, "9 000", None),  # the column of labels
        ("FIR\tCAF\nsoit 3 000 €", "3 000", None),  # no line of the table
        ("Recrutement\tFIR\nPrévu\t3 000 €", "3 000", None),  # one funder heads no table
        ("FIR : 3 000 €", "3 000", None),
    ],
)
def test_funders_that_head_columns(text: str, amount: str, payer: str | None) -> None:
    found = funder_of_column(text, text.index(amount))
    assert (found and found.value) == payer


def test_many_totals_are_told_in_time() -> None:
    """Each total asks who paid what stands above it, the totals there aside."""
    text = "La CAF verse 5 000 €. L'ARS verse 6 000 €. " + "Au total, 11 000 €. " * 40
    payers = [funder_of(text, found.start, found.end) for found in find_amounts(text)]
    assert [payer and payer.value for payer in payers] == ["CAF", "ARS", *["ALL"] * 40]
