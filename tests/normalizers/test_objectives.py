"""Wordings of departments mapped to the national nomenclature."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers import referential
from normalizers.engagements import match_engagement
from normalizers.objective_number import split_objective_number
from normalizers.objectives import (
    match_measure,
    match_objective,
    match_objective_text,
    numbers_are_national,
)
from normalizers.wording_match import engagement_matcher, measure_matcher, objective_matcher
from tests.normalizers.tables import named_rows

OBJECTIVES = referential.objectives()
MEASURES = referential.measures()

PHRASES = named_rows("objectives")


def test_the_nomenclature_is_whole() -> None:
    assert sorted(OBJECTIVES) == list(range(1, 30))
    assert sorted(MEASURES) == [f"M{number:02d}" for number in range(1, 21)]
    assert [n for n, item in OBJECTIVES.items() if item.is_core] == list(range(1, 12))
    assert set(referential.engagements()) == {"E1", "E2", "E3", "E4", "COND"}


def test_rewordings_are_recognised() -> None:
    """Top-1 of at least 0.97 over the table; the wrong ones are shown."""
    wanted = [row for row in PHRASES if row["objective_number"]]
    wrong = []
    for row in wanted:
        reading = objective_matcher().read(row["phrase"])
        if reading is None or reading.meaning != int(row["objective_number"]):
            wrong.append((row["phrase"], row["objective_number"], reading))
    assert len(wanted) >= 150
    assert len(wrong) <= 0.03 * len(wanted), wrong


def test_the_chance_given_is_the_share_that_is_right() -> None:
    """Calibration: in each band of `score` the share right lies near the mean score."""
    bands: dict[int, list[tuple[float, bool]]] = {}
    for row in PHRASES:
        reading = objective_matcher().read(row["phrase"])
        assert reading is not None
        right = str(reading.meaning) == row["objective_number"]
        bands.setdefault(min(int(reading.chance * 4), 3), []).append((reading.chance, right))
    for pairs in bands.values():
        told = sum(chance for chance, _ in pairs) / len(pairs)
        true = sum(right for _, right in pairs) / len(pairs)
        # Four standard errors of a share, and never less than a tenth.
        assert abs(told - true) <= max(0.1, 2 / len(pairs) ** 0.5), (told, true, len(pairs))


def test_the_quick_look_passes_over_nothing_likely() -> None:
    """Asked for the likely readings alone, a matcher gives those of the long look, and no other."""
    phrases = [row["phrase"] for row in PHRASES]
    phrases += [f"{phrase}, dans le cadre du contrat" for phrase in phrases[::5]]
    for matcher in (objective_matcher(), measure_matcher(), engagement_matcher()):
        for phrase in phrases:
            whole = matcher.read(phrase)
            for least in (0.5, 0.7, 0.85):
                likely = whole if whole and whole.chance >= least else None
                assert matcher.read(phrase, least=least) == likely, phrase


def test_what_fits_no_objective_stays_without() -> None:
    strangers = [row["phrase"] for row in PHRASES if not row["objective_number"]]
    taken = [text for text in strangers if match_objective_text(text)]
    assert len(taken) <= 0.15 * len(strangers), taken


@pytest.mark.parametrize("number", sorted(OBJECTIVES))
def test_the_national_texts_are_sure(number: int) -> None:
    item = OBJECTIVES[number]
    found = match_objective(measure=MEASURES[item.measure_code], objective=item.label)
    assert found is not None
    assert (found.objective_number, found.conflict) == (number, None)
    assert found.score >= 0.95


@pytest.mark.parametrize("number", sorted(OBJECTIVES))
def test_a_text_cut_short_is_still_the_national_one(number: int) -> None:
    words = OBJECTIVES[number].label.split()
    if len(words) < 12:
        pytest.skip("too short to be cut")
    found = match_objective_text(" ".join(words[: len(words) * 2 // 3]))
    assert found is not None
    assert found.objective_number == number


def test_another_horizon_or_number_is_the_same_objective() -> None:
    label = OBJECTIVES[1].label.replace("2023", "2026")
    found = match_objective_text(f"Objectif n° 4 : {label}")
    assert found is not None
    assert found.objective_number == 1


def test_measure_and_title_overrule_a_copied_objective() -> None:
    found = match_objective(
        measure="Mesure : développer les centres parentaux et les compétences parentales",
        objective="Objectif : soutien aux tiers de confiance et aux tiers bénévoles",
        title="Ouvrir un centre parental",
    )
    assert found is not None
    assert found.objective_number == 21
    assert found.conflict is not None
    assert "20" in found.conflict


def test_an_odd_title_is_no_conflict() -> None:
    item = OBJECTIVES[24]
    found = match_objective(
        measure=MEASURES[item.measure_code],
        objective=item.label,
        title="Accompagner l'autonomie des anciens MNA",
    )
    assert found is not None
    assert (found.objective_number, found.conflict) == (24, None)


@pytest.mark.parametrize(
    "title", ["Renforcer la PMI", "Développer la prévention", "Soutenir les familles",
              "Renforcement des services", "Améliorer la coordination"]
)  # fmt: skip
def test_a_verb_before_a_vague_word_names_no_objective(title: str) -> None:
    assert match_objective(title=title) is None
    assert match_objective(title="Renforcer la CRIP") is not None


@pytest.mark.parametrize(
    ("objective", "title", "doubtful"),
    [
        (3, "Bilans de santé en école maternelle", True),
        (21, "Renforcer la CRIP", True),
        (8, "Lutter contre la prostitution des mineurs", True),
        (24, "Favoriser l'accès aux droits des anciens mineurs non accompagnés", False),
        (5, "Un bus de PMI pour les cantons sans consultation", False),
        (18, "Former les assistants familiaux à l'accueil de fratries", False),
        (1, "Recruter deux sages-femmes de PMI", False),
    ],
)
def test_a_title_that_repeats_another_objective(
    objective: int, title: str, *, doubtful: bool
) -> None:
    found = match_objective(objective=OBJECTIVES[objective].label, title=title)
    assert found is not None
    assert (found.conflict is not None) == doubtful


def test_no_false_conflict_on_any_rewording() -> None:
    for row in PHRASES:
        if row["objective_number"]:
            item = OBJECTIVES[int(row["objective_number"])]
            found = match_objective(
                measure=MEASURES[item.measure_code], objective=item.label, title=row["phrase"]
            )
            assert found is not None
            assert (found.objective_number, found.conflict) == (item.number, None), row


def test_a_measure_alone_leaves_its_objectives_open() -> None:
    several = match_objective(measure="Développer le relayage parental")
    assert several is not None
    assert (several.objective_number, several.measure_code) == (None, "M05")
    single = match_objective(measure="Repenser la gouvernance")
    assert single is not None
    assert single.objective_number == 11


def test_the_title_chooses_within_the_measure() -> None:
    found = match_objective(
        measure="Développer le relayage parental", title="Répit pour parents d'enfants handicapés"
    )
    assert found is not None
    assert found.objective_number == 16


def test_a_national_number_alone_and_against_the_text() -> None:
    alone = match_objective(number=5)
    assert alone is not None
    assert (alone.objective_number, alone.engagement_code) == (5, "E1")
    against = match_objective(number=7, objective="Renforcer l'ODPE")
    assert against is not None
    assert against.objective_number == 11
    assert against.conflict is not None


def test_a_department_may_number_objectives_its_own_way() -> None:
    labels = [item.label for item in OBJECTIVES.values()]
    assert numbers_are_national(enumerate(labels, start=1))
    assert not numbers_are_national(enumerate(reversed(labels), start=1))
    assert not numbers_are_national([])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Engagement 2 : Sécuriser les parcours des enfants protégés", "E2"),
        ("ENGAGEMENT N°3", "E3"),
        ("Engagement IV", "E4"),
        ("Axe 2", "E2"),
        ("Conditions de réussite", "COND"),
        ("Agir précocement pour répondre aux besoins des enfants", "E1"),
        ("Volet 2 – Engagement 2 de la stratégie nationale : sécuriser les parcours", "E2"),
        ("Partie 1 : Engagement n° 4 – L'âge adulte", "E4"),
        ("Chapitre III. ENGAGEMENT 3", "E3"),
        ("Axe 2 : Entretenir les routes", None),
        ("Objectif 3", None),
        ("", None),
    ],
)
def test_engagements(text: str, code: str | None) -> None:
    found = match_engagement(text)
    assert (found.value if found else None) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Mesure 14 : mobiliser les outils d'accès au logement et aux droits", "M14"),
        ("Mesure 14", "M14"),
        ("Dispositifs adaptés ASE-handicap", "M08"),
        ("Formation des professionnels", "M17"),
        ("Rénover la voirie", None),
    ],
)
def test_measures(text: str, code: str | None) -> None:
    found = match_measure(text)
    assert (found.value if found else None) == code


@given(st.text(max_size=200), st.text(max_size=80))
def test_no_text_is_too_odd_to_read(text: str, other: str) -> None:
    found = match_objective(measure=text, objective=other, title=text)
    if found:
        assert 0 <= found.score <= 1
        assert found.objective_number is None or found.objective_number in OBJECTIVES


@given(st.text(alphabet="0123456789 €.,-/%", max_size=40))
def test_figures_fit_no_objective(text: str) -> None:
    assert match_objective_text(text) is None


@pytest.mark.parametrize("row", named_rows("objective_numbers"), ids=lambda row: row["phrase"])
def test_the_number_in_an_objective_cell(row: dict[str, str]) -> None:
    found = split_objective_number(row["phrase"])
    assert (str(found[0]) if found else "") == row["number"]
    assert found is None or int(row["phrase"][found[1] : found[2]]) == found[0]


def test_a_theme_resolves_alone_where_it_names_one_objective() -> None:
    themes = {
        "Bilans en maternelle": 2, "CRIP": 6, "Fratries": 18, "Accès au logement": 24, "MNA": 25,
        "Prostitution des mineurs": 27, "Formation": 26, "Gouvernance": 11, "TISF": 12,
        "Parrainage": 23, "ODPE": 11, "Sages-femmes": 3, "Tiers dignes de confiance": 20,
    }  # fmt: skip
    for theme, number in themes.items():
        found = match_objective(objective=theme)
        assert found is not None
        assert found.objective_number == number, theme


@pytest.mark.parametrize("theme", ["Handicap", "PMI", "Prévention", "Innovation", "Contrôle"])
def test_a_theme_of_several_objectives_names_none(theme: str) -> None:
    found = match_objective(objective=theme)
    assert found is None or found.objective_number is None


@pytest.mark.parametrize(
    ("title", "engagement", "number"),
    [
        ("Épauler les assistants familiaux d'un enfant handicapé", "2. Parcours (engagement 2)", 9),
        ("Un relais pour les enfants confiés en situation de handicap", "E2", 9),
        ("Du répit pour les parents d'un enfant handicapé", "Engagement 1", 16),
    ],
)
def test_the_engagement_above_decides_between_objectives(
    title: str, engagement: str, number: int
) -> None:
    found = match_objective(title=title, engagement=engagement)
    assert found is not None
    assert (found.objective_number, found.conflict) == (number, None)


@pytest.mark.parametrize(
    ("engagement", "doubtful"),
    [
        ("Engagement 2 – Sécuriser les parcours", True), ("Parcours (engagement 2)", True),
        ("E2", True), ("Axe 2 – Sécuriser les parcours", False),
        ("Engagements 3 et 4, conditions de réussite", False), (None, False),
    ],
)  # fmt: skip
def test_an_objective_of_another_engagement_is_doubtful(
    engagement: str | None, doubtful: bool
) -> None:
    found = match_objective(title="Former les professionnels de l'enfance", engagement=engagement)
    assert found is not None
    assert (found.objective_number, found.conflict is not None) == (26, doubtful)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("E2 – Parcours", "E2"),
        ("Eng. 3", "E3"),
        ("E 2", "E2"),
        ("E 2 : Parcours", "E2"),
        ("E n° 4", "E4"),
        ("E 3 ETP", None),
        ("e 1 poste", None),
        ("E 2 agents", None),
    ],
)
def test_engagements_by_their_code(text: str, code: str | None) -> None:
    found = match_objective(engagement=text)
    assert (found.engagement_code if found else None) == code
