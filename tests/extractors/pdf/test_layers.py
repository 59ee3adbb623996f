"""Text layers that are not what one sees: old OCR, broken fonts, letters drawn as outlines."""

from __future__ import annotations

import io
import math
import random
import string
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

sys.path.insert(0, str(Path(__file__).parent))

from scan_pages import ROWS, XS, YS, page

from extractors.blocks import Document
from extractors.options import ReadOptions
from extractors.readers.pdf import ocr_tesseract
from extractors.readers.pdf.legible import is_garbage
from extractors.readers.pdf.reader import read

POINTS = 0.36
"""Points a pixel of the drawn page."""
SIZE = (1540 * POINTS, 1100 * POINTS)
PROSE = (
    "Le département accueille les familles dans quatre maisons ouvertes toute l'année, et forme "
    "les équipes des services avec l'aide des associations du territoire."
)
SHIFTED = "".join(chr(ord(char) - 29) if char > " " else char for char in PROSE)
"""Glyph numbers taken for characters, as fonts without a table to Unicode give them."""


def shuffled(text: str) -> str:
    letters = random.Random(4).sample(string.ascii_lowercase, 26)
    return text.lower().translate(str.maketrans(string.ascii_lowercase, "".join(letters)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PROSE, False),
        ("The county runs four centres for families and trains the staff of all services, " * 2,
         False),
        ("CAF MSA ARS PMI ODPE CPAM DTPJJ MECS SESSAD ITEP CAMSP CMPP DREETS URIOPSS ADEPAPE " * 3,
         False),
        ("2021 2022 2023 12 500,00 € 14 % 787 844 93,2 % 1 204 3 075 € 2 - - 18 / 19 " * 3, False),
        ("Bilan ............................ 4 Annexes ............................ 12", False),
        ("Oui", False),
        ("Oui Non NC " * 60, False),  # all that stands on the second half of a wide table
        ("Sans objet Néant CAF ASE " * 60, False),
        (SHIFTED, True),
        (shuffled(PROSE), True),
        ("\ue012\ue034\ue056 \ue078\ue0a1\ue0b2 " * 8, True),
        ("�il�n d� l� m���r� p��r l��n�� �t l�� f�m����s", True),
        ("!\"#$% &*+!\" #$%&* +!\"#$ %&*+! " * 8, True),
        ("Вилaн дe лα mесuрe пoур lёs famιllеs dυ сantоn " * 6, True),
    ],
)  # fmt: skip
def test_text_that_reads_as_no_language_is_told(text: str, expected: bool) -> None:
    assert is_garbage(text.split()) is expected


def picture(image: Image.Image) -> ImageReader:
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return ImageReader(buffer)


def write_words(canvas: Canvas, angle: float, *, is_hidden: bool, garble: bool = False) -> None:
    """The words of the drawn page, each at its place once the page is turned by an angle."""
    places = [(120, 196, "Bilan du contrat pour 2031")]
    places += [
        (x + 20, y + 48, text)
        for y, row in zip(YS, ROWS, strict=False)
        for x, text in zip(XS, row, strict=False)
    ]
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    for x, y, line in places:
        for word in (shuffled(line) if garble else line).split():
            right, down = x - 770, y - 550
            text = canvas.beginText(
                (770 + right * cos + down * sin) * POINTS,
                SIZE[1] - (550 - right * sin + down * cos) * POINTS,
            )
            text.setTextRenderMode(3 if is_hidden else 0)
            text.setFont("Helvetica", 11)
            text.textOut(word)
            canvas.drawText(text)
            x += canvas.stringWidth(f"{word} ", "Helvetica", 11) / POINTS


def read_canvas(canvas: Canvas, path: Path, ocr: str = "off") -> Document:
    canvas.save()
    return read(path, ReadOptions(ocr=ocr))  # type: ignore[arg-type]


def table_texts(document: Document) -> list[list[str]]:
    (table,) = [block.table for block in document.blocks if block.table is not None]
    return [[cell.text for cell in table.row_cells(row)] for row in table.row_numbers]


def codes(document: Document) -> list[tuple[str, str]]:
    return [(problem.code, problem.detail) for problem in document.problems]


@pytest.mark.parametrize("angle", [0.0, 1.2])
@pytest.mark.parametrize("under", [False, True])
def test_layer_of_a_copier_takes_its_rules_from_the_picture(
    tmp_path: Path, angle: float, under: bool
) -> None:
    canvas = Canvas(str(tmp_path / "d.pdf"), pagesize=SIZE)
    seen = picture(page().rotate(angle, Image.Resampling.BICUBIC, fillcolor=255))
    if not under:
        canvas.drawImage(seen, 0, 0, *SIZE)
    write_words(canvas, angle, is_hidden=not under)
    if under:
        canvas.drawImage(seen, 0, 0, *SIZE)
    document = read_canvas(canvas, tmp_path / "d.pdf")
    assert codes(document) == [("ocr_text", "layer")]
    assert table_texts(document) == [list(row) for row in ROWS]
    assert document.blocks[0].text == "Bilan du contrat pour 2031"
    assert {block.confidence for block in document.blocks if not block.table} == {0.8}


