"""XLS with its formats; values alone by an engine that reads XLSX too, which a test can write."""

from __future__ import annotations

import random
from contextlib import nullcontext, suppress
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from extractors.errors import ExtractError
from extractors.options import ReadOptions
from extractors.readers.sheets.biff_places import check_places
from extractors.readers.sheets.xls import read


@pytest.fixture
def path(tmp_path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    sheet.title = "Bilan"
    sheet["B2"] = "Suivi 2023"
    sheet.merge_cells("B2:D2")
    for offset, row in enumerate(
        [
            ("Mesure", "Début", "Part"),
            ("Parentalité", datetime(2023, 3, 1), 0.5),
            (None, date(2023, 9, 4), 1),
        ]
    ):
        for column, value in enumerate(row, start=2):
            sheet.cell(4 + offset, column, value)
    sheet.merge_cells("B5:B6")
    book.create_sheet("Masquée")["A1"] = "brouillon"
    book["Masquée"].sheet_state = "hidden"
    file = tmp_path / "classeur.xls"
    book.save(file)
    return file


def test_values_spans_and_addresses(path: Path) -> None:
    document = read(path, ReadOptions())
    heading, block = document.blocks
    assert (heading.kind, heading.text) == ("heading", "Suivi 2023")
    assert block.table is not None
    grid = block.table.grid
    assert grid[6, 2].text == "Parentalité"
    assert (grid[5, 3].text, grid[6, 3].text) == ("01/03/2023", "04/09/2023")
    assert (grid[5, 4].text, grid[6, 4].text) == ("0,5", "1")


def test_what_is_missing_is_said(path: Path) -> None:
    problems = {problem.code: problem.detail for problem in read(path, ReadOptions()).problems}
    assert "Masquée" in problems["hidden_content"]
    assert "Bilan" in problems["plain_numbers"]


@pytest.mark.parametrize(("data", "code"), [(b"", "empty_file"), (b"\xd0\xcf rien", "damaged")])
def test_files_that_cannot_be_read(tmp_path: Path, data: bytes, code: str) -> None:
    file = tmp_path / "classeur.xls"
    file.write_bytes(data)
    with pytest.raises(ExtractError) as caught:
        read(file, ReadOptions())
    assert caught.value.code == code


FORMATS = Path(__file__).with_name("formats.xls")
"""Written by LibreOffice: formats, note marks, hidden lines, a comment, a hidden sheet."""


def _shown(path: Path) -> list[list[str]]:
    rows: dict[int, list[str]] = {}
    table = next(block.table for block in read(path, ReadOptions()).blocks if block.table)
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell.text.replace("\u00a0", " "))
    return list(rows.values())


def test_numbers_are_read_as_displayed() -> None:
    assert _shown(FORMATS)[1:3] == [
        ["Relais des aidants", "18,4 %", "12 500,50 €", "01/03/2023", "14:30", "12 familles²"],
        ["Halte mobile", "50,0 %", "3 000,00 €", "12/11/2024", "09:00", "abandon"],
    ]
    assert _shown(FORMATS)[3][:3] == ["Total", "15 501 €", "#DIV/0!"]


def test_what_xls_leaves_out_is_said() -> None:
    problems = [(problem.code, problem.detail) for problem in read(FORMATS, ReadOptions()).problems]
    assert problems == [
        ("hidden_content", "feuille « Suivi » : lignes 6 ; colonnes G"),
        ("comments", "feuille « Suivi » : A3"),
        ("hidden_content", "feuille « Brouillon » masquée"),
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        "0000000000000400000007000000",
        "00000000060000000000feff0000",
        "0500000001000000000007000000",
    ],
    ids=["rows", "columns", "turned round"],
)
def test_a_sheet_larger_than_the_grid_is_damage(tmp_path: Path, wrong: str) -> None:
    size, row = bytes.fromhex("0000000006000000000007000000"), bytes.fromhex("08021000")
    head, _, tail = FORMATS.read_bytes().rpartition(row)
    assert size in head
    file = tmp_path / "a.xls"
    cut = bytes.fromhex("08029808")  # a row that ends behind the file: xlrd refuses the workbook
    file.write_bytes(head.replace(size, bytes.fromhex(wrong)) + cut + tail)
    with pytest.raises(ExtractError, match="beyond the grid"):
        read(file, ReadOptions())


@pytest.mark.parametrize(
    ("record", "is_sound"),
    [
        ("00020a0000001400000008000000", True),  # Excel 95: rows in two bytes
        ("00020a0000001400000009000000", True),
        ("00020a0015001400000008000000", False),
        ("03020e0000000001" + "00" * 10, False),
        ("03020e000000ff00" + "00" * 10, True),
    ],
)
def test_places_within_the_grid(record: str, is_sound: bool) -> None:
    with nullcontext() if is_sound else pytest.raises(ValueError, match="beyond the grid"):
        check_places(bytes.fromhex(record))


def test_a_container_without_a_whole_workbook_is_damage(tmp_path: Path) -> None:
    whole, name = FORMATS.read_bytes(), "Workbook".encode("utf-16-le")
    assert name in whole
    (tmp_path / "a.xls").write_bytes(whole.replace(name, "Workbrok".encode("utf-16-le")))
    with pytest.raises(ExtractError, match="damaged"):
        read(tmp_path / "a.xls", ReadOptions())


@pytest.mark.timeout(60)
def test_a_damaged_workbook_never_loops(tmp_path: Path) -> None:
    """Any byte may be wrong: tables of sectors that run in circles among them."""
    whole, file = FORMATS.read_bytes(), tmp_path / "a.xls"
    dice = random.Random(5)
    for _ in range(150):
        data = bytearray(whole)
        for place in dice.sample(range(512, len(data)), 8):
            data[place] = dice.choice((0, 1, 2, 255))
        file.write_bytes(data)
        with suppress(ExtractError):
            read(file, ReadOptions())
