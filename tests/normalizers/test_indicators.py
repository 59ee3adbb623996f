"""Reading indicators: the tables of phrases, the known report, the rows of tables, properties."""

from __future__ import annotations

import re
import time
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers.folded import folded
from normalizers.indicators import (
    Observation,
    column_role,
    doubtful_shares,
    find_in_parts,
    find_observations,
    indicator_code,
    observations_in_row,
    ratio_problem,
)
from normalizers.parsed import Parsed
from tests.normalizers.tables import rows

UNITS = {"count": "", "percent": " %", "hour": " h", "fte": " ETP", "day": " j", "month": " mois",
         "year": " ans", "eur": " €"}  # fmt: skip
MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"


def first(row: object) -> str:
    return str(row[0]) if isinstance(row, list) else ""


def number(value: float) -> str:
    return f"{value:.10g}".replace(".", ",")


def told(found: Parsed[Observation]) -> str:
    """An observation as the tables write it."""
    seen = found.value
    value = {"not_available": "nd", "blank": "vide"}.get(seen.availability, "")
    if seen.value is not None:
        value = ("" if seen.comparator == "=" else seen.comparator) + number(seen.value)
    upper = f"–{number(seen.value_max)}" if seen.value_max is not None else ""
    whole = f"/{number(seen.denominator)}" if seen.denominator is not None else ""
    year = f" ({seen.year})" if seen.year else ""
    marks = (" cible" if seen.is_target else "") + (f" !{found.problem}" if found.problem else "")
    return f"{value}{upper}{whole}{UNITS[seen.unit]}{year}{marks} « {seen.label} »"


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Réalisée", "value"),
        ("Quantités", "value"),
        ("%", "value"),
        ("Objectif", "target"),
        ("Objectifs opérationnels", "other"),
        ("Objectif n° 3", "other"),
        ("N°", "other"),
        ("Écarts", "change"),
        ("Unité de mesure", "unit"),
        ("Période concernée", "year"),
        ("Libellé", "label"),
        ("Territoire", "unknown"),
        ("Indicateur de suivi / 2023", "value"),
        ("Indicateurs de l'action / Réalisé 2024", "value"),
        ("Indicateur d'activité / Cible / 2025", "target"),
        ("Indicateurs / Unité", "unit"),
        ("Indicateur de suivi / Intitulé", "label"),
    ],
)
def test_what_a_column_beside_indicators_holds(header: str, role: str) -> None:
    assert column_role(header)[0] == role


def test_the_year_of_a_column_may_stand_in_the_group_above() -> None:
    assert column_role("Indicateurs 2023 / Réalisé") == ("value", 2023)
    assert column_role("2024 / Indicateur de suivi / Cible") == ("target", 2024)


@pytest.mark.parametrize("row", rows("indicateurs"), ids=first)
def test_phrase(row: list[str]) -> None:
    phrase, expected = row
    assert " | ".join(told(found) for found in find_observations(phrase, year=2024)) == expected


def test_no_two_phrases_differ_only_in_a_number_a_month_or_a_name() -> None:
    months = re.compile("|".join(folded(month).text for month in MONTHS.split()))
    for name in ("indicateurs", "indicateurs_tableaux", "indicateurs_codes"):
        shapes = Counter(
            re.sub(r"\d[\d ,.]*", "0", months.sub("mois", folded("|".join(row[:-1])).text))
            for row in rows(name)
        )
        assert [shape for shape, count in shapes.items() if count > 1] == [], name


@pytest.mark.parametrize("row", rows("indicateurs_tableaux"), ids=lambda row: " / ".join(row[:3]))
def test_row_of_a_table(row: list[str]) -> None:
    label, headers, cells, expected = row
    pairs = list(zip(headers.split(" | "), cells.split(" | "), strict=True))
    found = observations_in_row(label, pairs, year=2024)
    assert " | ".join(f"{each.cell + 1}: {told(each.found)}" for each in found) == expected


def test_what_was_aimed_at_and_reached_below_its_label() -> None:
    text = "Nombre d'ateliers\nObjectif : 60\nRéalisé : 45"
    text += "\nTaux de retour\nCible : 20 %\nAtteint : 12 %"
    found = [(each.value.label, each.value.value, each.value.is_target)
             for each in find_observations(text, is_asked=True)]  # fmt: skip
    assert found == [
        ("Nombre d'ateliers", 60, True), ("Nombre d'ateliers", 45, False),
        ("Taux de retour", 20, True), ("Taux de retour", 12, False),
    ]  # fmt: skip


