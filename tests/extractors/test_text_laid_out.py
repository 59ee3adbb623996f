"""Text taken off pages as they look: columns kept apart by blanks, pages by form feeds."""

import pytest

from extractors.blocks import Block
from extractors.readers.text.reader import parse

HEADS = "N°   Action                         Engagée   Date         Remarques\n"
TABLE = (
    "Suivi du contrat départemental de prévention et de protection de l'enfance\n"
    + HEADS
    + """
Volet 1 : agir auprès des jeunes enfants

1    Ouvrir des permanences de PMI  Oui       mai 2021     Deux agents
     dans les maisons de quartier                          recrutés

2    Former les relais              Non                    Recrutement
                                                           en cours

Suivi 2024                                                         page 1
\x0c"""
    + "N°     Action                       Engagée      Date        Remarques\n"
    + """
3      Tenir un observatoire        Oui          2022        Premier rapport

4      Soutenir les tiers           Oui          2023        Douze familles

Suivi 2024                                                         page 2
\x0c"""
)


def rows(block: Block) -> list[list[str]]:
    assert block.table
    cells = {row: block.table.row_cells(row) for row in block.table.row_numbers}
    return [[cell.text.replace("\n", " ") for cell in row] for row in cells.values()]


def test_a_table_over_two_pages_is_one() -> None:
    blocks = parse(TABLE)
    tables = [block for block in blocks if block.table]
    assert len(tables) == 1
    found = rows(tables[0])
    assert found[0] == ["N°", "Action", "Engagée", "Date", "Remarques"]
    assert found[1][0] == "Volet 1 : agir auprès des jeunes enfants"
    permanence = "Ouvrir des permanences de PMI dans les maisons de quartier"
    assert ["1", permanence, "Oui", "mai 2021", "Deux agents recrutés"] in found
    assert found[-1] == ["4", "Soutenir les tiers", "Oui", "2023", "Douze familles"]
    assert [block.kind for block in blocks].count("page_footer") == 2


def test_blocks_bear_lines_and_no_place_on_paper() -> None:
    blocks = parse(TABLE)
    assert blocks[0].text.startswith("Suivi du contrat")
    assert blocks[0].line == 1
    assert not any(block.regions for block in blocks)
    table = next(block.table for block in blocks if block.table)
    assert not any(cell.regions for cell in table.cells)


def test_a_small_table_stays_in_the_value_of_its_label() -> None:
    text = """Fiche 3 : Contrôler les lieux d'accueil
Pilote             Service des établissements
Début              juin 2022
Partenaires        DDETSPP, PJJ
Indicateurs
                   Indicateur               2022     2023
                   Lieux contrôlés          4        9
                   Dont inopinés            1        3


Perspectives       Contrôler tous les lieux
\x0c"""
    form = rows(next(block for block in parse(text) if block.table))
    value = dict(row for row in form if len(row) == 2)["Indicateurs"]
    assert "Lieux contrôlés\t4\t9" in value
    assert "Dont inopinés\t1\t3" in value
    assert ["Perspectives", "Contrôler tous les lieux"] in form


def test_text_without_columns_or_pages_is_read_as_before() -> None:
    prose = "Le comité s'est réuni deux fois.\n\nIl se réunira en juin.\n\x0c"
    assert [block.text for block in parse(prose)] == [
        "Le comité s'est réuni deux fois.",
        "Il se réunira en juin.",
    ]
    endless = HEADS + "1    Ouvrir un lieu                 Oui       2021         Fait\n" * 900
    assert parse(endless + "\x0c")[0].line == 1


@pytest.mark.parametrize(
    "section",
    [
        "Volet {} : agir auprès des enfants et de leurs familles\n",
        "Axe {} - Prévention\n",
        "Engagement {} : sécuriser les parcours des enfants protégés et prévenir les ruptures\n",
    ],
)
def test_many_wide_lines_are_a_table_without_form_feeds_too(section: str) -> None:
    one = "{}    Ouvrir un lieu d'accueil       Oui       mai 2021     Deux agents\n"
    two = "     au chef-lieu                                      recrutés\n"
    text = HEADS + "".join(
        (section.format(n // 5 + 1) if n % 5 == 0 else "") + one.format(n) + two for n in range(10)
    )
    tables = [block for block in parse(text) if block.table]
    assert len(tables) == 1
    found = rows(tables[0])
    row = ["7", "Ouvrir un lieu d'accueil au chef-lieu", "Oui", "mai 2021", "Deux agents recrutés"]
    assert row in found
    assert sum(cells[0].startswith(section.split(" ")[0]) for cells in found) == 2