def test_a_watermark_over_a_scan_does_not_make_its_layer_seen(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "d.pdf"), pagesize=SIZE)
    write_words(canvas, 0.0, is_hidden=False)
    canvas.drawImage(picture(page()), 0, 0, *SIZE)
    mark = Image.new("RGBA", (300, 420), (200, 0, 0, 30))
    canvas.drawImage(picture(mark), 0, 0, *SIZE, mask="auto")
    document = read_canvas(canvas, tmp_path / "d.pdf")
    assert codes(document) == [("ocr_text", "layer")]
    assert {block.confidence for block in document.blocks if not block.table} == {0.8}


def test_garbled_layer_of_a_copier_is_no_text(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "d.pdf"), pagesize=SIZE)
    canvas.drawImage(picture(page()), 0, 0, *SIZE)
    write_words(canvas, 0.0, is_hidden=True, garble=True)
    document = read_canvas(canvas, tmp_path / "d.pdf")
    assert codes(document) == [("scanned_page", "")]
    assert not document.blocks


def test_watermark_that_lets_the_text_through_hides_nothing(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "d.pdf"), pagesize=A4)
    for line in range(30):
        canvas.drawString(60, 760 - 20 * line, PROSE[:80])
    mark = Image.new("RGBA", (300, 420), (200, 0, 0, 30))
    canvas.drawImage(picture(mark), 0, 0, *A4, mask="auto")
    document = read_canvas(canvas, tmp_path / "d.pdf")
    assert document.problems == ()
    assert document.blocks[0].confidence == 1.0


def test_text_of_a_broken_font_is_not_passed_on(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "d.pdf"), pagesize=A4)
    canvas.drawString(60, 780, "Bilan")
    for line, start in enumerate(range(0, len(SHIFTED), 35)):
        canvas.drawString(60, 700 - 14 * line, SHIFTED[start : start + 35].replace("\n", " "))
    document = read_canvas(canvas, tmp_path / "d.pdf")
    assert codes(document) == [("scanned_page", "")]
    assert not document.blocks


@pytest.mark.parametrize("together", [False, True])
def test_letters_drawn_as_outlines_are_a_scan(tmp_path: Path, together: bool) -> None:
    canvas = Canvas(str(tmp_path / "d.pdf"), pagesize=A4)
    path = canvas.beginPath()
    for letter in range(90):
        x, y = 60 + 12 * (letter % 30), 700 - 20 * (letter // 30)
        path.moveTo(x, y)
        for dx, dy in ((4, 4), (0, 8), (-4, 4), (-3, -2), (3, -6)):
            path.curveTo(x + dx, y + dy / 2, x + dx, y + dy, x + dx / 2, y + dy)
        path.close()
        if not together:
            canvas.drawPath(path, stroke=0, fill=1)
            path = canvas.beginPath()
    if together:
        canvas.drawPath(path, stroke=0, fill=1)
    canvas.drawString(300, 30, "3 / 12")
    document = read_canvas(canvas, tmp_path / "d.pdf")
    assert codes(document) == [("scanned_page", "")]


STAMP = ["Envoyé en préfecture le 12/04/2031", "Reçu en préfecture le 12/04/2031", "ID : 099-1234"]


def stamped(path: Path) -> Canvas:
    canvas = Canvas(str(path), pagesize=SIZE)
    canvas.drawImage(picture(page()), 0, 0, *SIZE)
    canvas.setFont("Helvetica", 8)
    for line, text in enumerate(STAMP):
        canvas.drawString(380, SIZE[1] - 20 - 10 * line, text)
    return canvas


def test_stamp_on_a_scan_does_not_make_it_text(tmp_path: Path) -> None:
    document = read_canvas(stamped(tmp_path / "d.pdf"), tmp_path / "d.pdf")
    assert codes(document) == [("scanned_page", "")]
    assert "12/04/2031" in document.blocks[0].text


@pytest.mark.skipif(not ocr_tesseract.is_installed(), reason="tesseract-ocr-fra is not installed")
def test_stamp_stays_as_it_is_when_the_scan_is_read(tmp_path: Path) -> None:
    document = read_canvas(stamped(tmp_path / "d.pdf"), tmp_path / "d.pdf", "tesseract")
    assert codes(document) == [("ocr_text", "tesseract")]
    assert table_texts(document) == [list(row) for row in ROWS]
    text = " ".join(block.text for block in document.blocks)
    assert text.count("ID : 099-1234") == 1
    assert text.count("Bilan du contrat pour 2031") == 1


def test_cover_with_a_photograph_is_no_scan(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "d.pdf"), pagesize=A4)
    grain = np.random.default_rng(3).integers(40, 120, (42, 30)).astype(np.uint8)
    photo = Image.fromarray(grain).resize((600, 840), Image.Resampling.BICUBIC)
    canvas.drawImage(picture(photo), 0, 0, *A4)
    canvas.setFont("Helvetica-Bold", 24)
    canvas.drawString(80, 600, "Rapport annuel de la protection")
    canvas.drawString(80, 560, "de l'enfance pour 2031")
    document = read_canvas(canvas, tmp_path / "d.pdf")
    assert document.problems == ()
    assert document.blocks[0].confidence == 1.0
