"""Numbers and headings of actions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.numbering import (
    find_action_refs,
    normalise_number,
    opening_number,
    parse_action_heading,
    parse_group_heading,
    parse_numbers,
    restarts,
    split_actions,
    uses_roman,
)
from tests.normalizers.tables import named_rows


@pytest.mark.parametrize("row", named_rows("action_headings"), ids=lambda row: row["phrase"])
def test_a_heading_gives_number_and_title(row: dict[str, str]) -> None:
    found = parse_action_heading(row["phrase"])
    if row["number"] == "-":
        assert found is None
        return
    assert found is not None
    assert (found.value.number or "") == row["number"]
    assert row["phrase"][found.value.title_start :] == row["title"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1. Ouvrir", "1"),
        ("2.1 Suivre", "2-1"),
        ("4) Former", "4"),
        ("12 000 €", None),
        ("1er semestre", None),
        ("2024 Bilan", None),
        ("5 Agents", None),
    ],
)
def test_bare_numbers_count_only_where_asked_for(text: str, number: str | None) -> None:
    assert parse_action_heading(text) is None
    found = parse_action_heading(text, allow_bare=True)
    assert (found.value.number if found else None) == number


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        ("2.1", "2-1"),
        ("13 bis", "13bis"),
        ("07", "7"),
        ("A3", "A3"),
        ("4BIS", "4bis"),
        ("9–2", "9-2"),
        ("1,1", "1-1"),
        ("2,10", "2-10"),
        ("3,0", "3"),
        ("4,1,2", "4-1-2"),
    ],
)
def test_numbers_have_one_form(raw: str, number: str) -> None:
    assert normalise_number(raw) == number


def test_letters_are_roman_where_the_document_counts_so() -> None:
    assert uses_roman(["I", "II", "III", "IV"])
    assert uses_roman(["I-1", "I-2", "II-1"])
    assert not uses_roman(["A", "B", "C", "D"])
    assert not uses_roman(["C", "D"])
    assert not uses_roman(["1", "2"])
    assert [normalise_number(raw, roman=True) for raw in ("IV", "II.3", "XIX", "A3", "7")] == [
        "4",
        "2-3",
        "19",
        "A3",
        "7",
    ]


def test_each_axis_may_count_from_one() -> None:
    assert restarts(["1", "2", "1"])
    assert not restarts(["1", "2", "3"])


@pytest.mark.parametrize("row", named_rows("split_actions"), ids=lambda row: row["phrase"])
def test_a_cell_may_hold_several_actions(row: dict[str, str]) -> None:
    text = row["phrase"]
    found = [
        f"{hit.value.number}={text[hit.value.title_start : hit.end]}" for hit in split_actions(text)
    ]
    assert "|".join(found) == row["actions"]


@pytest.mark.parametrize("row", named_rows("action_refs"), ids=lambda row: row["phrase"])
def test_references_name_their_actions(row: dict[str, str]) -> None:
    assert [hit.value for hit in find_action_refs(row["phrase"])] == row["numbers"].split()


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("7", ["7"]),
        ("9-1\n9-2", ["9-1", "9-2"]),
        ("n° 4", ["4"]),
        ("Fiche 12", ["12"]),
        ("3, 4", ["3", "4"]),
        ("2,1", ["2-1"]),
        ("1,1\n1,2", ["1-1", "1-2"]),
        ("n° 3,10", ["3-10"]),
        ("1,2,3", ["1", "2", "3"]),
        ("oui", []),
        ("2024", []),
        ("", []),
    ],
)
def test_a_number_cell_holds_numbers_only(text: str, numbers: list[str]) -> None:
    assert [hit.value for hit in parse_numbers(text)] == numbers


@pytest.mark.parametrize(
    ("text", "field", "number", "rest"),
    [
        ("Objectif n°24 : logement", "objective", "24", "logement"),
        ("Mesure 14: logement", "measure", "14", "logement"),
        ("ENGAGEMENT N°3", "engagement", "3", ""),
        ("Axe stratégique 2 : soutenir", "engagement", "2", "soutenir"),
        ("Objectif : soutenir", "objective", None, "soutenir"),
    ],
)
def test_group_headings(text: str, field: str, number: str | None, rest: str) -> None:
    found = parse_group_heading(text)
    assert found is not None
    assert (found.value.field, found.value.number) == (field, number)
    assert text[found.value.text_start :] == rest


@pytest.mark.parametrize(
    "text", ["Objectif 5 – action 2 : suivre", "Objectifs fondamentaux", "Mesure"]
)
def test_what_is_no_group_heading(text: str) -> None:
    assert parse_group_heading(text) is None


@given(st.text(max_size=120))
def test_no_text_is_too_odd_to_read(text: str) -> None:
    found = parse_action_heading(text, allow_bare=True)
    assert found is None or found.end <= found.value.title_start <= len(text)
    for hit in split_actions(text):
        assert hit.start < hit.value.title_start <= len(text)
    for ref in find_action_refs(text):
        assert any(char.isdigit() for char in text[ref.start : ref.end])


@given(st.integers(1, 99), st.integers(0, 30), st.sampled_from(["", "bis", "ter"]))
def test_a_heading_written_by_us_reads_back(number: int, part: int, suffix: str) -> None:
    written = f"{number}-{part}" if part else f"{number}{suffix}"
    found = parse_action_heading(f"Fiche {written} – Accompagner")
    assert found is not None
    assert found.value.number == written


@given(st.from_regex(r"[A-Z]?\d{1,3}([.\- ]?(bis|\d{1,2}))?", fullmatch=True))
def test_a_normal_number_stays_as_it_is(raw: str) -> None:
    once = normalise_number(raw)
    assert normalise_number(once) == once


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("5a", "5a"), ("3 bis", "3 bis"), ("CDPPE-2023-PMI-04 bis", "CDPPE-2023-PMI-04 bis"),
        ("5a Cycle de formation des agents", "5a"), ("13.1 Former les agents de la CRIP", "13.1"),
        ("3 bis Interventions des TISF en sortie de maternité", "3 bis"),
        ("Ouvrir un relais parental à Roanne", None), ("", None),
    ],
)  # fmt: skip
def test_a_number_is_no_longer_than_numbers_are(cell: str, number: str | None) -> None:
    assert opening_number(cell) == number
