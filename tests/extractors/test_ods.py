"""ODS: what the program displays, repeats counted, nothing hidden read."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from extractors.blocks import Document, Table
from extractors.errors import ExtractError
from extractors.options import ReadOptions
from extractors.readers.sheets.ods import read

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMES = {"office": "office", "table": "table", "text": "text", "style": "style", "draw": "drawing"}
_XMLNS = " ".join(f'xmlns:{k}="{_OASIS}{v}:1.0"' for k, v in _NAMES.items())
_XMLNS += f' xmlns:fo="{_OASIS}xsl-fo-compatible:1.0"'
_STYLES = """
<style:style style:name="gras" style:family="table-cell">
  <style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="vert" style:family="table-cell">
  <style:table-cell-properties fo:background-color="#00b050"/></style:style>
<style:style style:name="haut" style:family="text">
  <style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="masque" style:family="table">
  <style:table-properties table:display="false"/></style:style>
"""
Reader = Callable[[str], Document]


@pytest.fixture
def read_rows(tmp_path: Path) -> Reader:
    """Rows (or whole tables) of ODF markup -> the document."""

    def make(rows: str) -> Document:
        tables = rows if "<table:table " in rows else f'<table:table table:name="S">{rows}'
        tables += "" if "<table:table " in rows else "</table:table>"
        content = (
            f"<office:document-content {_XMLNS}><office:automatic-styles>{_STYLES}"
            f"</office:automatic-styles><office:body><office:spreadsheet>{tables}"
            "</office:spreadsheet></office:body></office:document-content>"
        )
        path = tmp_path / "classeur.ods"
        _write(path, {"content.xml": content})
        return read(path, ReadOptions())

    return make


def _write(path: Path, files: dict[str, str]) -> None:
    whole = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": "<manifest/>",
        "styles.xml": "<styles/>",
        "meta.xml": "<meta/>",
    } | files
    with zipfile.ZipFile(path, "w") as package:
        for name, data in whole.items():
            package.writestr(name, data)


def row(*cells: str, attributes: str = "") -> str:
    made = (cell if cell.startswith("<") else text(cell) for cell in cells)
    return f"<table:table-row {attributes}>{''.join(made)}</table:table-row>"


def text(value: str, attributes: str = "") -> str:
    kind = 'office:value-type="string"' if value else ""
    inner = f"<text:p>{value}</text:p>" if value else ""
    return f"<table:table-cell {kind} {attributes}>{inner}</table:table-cell>"


def typed(kind: str, stored: str, shown: str) -> str:
    name = {"date": "date-value", "boolean": "boolean-value", "time": "time-value"}
    attribute = f'office:{name.get(kind, "value")}="{stored}"'
    inner = f"<text:p>{shown}</text:p>" if shown else ""
    return f'<table:table-cell office:value-type="{kind}" {attribute}>{inner}</table:table-cell>'


def first_table(document: Document) -> Table:
    return next(block.table for block in document.blocks if block.table)


@pytest.mark.parametrize(
    ("kind", "stored", "shown", "expected"),
    [
        ("float", "187000", "187 000,00 €", "187 000,00 €"),
        ("currency", "187000", "187,000.00 €", "187 000,00 €"),
        ("float", "1250.5", "1,250.50", "1 250,50"),
        ("float", "1.25", "1,25", "1,25"),
        ("float", "1250", "1,250", "1 250"),
        ("percentage", "0.184", "18.4%", "18,4%"),
        ("percentage", "0.184", "18,4 %", "18,4 %"),
        ("percentage", "0.5", "", "50 %"),
        ("float", "0", " -   € ", "- €"),
        ("float", "2021", "2021", "2021"),
        ("date", "2022-09-01", "01/09/2022", "01/09/2022"),
        ("date", "2022-09-01", "09/01/2022", "01/09/2022"),
        ("date", "2022-09-01", "9/1/22", "1/9/22"),
        ("date", "2022-09-01", "sept. 22", "sept. 22"),
        ("date", "2022-02-01", "February 2022", "février 2022"),
        ("date", "2022-09-01", "", "01/09/2022"),
        ("boolean", "true", "TRUE", "VRAI"),
        ("time", "PT08H30M00S", "08:30", "08:30"),
        ("time", "PT30H05M00S", "", "30:05"),
    ],
)
def test_values_read_as_a_french_program_shows_them(
    read_rows: Reader, kind: str, stored: str, shown: str, expected: str
) -> None:
    table = first_table(read_rows(row("Mesure", "Valeur") + row("a", typed(kind, stored, shown))))
    assert " ".join(table.grid[2, 2].text.split()) == expected


def test_repeated_cells_and_rows_count_as_often_as_they_stand(read_rows: Reader) -> None:
    blank = row(
        '<table:table-cell table:number-columns-repeated="16384"/>',
        attributes='table:number-rows-repeated="1048000"',
    )
    twice = text("Oui", 'table:number-columns-repeated="2"')
    rows = row("Action", "Engagée", "Réalisée") + row("Guide", twice)
    rows += row("Relais", twice, attributes='table:number-rows-repeated="3"') + blank
    table = first_table(read_rows(rows))
    assert table.row_numbers == [1, 2, 3, 4, 5]
    assert {table.grid[number, 3].text for number in range(2, 6)} == {"Oui"}


def test_spans_paragraphs_notes_and_links(read_rows: Reader) -> None:
    mesure = text("Parentalité", 'table:number-rows-spanned="2"')
    lines = (
        '<table:table-cell office:value-type="string"><text:p>CAF</text:p><text:p>MSA<text:s/>47'
        '<text:span text:style-name="haut">2</text:span></text:p></table:table-cell>'
    )
    covered = "<table:covered-table-cell/>"
    rows = row("Mesure", "Partenaires") + row(mesure, lines) + row(covered, "ARS")
    table = first_table(read_rows(rows))
    assert table.grid[3, 1].text == "Parentalité"
    assert table.grid[2, 1].row_span == 2
    assert table.grid[2, 2].text == "CAF\nMSA 47²"


def test_comments_hidden_rows_and_sheets_are_said(read_rows: Reader) -> None:
    note = (
        '<table:table-cell office:value-type="string"><office:annotation><text:p>à revoir</text:p>'
        "</office:annotation><text:p>Guide</text:p></table:table-cell>"
    )
    rows = row("Action", "Statut") + row(note, "fini")
    rows += row("Brouillon", "x", attributes='table:visibility="filter"')
    hidden = f'<table:table table:name="Listes" table:style-name="masque">{row("Oui")}'
    document = read_rows(f'<table:table table:name="S">{rows}</table:table>{hidden}</table:table>')
    details = {(p.code, p.detail) for p in document.problems}
    assert ("comments", "feuille « S » : A2") in details
    assert ("hidden_content", "feuille « S » : lignes 3") in details
    assert ("hidden_content", "feuille « Listes » masquée") in details
    assert {cell.text for cell in first_table(document).cells} == {
        *("Action", "Statut", "Guide", "fini")
    }


def test_looks_headers_and_text_boxes(read_rows: Reader) -> None:
    bold = 'table:style-name="gras"'
    green = '<table:table-cell table:style-name="vert"/>'
    box = (
        "<table:shapes><draw:frame><draw:text-box><text:p>Cadre</text:p></draw:text-box>"
        "</draw:frame></table:shapes>"
    )
    head = row(text("Action", bold), text("Avancement", bold), text("Suite", bold))
    document = read_rows(box + head + row("Guide", green, "diffusion") + row("Relais", "fini", ""))
    table = first_table(document)
    assert {cell.row for cell in table.cells if cell.is_header} == {1}
    assert table.grid[2, 2].fill == "00B050"
    assert "Cadre" in [block.text for block in document.blocks]


@pytest.mark.parametrize(
    ("files", "code"),
    [
        (None, "empty_file"),
        ({}, "damaged"),
        ({"content.xml": "<a"}, "damaged"),
        ({"META-INF/manifest.xml": "<m><encryption-data/></m>", "content.xml": "x"}, "encrypted"),
    ],
)
def test_files_that_cannot_be_read(tmp_path: Path, files: dict[str, str] | None, code: str) -> None:
    path = tmp_path / "classeur.ods"
    path.write_bytes(b"")
    if files is not None:
        _write(path, files)
    with pytest.raises(ExtractError) as caught:
        read(path, ReadOptions())
    assert caught.value.code == code
