"""States written behind a title, and words behind a title that are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.title_state import state_behind


@pytest.mark.parametrize(
    ("text", "status", "title"),
    [
        ("Ouvrir un lieu de répit (abandonnée)", "abandoned", "Ouvrir un lieu de répit"),
        ("Former les équipes – EN COURS", "in_progress", "Former les équipes"),
        ("Former les équipes\nRéalisée", "completed", "Former les équipes"),
        ("Contrôler les lieux d'accueil [reportée]", "delayed", "Contrôler les lieux d'accueil"),
        ("Parrainage - action non engagée", "not_started", "Parrainage"),
        ("Parrainage – jamais engagée", "not_started", "Parrainage"),
        ("Créer un poste de médecin : réalisé", "completed", "Créer un poste de médecin"),
        ("Renforcer la PMI En cours", "in_progress", "Renforcer la PMI"),
        ("Ateliers en Maison d'enfants Non engagée", "not_started", "Ateliers en Maison d'enfants"),
        (
            "Visites des sages-femmes de PMI EN COURS",
            "in_progress",
            "Visites des sages-femmes de PMI",
        ),
        ("Bilans en école maternelle RÉALISÉS", "completed", "Bilans en école maternelle"),
        ("Parrainage de proximité NON ENGAGÉE", "not_started", "Parrainage de proximité"),
    ],
)
def test_state_behind_a_title(text, status, title):
    found = state_behind(text)
    assert found is not None
    assert (found.value, text[: found.start]) == (status, title)


@pytest.mark.parametrize(
    "text",
    [
        "Soutenir les familles en cours de séparation",
        "Suivi de la petite enfance – bilans réalisés",
        "Repérage précoce – retards",
        "Aider les parents (retard de langage)",
        "Formation (prévue)",
        "En cours",
        "Bilans – en cours d'année scolaire",
        "SUIVRE LES BILANS RÉALISÉS",
    ],
)
def test_words_of_the_title_are_no_state(text):
    assert state_behind(text) is None


@given(st.text(max_size=60))
def test_never_raises_and_leaves_a_title(text):
    found = state_behind(text)
    assert found is None or text[: found.start].strip()
