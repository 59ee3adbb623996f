"""What amounts are (planned, spent …) where only a note above or the plan's title tells it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.tables import read, table

PLAN = "<h1>Plan d'actions 2024 – prévention et protection de l'enfance</h1>"
TABLE = table("N° | Action | BOP 304 | Département", "1 | Renfort de la CRIP | 10 000 € | 5 000 €")


@pytest.mark.parametrize(
    ("page", "bases"),
    [
        (PLAN + TABLE, ["planned", "planned"]),
        ("<h1>Maquette financière 2024 du contrat</h1>" + TABLE, ["planned", "planned"]),
        ("<h1>Tableau de suivi des actions 2024 de la PMI</h1>" + TABLE, ["unspecified"] * 2),
        ("<p>Les montants sont ceux du compte administratif.</p>" + TABLE, ["spent", "spent"]),
        (TABLE + "<p>Les montants sont ceux du compte administratif.</p>", ["spent", "spent"]),
        (PLAN + "<p>Crédits demandés en 2024 (montants en euros)</p>" + TABLE, ["requested"] * 2),
        (PLAN + TABLE + "<p>Montants notifiés (en euros)</p>", ["planned", "planned"]),
        (PLAN + TABLE.replace("BOP 304", "BOP 304 notifié"), ["allocated", "planned"]),
        ("<p>Montants mandatés en 2023, en euros</p><h1>Suivi 2024</h1>" + TABLE,
         ["unspecified"] * 2),
    ],
)  # fmt: skip
def test_a_note_or_a_title_tells(tmp_path: Path, page: str, bases: list[str]) -> None:
    assert [row["basis"] for row in read(tmp_path, page)["fundings"]] == bases


@pytest.mark.parametrize(
    ("text", "bases"),
    [
        ("37 200 € au titre du FIR, dont 2 900 € non consommés.", ["unspecified", "carried_over"]),
        ("37 200 € versés par la CAF, parmi lesquels 2 900 € ont été reportés sur 2025.",
         ["allocated", "carried_over"]),
        ("37 200 € mandatés (dont reportés : 2 900 €).", ["spent", "carried_over"]),
        ("37 200 € attribués, y compris un reliquat de 2 900 €.", ["allocated", "carried_over"]),
        ("37 200 € dont 2 900 € reportés, et 1 100 € prévus pour les repas.",
         ["unspecified", "carried_over", "planned"]),
        ("37 200 € notifiés, dont 2 900 € de la CAF.", ["allocated", "allocated"]),
        ("37 200 € notifiés, dont une partie non consommée.", ["allocated"]),
        ("37 200 €, auxquels s'ajoutent 2 900 € de reliquat.", ["unspecified", "carried_over"]),
        ("Le FIR, dont 2 900 € n'ont pas été consommés, finance le lieu.", ["carried_over"]),
    ],
)  # fmt: skip
def test_what_is_told_of_a_part_is_no_word_of_the_whole(
    tmp_path: Path, text: str, bases: list[str]
) -> None:
    page = read(tmp_path, f"<p>L'action a coûté peu.</p><p>{text}</p>")
    assert [row["basis"] for row in page["fundings"]] == bases


@pytest.mark.parametrize(
    ("cell", "bases"),
    [
        ("37 200 € dont 2 900 € non consommés", ["unspecified", "carried_over"]),
        ("37 200 (y compris report 2023 : 2 900)", ["unspecified"]),
        ("Alloué : 37 200 €, dont 2 900 € reportés", ["allocated", "carried_over"]),
        ("Alloué : 37 200 €, dont 2 900 € de la CAF", ["allocated", "allocated"]),
        ("37 200 €, parmi lesquels 2 900 € mandatés", ["unspecified", "spent"]),
    ],
)
def test_what_a_cell_tells_of_a_part(tmp_path: Path, cell: str, bases: list[str]) -> None:
    page = table("N° | Action | Avancement | FIR", f"1 | Renfort de la CRIP | En cours | {cell}")
    assert [row["basis"] for row in read(tmp_path, page)["fundings"]] == bases
