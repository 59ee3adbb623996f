"""Tables in text, however their columns are set apart."""

from pathlib import Path

import pytest

from extractors.blocks import Block, Table
from extractors.options import ReadOptions
from extractors.readers.html import reader as html_page
from extractors.readers.text import reader as text_page
from extractors.readers.text.headers import header_row_count
from extractors.readers.text.reader import parse

SHARED = Path(__file__).parents[2].parent / "shared" / "corpus"


def rows(block: Block) -> list[list[str]]:
    assert block.table
    return [[cell.text for cell in block.table.row_cells(row)] for row in block.table.row_numbers]


def only_table(text: str) -> Block:
    tables = [block for block in parse(text) if block.table]
    assert len(tables) == 1
    return tables[0]


def test_tabs_with_blanks_and_section_rows() -> None:
    block = only_table("Titre\n\nMesure\tAction\tFait\n<b>Axe 1</b>\t\t\nA\tB\tOui\n\tC\tNon\n")
    assert rows(block) == [
        ["Mesure", "Action", "Fait"],
        ["Axe 1", "", ""],
        ["A", "B", "Oui"],
        ["", "C", "Non"],
    ]
    assert block.line == 3
    assert block.table
    assert [cell.is_header for cell in block.table.row_cells(1)] == [True] * 3
    assert block.table.grid[2, 1].bold


def test_a_table_of_tabs_stops_at_a_line_without_and_rows_keep_their_length() -> None:
    blocks = parse("A\tB\tC\na\tb\tc\nx\ty\nFiche 2\nD\tE\nd\te\n")
    assert [block.kind for block in blocks] == ["table", "paragraph", "table"]
    assert rows(blocks[0])[2] == ["x", "y"]


def test_a_cell_copied_in_quotes_holds_a_line_break() -> None:
    block = only_table('Action\tBudget\tNote\nA\t1\t"ligne un\nligne ""deux"""\nB\t2\tdit "x"\n')
    assert rows(block)[1:] == [["A", "1", 'ligne un\nligne "deux"'], ["B", "2", 'dit "x"']]


def test_a_row_cut_inside_a_cell_is_put_together() -> None:
    text = "N\tAction\tDate\n1\tformer\t2021\n2\tsuivre les agents\nde la PMI\t2022\n3\tx\t2023\n"
    assert rows(only_table(text))[2] == ["2", "suivre les agents\nde la PMI", "2022"]


def test_pairs_each_followed_by_an_empty_line_are_one_table() -> None:
    assert rows(only_table("Budget\t12 €\n\nPorteur\tCAF\n\nDurée\t1 an\n\nTexte")) == [
        ["Budget", "12 €"],
        ["Porteur", "CAF"],
        ["Durée", "1 an"],
    ]


def test_indented_paragraphs_and_bullets_with_tabs_are_no_table() -> None:
    assert not any(
        block.table for block in parse("\tUn paragraphe.\n\tUn autre.\n•\tUn\n1.\tDeux\n")
    )


def test_pipes_with_breaks_bold_and_escapes() -> None:
    text = (
        "| Action | Montant | Date |\n|:--|:-:|--:|\n"
        "| **A**<br>B | 1 \\| 2 | |\n| • x • y | 3 | 4 |\nFin"
    )
    blocks = parse(text)
    assert rows(blocks[0]) == [
        ["Action", "Montant", "Date"],
        ["A\nB", "1 | 2", ""],
        ["• x\n• y", "3", "4"],
    ]
    assert blocks[1].text == "Fin"


def test_a_raw_line_break_in_a_pipe_cell() -> None:
    block = only_table("| A | B | C |\n|---|---|---|\n| a | début\nfin | c |\n| d | e | f |\n")
    assert rows(block)[1:] == [["a", "début\nfin", "c"], ["d", "e", "f"]]


