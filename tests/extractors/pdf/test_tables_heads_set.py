"""How heads, titles and groups are set in tables without rules, and what that must not change."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import pytest
from table_pages import page, rows, spans, text

from extractors.readers.pdf.page import Word
from extractors.readers.pdf.tables import find_tables
from extractors.readers.pdf.unruled_lines import Row

Line = list[Word]
NAMES = ("Aubrac", "Beaulieu", "Vallières", "Fontenac", "Les Ormes", "Sorgues")


def centred(x: float, y: float, words: str) -> Line:
    wide = text(0, y, words)[-1].x1
    return text(x - wide / 2, y, words)


def told(words: list[Line]) -> list[list[str]]:
    """The rows of the only table of a page, blank cells left out."""
    (found,) = find_tables(page(words))
    return [[" ".join(cell.split()) for cell in row if cell] for row in rows(found.table)]


@pytest.mark.parametrize("side", ["left", "right"])
def test_heads_and_figures_that_take_turns_are_paired(side: str) -> None:
    """Heads set left stand nearer to the figures before them, which are set right."""
    words = [text(50, 100, "Secteur")]
    for place, year in enumerate(("2009", "2010", "2011")):
        left = 150 + 60 * place
        words.append(text(left + (30 if side == "right" else 0), 100, year))
        words += [
            text(left + 52, 114 + 14 * i, str(11 * i + place + 21), right=True) for i in range(6)
        ]
    words += [text(50, 114 + 14 * i, name) for i, name in enumerate(NAMES)]
    (found,) = find_tables(page(words))
    assert rows(found.table)[0] == ["Secteur", "2009", "2010", "2011"]


def test_a_short_title_over_one_column_has_the_middle_of_the_others() -> None:
    words = [
        text(x, 100, t, right=True)
        for x, t in zip((225, 310, 370), ("A1", "B2", "C3"), strict=True)
    ]
    words.append(text(50, 100, "Secteur"))
    y = 100.0
    for title in (
        "Établissements et services spécialisés",
        "Familles et proches accueillants",
        "Divers",
    ):
        y += 18
        words.append(centred(210, y, title))
        for row, name in enumerate(NAMES[:3]):
            y += 14
            words += [
                text(50, y, name),
                *(text(x, y, str(round(x) + row), right=True) for x in (225, 310, 370)),
            ]
    (found,) = find_tables(page(words))
    wide = spans(found.table)
    assert [wide.get(t) for t in ("Divers", "Familles et proches accueillants")] == [(1, 4)] * 2


def test_figures_on_both_sides_of_their_labels_have_heads_over_pairs() -> None:
    words = [centred(110, 86, "Hommes"), centred(390, 86, "Femmes")]
    ends = (90, 150, 370, 430)
    words += [
        text(x, 100, t, right=True) for x, t in zip(ends, ("Nombre", "Part") * 2, strict=True)
    ]
    words.append(centred(250, 100, "Âge"))
    for row in range(6):
        y = 114 + 14.0 * row
        words += [text(x, y, str(7 ** (row + 1) + i), right=True) for i, x in enumerate(ends)]
        words.append(centred(250, y, f"{5 * row + 10} à {5 * row + 14} ans"))
    (found,) = find_tables(page(words))
    wide = spans(found.table)
    assert (wide.get("Hommes"), wide.get("Femmes")) == ((1, 2), (1, 2))


def test_lines_of_a_group_that_spaces_part_are_rows() -> None:
    words = [
        text(x, 100, t)
        for x, t in zip((50, 150, 240, 300, 360), ("Type", "Lieu", "A1", "B2", "C3"), strict=True)
    ]
    y = 100.0
    for group in ("Accueil", "Suivi", "Bilan"):
        y += 8
        for row, name in enumerate(NAMES[:3]):
            y += 12
            words += [text(50, y, group)] if not row else []
            words += [
                text(150, y, name),
                *(text(x, y, str(round(x) + row)) for x in (240, 300, 360)),
            ]
    assert [len(row) for row in told(words)] == [5, *[5, 4, 4] * 3]


def row(*parts: tuple[float, str]) -> list[str]:
    words = [word for x, part in parts for word in text(x, 100, part)]
    return [segment.text for segment in Row(words, 0.25).segments]


def test_small_letters_close_beside_a_number_go_on_with_it() -> None:
    assert row((50, "25"), (63.8, "à"), (72.6, "54")) == ["25 à 54"]
    assert row((50, "55"), (63.8, "Aubrac")) == ["55", "Aubrac"]
    assert row((50, "55"), (64.5, "lits")) == ["55", "lits"]
