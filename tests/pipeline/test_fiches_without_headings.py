"""Fiches told in lines of labels alone: each begins at the label that names it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.tables import read, told

FICHES = (("2.1", "Un lieu d'accueil"), ("2.2", "Former les équipes"), ("2.3", "Soutenir"))
TOLD = "<{0}>Contenu : huit places.</{0}><{0}>Démarrage : mars 2023</{0}><{0}>Bilan : bon.</{0}>"
COVER = "<p>Objet : contrat de protection de l'enfance</p><p>Pilote : direction de l'enfance</p>"


def _page(first: str, tag: str = "p") -> str:
    return "".join(first.format(*fiche) + TOLD.format(tag) for fiche in FICHES)


@pytest.mark.parametrize(
    "first",
    [
        "<p>N° de fiche : {0}</p><p>Intitulé : {1}</p>",
        "<p>Intitulé : {1}</p><p>Numéro : {0}</p>",
        "<p>Réf. : {0}<br>Intitulé de l'action : {1}</p>",
        "<p><b>Fiche :</b> {0}</p><p><b>Intitulé :</b> {1}</p>",
    ],
)
@pytest.mark.parametrize("above", ["", COVER, "<h2>Accueil et prévention</h2>"])
def test_a_label_that_names_an_action_begins_its_fiche(
    tmp_path: Path, first: str, above: str
) -> None:
    tables = read(tmp_path, above + _page(first))
    assert told(tables, "actions", "action_number", "title", "start_edtf") == [
        (number.replace(".", "-"), title, "2023-03") for number, title in FICHES
    ]


def test_a_fiche_that_tells_nothing_takes_nothing_from_the_next(tmp_path: Path) -> None:
    first = "<p>N° de fiche : {0}</p><p>Intitulé : {1}</p>"
    pages = [first.format(*fiche) for fiche in FICHES]
    body = pages[0] + TOLD.format("p") + pages[1] + pages[2] + TOLD.format("p")
    found = told(read(tmp_path, body), "actions", "action_number", "description")
    assert found == [("2-1", "huit places."), ("2-2", None), ("2-3", "huit places.")]


def test_a_letter_is_no_fiche(tmp_path: Path) -> None:
    tables = read(tmp_path, COVER, "<p>Date : 3 mars 2024</p><p>Veuillez trouver le bilan.</p>")
    assert not told(tables, "actions", "title")


def test_labels_below_headings_open_no_fiche_of_their_own(tmp_path: Path) -> None:
    page = "".join(
        f"<h2>Fiche {number} : {title}</h2><p>Intitulé : {title}</p>{TOLD.format('p')}"
        for number, title in FICHES
    )
    assert len(told(read(tmp_path, page), "actions", "title")) == len(FICHES)
