"""Legends of codes and colours, and colours by name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.colours import colour_of_fill, colour_of_text
from normalizers.legends import find_legend, is_entry, legend_entry


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("R : réalisée, EC : en cours, NE : non engagée",
         {"R": "completed", "EC": "in_progress", "NE": "not_started"}),
        ("(T) terminée (EC) en cours (AB) abandonnée",
         {"T": "completed", "EC": "in_progress", "AB": "abandoned"}),
        ("E.C. = en cours ; S. = suspendue", {"EC": "in_progress", "S": "delayed"}),
        ("A : action achevée\nN : action non commencée", {"A": "completed", "N": "not_started"}),
        ("réalisée (R), en cours (EC)", {"R": "completed", "EC": "in_progress"}),
        ("Lecture : 1 = en cours, 2 = réalisée", {"1": "in_progress", "2": "completed"}),
        ("Vert : réalisée – Rouge : en retard", {"green": "completed", "red": "delayed"}),
        ("Légende des couleurs : vert (terminée), jaune (en cours)",
         {"green": "completed", "yellow": "in_progress"}),
        ("En bleu, les actions lancées ; en gris, les actions abandonnées",
         {"blue": "in_progress", "grey": "abandoned"}),
        ("Réalisée : vert ; en cours : orange", {"green": "completed", "orange": "in_progress"}),
        ("🟢 réalisée 🟠 en cours", {"green": "completed", "orange": "in_progress"}),
        ("CAF : en cours ; MSA : réalisée", {}),
        ("FIR : réalisé 12 000 €, BOP : en cours", {}),
        ("L'espace vert : en cours d'aménagement", {}),
        ("Statuts admis : Réalisée, En cours, Non engagée.", {}),
        ("R : réalisée", {}),
    ],
)  # fmt: skip
def test_legends_in_sentences(text: str, expected: dict[str, str]) -> None:
    assert find_legend(text) == expected


@pytest.mark.parametrize(
    ("key", "words", "expected"),
    [
        ("EC", "En cours", ("EC", "in_progress")),
        ("Vert", "Action réalisée", ("green", "completed")),
        ("🔴", "Abandonnée", ("red", "abandoned")),
        ("NB", "Réalisée", None),
        ("CRIP", "Cellule de recueil", None),
    ],
)
def test_legends_in_cells(key: str, words: str, expected: tuple[str, str] | None) -> None:
    assert legend_entry(key, words) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("EC = en cours", True),
        ("État : R = réalisée", True),
        ("Vert : terminée", True),
        ("A - achevée", True),
        ("Légende :", True),
        ("Action 3 : en cours", False),
        ("Fiche A : terminée", False),
        ("A : appartements passerelles", False),
        ("Réalisée", False),
        ("", False),
    ],
)
def test_one_entry_alone(text: str, expected: bool) -> None:
    assert is_entry(text) is expected


@pytest.mark.parametrize(
    ("fill", "colour"),
    [
        ("00B050", "green"), ("C6EFCE", "green"), ("FFC000", "orange"), ("F4B084", "orange"),
        ("FFFF00", "yellow"), ("FFEB9C", "yellow"), ("FF0000", "red"), ("FFC7CE", "red"),
        ("5B9BD5", "blue"), ("7030A0", "purple"), ("D9D9D9", "grey"), ("FFFFFF", None),
        ("auto", None), ("", None),
    ],
)  # fmt: skip
def test_shadings_have_names(fill: str, colour: str | None) -> None:
    assert colour_of_fill(fill) == colour


def test_a_cell_may_name_a_colour_and_nothing_else() -> None:
    assert [colour_of_text(text) for text in ("Vert", " ORANGE ", "🟡", "Vert clair", "")] == [
        "green", "orange", "yellow", None, None,
    ]  # fmt: skip


@given(st.text(alphabet="REC:=,;() vertougé\n0123", max_size=60))
def test_any_text_is_read_without_error(text: str) -> None:
    assert len(find_legend(text)) != 1
