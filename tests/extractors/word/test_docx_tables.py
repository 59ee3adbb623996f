"""Tables of Word files: spans, header rows, frames that only lay out, nested tables."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors.blocks import Cell, Document, Table

Reader = Callable[..., Document]
BORDERS = '<w:tblBorders><w:top w:val="single"/></w:tblBorders>'


def par(text: str, properties: str = "") -> str:
    return f"<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def cell(text: str = "", properties: str = "", run: str = "", more: str = "") -> str:
    content = par(text, run) if text else "<w:p/>"
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}{more}</w:tc>"


def bold(text: str, properties: str = "") -> str:
    return cell(text, properties, "<w:b/>")


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def grid(*rows: str, properties: str = BORDERS, widths: tuple[int, ...] = ()) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
        f"{''.join(rows)}</w:tbl>"
    )


def the_table(document: Document) -> Table:
    (table,) = [block.table for block in document.blocks if block.table is not None]
    return table


def places(document: Document) -> list[tuple[str, int, int, int, int]]:
    cells = the_table(document).cells
    return [(c.text, c.row, c.col, c.row_span, c.col_span) for c in cells]


SPAN2 = '<w:gridSpan w:val="2"/>'
DOWN, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def test_cells_merged_both_ways(read_docx: Reader) -> None:
    body = grid(
        row(cell("a", DOWN), cell("b", SPAN2)),
        row(cell("", ON), cell("c"), cell("d", DOWN)),
        row(cell("e"), cell("f"), cell("", ON)),
    )
    assert places(read_docx(body)) == [
        ("a", 1, 1, 2, 1),
        ("b", 1, 2, 1, 2),
        ("c", 2, 2, 1, 1),
        ("d", 2, 3, 2, 1),
        ("e", 3, 1, 1, 1),
        ("f", 3, 2, 1, 1),
    ]


def test_rows_that_begin_and_end_inside_the_grid(read_docx: Reader) -> None:
    inside = '<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'
    body = grid(row(cell("a"), cell("b"), cell("c")), row(cell("d"), properties=inside))
    assert places(read_docx(body))[-1] == ("d", 2, 2, 1, 1)


def test_a_merge_without_a_beginning_is_a_cell(read_docx: Reader) -> None:
    body = grid(row(cell("a"), cell("b")), row(cell("c", ON), cell("d")))
    assert places(read_docx(body))[2] == ("c", 2, 1, 1, 1)


def test_cells_merged_sideways_in_the_old_manner(read_docx: Reader) -> None:
    start, on = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"
    body = grid(row(cell("a", start), cell("", on), cell("b")), row(cell(), cell(), cell("c")))
    assert places(read_docx(body))[:2] == [("a", 1, 1, 1, 2), ("b", 1, 3, 1, 1)]


def test_column_edges_dragged_by_hand_make_no_sliver(read_docx: Reader) -> None:
    body = grid(
        row(cell("Label"), cell("Valeur", SPAN2)),
        row(cell("Budget", SPAN2), cell("néant")),
        widths=(2000, 40, 4000),
    )
    assert [place[1:] for place in places(read_docx(body))] == [
        (1, 1, 1, 1),
        (1, 2, 1, 1),
        (2, 1, 1, 1),
        (2, 2, 1, 1),
    ]


def test_widths_that_cannot_be_true_change_nothing(read_docx: Reader) -> None:
    body = grid(row(cell("a"), cell("b")), row(cell("c"), cell("d")), widths=(10, 10))
    assert places(read_docx(body))[-1] == ("d", 2, 2, 1, 1)


def test_controls_around_rows_and_cells_are_transparent(read_docx: Reader) -> None:
    def control(content: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    body = grid(row(cell("a"), control(cell("b"))), control(row(cell("c"), cell("d"))))
    assert [place[0] for place in places(read_docx(body))] == ["a", "b", "c", "d"]


def test_a_deleted_row_is_gone(read_docx: Reader) -> None:
    body = grid(
        row(cell("a"), cell("b")),
        row(cell("x"), cell("y"), properties="<w:del/>"),
        row(cell("c"), cell("d")),
    )
    document = read_docx(body)
    assert [place[:2] for place in places(document)] == [("a", 1), ("b", 1), ("c", 2), ("d", 2)]
    assert document.problems[0].code == "tracked_changes"


def headers(document: Document) -> set[int]:
    return {cell.row for cell in the_table(document).cells if cell.is_header}


def test_header_rows_repeated_on_each_page(read_docx: Reader) -> None:
    head = row(cell("Action"), cell("Budget"), properties="<w:tblHeader/>")
    assert headers(read_docx(grid(head, head, row(cell("1"), cell("2"))))) == {1, 2}


def test_a_bold_first_row_is_a_header_with_the_rows_it_reaches_into(read_docx: Reader) -> None:
    body = grid(
        row(bold("Action", DOWN), bold("Financement", SPAN2)),
        row(bold("", ON), bold("État"), bold("Département")),
        row(cell("a"), cell("1"), cell("2")),
    )
    assert headers(read_docx(body)) == {1, 2}


@pytest.mark.parametrize(
    "rows",
    [
        [row(bold("Budget"), cell("néant")), row(bold("Durée"), cell("un an"))],
        [row(bold("a"), bold("b")), row(bold("c"), bold("d"))],
        [row(bold("FICHE 1", SPAN2)), row(cell("Budget"), cell("néant"))],
    ],
)
def test_no_header_without_a_sign_of_one(read_docx: Reader, rows: list[str]) -> None:
    assert headers(read_docx(grid(*rows))) == set()


def first_cell(document: Document) -> Cell:
    return the_table(document).cells[0]


@pytest.mark.parametrize(
    ("shading", "fill"),
    [
        ('<w:shd w:val="clear" w:fill="D9E2F3"/>', "D9E2F3"),
        ('<w:shd w:val="clear" w:fill="auto"/>', None),
        ('<w:shd w:val="clear" w:fill="FFFFFF"/>', None),
        ('<w:shd w:val="pct20" w:color="auto" w:fill="auto"/>', "CCCCCC"),
        ('<w:shd w:val="solid" w:color="003366" w:fill="auto"/>', "003366"),
    ],
)
def test_shading(read_docx: Reader, shading: str, fill: str | None) -> None:
    assert first_cell(read_docx(grid(row(cell("a", shading), cell("b"))))).fill == fill


def test_the_table_style_gives_bold_and_colour_to_the_first_row(read_docx: Reader) -> None:
    style = (
        f'<w:style w:type="table" w:styleId="T"><w:tblPr>{BORDERS}</w:tblPr>'
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr>'
        '<w:tcPr><w:shd w:val="clear" w:fill="4472C4"/></w:tcPr></w:tblStylePr></w:style>'
    )
    use = '<w:tblStyle w:val="T"/><w:tblLook w:val="0020"/>'
    rows = (row(cell("Action"), cell("Statut")), row(cell("a"), cell("Oui")))
    document = read_docx(grid(*rows, properties=use), styles=style)
    cell_ = first_cell(document)
    assert (cell_.bold, cell_.fill, headers(document)) == (True, "4472C4", {1})


def test_lines_of_a_cell(read_docx: Reader) -> None:
    numbers = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
        '<w:lvlText w:val="-"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    item = (
        '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'
    )
    more = item.format("un") + item.format("deux") + "<w:p/>" + par("fin")
    body = grid(row(cell("Début", more=more), cell("b")))
    text = first_cell(read_docx(body, numbering=numbers)).text
    assert text == "Début\n• un\n• deux\nfin"


def test_rows_that_number_themselves(read_docx: Reader) -> None:
    numbers = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    empty = '<w:tc><w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:p></w:tc>'
    body = grid(row(empty, cell("a")), row(empty, cell("b")))
    document = read_docx(body, numbering=numbers)
    assert [place[0] for place in places(document)] == ["1", "a", "2", "b"]


def test_a_nested_table_has_a_line_a_row(read_docx: Reader) -> None:
    inner = grid(row(cell("2023"), cell("2024")), row(cell("12"), cell("15")))
    body = grid(row(cell("Indicateurs"), cell("Suivi :", more=inner + "<w:p/>")))
    document = read_docx(body)
    assert the_table(document).cells[1].text == "Suivi :\n2023\t2024\n12\t15"


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in document.blocks]


def test_tables_that_only_lay_out_the_page(read_docx: Reader) -> None:
    frame = grid(row(cell("Encadré")))
    logos = grid(row(cell("Préfecture"), cell("Département")), properties="")
    assert kinds(read_docx(frame + logos)) == [
        ("paragraph", "Encadré"),
        ("paragraph", "Préfecture"),
        ("paragraph", "Département"),
    ]


def test_tables_with_one_row_that_hold_data(read_docx: Reader) -> None:
    ruled = grid(row(cell("Total"), cell("5 000 €")))
    label = grid(row(cell("Budget :"), cell("5 000 €")), properties="")
    assert [kind for kind, _ in kinds(read_docx(ruled + par("x") + label))] == [
        "table",
        "paragraph",
        "table",
    ]


def test_a_page_arranged_by_a_table_keeps_its_tables(read_docx: Reader) -> None:
    inner = grid(row(cell("a"), cell("b")), row(cell("c"), cell("d")))
    page = grid(row(cell("Gauche"), cell("Droite", more=inner + "<w:p/>")), properties="")
    assert kinds(read_docx(page)) == [
        ("paragraph", "Gauche"),
        ("paragraph", "Droite"),
        ("table", ""),
    ]
