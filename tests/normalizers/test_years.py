"""The years a report is about, read from titles and covers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.years import find_contract_spans, find_first_contract_year, find_fiscal_years
from tests.normalizers.tables import rows


@pytest.mark.parametrize("row", rows("years"), ids=lambda row: row[0])
def test_years_of_a_title(row: list[str]) -> None:
    phrase, fiscal, first, span = row
    years = find_fiscal_years(phrase)
    begun = find_first_contract_year(phrase)
    spans = [f"{found.value[0]}-{found.value[1]}" for found in find_contract_spans(phrase)]
    assert (str(years[0].value) if years else "") == fiscal
    assert (str(begun.value) if begun else "") == first
    assert ", ".join(spans) == span


def test_columns_of_years_are_no_fiscal_year() -> None:
    assert find_fiscal_years("Indicateurs\t2021\t2022\t2023") == []


@given(st.text(max_size=80), st.sampled_from(["CDPPE ", "Bilan 2023 ", "contrat 2022-2024", ""]))
def test_every_place_holds(text: str, lead: str) -> None:
    whole = lead + text
    places = [(year.start, year.end) for year in find_fiscal_years(whole)]
    places += [(span.start, span.end) for span in find_contract_spans(whole)]
    assert all(0 <= start < end <= len(whole) for start, end in places)
