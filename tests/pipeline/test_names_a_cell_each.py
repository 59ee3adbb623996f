"""Several names behind one label, a cell for each."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.tables import read, table, told

HEADING = "<h2>Fiche action n° 3 : Maison des adolescents</h2>"


@pytest.mark.parametrize("names", ["CAF | MSA | ARS", "ARS | Ville de Gien | CAF"])
def test_funders_of_a_fiche(tmp_path: Path, names: str) -> None:
    rows = table(f"Financeurs | {names}")
    tables = read(tmp_path, HEADING, rows, "<p>Descriptif : Ouvrir une antenne</p>")
    assert told(tables, "actions", "description") == [("Ouvrir une antenne",)]
    assert told(tables, "extras", "label", "text") == [
        ("Financeurs", "\n".join(names.split(" | "))),
    ]
    assert not tables.get("fundings")


def test_partners_of_a_fiche(tmp_path: Path) -> None:
    rows = table("Partenaires | CAF | MSA | Association Les Tilleuls", "Début | mars 2022")
    tables = read(tmp_path, HEADING, rows)
    assert told(tables, "partners", "name") == [("CAF",), ("MSA",), ("Association Les Tilleuls",)]
    assert told(tables, "actions", "start_edtf") == [("2022-03",)]


def test_labels_and_values_in_one_row_stay_apart(tmp_path: Path) -> None:
    rows = table("Descriptif | Ouvrir une antenne", "Partenaires | CAF | Budget | 12 000 €")
    tables = read(tmp_path, HEADING, rows)
    assert told(tables, "partners", "name") == [("CAF",)]
    assert told(tables, "fundings", "amount") == [(12_000,)]