def test_a_dash_before_a_share_on_its_own_line_is_a_bullet() -> None:
    text = "- 12 familles suivies\n- 54 % des évaluations rendues à temps\n- 3 postes"
    assert [found.value.value for found in find_observations(text)] == [12, 54, 3]
    fall = "Informations reçues : 120\n- 5 % par rapport à 2023"
    assert 5 not in [found.value.value for found in find_observations(fall)]


@pytest.mark.parametrize("row", rows("indicateurs_codes"), ids=first)
def test_code(row: list[str]) -> None:
    label, unit, code = row
    units = {shown.strip(): unit for unit, shown in UNITS.items()}
    assert (indicator_code(label, units[unit]) or "") == code  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("stated", "part", "whole", "agrees"),
    [
        (58, 7, 12, True),
        (97, 760, 820, False),
        (84.7, 1402, 1655, True),
        (7.5, 48, 640, True),
        (8, 48, 640, True),
        (66.6, 2, 3, True),
        (20, 1, 5, True),
        (25, 1, 5, False),
        (31.4, 1, 3, True),
        (72, 7, 10, True),
        (62, 7, 10, False),
        (12, 3, 0, True),
    ],
)
def test_stated_share(stated: float, part: float, whole: float, agrees: bool) -> None:
    assert (ratio_problem(stated, part, whole) is None) is agrees


def test_a_share_in_another_cell_is_held_against_the_numbers() -> None:
    def seen(text: str) -> list[Observation]:
        return [each.value for each in find_observations(text, year=2024)]

    numbers = seen("Enfants vus : 700 sur 800 en 2023, 760 sur 820 en 2024")
    assert doubtful_shares(numbers + seen("97 % des enfants ont eu un bilan."), 2024) == [(2, 1)]
    assert doubtful_shares(numbers + seen("92,7 % des enfants ont eu un bilan."), 2024) == []
    assert doubtful_shares(numbers + seen("12 % des enfants vus sont orientés."), 2024) == []
    assert doubtful_shares(numbers + seen("88 % d'enfants en plus."), 2024) == []


def test_heading_gives_the_label_of_a_figure_alone() -> None:
    found = find_observations("38 (29 en 2023)", year=2024, heading="Nombre de jeunes suivis")
    assert [(each.value.label, each.value.value, each.value.year) for each in found] == [
        ("Nombre de jeunes suivis", 38.0, None),
        ("Nombre de jeunes suivis", 29.0, 2023),
    ]


def test_place_is_in_the_text_given() -> None:
    text = "Suivi :\n• Nœuds de réseau : 12\n• Familles vues : 1 250 en 2023"
    found = find_observations(text)
    assert [text[each.start : each.end] for each in found] == [
        "Nœuds de réseau : 12",
        "Familles vues : 1 250",
    ]


def test_a_label_holds_for_the_list_items_of_the_next_paragraphs() -> None:
    parts = [("Enfants vus au bilan", False), ("en 2023 : 640", True), ("en 2024 : 655", True),
             ("Ateliers : 12", False)]  # fmt: skip
    found = find_in_parts(parts, year=2024)
    assert [(index, each.value.label, each.value.year) for index, each in found] == [
        (1, "Enfants vus au bilan", 2023),
        (2, "Enfants vus au bilan", 2024),
        (3, "Ateliers", None),
    ]
    assert [parts[index][0][each.start : each.end] for index, each in found] == [
        "640",
        "655",
        "Ateliers : 12",
    ]


def test_footnote_marks_are_no_digits() -> None:
    found = find_observations("Bilans faits : 655² sur 810³ enfants de 3_4 ans⁴")
    assert [(each.value.value, each.value.denominator) for each in found] == [(655.0, 810.0)]


