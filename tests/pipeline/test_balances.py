"""What is left of a budget or missing from it: a difference, and no money that somebody gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.tables import read, table, told


@pytest.mark.parametrize(
    "label", ["Reste à consommer", "Solde", "Reste à financer", "Crédits restants"]
)
def test_a_difference_beside_a_budget_is_no_funding(tmp_path: Path, label: str) -> None:
    tables = read(tmp_path, table(
        "Fiche action n° 3 | Maison des adolescents", "Descriptif | Ouvrir une antenne à Gien",
        "Budget | 120 000 €", f"{label} | 35 000 €",
    ))  # fmt: skip
    assert told(tables, "fundings", "amount") == [(120_000,)]
    assert told(tables, "extras", "label", "text") == [(label, "35 000 €")]


@pytest.mark.parametrize("label", ["Solde", "Reste à engager", "Reste disponible"])
def test_nor_in_a_column(tmp_path: Path, label: str) -> None:
    tables = read(tmp_path, table(
        f"N° | Action | Budget (k€) | Consommé (k€) | {label}",
        "1 | Renforcer la CRIP | 48 | 12 | 36",
        "2 | Ouvrir une maison des adolescents | 45 | 9 | 36",
    ))  # fmt: skip
    assert told(tables, "fundings", "amount", "basis") == [
        (48_000, "planned"), (12_000, "spent"), (45_000, "planned"), (9_000, "spent"),
    ]  # fmt: skip


def test_beside_an_advance_the_balance_is_paid(tmp_path: Path) -> None:
    tables = read(tmp_path, table(
        "N° | Action | Acompte | Solde", "1 | Renforcer la CRIP | 48 000 € | 12 000 €",
        "2 | Ouvrir une maison des adolescents | 4 500 € | 900 €",
    ))  # fmt: skip
    assert told(tables, "fundings", "amount", "basis") == [
        (amount, "unspecified") for amount in (48_000, 12_000, 4_500, 900)
    ]


@pytest.mark.parametrize(
    ("budget", "amounts"),
    [
        ("120 000 €, dont 85 000 € consommés ; reste à consommer : 35 000 €", [120_000, 85_000]),
        ("Dotation de 120 000 €. Il reste encore 35 000 € à engager.", [120_000]),
        ("120 000 € ; 8 000 € restent à trouver auprès des communes.", [120_000]),
        ("12 000 € notifiés, 8 800 € consommés, soit un solde de 3 200 €", [12_000, 8_800]),
        ("12 000 € notifiés, le solde de 3 200 € étant reporté sur 2025", [12_000, 3_200]),
        ("Acompte : 8 000 € ; solde : 2 000 €", [8_000, 2_000]),
        ("Reste à charge du Département : 8 000 €", [8_000]),
    ],
)
def test_nor_in_a_sentence(tmp_path: Path, budget: str, amounts: list[int]) -> None:
    tables = read(tmp_path, table(
        "Fiche action n° 3 | Maison des adolescents", "Descriptif | Ouvrir une antenne à Gien",
        f"Budget | {budget}",
    ))  # fmt: skip
    assert told(tables, "fundings", "amount") == [(amount,) for amount in amounts]


@pytest.mark.parametrize(
    ("budget", "told_of"),
    [
        ("45 k€ sur 3 ans soit 15 k€/an", [(45_000, True), (15_000, False)]),
        ("20 000 € par an, soit 60 000 € au total", [(20_000, False), (60_000, True)]),
        ("20 000 € par an et 35 000 € de travaux", [(20_000, False), (35_000, False)]),
    ],
)
def test_what_yearly_amounts_add_up_to_is_a_total(
    tmp_path: Path, budget: str, told_of: list[tuple[int, bool]]
) -> None:
    tables = read(tmp_path, table("Fiche n° 3 | Maison des adolescents", f"Budget | {budget}"))
    assert told(tables, "fundings", "amount", "is_total") == told_of