def test_pipes_without_a_row_of_dashes() -> None:
    assert rows(only_table("| Budget | 12 € |\n| Porteur | CAF |\n")) == [
        ["Budget", "12 €"],
        ["Porteur", "CAF"],
    ]


def test_an_empty_markdown_header_is_no_row() -> None:
    assert rows(only_table("|  |  |\n|---|---|\n| Budget | 12 € |\n| Porteur | CAF |\n"))[0] == [
        "Budget",
        "12 €",
    ]


def test_labels_with_texts_have_no_header() -> None:
    block = only_table("| Porteur | Le département |\n|---|---|\n| Partenaires | CAF |\n")
    assert block.table
    assert not any(cell.is_header for cell in block.table.cells)


def test_drawn_grid_with_a_spanning_row() -> None:
    text = (
        "+--------+------+\n| Action | Coût |\n+========+======+\n"
        "| former | 12 € |\n| tous   |      |\n+--------+------+\n"
        "| Axe 2         |\n+--------+------+\n"
    )
    block = only_table(text)
    assert rows(block) == [["Action", "Coût"], ["former\ntous", "12 €"], ["Axe 2"]]
    assert block.table
    assert block.table.grid[3, 1].col_span == 2


def test_box_characters_ruled_under_the_header_only() -> None:
    text = "┌────┬────┐\n│ A  │ B  │\n├────┼────┤\n│ x  │ 1  │\n│ y  │ 2  │\n└────┴────┘"
    block = only_table(text)
    assert rows(block) == [["A", "B"], ["x", "1"], ["y", "2"]]
    assert block.table
    assert block.table.grid[1, 1].is_header


def test_columns_set_by_spaces() -> None:
    text = (
        "Texte avant.\n\nAction             Montant    État\n"
        "Créer un accueil   12 000 €   Réalisée\nde jour\n"
        "Former les agents   3 000 €   En cours\n\nTexte après."
    )
    block = only_table(text)
    assert rows(block)[1:] == [
        ["Créer un accueil\nde jour", "12 000 €", "Réalisée"],
        ["Former les agents", "3 000 €", "En cours"],
    ]
    assert block.table
    assert block.table.confidence < 1


@pytest.mark.parametrize(
    "text",
    [
        "Une phrase.  Une autre.\nEt encore.  Puis la fin\n",
        "-  un\n-  deux\n",
        "1.  un\n2.  deux\n",
    ],
)
def test_double_spaces_alone_make_no_table(text: str) -> None:
    assert not any(block.table for block in parse(text))


def test_a_table_left_in_html() -> None:
    block = only_table(
        "Titre\n\n<table><tr><th>A</th><th>B</th></tr>\n<tr><td colspan=2>x</td></tr></table>\nFin"
    )
    assert rows(block) == [["A", "B"], ["x"]]
    assert block.line == 3


@pytest.mark.parametrize(
    ("table", "count"),
    [
        ([["Action", "Fait", "Date"], ["a", "Oui", "2021"]], 1),
        ([["Indicateur", "2022", "2023"], ["Visites", "12", "15"]], 1),
        (
            [
                ["N°", "Financements", "", "Note"],
                ["", "État", "Département", ""],
                ["1", "2", "3", ""],
            ],
            2,
        ),
        ([["a", "Oui", "2021"], ["b", "Non", "2022"]], 0),
        ([["Porteur", "CAF"], ["Durée", "un an"]], 0),
        ([["Source", "Montant"], ["FIR", "12 €"], ["ONDAM", "13 €"]], 1),
        ([["Axe 1", "", ""], ["a", "b", "c"]], 0),
    ],
)
def test_header_rows(table: list[list[str]], count: int) -> None:
    assert header_row_count(table) == count


