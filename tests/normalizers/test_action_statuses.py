"""Sentences outside the fiches that tell how numbered actions stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.action_statuses import ActionStatus, find_action_statuses
from normalizers.numbering import find_action_refs
from tests.normalizers.tables import rows


def told(status: ActionStatus) -> str:
    reason = f" ({status.reason})" if status.reason else ""
    return f"{status.number} {status.status}{reason}"


@pytest.mark.parametrize("row", rows("action_statuses"), ids=lambda row: row[0])
def test_a_sentence_tells_how_numbered_actions_stand(row: list[str]) -> None:
    phrase, expected = row
    found = find_action_statuses(phrase)
    assert " | ".join(told(item.value) for item in found) == expected


def test_number_and_reason_are_where_they_stand() -> None:
    text = "Bilan à mi-parcours. Action en retard : action IX (œuvres à finir)."
    (found,) = find_action_statuses(text)
    value = found.value
    assert (text[found.start : found.end], value.raw, value.number) == ("IX", "IX", "9")
    assert text[value.reason_start : value.reason_end] == value.reason == "œuvres à finir"


def test_roman_references_where_the_document_counts_so() -> None:
    text = "voir l'action IV et les fiches 2 et 3"
    assert [item.value for item in find_action_refs(text, roman=True)] == ["4", "2", "3"]
    assert [item.value for item in find_action_refs(text)] == ["2", "3"]


@given(
    st.text(max_size=120),
    st.sampled_from(["Actions en retard : ", "L'action 3 ", "Abandon de l'action ", "fiche IV ("]),
)
def test_no_text_is_too_odd_to_read(text: str, lead: str) -> None:
    whole = lead + text
    for found in find_action_statuses(whole):
        value = found.value
        assert 0 <= found.start < found.end <= len(whole)
        assert value.reason is None or whole[value.reason_start : value.reason_end] == value.reason
