"""Folding for search: every character of the folded text knows its place in the original."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers.folded import folded, plain

TEXTS = st.text(alphabet="aéÀœŒæ…ﬁ²³½ °'’–—\u00a0\u202f\u00ad\u0301\u200b\n\t12İß", max_size=40)


@given(TEXTS | st.text(max_size=40))
@settings(max_examples=300, deadline=None)
def test_places_hold(text: str) -> None:
    kept = plain(text)
    assert len(kept) == len(text)
    assert [i for i, char in enumerate(text) if char in "\n\t"] == [
        i for i, char in enumerate(kept) if char in "\n\t"
    ]
    read = folded(text)
    for at in range(len(read.text)):
        start, end = read.origin(at, at + 1)
        assert 0 <= start < end <= len(text)


@pytest.mark.parametrize(
    ("text", "written_out", "in_place"),
    [
        ("Élèves", "eleves", "eleves"),
        ("Cœur", "coeur", "ceur"),
        ("12² élèves", "12† eleves", "12  eleves"),
        ("l’État – 3\u202f000", "l'etat - 3 000", "l'etat - 3 000"),
        ("e\u0301te\u0301", "ete", "e te "),
    ],
)
def test_folding(text: str, written_out: str, in_place: str) -> None:
    assert folded(text).text == written_out
    assert plain(text) == in_place


def test_a_slice_of_the_folded_text_is_found_in_the_original() -> None:
    text = "chœur… de 12 élèves"
    read = folded(text)
    place = read.text.index("12")
    assert text[slice(*read.origin(place, place + 2))] == "12"
