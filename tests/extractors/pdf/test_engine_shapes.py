"""Lines and rectangles as they are drawn -> ruling lines and shading."""

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from extractors.readers.pdf import engine_pdfium, engine_pdfplumber
from extractors.readers.pdf.page import Page

Draw = Callable[[Canvas], None]
HEIGHT = A4[1]
ENGINES = [engine_pdfium, engine_pdfplumber]


def page_of(path: Path, draw: Draw, engine: object = engine_pdfium) -> Page:
    canvas = Canvas(str(path / "page.pdf"), pagesize=A4)
    draw(canvas)
    canvas.save()
    return next(iter(engine.open_source(path / "page.pdf").pages))  # type: ignore[attr-defined]


def rules(page: Page) -> list[tuple[str, int, int, int]]:
    """(orientation, place, from, to), rounded."""
    found = []
    for rule in page.rules:
        if rule.orientation == "h":
            found.append(("h", round(rule.top), round(rule.x0), round(rule.x1)))
        else:
            found.append(("v", round(rule.x0), round(rule.top), round(rule.bottom)))
    return sorted(found)


def line(canvas: Canvas) -> None:
    canvas.line(100, HEIGHT - 200, 300, HEIGHT - 200)


def thin_rectangle(canvas: Canvas) -> None:
    canvas.rect(100, HEIGHT - 200.5, 200, 1, stroke=0, fill=1)


def drawn_twice(canvas: Canvas) -> None:
    line(canvas)
    canvas.line(100, HEIGHT - 200.8, 300, HEIGHT - 200.8)


def in_pieces(canvas: Canvas) -> None:
    for x in range(100, 300, 50):
        canvas.line(x, HEIGHT - 200, x + 50, HEIGHT - 200)


def dashes(canvas: Canvas) -> None:
    for x in range(100, 300, 5):
        canvas.line(x, HEIGHT - 200, x + (3 if x < 295 else 5), HEIGHT - 200)


def dots(canvas: Canvas) -> None:
    for x in range(100, 300, 2):
        canvas.rect(x, HEIGHT - 200.5, 1 if x < 298 else 2, 1, stroke=0, fill=1)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("draw", [line, thin_rectangle, drawn_twice, in_pieces, dashes, dots])
def test_one_line_however_drawn(tmp_path: Path, engine: object, draw: Draw) -> None:
    assert rules(page_of(tmp_path, draw, engine)) == [("h", 200, 100, 300)]


@pytest.mark.parametrize("engine", ENGINES)
def test_border_of_a_rectangle_is_four_rules(tmp_path: Path, engine: object) -> None:
    draw = lambda canvas: canvas.rect(100, HEIGHT - 300, 200, 100)  # noqa: E731
    assert rules(page_of(tmp_path, draw, engine)) == [
        ("h", 200, 100, 300),
        ("h", 300, 100, 300),
        ("v", 100, 200, 300),
        ("v", 300, 200, 300),
    ]


@pytest.mark.parametrize("engine", ENGINES)
def test_shading_is_a_fill_and_white_is_nothing(tmp_path: Path, engine: object) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0.8, 0.9, 1)
        canvas.rect(100, HEIGHT - 300, 200, 100, stroke=0, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.rect(100, HEIGHT - 500, 200, 100, stroke=0, fill=1)

    page = page_of(tmp_path, draw, engine)
    (fill,) = page.fills
    assert fill.color == "CCE6FF"
    assert fill.bbox == pytest.approx((100, 200, 300, 300), abs=1)
    assert page.rules == ()


def test_white_line_over_shading_parts_it(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0.1, 0.2, 0.5)
        canvas.rect(100, HEIGHT - 300, 200, 100, stroke=0, fill=1)
        canvas.setStrokeColorRGB(1, 1, 1)
        canvas.line(200, HEIGHT - 300, 200, HEIGHT - 200)

    assert ("v", 200, 200, 300) in rules(page_of(tmp_path, draw))


def test_drawings_are_no_rules(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.circle(200, 400, 50)
        canvas.line(100, 100, 300, 300)
        path = canvas.beginPath()
        path.moveTo(400, 400)
        path.lineTo(450, 480)
        path.lineTo(500, 400)
        path.close()
        canvas.drawPath(path, fill=1)

    page = page_of(tmp_path, draw)
    assert [rule for rule in page.rules if rule.orientation == "v"] == []
    assert page.fills == ()


def test_rounded_box_counts_as_shading(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(0.8)
        canvas.roundRect(100, HEIGHT - 300, 200, 100, 6, stroke=0, fill=1)

    (fill,) = page_of(tmp_path, draw).fills
    assert fill.bbox == pytest.approx((100, 200, 300, 300), abs=1)


def test_rotated_page_turns_its_rules(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.line(100, 50, 100, 350)

    assert rules(page_of(tmp_path, draw)) == [("h", 100, 50, 350)]
