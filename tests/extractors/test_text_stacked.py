"""Tables that a word processor saved as text, a cell a line."""

from extractors.blocks import Block
from extractors.readers.text.reader import parse
from extractors.readers.text.stacked_figures import lost_columns

HEADS = ["N°", "Action", "État", "Remarques"]
ROWS = [
    ["1", "Ouvrir un lieu d'accueil", "Achevée", ""],
    ["2", "Former les assistants familiaux", "En cours", "deux sessions"],
    ["3", "Éditer un guide", "Reportée", "appel d'offres"],
]


def stacked(*rows: list[str], glue: str = "\n") -> str:
    return glue.join(cell for row in rows for cell in row)


def told(block: Block) -> list[list[str]]:
    assert block.table
    return [[cell.text for cell in block.table.row_cells(row)] for row in block.table.row_numbers]


def tables(text: str) -> list[Block]:
    return [block for block in parse(text) if block.table]


def test_numbered_rows_at_one_distance_are_a_table() -> None:
    blocks = parse(f"Point d'étape\n\n{stacked(HEADS, *ROWS)}\nFin du tableau.\n")
    assert [block.kind for block in blocks] == ["paragraph", "table", "paragraph"]
    assert told(blocks[1]) == [HEADS, *ROWS]
    assert blocks[1].line == 3
    assert blocks[1].table
    assert all(cell.is_header for cell in blocks[1].table.row_cells(1))


def test_an_empty_line_after_each_cell_changes_nothing() -> None:
    assert told(tables(stacked(HEADS, *ROWS, glue="\n\n") + "\n\nFin.\n")[0]) == [HEADS, *ROWS]


def test_numbers_may_bear_letters_and_names() -> None:
    for name in ("A-{}", "Fiche n° {}", "F{} bis"):
        rows = [[name.format(row[0]), *row[1:]] for row in ROWS]
        assert told(tables(stacked(HEADS, *rows))[0]) == [HEADS, *rows]


def test_the_title_right_above_is_not_the_header() -> None:
    blocks = parse("Actions du contrat\n" + stacked(HEADS, *ROWS))
    assert [block.kind for block in blocks] == ["paragraph", "table"]


def test_a_cell_with_lines_of_its_own_leaves_all_as_text() -> None:
    for row in range(3):
        rows = [list(cells) for cells in ROWS]
        rows[row][1] += "\net les relais"
        rows[row][1] = rows[row][1].replace("et les", "Pour les")
        found = tables(stacked(HEADS, *rows, ["4", "Évaluer", "En cours", "à suivre"]) + "\nFin.")
        assert not found


def test_heads_merged_sideways_and_downwards() -> None:
    top, below = ["N°", "Action", "Montants", "Remarques"], ["", "", "État", "CAF", ""]
    rows = [["1", "Ouvrir un lieu", "10", "20", ""], ["2", "Former", "5", "", "à suivre"],
            ["3", "Éditer", "1", "2", ""]]  # fmt: skip
    block = tables(stacked(top, below, *rows) + "\nFin.")[0]
    assert block.table
    spans = {cell.text: (cell.col, cell.row_span, cell.col_span) for cell in block.table.cells}
    assert spans["N°"] == (1, 2, 1)
    assert spans["Montants"] == (3, 1, 2)
    assert spans["CAF"] == (4, 1, 1)
    assert told(block)[2:] == rows


def test_sections_stand_where_the_first_part_of_the_numbers_changes() -> None:
    rows = [["Axe un"], ["1.1", "Ouvrir un lieu", "x"], ["1.2", "Former", "x"],
            ["Axe deux"], ["2.1", "Éditer", ""]]  # fmt: skip
    heads = ["N°", "Action", "Fait"]
    assert told(tables(stacked(heads, *rows))[0]) == [heads, *rows]
    rows[3], rows[2] = rows[2], rows[3]
    assert not tables(stacked(heads, *rows))


def test_rows_that_go_on_in_merged_cells_and_the_sums() -> None:
    rows = [["1", "Ouvrir un lieu", "Places", "12", "8"], ["", "", "Agents", "3", "2 500"],
            ["2", "Former", "Agents", "5", "4"], ["3", "Éditer", "Guides", "", "1"],
            ["", "", "Pages", "40", "6"], ["Total", "60", "2 519"]]  # fmt: skip
    heads = ["N°", "Action", "Mesure", "Quantité", "Dépense"]
    block = tables(stacked(heads, *rows) + "\nFin.")[0]
    assert told(block) == [heads, *rows]
    assert block.table
    assert block.table.cells[-3].col_span == 3


def test_figures_that_are_no_sums_stay_outside() -> None:
    rows = [[str(n), "Ouvrir un lieu", f"{n}0"] for n in (1, 2, 3)]
    assert told(tables(stacked(["N°", "Action", "Coût"], *rows) + "\nTotal\n61\n")[0])[1:] == rows


