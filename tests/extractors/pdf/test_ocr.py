"""Small scans drawn here and read by whichever engines are installed."""

from __future__ import annotations

import math
import re
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

sys.path.insert(0, str(Path(__file__).parent))

from scan_pages import ROWS, XS, YS, page

from extractors.blocks import Document
from extractors.errors import ExtractError
from extractors.options import ReadOptions
from extractors.readers import image as image_reader
from extractors.readers.pdf import ocr_rapid, ocr_tesseract
from extractors.readers.pdf.reader import read

ENGINES = [
    pytest.param(
        "tesseract",
        marks=pytest.mark.skipif(
            not ocr_tesseract.is_installed(), reason="tesseract-ocr-fra is not installed"
        ),
    ),
    pytest.param(
        "rapidocr",
        marks=pytest.mark.skipif(not ocr_rapid.is_installed(), reason="no extra fiches[ocr]"),
    ),
]


def scan(path: Path, image: Image.Image, angle: float = 0.0) -> Path:
    turned = image.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    grain = np.random.default_rng(5).normal(0, 5, (turned.height, turned.width))
    pixels = np.clip(np.asarray(turned, float) * 0.95 + grain, 0, 255).astype(np.uint8)
    Image.fromarray(pixels).save(path, resolution=200, dpi=(200, 200))
    return path


def table_texts(document: Document) -> list[list[str]]:
    (table,) = [block.table for block in document.blocks if block.table is not None]
    return [[cell.text for cell in table.row_cells(row)] for row in table.row_numbers]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("angle", [0.0, 1.4])
def test_a_scanned_table_is_read_cell_by_cell(tmp_path: Path, engine: str, angle: float) -> None:
    path = scan(tmp_path / "scan.pdf", page(), angle)
    document = read(path, ReadOptions(ocr=engine))  # type: ignore[arg-type]
    assert table_texts(document) == [list(row) for row in ROWS]
    assert [(p.code, p.detail, p.page) for p in document.problems] == [("ocr_text", engine, 1)]
    title = document.blocks[0]
    assert title.text == "Bilan du contrat pour 2031"
    assert title.confidence < 1.0


@pytest.mark.parametrize("engine", ENGINES)
def test_boxes_lie_on_the_page_as_shown(tmp_path: Path, engine: str) -> None:
    document = read(scan(tmp_path / "scan.pdf", page()), ReadOptions(ocr=engine))  # type: ignore[arg-type]
    (table,) = [block.table for block in document.blocks if block.table is not None]
    (cell,) = [cell for cell in table.cells if cell.text == "Non"]
    scale = 72 / 200
    expected = (XS[1] * scale, YS[2] * scale, XS[2] * scale, YS[3] * scale)
    assert cell.regions[0].bbox == pytest.approx(expected, abs=2)


def on_tilted(x: float, y: float, angle: float) -> tuple[float, float]:
    """Where a pixel of the page lies, in points, once the page is turned by some degrees."""
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    right, down = x - 770, y - 550
    return (770 + right * cos + down * sin) * 0.36, (550 - right * sin + down * cos) * 0.36


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("angle", [2.0, -2.0])
def test_boxes_of_a_tilted_scan_lie_on_the_page_as_shown(
    tmp_path: Path, engine: str, angle: float
) -> None:
    path = scan(tmp_path / "scan.pdf", page(), angle)
    document = read(path, ReadOptions(ocr=engine))  # type: ignore[arg-type]
    (table,) = [block.table for block in document.blocks if block.table is not None]
    assert table.cells[-1].text.replace(" ", "") == "3075"
    x0, top, x1, bottom = table.cells[-1].regions[0].bbox
    middle = on_tilted((XS[2] + XS[3]) / 2, (YS[3] + YS[4]) / 2, angle)
    assert ((x0 + x1) / 2, (top + bottom) / 2) == pytest.approx(middle, abs=2)
    x0, top, x1, bottom = document.blocks[0].regions[0].bbox
    for corner in (on_tilted(x, y, angle) for x in (130, 800) for y in (175, 205)):
        assert x0 - 1 <= corner[0] <= x1 + 1
        assert top - 1 <= corner[1] <= bottom + 1


