"""Labels, column headers and "label : value" paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.label_split import label_within, split_label, split_pairs
from normalizers.labels import NO_LABEL, label_candidates, match_label
from normalizers.lexicon import load
from normalizers.year_header import year_of_header
from tests.normalizers.tables import named_rows


@pytest.mark.parametrize("row", named_rows("labels"), ids=lambda row: row["phrase"])
def test_a_label_stands_for_its_field(row: dict[str, str]) -> None:
    found = match_label(row["phrase"], scope=row["scope"])
    assert (found.value if found else "") == row["field"]


def test_a_spelling_of_two_fields_names_both() -> None:
    fields = [hit.value for hit in label_candidates("Réalisée", scope="table")]
    assert fields[:2] == ["is_completed", "results"] or "status_completed" in fields
    assert {"budget", "amount"} <= {hit.value for hit in label_candidates("Budget")}
    assert {"amount", "department"} <= {hit.value for hit in label_candidates("Département")}


def test_the_place_decides_between_fields() -> None:
    assert match_label("Département", scope="plan").value == "amount"  # type: ignore[union-attr]
    assert match_label("Département", scope="cover").value == "department"  # type: ignore[union-attr]


def test_the_label_is_where_it_stands() -> None:
    text = "  • 2) Public visé :"
    found = match_label(text)
    assert found is not None
    assert text[found.start : found.end] == "Public visé"


@pytest.mark.parametrize("row", named_rows("label_values"), ids=lambda row: row["phrase"])
def test_a_paragraph_gives_its_label_and_value(row: dict[str, str]) -> None:
    found = split_label(row["phrase"])
    assert (found[0].value if found else "") == row["field"]
    assert (row["phrase"][found[1] :] if found else "") == row["value"]


def test_several_pairs_in_one_line() -> None:
    text = "Pilote : PMI – Budget : 12 000 € ; Échéance : juin 2024"
    pairs = [(p.label.value, text[p.value_start : p.value_end]) for p in split_pairs(text)]
    assert pairs == [("pilot", "PMI"), ("budget", "12 000 €"), ("end", "juin 2024")]


def test_prose_that_holds_a_label_is_no_list_of_pairs() -> None:
    assert split_pairs("Le service a décidé que Budget : rien ne change") == []


@pytest.mark.parametrize("row", named_rows("year_headers"), ids=lambda row: row["phrase"])
def test_a_header_names_one_year(row: dict[str, str]) -> None:
    found = year_of_header(row["phrase"], fiscal_year=2024)
    told = (str(found.value[0]), found.value[1]) if found else ("", "")
    assert told == (row["year"], row["kind"])


def test_a_relative_year_needs_the_fiscal_year() -> None:
    found = year_of_header("N-1")
    assert found is not None
    assert found.value == (None, "value")


def test_every_spelling_finds_its_own_field() -> None:
    lost = []
    for row in load("labels", ("field", "scope", "spelling")):
        scope = {"any": None, "ticks": None, "ticks_short": "ticks"}.get(row["scope"], row["scope"])
        fields = {hit.value for hit in label_candidates(row["spelling"], scope=scope)}
        if row["field"] not in fields and (row["field"] != "none" or fields):
            lost.append((row["field"], row["spelling"], fields))
    assert not lost


FIELDS = {row["field"] for row in load("labels", ("field", "scope", "spelling"))} - {NO_LABEL}


@given(st.text(max_size=150))
def test_any_text_is_a_known_field_or_none(text: str) -> None:
    for hit in label_candidates(text):
        assert hit.value in FIELDS
        assert 0 <= hit.start <= hit.end <= len(text)
        assert 0 < hit.confidence <= 1


@given(st.text(alphabet="0123456789 €%.,-/", max_size=30))
def test_figures_are_no_labels(text: str) -> None:
    found = match_label(text) if any(char.isdigit() for char in text) else None
    assert found is None or "304" in text  # the budget programme, a column of its own


@given(st.text(max_size=120))
def test_a_value_lies_in_its_text(text: str) -> None:
    found = split_label(text)
    if found:
        assert 0 < found[1] <= len(text)
    for pair in split_pairs(text):
        assert pair.label.end <= pair.value_start <= pair.value_end <= len(text)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Ouvert sur dix cantons. Indicateurs : 300 visites.", "Indicateurs : 300 visites."),
        ("Le lieu a ouvert. Avec qui ? La CAF, la MSA.", "Avec qui ? La CAF, la MSA."),
        ("Réalisé en mars. Objectif : réduire les ruptures", ""),
        ("Le relais a ouvert. Adresse : rue des Tilleuls", ""),
        ("Le comité a choisi deux thèmes : partenaires et budget", ""),
    ],
)  # fmt: skip
def test_a_label_may_begin_a_sentence_inside_a_paragraph(text: str, rest: str) -> None:
    at = label_within(text)
    assert (text[at:] if at is not None else "") == rest
