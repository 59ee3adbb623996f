"""The tables of French phrases about dates, numbers, money and funders: the phrase is the test.

The tables stand in `phrases/`: a header, then one phrase a line with what must be read from it.
"""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal

import pytest

from normalizers.amounts import basis_of, find_amounts, header_unit, parse_amount_cell
from normalizers.dates import (
    DateMention,
    find_dates,
    parse_document_date,
    parse_period,
    parse_start,
)
from normalizers.dates.words import months
from normalizers.folded import folded
from normalizers.funders import funder_of, parse_funders
from normalizers.numbers import find_numbers
from normalizers.parsed import Parsed
from tests.normalizers.tables import rows

TABLES = (
    "dates_cellules", "dates_phrases", "durees", "dates_document", "nombres", "montants",
    "montants_cellules", "nature_montants", "financeurs", "financeur_phrases",
)  # fmt: skip
Row = list[str]


def first(row: object) -> str:
    return str(row[0]) if isinstance(row, list) else ""


def edtf(found: Parsed[DateMention] | None) -> str:
    if found is None:
        return ""
    return "illisible" if found.problem else found.value.edtf


@pytest.mark.parametrize("row", rows("dates_cellules"), ids=first)
def test_start_cell(row: Row) -> None:
    phrase, year, expected = row
    assert edtf(parse_start(phrase, year=int(year) if year else None)) == expected


@pytest.mark.parametrize("row", rows("dates_phrases"), ids=first)
def test_dates_in_a_sentence(row: Row) -> None:
    phrase, year, expected = row
    found = find_dates(phrase, year=int(year) if year else None)
    assert ", ".join(f"{edtf(date)} {date.value.role}" for date in found) == expected


@pytest.mark.parametrize("row", rows("durees"), ids=first)
def test_duration_cell(row: Row) -> None:
    phrase, start, end = row
    found = parse_period(phrase)
    if start == "illisible":
        assert found is not None
        assert found.problem == "unreadable_value"
    elif not start and not end:
        assert found is None
    else:
        assert found is not None
        assert found.value == (int(start) if start else None, int(end) if end else None)


@pytest.mark.parametrize("row", rows("dates_document"), ids=first)
def test_document_date(row: Row) -> None:
    phrase, expected = row
    assert edtf(parse_document_date(phrase)) == expected


@pytest.mark.parametrize("row", rows("nombres"), ids=first)
def test_numbers_in_a_sentence(row: Row) -> None:
    phrase, expected = row
    counted = [n.value for n in find_numbers(phrase) if n.value.kind in ("plain", "age")]
    told = []
    for number in counted:
        sign = "" if number.comparator == "=" else number.comparator
        upper = f"..{number.value_max}" if number.value_max is not None else ""
        percent = "%" if number.is_percent else ""
        age = " (âge)" if number.kind == "age" else ""
        told.append(f"{sign}{number.value}{upper}{percent}{age}")
    assert ", ".join(told) == expected


@pytest.mark.parametrize("row", rows("montants"), ids=first)
def test_amounts_in_a_sentence(row: Row) -> None:
    phrase, expected = row
    told = []
    for found in find_amounts(phrase):
        marks = (" an" if found.value.is_annual else "") + (" ~" if found.value.approx else "")
        told.append(f"{found.value.value}{marks}")
    assert ", ".join(told) == expected


@pytest.mark.parametrize("row", rows("montants_cellules"), ids=first)
def test_amount_cell(row: Row) -> None:
    phrase, header, expected = row
    found = parse_amount_cell(phrase, multiplier=header_unit(header))
    assert (str(found.value.value) if found else "") == expected


@pytest.mark.parametrize("row", rows("nature_montants"), ids=first)
def test_basis(row: Row) -> None:
    phrase, expected = row
    assert (basis_of(phrase) or "") == expected


@pytest.mark.parametrize("row", rows("financeurs"), ids=first)
def test_funders_of_a_cell(row: Row) -> None:
    phrase, expected = row
    assert ", ".join(found.value for found in parse_funders(phrase, cell=True)) == expected


@pytest.mark.parametrize("row", rows("financeur_phrases"), ids=first)
def test_funder_of_an_amount(row: Row) -> None:
    phrase, expected = row
    payers = [funder_of(phrase, found.start, found.end) for found in find_amounts(phrase)]
    assert ", ".join(payer.value if payer else "?" for payer in payers) == expected


def test_no_two_phrases_differ_only_in_a_number_or_a_month() -> None:
    names = re.compile(r"\b(?:" + "|".join(sorted(months(), key=len, reverse=True)) + r")\b")
    for name in TABLES:
        shapes = Counter(
            re.sub(r"\d", "0", names.sub("mois", folded(row[0]).text)) + "|".join(row[1:2])
            for row in rows(name)
        )
        assert [shape for shape, count in shapes.items() if count > 1] == [], name
    assert sum(len(rows(name)) for name in TABLES) >= 350


def test_amounts_are_decimal_with_two_places() -> None:
    found = find_amounts("2,345 M€ et 10,5 €")
    assert [item.value.value for item in found] == [Decimal("2345000.00"), Decimal("10.50")]
    assert all(item.value.value.as_tuple().exponent == -2 for item in found)
