"""HTML tables become the grid a browser shows; layout tables and other boxes do not."""

from pathlib import Path

import pytest

from extractors.blocks import Block, Document
from extractors.options import ReadOptions
from extractors.readers.html.reader import read


@pytest.fixture
def page(tmp_path: Path):
    def load(source: str, encoding: str = "utf-8") -> Document:
        path = tmp_path / "page.html"
        path.write_bytes(source.encode(encoding))
        return read(path, ReadOptions())

    return load


def grid(block: Block) -> list[list[str]]:
    """Rows of texts, each cell at every place it covers."""
    assert block.table
    return [
        [block.table.grid[row, col].text for col in block.table.col_numbers]
        for row in block.table.row_numbers
    ]


def test_spans_as_browsers_lay_them_out(page) -> None:
    block = page(
        "<table><thead><tr><th rowspan=2>A<th colspan=2>B<tr><th>B1<th>B2"
        "<tbody><tr><td colspan=99>Section<tr><td rowspan=0>x<td>1<td>2<tr><td>3<td>4</table>"
    ).blocks[0]
    assert grid(block) == [
        ["A", "B", "B"],
        ["A", "B1", "B2"],
        ["Section"] * 3,
        ["x", "1", "2"],
        ["x", "3", "4"],
    ]
    assert block.table
    assert [cell.text for cell in block.table.cells if cell.is_header] == ["A", "B", "B1", "B2"]


def test_a_span_never_covers_a_cell_that_hangs_from_above(page) -> None:
    block = page("<table><tr><td>a<td rowspan=2>b<td>c<tr><td colspan=3>d<td>e</table>").blocks[0]
    assert grid(block) == [["a", "b", "c"], ["d", "b", "e"]]


def test_spans_without_end_are_said_and_cost_no_text(page) -> None:
    row = "<tr>" + "<td rowspan=1000 colspan=1000>a</td>" * 20
    document = page(f"<table>{row * 50}</table>")
    (block,) = document.blocks
    assert block.table
    assert [cell.text for cell in block.table.cells] == ["a"] * 1000
    assert len(block.table.grid) < 600_000
    assert [problem.code for problem in document.problems] == ["too_large"]


def test_row_labels_are_no_column_headers(page) -> None:
    block = page("<table><tr><th>Budget<td>12 €<tr><th>Durée<td>1 an</table>").blocks[0]
    assert block.table
    assert [(cell.is_header, cell.bold) for cell in block.table.row_cells(1)] == [
        (False, True),
        (False, False),
    ]


def test_cells_hold_lines_items_and_nested_tables(page) -> None:
    block = page(
        "<table><tr><td>Indicateurs<td><p>Suivi :</p><ul><li>a<li>b</ul>"
        "<table><tr><th>2023<th>2024<tr><td>3<td>4</table><tr><td>Bilan<td>Oui<br>Non</table>"
    ).blocks[0]
    assert grid(block) == [
        ["Indicateurs", "Suivi :\n• a\n• b\n2023\t2024\n3\t4"],
        ["Bilan", "Oui\nNon"],
    ]


@pytest.mark.parametrize(
    "layout",
    [
        "<table role=presentation><tr><td>{}<td>menu</table>",
        "<table><tr><td>{}</table>",
        "<table><tr><td>menu<td>{}</table>",
        "<div><table><tr><td><table><tr><td>{}</table></table></div>",
    ],
)
def test_layout_tables_are_no_tables(page, layout: str) -> None:
    inner = "<h2>Titre</h2><p>Texte</p><table><tr><td>a<td>b<tr><td>c<td>d</table>"
    kinds = [block.kind for block in page(layout.format(inner)).blocks if block.text != "menu"]
    assert kinds == ["heading", "paragraph", "table"]


def test_caption_and_stray_text_come_before_the_table(page) -> None:
    document = page("<table><caption>Montants</caption>oubli<tr><td>a<td>b</table>")
    assert [block.text for block in document.blocks] == ["Montants", "oubli", ""]


def test_description_list_is_a_table_of_two_columns(page) -> None:
    block = page(
        "<dl><dt>Porteur<dd>CAF</dd><div><dt>Dates<dd>2021</dd><dd>2022</dd></div></dl>"
    ).blocks[0]
    assert grid(block) == [["Porteur", "CAF"], ["Dates", "2021\n2022"]]


def test_boxes_laid_out_as_a_table_are_one(page) -> None:
    cell = '<div style="display:table-cell">{}</div>'
    row = f'<div style="display:table-row">{cell}{cell}</div>'
    block = page(
        f'<div style="display:table">{row.format("a", "b")}{row.format("c", "d")}</div>'
    ).blocks[0]
    assert grid(block) == [["a", "b"], ["c", "d"]]


def test_fills_from_attributes_styles_and_sheets(page) -> None:
    block = page(
        "<style>.ok td{background:#0f0} @media print{td{background:red}}</style>"
        "<table><tr class=ok><td>a<td style='background:rgb(255,255,255)'>b"
        "<tr><td bgcolor=Yellow>c<td>d</table>"
    ).blocks[0]
    assert block.table
    assert [cell.fill for cell in block.table.cells] == ["00FF00", None, "FFFF00", None]
