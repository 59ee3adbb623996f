from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from table_pages import page, rows, text

from extractors.readers.pdf.cells import PlacedTable
from extractors.readers.pdf.page import Word
from extractors.readers.pdf.tables import find_tables

LEADING, APART, LEFT, RIGHT = 12.0, 26.0, 60.0, 200.0
Line = list[Word]
Pair = tuple[list[str], list[list[str]]]
"""Lines of a label; paragraphs of its value, line by line."""

PAIRS: list[Pair] = [
    (
        ["Contenu"],
        [
            ["• Création d'un lieu d'accueil", "• Deux journées de rencontre"],
            ["• Un livret remis"],
        ],
    ),
    (["Mise en place"], [["Printemps 2023"]]),
    (["Structures associées", "au pilotage"], [["Caisse locale"]]),
    (
        ["Résultats"],
        [
            ["Les équipes ont tenu", "avec les partenaires"],
            ["Onze familles"],
            ["Deux postes libres"],
        ],
    ),
    (["Suites"], [["Poursuite en 2024."]]),
]
TRUTH: list[list[str]] = [
    ["Contenu", "• Création d'un lieu d'accueil • Deux journées de rencontre • Un livret remis"],
    ["Mise en place", "Printemps 2023"],
    ["Structures associées au pilotage", "Caisse locale"],
    ["Résultats", "Les équipes ont tenu avec les partenaires Onze familles Deux postes libres"],
    ["Suites", "Poursuite en 2024."],
]  # fmt: skip


def flat(found: PlacedTable) -> list[list[str]]:
    """Texts by row, however their lines were joined."""
    return [[" ".join(cell.split()) for cell in row] for row in rows(found.table)]


def places(paragraphs: Sequence[Sequence[str]]) -> list[tuple[float, str]]:
    """Base lines from 0 on: paragraphs stand as far apart as rows."""
    found: list[tuple[float, str]] = []
    y = 0.0
    for paragraph in paragraphs:
        found += [(y + LEADING * i, line) for i, line in enumerate(paragraph)]
        y = found[-1][0] + APART
    return found


def form(
    pairs: Sequence[Pair], share: float, *, left: float = LEFT, top: float = 100, bold: bool = False
) -> list[Line]:
    """Labels at such a share of the space that their values leave them (0 top, 1 foot)."""
    lines: list[Line] = []
    for label, value in pairs:
        beside = places(value)
        names = places([label])
        height = max(beside[-1][0], names[-1][0])
        for column, x, strong in ((names, left, bold), (beside, left + RIGHT - LEFT, False)):
            shift = top + share * (height - column[-1][0])
            lines += [text(x, shift + y, line, bold=strong) for y, line in column]
        top += height + APART
    return lines


@pytest.mark.parametrize("share", [0.5, 1.0], ids=["middle", "foot"])
def test_labels_beside_their_values(share: float) -> None:
    (found,) = find_tables(page(form(PAIRS, share)))
    assert flat(found) == TRUTH


def test_right_aligned_labels_in_the_middle() -> None:
    lines = [
        text(180, line[0].baseline, " ".join(word.text for word in line), right=True)
        if line[0].x0 < RIGHT
        else line
        for line in form(PAIRS, 0.5)
    ]
    (found,) = find_tables(page(lines))
    assert flat(found) == TRUTH


def test_title_above_and_prose_below_stay_outside() -> None:
    title = text(60, 70, "Fiche 7 : ouvrir un lieu de répit pour les proches de la vallée haute")
    after = text(60, 500, "Les équipes ont tenu trois réunions avec les partenaires du secteur")
    (found,) = find_tables(page([title, *form(PAIRS, 0.5), after]))
    assert flat(found) == TRUTH


def test_end_of_a_value_at_the_head_of_the_page() -> None:
    cut = [text(RIGHT, 60, "et un atelier"), text(RIGHT, 72, "par trimestre")]
    (found,) = find_tables(page([*cut, *form(PAIRS, 0.5)]))
    assert flat(found) == [["", "et un atelier par trimestre"], *TRUTH]


@pytest.mark.parametrize("share", [0.0, 0.5], ids=["top", "middle"])
def test_two_pairs_a_row(share: float) -> None:
    short: list[Pair] = [(["Durée"], [["Un an"]]), (["Public"], [["Parents"]])]
    beside: list[Pair] = [
        (["Budget"], [["Douze mille", "euros par an"], ["hors locaux", "et agents"]]),
        (["Pilote"], [["La direction", "de la santé"]]),
    ]
    heights = [places(value)[-1][0] for _, value in beside]
    lines, top = [], 100.0
    for one, other, height in zip(short, beside, heights, strict=True):
        lines += form([one], share, left=60, top=top + share * height, bold=True)
        lines += form([other], share, left=320, top=top, bold=True)
        top += height + APART
    (found,) = find_tables(page(lines))
    assert flat(found) == [
        ["Durée", "Un an", "Budget", "Douze mille euros par an hors locaux et agents"],
        ["Public", "Parents", "Pilote", "La direction de la santé"],
    ]


@pytest.mark.parametrize("step", [7.0, 0.0], ids=["out of step", "in step"])
def test_two_columns_of_prose_are_no_form(step: float) -> None:
    line = "Les équipes ont tenu trois réunions utiles"
    left = [text(60, 80 + 14 * i, line) for i in range(20)]
    assert find_tables(page(left + [text(320, 80 + step + 14 * i, line) for i in range(20)])) == []
