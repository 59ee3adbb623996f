"""Labels side by side above their values, strip after strip, as web pages set facts."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from table_pages import page, rows, text

from extractors.readers.pdf.page import Word
from extractors.readers.pdf.tables import find_tables

XS = (50.0, 300.0)


def small(words: list[Word]) -> list[Word]:
    return [replace(word, size=8.0) for word in words]


def strip(y: float, labels: list[list[Word]], values: list[str]) -> list[list[Word]]:
    return [*labels, *(text(x, y + 12, value) for x, value in zip(XS, values, strict=True))]


def found(words: list[list[Word]]) -> list[list[list[str]]]:
    return [rows(table.table) for table in find_tables(page(words))]


def test_small_labels_stand_above_their_values() -> None:
    words = [
        *strip(
            100,
            [small(text(XS[0], 100, "Objectif")), small(text(XS[1], 100, "Depuis le"))],
            ["4 - Visites des puéricultrices", "12 mai 2022"],
        ),
        *strip(
            130,
            [small(text(XS[0], 130, "Avec")), small(text(XS[1], 130, "Coût 2024"))],
            ["CAF et ville de Rodez", "18 500 €"],
        ),
    ]
    assert found(words) == [
        [
            ["Objectif", "Depuis le"],
            ["4 - Visites des puéricultrices", "12 mai 2022"],
            ["Avec", "Coût 2024"],
            ["CAF et ville de Rodez", "18 500 €"],
        ]
    ]


def test_strips_in_capitals_may_be_far_apart_and_have_values_of_two_lines() -> None:
    words: list[list[Word]] = []
    for y in (100, 200):
        labels = [text(x, y, label) for x, label in zip(XS, ("PARTENAIRES", "DÉBUT"), strict=True)]
        words += strip(y, labels, ["Éducation nationale, mission locale,", "mars 2023"])
        words.append(text(XS[0], y + 24, "bailleurs du bassin de vie"))
        words.append(text(XS[0], y + 50, "Un accueil ouvert à tous les jeunes le mercredi matin"))
    partners = "Éducation nationale, mission locale, bailleurs du bassin de vie"
    expected = [["PARTENAIRES", "DÉBUT"], [partners, "mars 2023"]]
    tables = [[[" ".join(cell.split()) for cell in row] for row in rows] for rows in found(words)]
    assert tables == [expected, expected]


def test_the_bold_head_of_a_table_is_no_strip() -> None:
    words: list[list[Word]] = []
    for y in (100, 200):
        words += [text(x, y, t, bold=True) for x, t in zip(XS, ("Action", "Effectif"), strict=True)]
        for line in (1, 2, 3):
            words += [
                text(XS[0], y + 14 * line, f"Atelier {line}"),
                text(XS[1], y + 14 * line, "12"),
            ]
    assert [len(table) for table in found(words)] == [4, 4]


def test_a_lone_strip_is_left_to_the_text() -> None:
    labels = [small(text(x, 100, label)) for x, label in zip(XS, ("Lieu", "Heure"), strict=True)]
    words = [*strip(100, labels, ["Hôtel du Département", "neuf heures"])]
    words.append(text(XS[0], 160, "La réunion est ouverte à tous les partenaires du contrat."))
    assert found(words) == []