TEXT = st.text(
    alphabet=st.sampled_from("aeénorst NIP0123456789 .,:;()%€/-→\n\t•²œ'’«»=<~"), max_size=80
)
PIECES = st.lists(
    st.sampled_from(
        ["Nombre de visites", " : ", "12", "1 250", " sur ", "770", " en 2023", " (", ")", "58 %",
         "\n• ", "soit ", "dont ", "NC", " cible ", "Taux", ", ", " / ", "\t", "passe de ", " à ",
         "environ ", "trois ", "mois ", "h ", "ETP ", "→", "€", ".", " ; ", "moins de ", "ans "]
    ),
    max_size=14,
).map("".join)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.one_of(TEXT, PIECES))
def test_never_raises_and_stays_in_the_text(text: str) -> None:
    for each in find_observations(text, year=2024):
        assert 0 <= each.start <= each.end <= len(text)
        seen = each.value
        assert (seen.value is None) == (seen.availability != "reported")
        assert seen.value_max is None or (seen.value or 0) < seen.value_max
        assert "²" not in seen.label
        assert "\n" not in seen.label


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="abcdefghij éèàç'’-.,;:()\n", max_size=80))
def test_no_value_from_a_text_without_one(text: str) -> None:
    assert not [each for each in find_observations(text) if each.value.value]


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 99_999), st.integers(2015, 2030), st.sampled_from(["visites", "ateliers"]))
def test_what_we_write_is_read_again(value: int, year: int, thing: str) -> None:
    text = f"Nombre de {thing} : {value:,} en {year}".replace(",", " ")
    found = [each.value for each in find_observations(text, year=2024)]
    assert found == [Observation(f"Nombre de {thing}", float(value), "count", None, year)]


def test_a_long_cell_is_read_in_little_time() -> None:
    line = "Nombre de visites à domicile réalisées par la PMI en 2024 : 512 (470 en 2023)\n"
    find_observations(line)
    start = time.perf_counter()
    found = find_observations(line * 10, year=2024)
    assert len(found) == 20
    assert time.perf_counter() - start < 0.25


def test_units_are_not_taken_from_the_next_line() -> None:
    text = "Familles aidées : une quarantaine\nHeures d'intervention : 1 250 h"
    found = [(each.value.value, each.value.unit) for each in find_observations(text, year=2023)]
    assert found == [(40.0, "count"), (1250.0, "hour")]


@pytest.mark.parametrize(
    ("text", "blank"),
    [
        ("• Parrainages conclus :", ["Parrainages conclus"]),
        ("Jeunes logés :", ["Jeunes logés"]),
        ("• Réunions : 4\n• Familles suivies :\n• Visites : 12", ["Familles suivies"]),
        ("• Jeunes logés :\n- en 2023 : 12", []),
        ("• Structures associées :\nUDAF et Secours populaire", []),
        ("• Indicateurs :", []),
        ("• Points de vigilance :\n• Visites : 12", []),
        ("• Source :", []),
        ("• Public touché :", ["Public touché"]),
    ],
)
def test_label_with_nothing_after_it_among_the_indicators(text, blank):
    found = [each.value for each in find_observations(text, is_asked=True)]
    assert [each.label for each in found if each.availability == "blank"] == blank


def test_label_with_nothing_after_it_elsewhere_asks_for_nothing():
    assert find_observations("• Parrainages conclus :") == []


@pytest.mark.parametrize(
    "text",
    [
        "11 jeunes ont participé à 5 réunions",
        "32 familles ont été orientées à 3 reprises",
        "Accueil de jour : 9 agents formés inscrits à 4 modules",
    ],
)
def test_taking_part_in_something_is_no_move_between_years(text):
    years = [found.value.year for found in find_observations(text, year=2023)]
    assert years == [None, None]


@pytest.mark.parametrize(
    "text",
    [
        "Visites passées de 110 à 150",
        "de 97 visites réalisées à 188 visites",
        "Évolution : 12 places ouvertes à 15",
    ],
)
def test_a_move_gives_the_first_figure_to_the_year_before(text):
    years = [found.value.year for found in find_observations(text, year=2023)]
    assert years[0] == 2022


@pytest.mark.parametrize(
    ("headers", "labels"),
    [
        (("Suivi / Réalisé 2023", "Suivi / Réalisé 2024"), ("Enfants vus", "Enfants vus")),
        (("Filles / 2024", "Garçons / 2024"), ("Enfants vus : Filles", "Enfants vus : Garçons")),
        (("Suivi / Filles / 2024", "Suivi / Garçons / 2024"),
         ("Enfants vus : Filles", "Enfants vus : Garçons")),
        (("Filles", "2024"), ("Enfants vus : Filles", "Enfants vus")),
    ],
)  # fmt: skip
def test_only_what_tells_columns_apart_is_in_the_label(
    headers: tuple[str, ...], labels: tuple[str, ...]
) -> None:
    seen = observations_in_row("Enfants vus", [(header, "12") for header in headers], year=2024)
    assert tuple(found.value.label for _, found, _ in seen) == labels
