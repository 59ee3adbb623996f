"""Files that cannot be read, or only in part."""

import io
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractors.errors import ExtractError
from extractors.options import ReadOptions
from extractors.readers.pdf.reader import read

ENGINES = ["pdfium", "pdfplumber"]


def canvas_of(path: Path, **options: object) -> Canvas:
    return Canvas(str(path / "d.pdf"), pagesize=A4, **options)


def picture() -> ImageReader:
    image = Image.new("L", (600, 840), 255)
    ImageDraw.Draw(image).text((50, 50), "texte en image", fill=0)
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return ImageReader(buffer)


@pytest.mark.parametrize("engine", ENGINES)
def test_password_is_asked_for(tmp_path: Path, engine: str) -> None:
    canvas = canvas_of(tmp_path, encrypt=StandardEncryption("secret", "maitre"))
    canvas.drawString(100, 700, "caché")
    canvas.save()
    with pytest.raises(ExtractError) as caught:
        read(tmp_path / "d.pdf", ReadOptions(pdf_engine=engine))  # type: ignore[arg-type]
    assert caught.value.code == "encrypted"


@pytest.mark.parametrize("engine", ENGINES)
def test_empty_user_password_opens(tmp_path: Path, engine: str) -> None:
    canvas = canvas_of(tmp_path, encrypt=StandardEncryption("", "maitre", canPrint=0))
    canvas.drawString(100, 700, "lisible")
    canvas.save()
    found = read(tmp_path / "d.pdf", ReadOptions(pdf_engine=engine))  # type: ignore[arg-type]
    assert [block.text for block in found.blocks] == ["lisible"]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "empty_file"), (b"%PDF-1.7\nrien du tout", "damaged"), (b"\x00" * 2000, "damaged")],
)
def test_unreadable_files(tmp_path: Path, engine: str, content: bytes, code: str) -> None:
    path = tmp_path / "d.pdf"
    path.write_bytes(content)
    with pytest.raises(ExtractError) as caught:
        read(path, ReadOptions(pdf_engine=engine))  # type: ignore[arg-type]
    assert caught.value.code == code


@pytest.mark.parametrize("engine", ENGINES)
def test_scanned_page_is_said_and_the_rest_read(tmp_path: Path, engine: str) -> None:
    canvas = canvas_of(tmp_path)
    canvas.drawString(100, 700, "Une page de texte")
    canvas.showPage()
    canvas.drawImage(picture(), 0, 0, *A4)
    canvas.save()
    options = ReadOptions(pdf_engine=engine, ocr="off")  # type: ignore[arg-type]
    found = read(tmp_path / "d.pdf", options)
    assert [block.text for block in found.blocks] == ["Une page de texte"]
    assert [(problem.code, problem.page) for problem in found.problems] == [("scanned_page", 2)]
    assert found.page_count == 2


def test_page_with_a_picture_and_text_is_no_scan(tmp_path: Path) -> None:
    canvas = canvas_of(tmp_path)
    canvas.drawImage(picture(), 0, 0, *A4)
    for line in range(5):
        canvas.drawString(100, 700 - 20 * line, "texte posé sur un fond imprimé")
    canvas.save()
    found = read(tmp_path / "d.pdf", ReadOptions(ocr="off"))
    assert found.problems == ()
    assert len(found.blocks) >= 1


def test_blank_page_is_no_problem(tmp_path: Path) -> None:
    canvas = canvas_of(tmp_path)
    canvas.showPage()
    canvas.save()
    found = read(tmp_path / "d.pdf", ReadOptions())
    assert (found.page_count, found.blocks, found.problems) == (1, (), ())


def test_cut_file_gives_pages_or_an_error_of_the_catalogue(tmp_path: Path) -> None:
    canvas = canvas_of(tmp_path)
    for page in range(4):
        canvas.drawString(100, 700, f"Page numéro {page}")
        canvas.showPage()
    canvas.save()
    whole = (tmp_path / "d.pdf").read_bytes()
    for share in (0.3, 0.6, 0.9, 0.98):
        path = tmp_path / f"cut{share}.pdf"
        path.write_bytes(whole[: int(len(whole) * share)])
        try:
            found = read(path, ReadOptions())
        except ExtractError as error:
            assert error.code in ("damaged", "empty_file")  # noqa: PT017
        else:
            assert found.page_count is not None
