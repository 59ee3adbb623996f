"""Statuses, flags and sentences that tell how an action stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.statuses import (
    find_status_statement,
    flag_value,
    is_not_applicable,
    parse_flag,
    parse_flags,
    parse_status,
    says_nothing,
    summary_status,
    tell_status,
)
from tests.normalizers.tables import named_rows


@pytest.mark.parametrize("row", named_rows("statuses"), ids=lambda row: row["phrase"])
def test_a_status_cell(row: dict[str, str]) -> None:
    found = parse_status(row["phrase"])
    assert (found.value if found else "") == row["status"]


@pytest.mark.parametrize("row", named_rows("flags"), ids=lambda row: row["phrase"])
def test_a_yes_or_no_cell(row: dict[str, str]) -> None:
    found = parse_flag(row["phrase"])
    assert (found.value if found else "") == row["flag"]


@pytest.mark.parametrize("row", named_rows("status_statements"), ids=lambda row: row["phrase"])
def test_a_sentence_counts_only_where_it_speaks_of_the_action(row: dict[str, str]) -> None:
    found = find_status_statement(row["phrase"])
    assert (found.value if found else "") == row["status"]


@pytest.mark.parametrize("row", named_rows("summary_leads"), ids=lambda row: row["phrase"])
def test_a_summary_says_what_it_lists(row: dict[str, str]) -> None:
    found = summary_status(row["phrase"])
    assert (found.value if found else "", found.rule if found else "") == (
        row["status"],
        row["rule"],
    )


def test_a_numbered_action_is_the_fiche_s_own_or_another() -> None:
    text = "L'action 6 est abandonnée"
    assert find_status_statement(text, number="7") is None
    found = find_status_statement(text, number="6")
    assert found is not None
    assert found.value == "abandoned"


def test_abandoned_goes_before_late() -> None:
    found = find_status_statement("L'action est reportée. Le projet est abandonné.")
    assert found is not None
    assert found.value == "abandoned"


def test_each_line_of_a_shared_cell() -> None:
    assert [flag.value for flag in parse_flags("Oui\nNon")] == ["yes", "no"]
    assert parse_flags("à voir\nOui") == []


def test_what_is_under_way_is_begun_but_not_done() -> None:
    assert flag_value("partial", "is_committed") is True
    assert flag_value("in_progress", "is_completed") is False
    assert flag_value(None, "is_completed") is None


@pytest.mark.parametrize(
    ("text", "applies_not", "nothing"),
    [
        ("Non concerné", True, False),
        ("Non concernée par ce dispositif", True, False),
        ("Sans objet en 2024", True, False),
        ("Non retenu", True, False),
        ("N/A", True, False),
        ("NC", False, False),
        ("Néant", False, True),
        ("-", False, True),
        ("— ", False, True),
        ("RAS", False, True),
        ("Choisir un élément", False, True),
        ("Cliquez ici pour entrer une date.", False, True),
        ("Choisir une date de réunion avec l'école", False, False),
        ("Saisir ici l'occasion d'un rapprochement", False, False),
        ("", False, True),
        ("Non", False, False),
        ("12", False, False),
    ],
)
def test_cells_that_refuse_and_cells_that_are_empty(
    text: str, applies_not: bool, nothing: bool
) -> None:
    assert (is_not_applicable(text), says_nothing(text)) == (applies_not, nothing)


def test_nc_is_a_refusal_only_where_the_caller_knows() -> None:
    assert is_not_applicable("NC", nc=True)


STATUS_RULES = [
    ({"statements": ["abandoned", "delayed"], "has_results": True}, "abandoned", None),
    ({"statements": ["delayed"], "words": ["completed"]}, "delayed", None),
    (
        {"words": ["completed"], "committed": "yes", "completed": "no"},
        "completed",
        "status_conflict",
    ),
    ({"committed": "yes", "completed": "yes"}, "completed", None),
    ({"committed": "yes", "completed": "no"}, "in_progress", None),
    ({"committed": "no", "completed": "no"}, "not_started", None),
    ({"committed": "no", "completed": "yes"}, "completed", "status_conflict"),
    ({"committed": "yes", "completed": "partial"}, "in_progress", None),
    ({"committed": "yes"}, "in_progress", None),
    ({"completed": "in_progress"}, "in_progress", None),
    ({"has_results": True, "is_plan": True}, "in_progress", None),
    ({"is_plan": True}, "planned", None),
    ({}, "unknown", None),
]


@pytest.mark.parametrize(("facts", "status", "problem"), STATUS_RULES)
def test_the_first_rule_of_the_contract_that_holds(
    facts: dict[str, object], status: str, problem: str | None
) -> None:
    found = tell_status(**facts)  # type: ignore[arg-type]
    assert (found[0], found[2]) == (status, problem)


@given(st.text(max_size=200))
def test_no_text_is_too_odd_to_read(text: str) -> None:
    for found in (
        parse_status(text),
        parse_flag(text),
        find_status_statement(text),
        summary_status(text),
    ):
        assert found is None or 0 <= found.start <= found.end <= len(text)


@given(st.text(alphabet="0123456789 .,/-:€", max_size=40))
def test_figures_tell_no_status(text: str) -> None:
    assert parse_status(text) is None
    assert find_status_statement(text) is None


@given(st.sampled_from([row["phrase"] for row in named_rows("statuses")]))
def test_case_and_spaces_change_nothing(phrase: str) -> None:
    plain, shouted = parse_status(phrase), parse_status(f"  {phrase.upper()} ")
    assert (plain and plain.value) == (shouted and shouted.value)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("L'action n'a pu être menée en 2023.", "not_started"),
        ("L'action reste à engager.", "not_started"),
        ("L'action a connu un démarrage tardif.", "delayed"),
        ("L'action a été mise en sommeil.", "delayed"),
        ("Il a été décidé de ne pas donner suite à cette action.", "abandoned"),
        ("Le poste reste à engager.", None),
        ("Un volet n'a pu être mené.", None),
    ],
)
def test_more_ways_to_say_so(text, status):
    found = find_status_statement(text)
    assert (found.value if found else None) == status
