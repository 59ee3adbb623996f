"""Fiches saved as plain text: no heading, a number and a title on a line, labels below."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.options import ReadOptions
from pipeline.process import process_file
from tests.pipeline.tables import Tables, told

HEAD = "Département du Loiret\nBilan d'exécution 2023 du contrat de protection de l'enfance\n"
GROUPS = ("Volet 1 – Engagement 1 de la stratégie nationale : agir le plus précocement possible",
          "Volet 2 – Engagement 2 de la stratégie nationale : sécuriser les parcours")  # fmt: skip


def _read(folder: Path, text: str) -> Tables:
    path = folder / "bilan.txt"
    path.write_text(text, encoding="utf-8")
    return process_file(path, path.name, ReadOptions()).tables


def _fiche(head: str, objective: int, action: str) -> str:
    return (f"{head}\nRattachement : objectif n° {objective}\nResponsable : PMI\n"
            f"Démarrage : mars 2022\nBilan : {action}\nSuites : Poursuivre.\n")  # fmt: skip


@pytest.mark.parametrize(
    ("heads", "numbers"),
    [
        (("1.1 Tenir les permanences", "2.1 Un protocole à jour"), ["1-1", "2-1"]),
        (("1. Tenir les permanences", "2. Un protocole à jour"), ["1", "2"]),
        (("1 – Tenir les permanences", "2 – Un protocole à jour"), ["1", "2"]),
    ],
)
def test_numbered_lines_above_labels_open_fiches(
    tmp_path: Path, heads: tuple[str, str], numbers: list[str]
) -> None:
    text = "".join(
        f"{group}\n{_fiche(head, objective, 'Deux visites.')}"
        for group, head, objective in zip(GROUPS, heads, (5, 7), strict=True)
    )
    tables = _read(tmp_path, HEAD + text)
    columns = ("action_number", "title", "engagement_code", "start_edtf", "results_text")
    assert told(tables, "actions", *columns) == [
        (numbers[0], "Tenir les permanences", "E1", "2022-03", "Deux visites."),
        (numbers[1], "Un protocole à jour", "E2", "2022-03", "Deux visites."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        # an agenda, minutes
        "1. Tour de table\nPrésents : PMI, CAF\n2. Bilan\nTrois actions sont en cours.\n",
        # a count that does not rise
        "12 familles suivies\nPilote : PMI\nBilan : bon\n3 sorties\nPilote : ASE\nBilan : bon\n",
    ],
)
def test_other_numbered_lines_open_none(tmp_path: Path, text: str) -> None:
    assert not _read(tmp_path, HEAD + text).get("actions")


TOLD = (
    "L'action a débuté au mois de mars 2022. Les puéricultrices tiennent 14 permanences.",
    "Cette action n'a pas débuté, faute de candidat. Elle est reportée en 2025.",
    "Le protocole est signé par tous les partenaires. Action achevée.",
)


@pytest.mark.parametrize("sign", ["Action {}. {}", "ACTION N°{} : {}", "Fiche action {} – {}"])
def test_names_alone_on_lines_open_what_is_told_below(tmp_path: Path, sign: str) -> None:
    titles = ("Tenir les permanences", "Ouvrir un lieu de répit", "Un protocole à jour")
    rows = [
        f"{sign.format(number, title)}\n\n{text}\n"
        for number, (title, text) in enumerate(zip(titles, TOLD, strict=True), start=1)
    ]
    text = HEAD + "\nContrat signé le 12 octobre 2021.\n\n" + "\n".join(rows)
    tables = _read(tmp_path, text)
    assert told(tables, "actions", "action_number", "title", "status") == [
        ("1", titles[0], "in_progress"), ("2", titles[1], "delayed"), ("3", titles[2], "completed"),
    ]  # fmt: skip
    assert told(tables, "indicators", "value", "action_id") == [
        (14, tables["actions"][0]["action_id"])
    ]
    assert tables["documents"][0]["fiscal_year"] == 2023


def test_a_press_text_announces_in_the_same_form(tmp_path: Path) -> None:
    text = (
        "Communiqué de presse\nSignature du contrat de protection de l'enfance – Loiret, 2023\n\n"
        "Action 1. Tenir des permanences\n\nDeux puéricultrices recevront les familles du Nord.\n\n"
        "Action 2. Ouvrir un lieu de répit\n\nLe lieu accueillera les parents chaque semaine.\n"
    )
    tables = _read(tmp_path, text)
    assert [row["status"] for row in tables["actions"]] == ["planned", "planned"]