@pytest.mark.skipif(not ocr_tesseract.is_installed(), reason="tesseract-ocr-fra is not installed")
@pytest.mark.parametrize("turn", [90, 180])
def test_a_page_scanned_in_another_direction_is_turned(tmp_path: Path, turn: int) -> None:
    path = scan(tmp_path / "scan.pdf", page().rotate(turn, expand=True))
    document = read(path, ReadOptions(ocr="tesseract"))
    assert table_texts(document) == [list(row) for row in ROWS]


@pytest.mark.skipif(not ocr_tesseract.is_installed(), reason="tesseract-ocr-fra is not installed")
@pytest.mark.parametrize("suffix", ["png", "jpg", "tiff"])
def test_a_picture_file_is_read_as_a_scan(tmp_path: Path, suffix: str) -> None:
    path = scan(tmp_path / f"scan.{suffix}", page())
    document = image_reader.read(path, ReadOptions(ocr="tesseract"))
    assert table_texts(document) == [list(row) for row in ROWS]
    assert document.page_count == 1


@pytest.mark.skipif(not ocr_tesseract.is_installed(), reason="tesseract-ocr-fra is not installed")
def test_every_frame_of_a_tiff_is_a_page(tmp_path: Path) -> None:
    path = tmp_path / "scan.tif"
    page().save(path, save_all=True, append_images=[page()], dpi=(200, 200))
    assert image_reader.read(path, ReadOptions(ocr="tesseract")).page_count == 2


def test_without_ocr_a_scan_is_said_to_be_unread(tmp_path: Path) -> None:
    document = read(scan(tmp_path / "scan.pdf", page()), ReadOptions(ocr="off"))
    assert [(p.code, p.page) for p in document.problems] == [("scanned_page", 1)]
    assert not document.blocks


def test_without_ocr_a_picture_asks_for_it(tmp_path: Path) -> None:
    with pytest.raises(ExtractError, match=re.escape("needs_ocr")):
        image_reader.read(scan(tmp_path / "a.png", page()), ReadOptions(ocr="off"))


@pytest.mark.skipif(not ocr_tesseract.is_installed(), reason="tesseract-ocr-fra is not installed")
def test_a_broken_picture_is_damaged(tmp_path: Path) -> None:
    whole = scan(tmp_path / "a.png", page()).read_bytes()
    (tmp_path / "b.png").write_bytes(whole[: len(whole) // 3])
    with pytest.raises(ExtractError, match="damaged"):
        image_reader.read(tmp_path / "b.png", ReadOptions(ocr="tesseract"))


@pytest.mark.skipif(not ocr_tesseract.is_installed(), reason="tesseract-ocr-fra is not installed")
def test_a_broken_frame_costs_no_frame_before_it(tmp_path: Path) -> None:
    path = tmp_path / "scan.tif"
    page().save(path, dpi=(200, 200))
    data = bytearray(path.read_bytes())
    entries = int.from_bytes(data[4:8], "little")
    link = entries + 2 + 12 * int.from_bytes(data[entries : entries + 2], "little")
    data[link : link + 4] = len(data).to_bytes(4, "little")  # a second frame without any fact
    path.write_bytes(data + bytes(6))
    document = image_reader.read(path, ReadOptions(ocr="tesseract"))
    assert table_texts(document) == [list(row) for row in ROWS]
    assert ("unread_page", 2) in [(p.code, p.page) for p in document.problems]


@pytest.mark.parametrize("engine", ENGINES)
def test_an_empty_page_has_no_words(tmp_path: Path, engine: str) -> None:
    path = scan(tmp_path / "scan.pdf", Image.new("L", (1540, 1100), 255))
    document = read(path, ReadOptions(ocr=engine))  # type: ignore[arg-type]
    assert not document.blocks
