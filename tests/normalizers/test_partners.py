"""Splitting lists of partners, knowing the organisations among them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers.lexicon import load
from normalizers.organisations import organisation_of
from normalizers.partners import split_partners
from normalizers.text import fold, words

ROOT = Path(__file__).parents[2]
GOLD = ROOT.parent / "shared" / "gold"


def table() -> list[list[str]]:
    path = Path(__file__).parent / "phrases" / "partenaires.csv"
    lines = [line for line in path.read_text("utf-8").splitlines()[1:] if line[:1] not in ("", "#")]
    rows = csv.reader(lines, delimiter=";", quoting=csv.QUOTE_NONE)
    return [[";".join(row[:-1]).replace("\\n", "\n"), row[-1]] for row in rows]


@pytest.mark.parametrize("row", table(), ids=lambda row: row[0])
def test_phrase(row: list[str]) -> None:
    phrase, expected = row
    told = [
        each.value.name + (f" [{each.value.organisation}]" if each.value.organisation else "")
        for each in split_partners(phrase)
    ]
    assert " | ".join(told) == expected


def known_lists() -> list[tuple[str, list[str]]]:
    return [
        (action["partners_text"], action["partners"])
        for path in sorted(GOLD.glob("*.json"))
        for action in json.loads(path.read_text("utf-8"))["actions"]
        if isinstance(action.get("partners"), list) and action.get("partners_text")
    ]


@pytest.mark.skipif(not GOLD.exists(), reason="the reference answers are not on this machine")
def test_lists_of_the_known_reports() -> None:
    lists = known_lists()
    assert lists
    for text, expected in lists:
        found = [" ".join(words(each.value.name)) for each in split_partners(text)]
        assert found == [" ".join(words(name)) for name in expected]


def test_every_spelling_of_the_gazetteer_is_found_again() -> None:
    for row in load("organisations", ("spelling",)):
        found = organisation_of(row["spelling"])
        assert found is not None
        assert (found.code or "") == row["code"]
        assert found.type == row["type"]


def test_codes_are_upper_case_ascii() -> None:
    for row in load("organisations", ("spelling",)):
        assert row["code"].isascii()
        assert row["code"] == row["code"].upper()
        assert " " not in row["code"]


def test_place_is_in_the_text_given() -> None:
    text = "Partenaires : la CAF (3 000 €), les œuvres sociales et l'ARS."
    found = split_partners(text)
    assert [text[each.start : each.end] for each in found] == ["CAF", "œuvres sociales", "ARS"]


TEXT = st.text(alphabet=st.sampled_from("CAFMSaeét dl'’ -/,;:().&+\n•–œ0€"), max_size=60)
NAMES = st.lists(
    st.sampled_from(["CAF", "MSA", "UDAF", "Mission locale", "sages-femmes", "Croix-Rouge",
                     "bailleurs sociaux", "Éducation nationale", "lieux de vie"]),
    min_size=1, max_size=6, unique=True,
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(TEXT)
def test_never_raises_and_stays_in_the_text(text: str) -> None:
    seen = set()
    for each in split_partners(text):
        assert 0 <= each.start < each.end <= len(text)
        assert each.value.name.strip() == each.value.name != ""
        assert fold(each.value.name) not in seen
        seen.add(fold(each.value.name))


@settings(max_examples=150, deadline=None)
@given(NAMES, st.sampled_from([", ", " ; ", " / ", "\n", "\n• "]))
def test_what_we_join_is_split_again(names: list[str], mark: str) -> None:
    assert [each.value.name for each in split_partners(mark.join(names))] == names


@settings(max_examples=150, deadline=None)
@given(TEXT)
def test_a_single_name_is_not_split_further(text: str) -> None:
    for each in split_partners(text):
        if "(" not in each.value.name:
            again = [found.value.name for found in split_partners(each.value.name)]
            assert len(again) <= 1 or again[0] != each.value.name
