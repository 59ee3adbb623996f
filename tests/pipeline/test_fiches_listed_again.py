"""A list of the fiches after them, and what stands right above a table of figures."""

from __future__ import annotations

import pytest

from extractors.options import ReadOptions
from pipeline.process import process_file

HEAD = (
    "# Bilan 2023 du contrat de prévention et de protection de l'enfance\n\nDépartement du Lot\n\n"
)
TITLES = {
    "1": "Visites à domicile des sages-femmes",
    "2": "Parcours des mineurs non accompagnés",
    "2 bis": "Former les assistants familiaux",
    "3": "Soutenir les tiers dignes de confiance",
}
FICHES = "".join(
    f"## Fiche {number} – {title}\n\n**Description** : une équipe.\n\n**Bilan** : bonne année.\n\n"
    for number, title in TITLES.items()
)


def _read(tmp_path, text):
    path = tmp_path / "bilan.md"
    path.write_text(HEAD + text, encoding="utf-8")
    return process_file(path, path.name, ReadOptions()).tables


def _list(titles):
    states = ("En cours", "Réalisée", "Abandonnée", "En cours")
    rows = [f"| {n} | {t} | {s} |" for n, t, s in zip(TITLES, titles, states, strict=True)]
    return "\n".join(["| Fiche | Action | État |", "|---|---|---|", *rows])


@pytest.mark.parametrize(
    "titles",
    [
        ["VAD sages-femmes", "Parcours MNA", "Assistants familiaux", "Tiers dignes de confiance"],
        ["Visites des sages-femmes", "MNA", "Formation des assistants familiaux", "Tiers"],
        ["Sages-femmes", "Suivi des MNA", "Former les assistants", "Soutenir les tiers"],
    ],
)
def test_a_list_of_the_fiches_may_word_their_titles_in_its_own_way(tmp_path, titles):
    actions = _read(tmp_path, f"{FICHES}## Récapitulatif\n\n{_list(titles)}\n")["actions"]
    assert [(row["action_number"], row["status"]) for row in actions] == [
        ("1", "in_progress"),
        ("2", "completed"),
        ("2bis", "abandoned"),
        ("3", "in_progress"),
    ]


@pytest.mark.parametrize(
    "line", ["Activité depuis 2022 :", "Évolution du nombre de visites :", "Chiffres clés :"]
)
def test_a_line_above_its_table_asks_for_nothing_else(tmp_path, line):
    grid = "|  | 2022 | 2023 |\n|---|---|---|\n| Visites | 12 | 18 |\n| Familles | nd | 9 |\n"
    text = f"## Fiche 1 – Visites à domicile\n\n**Indicateurs**\n\n{line}\n\n{grid}\n"
    seen = _read(tmp_path, text)["indicators"]
    assert [(row.get("value"), row["year"], row["availability"]) for row in seen] == [
        (12.0, 2022, "reported"),
        (18.0, 2023, "reported"),
        (None, 2022, "not_available"),
        (9.0, 2023, "reported"),
    ]