@pytest.mark.skipif(not SHARED.exists(), reason="the known documents are not beside the project")
def test_renditions_of_one_table_agree() -> None:
    def texts(table: Table) -> dict[tuple[int, int], str]:
        return {
            (cell.row, cell.col): " ".join(cell.text.split()) for cell in table.cells if cell.text
        }

    for page in SHARED.rglob("tableau.html"):
        reference = _tables(html_page.read(page, ReadOptions()).blocks)
        for suffix in (".txt", ".md"):
            other = _tables(text_page.read(page.with_suffix(suffix), ReadOptions()).blocks)
            assert [texts(table) for table in other] == [texts(table) for table in reference]


def _tables(blocks: tuple[Block, ...]) -> list[Table]:
    return [block.table for block in blocks if block.table]


@pytest.mark.timeout(30)  # minutes, where each line is the first of a table to the end
def test_thousands_of_lines_of_bars_are_no_table() -> None:
    assert not [block for block in parse("Bilan\n\n" + f"{'|' * 60}\n" * 2000) if block.table]


FORM = [("Intitulé", "Un lieu pour les fratries"), ("Partenaires", "CAF ; MSA"), ("Suites", "")]


@pytest.mark.parametrize(
    "line",
    [
        "{label:<12}: {value}",
        "{label:<12} :{value}",
        "    {label:<12} : {value}",
        "{label:.<14} : {value}",
        "{label} :{gap}{value}",
    ],
)
def test_labels_above_one_another_are_a_form(line: str) -> None:
    rows = [line.format(label=a, value=b, gap=" " * (14 - len(a))).rstrip() for a, b in FORM]
    for text in ("\n".join(rows), "\n\n".join(rows)):
        [block] = parse(text)
        assert block.table is not None
        assert [[cell.text for cell in block.table.row_cells(row)] for row in (1, 2, 3)] == [
            list(pair) for pair in FORM
        ]


def test_lines_beside_a_label_are_put_together() -> None:
    text = """
Partenaires    : CAF ; sages-femmes libérales ; réseau
                 périnatal de la Nièvre
Indicateurs    :                     2023     2024
                 IP reçues          1 012    1 187
                 Délai (mois)         4,6      3,8
Bilan          : Fait.
"""
    [block] = parse(text)
    assert block.table is not None
    assert [block.table.grid[row, 2].text for row in (1, 2, 3)] == [
        "CAF ; sages-femmes libérales ; réseau périnatal de la Nièvre",
        "\t2023\t2024\nIP reçues\t1 012\t1 187\nDélai (mois)\t4,6\t3,8",
        "Fait.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Budget : 12 000 €\nPilote : service de PMI\nBilan : fait",
        "Réunion du 3 mai :  douze personnes\nAutre texte, sans rapport.",
    ],
)
def test_labels_that_stand_anyhow_are_no_form(text: str) -> None:
    assert all(block.table is None for block in parse(text))


def test_further_paragraphs_of_a_value_stay_in_its_cell() -> None:
    text = (
        "Descriptif\tRecruter deux agents.\nLes installer à Melun.\n- former\nPartenaires\tCAF\n"
        "Fiche 4 – Accueil\nDescriptif\tOuvrir un lieu.\n"
    )
    first, name, second = parse(text)
    assert rows(first)[0] == [
        "Descriptif",
        "Recruter deux agents.\nLes installer à Melun.\n- former",
    ]
    assert (name.text, len(rows(second))) == ("Fiche 4 – Accueil", 1)


def test_labels_below_a_table_of_figures_are_none_of_its_rows() -> None:
    years = "Nom\t2022\t2023\nVisites\t12\t14\nBilans\tnd\t9\n"
    tables = parse(years + "Perspectives\tPoursuite de l'action en 2025.\n")
    assert [len(rows(table)) for table in tables] == [3, 1]
    short = "Mesure\tAction\tFait\nA\tFormer des agents\tOui\nB\tRecruter deux agents de plus\n"
    assert len(rows(only_table(short))) == 3
    lead = parse(
        "Total\t45\nLe tableau suivant présente les résultats.\nNom\t2022\t2023\nA\t1\t2\n"
    )
    assert [block.kind for block in lead] == ["table", "paragraph", "table"]
