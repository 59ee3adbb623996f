"""Unknown labels are guessed by their words, rightly or not at all."""

from __future__ import annotations

import pytest

from normalizers.label_guess import FIELDS, count_votes, guess_label, words_of
from normalizers.labels import match_label
from normalizers.lexicon import load


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("Si N, pourquoi ?", "reason_not_done"),
        ("Associés au projet", "partners"),
        ("Obstacles rencontrés en cours de route", "difficulties"),
        ("Ce qui reste à faire", "outlook"),
        ("Cause du décalage", "reason_not_done"),
        ("Coûts ventilés", "budget"),
        ("Contexte local", "description"),
        ("Public touché", "public"),
        ("Pour 2023", "outlook"),
        ("Et pour 2025 ?", "outlook"),
        ("Cap sur 2026", "outlook"),
    ],
)
def test_words_tell_the_field(label, field):
    found = guess_label(label)
    assert found is not None
    assert found.value == field
    assert found.confidence <= 0.6


@pytest.mark.parametrize(
    "label",
    ["", "…", "En 2023", "Actions", "Numéro", "Dispositif", "Le département", "Action engagée",
     "Visa du directeur", "Zone grise", ("Le service a accueilli trente-deux enfants de moins de "
     "trois ans avec leurs parents pendant l'année")],
)  # fmt: skip
def test_what_tells_nothing_is_not_guessed(label):
    assert guess_label(label) is None


def test_left_out_spellings_are_found_again_rightly():
    """Each known spelling is guessed without its own vote: nine of ten guesses must be right."""
    lexicon = load("labels", ("field", "scope", "spelling"))
    tried = [row for row in lexicon if row["scope"] in ("any", "fiche") and row["field"] in FIELDS]
    told = right = 0
    for row in tried[::7]:
        own = words_of(row["spelling"])
        others = [other for other in lexicon if words_of(other["spelling"]) != own]
        found = guess_label(row["spelling"], count_votes(others))
        told += found is not None
        right += found is not None and found.value == row["field"]
    assert told >= 0.3 * len(tried[::7])
    assert right >= 0.9 * told


def test_known_labels_need_no_guess():
    assert match_label("Partenaires associés").value == "partners"
