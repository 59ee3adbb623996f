"""Tables that only name the actions, and the sentences that tell what became of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.tables import read, table, told

NAMED = table(
    "N° | Action", "1.1 | Entretiens prénatals le samedi", "1.2 | Visites à domicile",
    "2.1 | Renfort de la CRIP", "2.2 | Accueil des fratries",
)  # fmt: skip
STATES = [("1-1", "completed"), ("1-2", "in_progress"), ("2-1", "abandoned"), ("2-2", "delayed")]


@pytest.mark.parametrize(
    "summary",
    [
        ["L'action 1.1 est achevée, l'action 1.2 en cours, l'action 2.2 reportée à 2025.",
         "L'action 2.1 est abandonnée."],
        ["Action achevée : 1.1. Action en cours : 1.2.",
         "Action reportée : 2.2. Abandonnée : 2.1."],
        ["Action achevée : 1.1", "Action en cours : 1.2", "Action reportée : 2.2 (permis)",
         "Action abandonnée : 2.1"],
    ],
)  # fmt: skip
@pytest.mark.parametrize("tag", ["p", "li"])
def test_states_of_a_summary_go_to_a_list_of_names(
    tmp_path: Path, summary: list[str], tag: str
) -> None:
    lines = "".join(f"<{tag}>{line}</{tag}>" for line in summary)
    tables = read(tmp_path, lines, NAMED)
    assert told(tables, "actions", "action_number", "status") == STATES
    assert not tables.get("indicators")
    assert tables["documents"][0]["kind"] == "action_table"


def test_a_list_of_names_gives_way_to_what_tells_more(tmp_path: Path) -> None:
    rows = (
        "1.1 | Entretiens prénatals le samedi | Réalisée", "1.2 | Visites à domicile | En cours",
        "2.1 | Renfort de la CRIP | Abandonnée", "2.2 | Accueil des fratries | Reportée",
    )  # fmt: skip
    tables = read(tmp_path, NAMED, table("N° | Action | État", *rows))
    assert told(tables, "actions", "action_number", "status") == STATES


def test_a_table_of_contents_lists_no_actions_of_its_own(tmp_path: Path) -> None:
    contents = table("N° | Fiche | Page", "1.1 | Entretiens prénatals | 3", "1.2 | Visites | 5")
    fiches = "".join(
        f"<h2>Fiche {number} – {title}</h2><p>Contenu : huit places.</p><p>Bilan : bon.</p>"
        for number, title in (("1.1", "Entretiens prénatals"), ("1.2", "Visites"))
    )
    found = told(read(tmp_path, contents, fiches), "actions", "action_number")
    assert found == [("1-1",), ("1-2",)]


@pytest.mark.parametrize("head", ["Situation | Actions concernées | Nombre", "État | N° | Total"])
def test_rows_of_states_are_no_actions(tmp_path: Path, head: str) -> None:
    states = table(head, "Achevées | 1.1, 1.2 | 2", "En cours | 2.1 | 1", "Reportées | 2.2 | 1")
    found = told(read(tmp_path, states, NAMED), "actions", "action_number", "title")
    assert [number for number, _ in found] == ["1-1", "1-2", "2-1", "2-2"]
    assert all(title for _, title in found)
