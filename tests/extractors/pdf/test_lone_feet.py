"""The foot of a document of one page, which no other page repeats."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from table_pages import page, text

from extractors.readers.pdf.columns import page_lines
from extractors.readers.pdf.flow import blocks_of
from extractors.readers.pdf.page import Word

TEXT = ("Pilote : service de prévention", "Le relais a reçu des familles toute", "l'année.")
SERVICE = "Conseil départemental – Direction de l'autonomie"


def _small(words: list[Word]) -> list[Word]:
    return [replace(word, size=8.0) for word in words]


def _centred(y: float, line: str) -> list[Word]:
    words = text(0, y, line)
    shift = (595 - words[-1].x1) / 2
    return [replace(word, x0=word.x0 + shift, x1=word.x1 + shift) for word in words]


def kinds(foot: list[list[Word]], lowest: float = 400) -> dict[str, str]:
    """Text -> kind of the blocks of a page with text down to `lowest`, and what stands below it."""
    lines = [text(60, lowest - 13 * place, line) for place, line in enumerate(reversed(TEXT))]
    return {block.text: block.kind for block in blocks_of([page_lines(page([*lines, *foot]), [])])}


@pytest.mark.parametrize(
    ("foot", "lowest"),
    [
        ([_centred(812, SERVICE)], 400),
        ([_small(text(60, 812, SERVICE))], 740),
        ([_small(_centred(800, SERVICE)), _small(_centred(812, "4 place du Port – 17000"))], 780),
        ([text(60, 800, SERVICE), text(60, 812, "Page 1/1")], 740),
    ],
    ids=["far and centred", "small", "small, centred, near", "with the number of the page"],
)
def test_what_stands_apart_at_the_foot_is_no_text(foot: list[list[Word]], lowest: float) -> None:
    found = kinds(foot, lowest)
    for line in foot:
        assert found[" ".join(word.text for word in line)] == "page_footer"
    assert list(found.values()).count("page_footer") == len(foot)


@pytest.mark.parametrize(
    ("foot", "lowest"),
    [
        ([text(60, 812, "Budget : 4 000 €")], 700),
        ([_small(text(60, 812, "* Données provisoires"))], 700),
        ([text(60, 812, "Une seconde halte ouvrira ailleurs")], 785),
        ([text(60, 812, "Les familles ont aimé ce lieu.")], 700),
        ([_centred(640, SERVICE)], 400),
    ],
    ids=["label and value", "note", "next paragraph", "sentence", "not in the margin"],
)
def test_other_lines_at_the_foot_are_text(foot: list[list[Word]], lowest: float) -> None:
    assert "page_footer" not in kinds(foot, lowest).values()