def test_names_with_amounts_are_a_table_where_the_last_is_the_sum() -> None:
    rows = [["Région", "1 000 €"], ["Commune", "250,50 €"], ["Ensemble", "1 250,50 €"]]
    heads = ["Payeur", "Crédits 2024"]
    assert told(tables(stacked(heads, *rows) + "\nFin.")[0]) == [heads, *rows]
    assert not tables(stacked(heads, *rows[:2], ["Autre", "9 €"]))


YEARS = ["2022", "2023", "Cible 2024"]
FIGURES = [["Familles suivies", "1 204", "1 310", "1 400"], ["Délai moyen", "", "41 jours", "NC"]]


def test_names_with_figures_below_years_are_a_table() -> None:
    heads = ["Libellé", *YEARS]
    assert told(tables(stacked(heads, *FIGURES) + "\nSuites\nÀ poursuivre.")[0]) == [
        heads,
        *FIGURES,
    ]
    short = ["Obj. nat.", *YEARS]
    assert told(tables(stacked(short, *FIGURES) + "\nSuites")[0])[0] == short
    years = ["Libellé", "2022 (N-1)", "2023 (N)"]
    assert told(tables(stacked(years, ["Places", "3", "4"]) + "\nSuites")[0])[1:] == [
        ["Places", "3", "4"]
    ]


def test_an_empty_first_head_or_an_empty_line_after_each_row_changes_nothing() -> None:
    heads = ["", *YEARS[:2]]
    rows = [row[:3] for row in FIGURES]
    assert told(tables("Chiffres\n" + stacked(heads, *rows) + "\nSuites")[0]) == [heads, *rows]
    named = [["Libellé", *YEARS], *FIGURES]
    spaced = stacked(*[[*row, ""] for row in named])
    assert told(tables(spaced + "\nSuites\nÀ poursuivre.")[0]) == named


def test_amounts_of_several_payers_need_two_rows() -> None:
    rows = [["Prévu", "12 000 €", "", "12 000 €"], ["Payé", "11 000 €", "0 €", "11 000 €"]]
    heads = ["Budget", "Région", "Commune", "Total"]
    assert told(tables(stacked(heads, *rows) + "\nSuites")[0]) == [heads, *rows]
    assert not tables(stacked(heads, *rows[:1]) + "\nSuites")


def test_a_figure_too_many_leaves_figures_as_text() -> None:
    rows = [["Prévu", "12", "5"], ["Payé", "11", "4", "15"]]
    assert not tables(stacked(["Budget", "Région", "Commune"], *rows) + "\nSuites")


def test_columns_that_are_lost_are_said() -> None:
    row = "Former les agents\nRégion\n12 000 €\n- €\n12 000 €\n"
    assert [problem.code for problem in lost_columns(parse(row * 4))] == ["lost_columns"]
    form = "Début\n01/09/2021\nFin\n31/12/2023\nCoût\n12 000 €\n"
    assert not lost_columns(parse(form * 4))
    assert not lost_columns(parse(stacked(["Libellé", *YEARS], *FIGURES * 5) + "\nSuites"))


def test_lists_contents_and_forms_are_no_tables() -> None:
    for text in (
        "Sommaire\nPréambule\nPremière partie\n1\n2\n3\n4\n",
        "Durée\nun an\nCoût\n12 €\nPorteur\nCAF\nCoût\n5 €\n",
        "Pages\nIntroduction\n1\nBilan\n4\nSuites\n9\n",
        stacked(HEADS, *ROWS[:2]),
    ):
        assert not tables(text)


def test_acronyms_in_a_row_are_no_heading() -> None:
    for text in ("DDETSPP, ARS", "CAF / MSA / CPAM", "UDAF - ADEPAPE 12", "ARS BFC, MDPH, PJJ"):
        assert parse(f"Partenaires\n\n{text}\n")[-1].kind == "paragraph"
    assert parse("BILAN, SUITES DONNÉES\n\nTexte.")[0].kind == "heading"


def test_long_lines_of_one_length_are_wrapped_only_where_sentences_break() -> None:
    line = "Les agents reçoivent les familles deux fois par mois dans chaque canton du département"
    texts = [block.text for block in parse(f"{line}.\nDurée\n{line}.\nCoût\n{line}.\nSuites\n")]
    assert texts == [f"{line}.", "Durée", f"{line}.", "Coût", f"{line}.", "Suites"]
    wrapped = f"{line}\net ailleurs.\n\n{line}\npuis en ville.\n\n{line}\nMende.\n"
    assert [block.text for block in parse(wrapped)][2] == f"{line} Mende."


def test_figures_by_year_with_the_action_before_each_name() -> None:
    heads = ["Action", "Indicateur", "2023", "2024", "Cible 2025"]
    rows = [
        ["1.1", "Visites faites", "61", "74", "80"],
        ["1.1", "Part des femmes vues (%)", "6,1", "nc", ""],
        ["Ensemble", "Enfants confiés au 31 décembre", "1 902", "2 011", "-"],
    ]
    assert told(tables(stacked(heads, *rows) + "\nSource : PMI.\n")[0]) == [heads, *rows]
    cut = [rows[0], rows[1][:-1], *rows[2:]]
    assert not tables(stacked(heads, *cut) + "\nSource : PMI.\n")
