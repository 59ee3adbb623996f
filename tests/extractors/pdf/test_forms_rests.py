"""Forms without rules over a page break: the rows at the head of the next page."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from table_pages import page, text
from test_forms import LEFT, PAIRS, RIGHT, Line, flat, form

from extractors.readers.pdf.tables import find_tables

PROSE = "Fiche 8 : former les équipes du territoire aux gestes de la petite enfance"


def _below(lines: list[Line], share: float = 0.5) -> list[list[list[str]]]:
    """The tables of the page after one that a form fills to its foot."""
    foot = form([*PAIRS, *PAIRS[:4]], share, top=200)
    above = find_tables(page(foot))
    assert len(above) == 1
    following = [text(LEFT, 500 + 12 * i, PROSE) for i in range(4)]
    return [flat(found) for found in find_tables(page([*lines, *following], number=2), above)]


def test_two_rows_have_their_labels_where_the_form_has_them() -> None:
    values = {60: "et un atelier", 86: "Deux postes", 98: "vacants", 124: "Poursuite.",
              150: "Un guide remis", 162: "aux familles", 188: "Une réunion"}  # fmt: skip
    labels = {92: "Motif", 150: "Suites de", 162: "l'action"}
    lines = [text(RIGHT, y, line) for y, line in values.items()]
    assert _below([*lines, *(text(LEFT, y, line) for y, line in labels.items())]) == [
        [
            ["", "et un atelier"],
            ["Motif", "Deux postes vacants"],
            ["Suites de l'action", "Poursuite. Un guide remis aux familles Une réunion"],
        ]
    ]


def test_label_as_near_its_value_as_words_are() -> None:
    label = [text(LEFT, 60, "Perspectives"), text(LEFT, 84, "du plan.")]
    line = [*text(LEFT, 72, "futures de mise en œuvre ici"), *text(RIGHT, 72, "Reconduite en 2032")]
    line = [replace(word, x1=min(word.x1, RIGHT - 3)) if word.x0 < RIGHT else word for word in line]
    assert _below([*label, line]) == [
        [["Perspectives futures de mise en œuvre ici du plan.", "Reconduite en 2032"]]
    ]


@pytest.mark.parametrize(
    "lines",
    [
        [text(LEFT, 60, PROSE), text(LEFT, 72, "Suivi par le service")],
        [text(LEFT, 60, "Annexe"), text(LEFT, 86, PROSE)],
        [text(LEFT, 60, "Annexe", bold=True), text(RIGHT + 80, 86, "Le tableau")],
    ],
)
def test_other_lines_at_the_head_of_a_page_are_no_rest(lines: list[Line]) -> None:
    assert _below(lines) == []
