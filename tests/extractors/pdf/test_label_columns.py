"""Fiches set in two columns, in the manner of brochures: titles on bands, labels above values."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import pytest
from table_pages import h, page, text

from extractors.readers.pdf.banners import with_banners_level
from extractors.readers.pdf.chips import with_end_parted
from extractors.readers.pdf.columns import page_lines
from extractors.readers.pdf.flow import blocks_of
from extractors.readers.pdf.key_figures import with_figures_level
from extractors.readers.pdf.label_columns import LabelColumns, label_columns, parts
from extractors.readers.pdf.lines import group_words
from extractors.readers.pdf.page import Fill, Page, Word

LABELS = ("Objectif", "Description", "Début", "Budget")
VALUES = ("Visites des sages-femmes", "Un accueil chaque mercredi", "mars 2023", "12 000 €")
EDGES = (50.0, 310.0)


def sized(words: list[Word], size: float) -> list[Word]:
    return [replace(word, size=size) for word in words]


def fiche(x: float, y: float, *, level: bool = True) -> list[list[Word]]:
    lines = []
    for label, value in zip(LABELS, VALUES, strict=True):
        lines += [text(x, y, label, bold=True), text(x, y + 13, value)]
        y += 30 if level else 34
    return lines


def texts(found: Page, columns: LabelColumns) -> list[str]:
    return [block.text for block in blocks_of([page_lines(found, [], columns=columns)])]


@pytest.mark.parametrize("level", [True, False])
def test_columns_with_the_same_labels_are_read_one_by_one(level: bool) -> None:
    words = [*fiche(EDGES[0], 100), *fiche(EDGES[1], 100, level=level)]
    found = label_columns(page(words), None)
    assert found is not None
    assert found.labels == set(LABELS)
    pairs = [text for pair in zip(LABELS, VALUES, strict=True) for text in pair]
    assert texts(page(words), found) == pairs * 2
    left, right = parts(page(words), found)
    assert len(left.words) == len(right.words) == len(page(words).words) / 2


def test_a_title_across_both_columns_is_none_of_theirs() -> None:
    title = text(50, 60, "Les actions du contrat de prévention et de protection en 2024")
    words = [title, *fiche(EDGES[0], 100), *fiche(EDGES[1], 100)]
    assert label_columns(page(words), None) is not None


def test_rules_between_labels_make_a_table_of_them() -> None:
    words = [*fiche(EDGES[0], 100), *fiche(EDGES[1], 100)]
    assert label_columns(page(words, [h(48, 550, 105 + 30 * i) for i in range(3)]), None) is None


def test_heads_that_come_again_beside_each_other_are_no_labels_of_columns() -> None:
    heads = ("Prévu", "Voté", "Versé")
    xs = (60.0, 140.0, 220.0, 310.0, 390.0, 470.0)
    words = [text(x, 100, head, bold=True) for x, head in zip(xs, heads * 2, strict=True)]
    words += [text(x, 115 + 14 * line, "1 200") for line in range(4) for x in xs]
    assert label_columns(page(words), None) is None


def test_the_rest_of_a_fiche_stands_in_the_columns_of_the_page_before() -> None:
    known = label_columns(page([*fiche(EDGES[0], 100), *fiche(EDGES[1], 100)]), None)
    rest = [*fiche(EDGES[0], 100), *fiche(EDGES[1], 100)[-2:]]
    assert label_columns(page(rest), None) is None
    assert label_columns(page(rest), known) is not None
    assert label_columns(page(fiche(EDGES[0], 100)), known) is None


@pytest.mark.parametrize("state", ["En cours", "REPORTÉE", "À l'arrêt"])
def test_the_number_begins_a_title_on_a_band_and_the_state_follows_it(state: str) -> None:
    words = [
        sized(text(80, 100, "Un guichet unique pour les", bold=True), 13),
        sized(text(80, 116, "signalements", bold=True), 13),
        sized(text(56, 108, "3", bold=True), 16),
        sized(text(250, 108, state, bold=True), 7),
        *(text(50, 150 + 14 * i, "Le guichet a ouvert ses portes au public.") for i in range(3)),
    ]
    band = [Fill((50, 84, 300, 126), "003366")]
    found = with_banners_level(page(words, fills=band))
    title, rest, chip, *_ = texts(found, LabelColumns((50.0,), frozenset()))
    assert f"{title} {rest} {chip}".startswith("3 Un guichet unique pour les signalements")
    assert chip == state or rest == state


def test_heads_of_a_shaded_row_stay_where_they_are() -> None:
    words = [
        text(60, 100, "Action prévue", bold=True),
        text(60, 112, "au contrat", bold=True),
        text(200, 106, "État", bold=True),
        text(300, 106, "Montant", bold=True),
        *(text(60, 130 + 14 * i, "Atelier") for i in range(4)),
    ]
    before = page(words, fills=[Fill((50, 88, 400, 118), "DDDDDD")])
    assert with_banners_level(before) is before


def test_a_key_figure_begins_the_lines_beside_it() -> None:
    words = [
        sized(text(60, 110, "4 312", bold=True), 24),
        text(140, 104, "informations préoccupantes"),
        text(140, 116, "reçues"),
        text(60, 200, "Le texte reprend ici, sur toute la largeur de la page, sans figure."),
    ]
    found = blocks_of([page_lines(with_figures_level(page(words)), [])])
    assert [(b.kind, b.text) for b in found[:1]] == [
        ("list_item", "4 312 informations préoccupantes reçues")
    ]


@pytest.mark.parametrize(
    ("end", "parts"), [("En cours", 2), ("12 000 €", 1), ("voir la page des annexes", 1)]
)
def test_a_state_far_behind_a_title_is_a_line_of_its_own(end: str, parts: int) -> None:
    title = sized(text(50, 100, "Action 3", bold=True), 13)
    row = group_words([*title, *sized(text(220, 100, end), 8)])[0]
    assert len(with_end_parted(row)) == parts


def test_partners_that_come_again_in_two_columns_of_a_table_are_no_labels() -> None:
    rows = [("Accueil du soir", "PMI", "CAF"), ("Bilans", "CAF", "ARS"), ("Relais", "ARS", "PMI"),
            ("Parrainage", "PJJ", "CPAM"), ("Logement", "CPAM", "PJJ")]  # fmt: skip
    words = [
        text(x, 100 + 20 * line, cell)
        for line, row in enumerate(rows)
        for x, cell in zip((50, 200, 380), row, strict=True)
    ]
    assert label_columns(page(words), None) is None
