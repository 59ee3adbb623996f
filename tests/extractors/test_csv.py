"""CSV files as French spreadsheet programs and their users write them."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.blocks import Block
from extractors.errors import ExtractError
from extractors.options import ReadOptions
from extractors.readers.text.csv_table import parse, read

SHARED = Path(__file__).parents[2].parent / "shared" / "corpus"


def rows(block: Block) -> list[list[str]]:
    assert block.table
    return [[cell.text for cell in block.table.row_cells(row)] for row in block.table.row_numbers]


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    text = 'Action;"Coût ; et note";Date\r\nA;"12,5 €";2021\r\nB;"1, 2 ou 3";\r\n'
    text = text.replace(";", delimiter)
    assert rows(parse(text)[0])[1:] == [["A", "12,5 €", "2021"], ["B", "1, 2 ou 3", ""]]


def test_decimal_commas_are_no_delimiter() -> None:
    assert rows(parse("Source;Montant\nFIR;12,50\nONDAM;13,75\n")[0])[1] == ["FIR", "12,50"]


def test_the_line_for_programs_is_no_content() -> None:
    blocks = parse("sep=|\nA|B\n1|2\n")
    assert rows(blocks[0]) == [["A", "B"], ["1", "2"]]
    assert blocks[0].line == 2


def test_windows_file_with_line_breaks_in_cells(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_bytes('Année;Source\r\n2024;"BOP 304\r\nONDAM"\r\nréalisé;x\r\n'.encode("cp1252"))
    document = read(path, ReadOptions())
    assert rows(document.blocks[0]) == [
        ["Année", "Source"],
        ["2024", "BOP 304\nONDAM"],
        ["réalisé", "x"],
    ]
    assert not document.problems


def test_titles_before_the_table_are_paragraphs() -> None:
    blocks = parse(
        "Plan d'action;;\nDépartement : Lac;;\n;;\nAction;Coût;Date\nA;1;2021\nB;2;2022\n"
    )
    assert [(block.kind, block.text, block.line) for block in blocks] == [
        ("paragraph", "Plan d'action", 1),
        ("paragraph", "Département : Lac", 2),
        ("table", "", 4),
    ]


def test_another_table_after_an_empty_row_is_another_block() -> None:
    blocks = parse("Action;Coût;Date\nA;1;2021\nB;2;2022\n;;\nSource;Total;\nFIR;3;\n")
    assert [len(rows(block)) for block in blocks] == [3, 2]
    assert rows(blocks[1])[0] == ["Source", "Total"]


def test_an_empty_row_within_a_table_parts_nothing() -> None:
    blocks = parse("Action;Coût;Date\nA;1;2021\nB;2;2022\n;;\nC;3;2023\n")
    assert [row[0] for row in rows(blocks[0])] == ["Action", "A", "B", "C"]


def test_cells_bear_the_row_of_the_file() -> None:
    table = parse("Titre;;\n\nAction;Coût;Date\nA;1;2021\n")[1].table
    assert table
    assert table.row_numbers == [3, 4]


def test_columns_empty_throughout_are_trimmed_and_others_kept() -> None:
    assert rows(parse("A;B;C;;\n1;;3;;\n")[0]) == [["A", "B", "C"], ["1", "", "3"]]


def test_two_header_rows() -> None:
    table = parse("N°;Financements;;Note\n;État;Département;\n1;2;3;x\n")[0].table
    assert table
    assert {cell.row for cell in table.cells if cell.is_header} == {1, 2}


def test_a_file_without_content_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(";;\n;;\n")
    with pytest.raises(ExtractError):
        read(path, ReadOptions())


@given(st.text(alphabet='a;,\t|"\n\r é1', max_size=120))
def test_never_raises(text: str) -> None:
    parse(text)


@pytest.mark.skipif(not SHARED.exists(), reason="the known documents are not beside the project")
def test_no_cell_of_the_known_file_is_lost() -> None:
    for path in SHARED.rglob("*.csv"):
        with path.open(encoding="cp1252", newline="") as file:
            expected = [
                [" ".join(cell.split()) for cell in row] for row in csv.reader(file, delimiter=";")
            ]
        found = rows(read(path, ReadOptions()).blocks[0])
        assert [[" ".join(cell.split()) for cell in row] for row in found] == expected


def test_a_file_without_end_is_read_up_to_the_limit_and_says_so(tmp_path):
    path = tmp_path / "export.csv"
    path.write_text("A;B;C\n" + "1;2;3\n" * 100_000, encoding="utf-8")
    document = read(path, ReadOptions())
    assert [(problem.code, problem.detail) for problem in document.problems] == [
        ("too_large", "lu jusqu'à la ligne 100000")
    ]
    table = document.blocks[0].table
    assert table is not None
    assert len(table.cells) == 300_000


def test_a_first_line_without_end_is_cut_not_lost(tmp_path):
    path = tmp_path / "export.csv"
    path.write_text("Action;" + "x;" * 300_001, encoding="utf-8")
    document = read(path, ReadOptions())
    assert [problem.code for problem in document.problems] == ["too_large"]
    table = document.blocks[0].table
    assert table is not None
    assert (len(table.cells), table.cells[0].text) == (300_000, "Action")
