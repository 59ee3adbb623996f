"""« Aucune place créée »: none of them, where figures are asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.tables import read, table, told


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("Aucune place créée", [("place créée", 0)]),
        ("Aucun jeune n'a été accueilli.", [("jeune n'a été accueilli", 0)]),
        ("Aucune réunion tenue ; 3 formations organisées",
         [("réunion tenue", 0), ("formations organisées", 3)]),
        ("Aucun indicateur défini", []),
        ("Néant", []),
    ],
)  # fmt: skip
def test_none_counts_below_indicators(
    tmp_path: Path, cell: str, found: list[tuple[str, int]]
) -> None:
    tables = read(tmp_path, table(
        "Fiche action n° 3 | Maison des adolescents", "Descriptif | Ouvrir une antenne",
        f"Indicateurs | {cell}",
    ))  # fmt: skip
    assert told(tables, "indicators", "label", "value") == found
