"""Figures with a label of their own among the labels of a fiche, money under a label without €."""

from __future__ import annotations

import pytest

from tests.pipeline.tables import read, table, told

FICHE = "<h2>Fiche 4 : Accueillir les tout-petits</h2>"


@pytest.mark.parametrize(
    "body",
    [
        "<p>Pilote : PMI</p><p>Nombre de berceaux : 9</p><p>Taux de présence : 81 %</p>",
        "<p>Pilote : PMI<br>Nombre de berceaux : 9<br>Taux de présence : 81 %</p>",
        ("<p>Partenaires :</p><ul><li>CAF</li><li>MSA</li></ul><p>Nombre de berceaux : 9</p>"
        "<ul><li>Taux de présence : 81 %</li></ul>"),
        "<p>Description : on y dort</p><p>Nombre de berceaux : 9</p><p>Taux de présence : 81 %</p>",
        table("Pilote | PMI", "Nombre de berceaux | 9", "Partenaires | CAF",
              "Taux de présence | 81 %"),
    ],
)  # fmt: skip
def test_a_measure_with_its_figure_is_an_indicator(tmp_path, body):
    tables = read(tmp_path, FICHE, body)
    assert told(tables, "indicators", "label", "value", "unit") == [
        ("Nombre de berceaux", 9, "count"), ("Taux de présence", 81, "percent"),
    ]  # fmt: skip
    assert not tables.get("checks")


@pytest.mark.parametrize("value", ["PMI\nNombre de lits", "PMI, nombre d'agents à préciser"])
def test_words_without_a_figure_stay_with_their_label(tmp_path, value):
    tables = read(tmp_path, FICHE, f"<p>Pilote : {value.replace(chr(10), '<br>')}</p>")
    assert told(tables, "extras", "label", "text") == [("Pilote", value)]
    assert not tables.get("indicators")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Budget : 42 000", [(42000, None)]),
        ("Budget prévisionnel : 42000", [(42000, None)]),
        ("Budget : 42 000 dont 12 000 FIR", [(42000, "ALL"), (12000, "FIR")]),
        ("Financement : État 10 000 ; Département 5 000", [(10000, "STATE"), (5000, "DEPARTMENT")]),
        ("Budget : 10 000 (CAF) + 5 000 (MSA)", [(10000, "CAF"), (5000, "MSA")]),
        ("Budget : 2 ETP", []),
        ("Budget : 3", []),
        ("Budget : arrêté en 2024 pour 1 200 familles", []),
        ("Budget : voir la convention 2023-2025", []),
    ],
)
def test_money_under_its_label_needs_no_sign(tmp_path, line, expected):
    rows = told(read(tmp_path, FICHE, f"<p>{line}</p>"), "fundings", "amount", "funder", "is_total")
    assert [
        (amount, payer or ("ALL" if total else None)) for amount, payer, total in rows
    ] == expected


def test_a_difference_is_no_money_and_a_rubric_no_sum(tmp_path):
    tables = read(tmp_path, table(
        "N° | Action | Prévu | Réalisé | Écart",
        "1 | Former les équipes | 10 000 € | 8 000 € | -2 000 €",
        "2 | Ouvrir un gîte | 20 000 € | 21 000 € | +1 000 €",
    ), table(
        "Rubrique | Montant prévu | Montant réalisé | Écart",
        "PMI | 12 000 € | 9 000 € | 3 000 €",
        "ASE | 18 000 € | 20 000 € | 2 000 €",
    ))  # fmt: skip
    amounts = [amount for (amount,) in told(tables, "fundings", "amount")]
    assert amounts == [10000, 8000, 20000, 21000, 12000, 9000, 18000, 20000]
    assert told(tables, "extras", "label", "text") == [("Écart", "-2 000 €"), ("Écart", "+1 000 €")]
    assert "sum_mismatch" not in {row["code"] for row in tables.get("checks", [])}


@pytest.mark.parametrize(
    ("line", "label", "value"),
    [
        ("Effectifs : 17 assistants familiaux sur 21", "Effectifs", 17),
        ("Formation : 6 sessions", "Formation : sessions", 6),
        ("Délai : de 2 à 4 semaines", "Délai", 2),
    ],
)
def test_known_words_name_what_is_counted_below_indicators(tmp_path, line, label, value):
    tables = read(tmp_path, FICHE, "<p>Indicateurs :</p>", f"<p>{line}</p>")
    assert told(tables, "indicators", "label", "value") == [(label, value)]


@pytest.mark.parametrize(
    "line", ["Délai : 31/12/2025", "Public : 3-6 ans", "Effectifs : équipe de jour"]
)
def test_labels_below_indicators_keep_what_is_no_figure(tmp_path, line):
    tables = read(tmp_path, FICHE, "<p>Indicateurs :</p>", f"<p>{line}</p>")
    assert told(tables, "extras", "text") == [(line.partition(": ")[2],)]
    assert not tables.get("indicators")


@pytest.mark.parametrize(
    ("line", "bases"),
    [
        ("Budget exécuté 2024 : 31 000 €", ["spent"]),
        ("Budget réalisé : 31 000 € sur 36 000 € prévus", ["spent", "planned"]),
        ("Budget : dotation 31 000 €, reliquat 2023 : 4 000 €", ["planned", "carried_over"]),
        ("Budget : 31 000 € et 4 000 € mandatés", ["spent", "spent"]),
        ("Crédits notifiés : 31 000 €", ["allocated"]),
    ],
)
def test_what_an_amount_is_by_its_label(tmp_path, line, bases):
    tables = read(tmp_path, FICHE, f"<p>{line}</p>")
    assert [basis for (basis,) in told(tables, "fundings", "basis")] == bases


def test_parts_named_alike_are_counted_once(tmp_path):
    tables = read(tmp_path, FICHE, (
        "<p>Budget : coût total 72 000 € dont part État : 30 000 € et part CD : 42 000 €</p>"
    ))  # fmt: skip
    assert told(tables, "fundings", "amount", "funder", "is_total") == [
        (72000, "ALL", True), (30000, "STATE", False), (42000, "DEPARTMENT", False),
    ]  # fmt: skip


def test_a_figure_that_is_not_there_yet_is_no_state_of_the_action(tmp_path) -> None:
    tables = read(tmp_path, (
        "<h2>Fiche 1 – Bus de PMI</h2><p>Indicateurs :</p><p>Nombre de visites : 14</p>"
        "<p>Nombre d'AEMO : en attente</p><p>Nombre de familles : en cours</p>"
    ))  # fmt: skip
    assert told(tables, "actions", "status") == [("unknown",)]
    assert told(tables, "indicators", "label", "value") == [
        ("Nombre de visites", 14), ("Nombre d'AEMO", None), ("Nombre de familles", None),
    ]  # fmt: skip
