"""Note marks as large as the text, told by the link to their note."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.options import ReadOptions
from extractors.readers.pdf.reader import read

SIZE = 10


def _read(folder: Path, line: str, *, url: bool = False, note: str = "") -> str:
    """A line in which what stands between brackets is a link to the foot of the page."""
    canvas = Canvas(str(folder / "d.pdf"))
    canvas.setFont("Helvetica", SIZE)
    x = 72.0
    for place, part in enumerate(line.replace("]", "[").split("[")):
        canvas.drawString(x, 700, part)
        width = canvas.stringWidth(part, "Helvetica", SIZE)
        box = (x - 0.5, 697, x + width + 0.5, 709)
        if place % 2 and url:
            canvas.linkURL("https://example.org/1", box)
        elif place % 2:
            canvas.linkRect("", "note", box)
        x += width
    if note:
        canvas.setFont("Helvetica", 5)
        canvas.drawString(72, 103, note)
    canvas.setFont("Helvetica", 8)
    canvas.drawString(72 + 6 * len(note), 100, "Le texte des notes se trouve au bas de la page.")
    canvas.bookmarkHorizontal("note", 72, 112)
    canvas.save()
    return read(folder / "d.pdf", ReadOptions()).blocks[0].text


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("En 2024 : 787[2] enfants sur 844", "En 2024 : 787² enfants sur 844"),
        ("sur 844 enfants de 4 ans[12].", "sur 844 enfants de 4 ans¹²."),
        ("188 [4] femmes suivies", "188⁴ femmes suivies"),
        ("le taux (32 %)[3] monte", "le taux (32 %)³ monte"),
    ],
)
def test_digits_that_are_links_are_marks(tmp_path: Path, line: str, expected: str) -> None:
    assert _read(tmp_path, line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Voir la fiche [4] du plan",
        "Voir l'action n°[4] du plan",
        "Voir l'action 13-[1] du plan",
        "Voir la fiche A[3] du plan",
        "Bilan de l'exercice 2024 [7]",
        "Le plan compte [12 actions] en cours",
    ],
)
def test_links_that_name_a_place_are_text(tmp_path: Path, line: str) -> None:
    assert _read(tmp_path, line) == line.replace("[", "").replace("]", "")


def test_links_to_the_web_are_text(tmp_path: Path) -> None:
    assert _read(tmp_path, "En 2024 : 787[2] enfants", url=True) == "En 2024 : 7872 enfants"


def test_mark_that_stands_alone_is_told_by_its_note(tmp_path: Path) -> None:
    line = "ont eu un entretien [1]"
    assert _read(tmp_path, line, note="1") == "ont eu un entretien¹"
    assert _read(tmp_path, line) == "ont eu un entretien 1"
