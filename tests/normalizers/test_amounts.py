"""Amounts: places, multipliers, and the rules that hold for any text."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers.amounts import (
    basis_of,
    find_amounts,
    header_unit,
    parse_amount_cell,
    year_of_amount,
)

WORDS = st.sampled_from(
    [
        "12",
        "3 000",
        "1.577,75",
        "187 000,00",
        "€",
        "k€",
        "M€",
        "euros",
        "millions d'euros",
        "vingt",
        "mille",
        "entre",
        "et",
        "à",
        "-",
        "(",
        ")",
        "environ",
        "par an",
        "2024",
        "%",
        "FIR",
        ":",
        "\n",
        "dix mille euros",
        "10 000 €",
        "67000 Strasbourg",
        "en k€",
        "01 02 03 04 05",
        "enfants",
    ]
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=9).map(" ".join))
MONEY = st.decimals(0, 10**8, places=2, allow_nan=False)


@given(TEXTS, st.none() | st.just(Decimal(1000)))
@settings(max_examples=400, deadline=None)
def test_any_text_is_read_without_error(text: str, multiplier: Decimal | None) -> None:
    ends = 0
    for item in find_amounts(text, multiplier=multiplier):
        assert 0 <= ends <= item.start < item.end <= len(text)
        assert item.value.value.as_tuple().exponent == -2
        ends = item.end
    cell = parse_amount_cell(text, multiplier=multiplier)
    assert cell is None or 0 <= cell.start < cell.end <= len(text)
    header_unit(text)
    basis_of(text)


@given(
    st.text(
        alphabet=st.characters(exclude_characters="€", exclude_categories=("Nd", "No")), max_size=60
    )
)
@settings(max_examples=200, deadline=None)
def test_no_amount_without_a_figure_or_a_number_word(text: str) -> None:
    found = find_amounts(text)
    assert all("euro" in text.lower() or "eur" in text.lower() for _ in found)
    cell = parse_amount_cell(text)
    assert cell is None or cell.rule in ("amount.dash", "amount.words")


@given(
    MONEY,
    st.sampled_from([" ", "\u00a0", "\u202f", "\u2009", "'", "."]),
    st.sampled_from(["€", " €", " euros"]),
)
@settings(max_examples=200, deadline=None)
def test_what_we_write_ourselves_is_read_back(value: Decimal, mark: str, unit: str) -> None:
    written = f"{value:,.2f}".replace(",", "#").replace(".", ",").replace("#", mark) + unit
    (found,) = find_amounts(f"un coût de {written} pour l'année")
    assert found.value.value == value
    cell = parse_amount_cell(written)
    assert cell is not None
    assert cell.value.value == value


@given(MONEY)
@settings(max_examples=60, deadline=None)
def test_a_bare_figure_of_a_column_takes_the_headers_unit(value: Decimal) -> None:
    cell = parse_amount_cell(f"{value}".replace(".", ","), multiplier=Decimal(1000))
    assert cell is not None
    assert cell.value.value == value * 1000


@pytest.mark.parametrize(
    ("header", "multiplier"),
    [
        ("Montant en k€", 1000),
        ("Crédits (K euros)", 1000),
        ("Coût (milliers d'euros)", 1000),
        ("Enveloppe M€", 10**6),
        ("Montant en euros", 1),
        ("Total 2023", None),
        ("Kilomètres", None),
    ],
)
def test_header_unit(header: str, multiplier: int | None) -> None:
    assert header_unit(header) == multiplier


def test_the_place_covers_figure_and_unit() -> None:
    text = "Soit une aide de 12 500,50 € TTC par an."
    (found,) = find_amounts(text)
    assert text[found.start : found.end] == "12 500,50 €"
    assert found.value.is_annual


def test_a_range_says_so() -> None:
    (found,) = find_amounts("entre 5 000 et 8 000 €")
    assert found.rule == "amount.range"
    assert found.confidence < 1


def test_amounts_beyond_the_tables_are_left_out() -> None:
    assert find_amounts("9 999 999 999 999 €") == []
    assert parse_amount_cell("9999999999999") is None


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("La convention fixe la part de l'État pour 2023 à 310 000 €.", [2023]),
        ("La Région versera 40 000 € en 2025, inscrits au chapitre 65.", [2025]),
        ("En 2022, l'État a versé 40 000 € et la CAF 12 000 €.", [2022, 2022]),
        ("45 000 € en 2022, 50 000 € en 2023", [2022, 2023]),
        ("12 000 € versés par la MSA en 2022", [2022]),
        ("L'ARS allouera en 2024 une subvention de 8 000 €", [2024]),
        ("30 k€ pour deux postes créés en 2021", [None]),
        ("Le lieu, ouvert en 2021, coûte 85 000 €.", [None]),
        ("120 k€ par an de 2022 à 2024", [None]),
        ("Budget prévisionnel 2024 : 15 000 €", [2024]),
        ("2023 : 10 000 €, 2024 : 12 000 €", [2023, 2024]),
        ("Crédits 2024 : 15 000 € (État : 10 000 €, CAF : 5 000 €)", [2024, 2024, 2024]),
        ("Dépenses 2023 = 9 k€ / Budget 2024 = 12 k€", [2023, 2024]),
        ("Enveloppe 2025 de 7 000 €", [2025]),
        ("Convention du 12/03/2024 : 5 000 €", [None]),
        ("Programmation 2022-2024 : 90 000 €", [None]),
        ("Le poste est vacant depuis 2022. Il coûte 30 000 €.", [None]),
    ],
)
def test_year_that_a_sentence_states_for_an_amount(text: str, years: list[int | None]) -> None:
    said = [year_of_amount(text, found.start, found.end) for found in find_amounts(text)]
    assert [year.value if year else None for year in said] == years
