"""Several fiches below each other in one table, with nothing between them."""

from __future__ import annotations

import pytest

from extractors.options import ReadOptions
from pipeline.process import process_file

HEAD = "<h1>Rapport d'exécution 2023 du contrat de protection de l'enfance</h1><p>Lozère (48)</p>"


@pytest.fixture
def read(tmp_path):
    def tables(*rows, others=()):
        cells = ["".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in table)
                 for table in (rows, *others)]  # fmt: skip
        path = tmp_path / "rapport.html"
        body = "<hr>".join(f"<table>{each}</table>" for each in cells)
        path.write_text(f"<html><body>{HEAD}{body}</body></html>", encoding="utf-8")
        return process_file(path, path.name, ReadOptions()).tables["actions"]

    return tables


def _fiche(number, title, *more, label="N° de la fiche"):
    return [(label, number), ("Intitulé", title), ("Descriptif", f"Texte {number}."),
            ("Partenaires", "CAF, MSA"), ("Budget", "1 000 €"), *more]  # fmt: skip


TITLES = [("1", "Relais des aidants"), ("2", "Maison des parents"), ("3", "Cellule mobile")]


@pytest.mark.parametrize("label", ["N° de la fiche", "Numéro de l'action", "Fiche n°"])
def test_a_label_that_names_an_action_begins_another(read, label):
    rows = [row for each in TITLES for row in _fiche(*each, label=label)]
    found = read(*rows)
    assert [(row["action_number"], row["title"]) for row in found] == TITLES
    assert [row["description"] for row in found] == ["Texte 1.", "Texte 2.", "Texte 3."]


def test_titles_do_so_without_numbers(read):
    name = "Intitulé de l'action"
    rows = [(name, "Relais"), ("Pilote", "ASE"), ("Partenaires", "CAF"),
            (name, "Maison"), ("Pilote", "PMI"), ("Partenaires", "MSA")]  # fmt: skip
    found = read(*rows)
    assert [(row["title"], row["partners_text"]) for row in found] == [
        ("Relais", "CAF"),
        ("Maison", "MSA"),
    ]


def test_the_end_of_a_fiche_above_the_next_one(read):
    first = _fiche(*TITLES[0])
    after = [*first[3:], *_fiche(*TITLES[1])]
    found = read(*first[:3], others=[after])
    assert [(row["title"], row["budget_text"]) for row in found] == [
        ("Relais des aidants", "1 000 €"),
        ("Maison des parents", "1 000 €"),
    ]


def test_steps_of_one_action_are_no_actions(read):
    rows = [*_fiche(*TITLES[0]), ("Action", "Réunir les familles"), ("Action", "Former l'équipe")]
    assert [row["title"] for row in read(*rows)] == ["Relais des aidants"]


def test_a_number_below_the_group_it_belongs_to(read):
    rows = [("Engagement", "1"), ("Objectif", "Objectif 2"), *_fiche(*TITLES[0])]
    assert [row["title"] for row in read(*rows)] == ["Relais des aidants"]
