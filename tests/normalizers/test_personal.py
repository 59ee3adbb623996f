"""Personal data: who is named, and who only holds an office."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers.personal import find_personal_data
from tests.normalizers.tables import rows


@pytest.mark.parametrize("row", rows("donnees_personnelles"), ids=lambda row: row[0])
def test_phrase(row: list[str]) -> None:
    phrase, expected = row
    assert " | ".join(found.value for found in find_personal_data(phrase)) == expected


CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"


@pytest.mark.skipif(not CORPUS.exists(), reason="the known documents are not on this machine")
def test_no_false_alarm_in_the_known_documents() -> None:
    found = {
        each.value
        for path in CORPUS.glob("*/*.txt")
        for each in find_personal_data(path.read_text("utf-8"))
    }
    assert len(found) == 2  # a trainer and a researcher, both named in the report of 2024


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.sampled_from("MmedrLéa KX.,'-()@fr0612345 \n"), max_size=60))
def test_never_raises_and_stays_in_the_text(text: str) -> None:
    end = 0
    for each in find_personal_data(text):
        assert end <= each.start < each.end <= len(text)
        end = each.end


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="abcdefghij éèà'-,.\n", max_size=80))
def test_nobody_is_named_in_lower_case_words(text: str) -> None:
    assert find_personal_data(text) == []
