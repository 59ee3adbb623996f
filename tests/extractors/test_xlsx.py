"""XLSX: every cell as displayed, nothing hidden read, nothing lost in silence."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Color, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from extractors.blocks import Document, Table
from extractors.errors import ExtractError
from extractors.options import ReadOptions
from extractors.readers.sheets.xlsx import read

Fill = Callable[[Worksheet], object]


@pytest.fixture
def read_sheet(tmp_path: Path) -> Callable[[Fill], Document]:
    def make(fill: Fill) -> Document:
        book = Workbook()
        sheet = book.active
        assert isinstance(sheet, Worksheet)
        sheet.title = "Suivi"
        fill(sheet)
        path = tmp_path / "classeur.xlsx"
        book.save(path)
        return read(path, ReadOptions())

    return make


def tables(document: Document) -> list[Table]:
    return [block.table for block in document.blocks if block.table]


def text_at(table: Table, row: int, col: int) -> str:
    return table.grid[row, col].text


def codes(document: Document) -> dict[str, str]:
    return {problem.code: problem.detail for problem in document.problems}


def add_rows(sheet: Worksheet, *rows: tuple[object, ...]) -> None:
    for row in rows:
        sheet.append(row)


def test_cells_read_as_displayed_at_their_own_address(read_sheet) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["B3"], sheet["C3"], sheet["D3"], sheet["E3"] = "Action", "Début", "Taux", "Fait"
        sheet["B4"] = "Visites à domicile"
        sheet["C4"] = datetime(2023, 3, 1)
        sheet["C4"].number_format = "mmm-yy"
        sheet["D4"] = 0.425
        sheet["D4"].number_format = "0.0%"
        sheet["E4"] = True
        sheet["B5"], sheet["C5"], sheet["E5"] = "Relais parental", 2022, "#N/A"

    table = tables(read_sheet(fill))[0]
    assert text_at(table, 4, 3) == "mars-23"
    assert text_at(table, 4, 4).replace("\u00a0", " ") == "42,5 %"
    assert text_at(table, 4, 5) == "VRAI"
    assert text_at(table, 5, 3) == "2022"
    assert text_at(table, 5, 4) == ""
    assert text_at(table, 5, 5) == "#N/A"


def test_hidden_rows_columns_and_sheets_are_left_out_and_said(read_sheet) -> None:
    def fill(sheet: Worksheet) -> None:
        add_rows(sheet, ("Action", "Brouillon", "Statut"), ("A", "b", "Oui"), ("C", "d", "Non"))
        sheet.column_dimensions["B"].hidden = True
        sheet.row_dimensions[3].hidden = True
        other = sheet.parent.create_sheet("Listes")
        other["A1"] = "Oui"
        other.sheet_state = "hidden"

    document = read_sheet(fill)
    texts = {cell.text for table in tables(document) for cell in table.cells}
    assert texts == {"Action", "Statut", "A", "Oui"}
    details = " ".join(p.detail for p in document.problems if p.code == "hidden_content")
    assert "Listes" in details
    assert "lignes 3" in details
    assert "colonnes B" in details


def test_a_merged_range_shows_in_its_first_visible_row(read_sheet) -> None:
    def fill(sheet: Worksheet) -> None:
        add_rows(sheet, ("Mesure", "Action"), ("Parentalité", "a"), (None, "b"), (None, "c"))
        sheet.merge_cells("A2:A4")
        sheet.row_dimensions[2].hidden = True

    table = tables(read_sheet(fill))[0]
    assert text_at(table, 3, 1) == text_at(table, 4, 1) == "Parentalité"
    assert table.grid[3, 1].row_span == 2


def test_comments_and_formulas_without_value_are_said(read_sheet) -> None:
    def fill(sheet: Worksheet) -> None:
        add_rows(sheet, ("Poste", "Montant"), ("Formation", 1200), ("Total", "=SUM(B2:B2)"))
        sheet["A2"].comment = Comment("à vérifier", "Service")

    problems = codes(read_sheet(fill))
    assert "A2" in problems["comments"]
    assert "B3" in problems["uncached_formula"]


def test_raised_figures_and_ticks_of_symbol_fonts(read_sheet) -> None:
    def fill(sheet: Worksheet) -> None:
        note = TextBlock(InlineFont(vertAlign="superscript"), "2")
        ordinal = TextBlock(InlineFont(vertAlign="superscript"), "er")
        sheet["A1"], sheet["B1"] = "Indicateur", "Fait"
        sheet["A2"], sheet["B2"] = CellRichText("Bilans : 410", note), "þ"
        sheet["A3"], sheet["B3"] = CellRichText("au 1", ordinal, " mars"), "o"
        sheet["B2"].font = sheet["B3"].font = Font(name="Wingdings")

    table = tables(read_sheet(fill))[0]
    assert text_at(table, 2, 1) == "Bilans : 410²"
    assert text_at(table, 3, 1) == "au 1er mars"
    assert (text_at(table, 2, 2), text_at(table, 3, 2)) == ("☒", "☐")


def test_colours_are_told_by_theme_too_and_kept_in_blank_cells(read_sheet) -> None:
    def fill(sheet: Worksheet) -> None:
        add_rows(sheet, ("Action", "Avancement"), ("Colloque", None), ("Guide", "fini"))
        sheet["B2"].fill = PatternFill("solid", fgColor="00B050")
        sheet["B3"].fill = PatternFill("solid", fgColor=Color(theme=4, tint=0.4))

    table = tables(read_sheet(fill))[0]
    assert table.grid[2, 2].fill == "00B050"
    assert (table.grid[3, 2].fill or "").startswith(("8", "9"))
    assert table.grid[3, 1].fill is None


def test_print_headers_without_page_numbers(read_sheet) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "Bilan"
        sheet.oddHeader.center.text = "Mission enfance && famille – &A"
        sheet.oddFooter.right.text = "Page &P sur &N"

    blocks = read_sheet(fill).blocks
    assert blocks[0].kind == "page_header"
    assert blocks[0].text == "Mission enfance & famille –"
    assert all(block.kind != "page_footer" for block in blocks)


def test_text_boxes_over_the_sheet_are_read(tmp_path: Path) -> None:
    path = tmp_path / "cadre.xlsx"
    book = Workbook()
    book.active["A1"] = "Suivi"
    book.save(path)
    _add_text_box(path, "Consigne : remplir les cases vertes")
    texts = [(b.kind, b.text) for b in read(path, ReadOptions()).blocks]
    assert ("paragraph", "Consigne : remplir les cases vertes") in texts


def _add_text_box(path: Path, text: str) -> None:
    rels = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    xdr = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
    main = "http://schemas.openxmlformats.org/drawingml/2006/main"
    with zipfile.ZipFile(path, "a") as package:
        package.writestr(
            "xl/worksheets/_rels/sheet1.xml.rels",
            f'<Relationships xmlns="{rels}"><Relationship Id="rId1" '
            f'Type="{office}/drawing" Target="../drawings/drawing1.xml"/></Relationships>',
        )
        package.writestr(
            "xl/drawings/drawing1.xml",
            f'<xdr:wsDr xmlns:xdr="{xdr}" xmlns:a="{main}"><xdr:oneCellAnchor><xdr:from>'
            f"<xdr:col>2</xdr:col><xdr:row>4</xdr:row></xdr:from><xdr:sp><xdr:txBody><a:p><a:r>"
            f"<a:t>{text}</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:oneCellAnchor></xdr:wsDr>",
        )


def test_a_stray_cell_in_the_far_corner_costs_nothing(read_sheet) -> None:
    def fill(sheet: Worksheet) -> None:
        add_rows(sheet, ("Action", "Statut"), ("Guide", "fini"))
        sheet["XFD1048576"] = "x"
        sheet.merge_cells("A5:XFD5")
        sheet["A5"] = "Fin du suivi"

    document = read_sheet(fill)
    assert len(tables(document)[0].cells) == 4
    assert [b.text for b in document.blocks if b.kind != "table"] == ["Fin du suivi", "x"]


def test_line_breaks_and_escaped_returns_in_a_cell(read_sheet) -> None:
    def fill(sheet: Worksheet) -> None:
        add_rows(sheet, ("Partenaires", "Suite"), ("CAF\r\nMSA", "a_x000D_\nb"))

    table = tables(read_sheet(fill))[0]
    assert text_at(table, 2, 1) == "CAF\nMSA"
    assert text_at(table, 2, 2) == "a\nb"


def _zip(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, data in files.items():
            package.writestr(name, data)
    return buffer.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty_file"),
        (b"PK\x03\x04 cut short", "damaged"),
        (_zip({"lisez-moi.txt": b"rien"}), "damaged"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (OLE, "damaged"),
    ],
)
def test_files_that_cannot_be_read(tmp_path: Path, data: bytes, code: str) -> None:
    path = tmp_path / "classeur.xlsx"
    path.write_bytes(data)
    with pytest.raises(ExtractError) as caught:
        read(path, ReadOptions())
    assert caught.value.code == code


def test_a_workbook_without_a_word_is_empty(read_sheet) -> None:
    with pytest.raises(ExtractError) as caught:
        read_sheet(lambda sheet: None)
    assert caught.value.code == "empty_file"


def test_a_workbook_with_a_broken_style_is_read_without_formats(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(("Action", "Taux"))
    book.active.append(("Guide", 0.5))
    buffer = io.BytesIO()
    book.save(buffer)
    with zipfile.ZipFile(buffer) as package:
        files = {name: package.read(name) for name in package.namelist()}
    files["xl/styles.xml"] = files["xl/styles.xml"].replace(b'<family val="2"', b'<family val="x"')
    path = tmp_path / "style.xlsx"
    path.write_bytes(_zip(files))
    document = read(path, ReadOptions())
    assert document.format == "xlsx"
    assert text_at(tables(document)[0], 2, 1) == "Guide"
    assert "plain_numbers" in codes(document)


@pytest.mark.parametrize(
    "cell",
    [b'<mergeCell ref="A1:XFD1048576"/>', b"<mergeCell ref='A1:XFD1048576'/>",
     b'<mergeCell\n ref = "A1:XFD1048576" />', b'<mergeCell xmlns:x="u" ref="A1:XFD1048576"/>'],
)  # fmt: skip
def test_a_merged_range_over_the_whole_sheet_costs_its_spans_alone(
    tmp_path: Path, cell: bytes
) -> None:
    book = Workbook()
    add_rows(book.active, ("Action", "Statut"), ("Relais", "En cours"))
    stream, path = io.BytesIO(), tmp_path / "classeur.xlsx"
    book.save(stream)
    whole = b'<mergeCells count="1">' + cell + b"</mergeCells>"
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(path, "w") as new:
        for info in old.infolist():
            content = old.read(info).replace(b"</sheetData>", b"</sheetData>" + whole)
            new.writestr(info.filename, content)
    document = read(path, ReadOptions())
    assert "sans ses cellules fusionnées" in codes(document)["too_large"]
    (table,) = tables(document)
    assert [text_at(table, 2, 1), text_at(table, 2, 2)] == ["Relais", "En cours"]
