"""Tables of line printers: dashes typed for rules, bars or colons between the columns."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import pytest
from table_pages import page, rows, text

from extractors.readers.pdf.page import Word
from extractors.readers.pdf.tables import find_tables

HEAD = ("Secteur", "2009", "2010")
BODY = (
    ("Aubrac", "412", "97"),
    ("Beaulieu", "1204", "8"),
    ("Sorgues", "77", ":"),
    ("Ubaye", "9", "65"),
)


def typed(y: float, line: str) -> list[Word]:
    """Words of type in which every letter is as wide: 5 points."""
    words, at = [], 0
    for part in line.split(" "):
        if part:
            x = 50 + 5.0 * at
            words.append(Word(part, x, y - 8, x + 5 * len(part), y + 2, y, 8))
        at += len(part) + 1
    return words


def printed(bar: str, dash: str, *, tight: bool = False) -> list[list[str]]:
    """The rows of a table printed with bars between its columns."""
    lines = [dash * 40]
    for place, row in enumerate((HEAD, *BODY)):
        label, *values = row
        cells = [label.ljust(16), *(v.rjust(10) if tight else f"{v.rjust(9)} " for v in values)]
        lines += [bar.join(cells), *([dash * 40] if not place else [])]
    words = [typed(100 + 10.0 * i, line) for i, line in enumerate([*lines, dash * 40])]
    (found,) = find_tables(page(words))
    return rows(found.table)


@pytest.mark.parametrize("bar", ["|", ":", "¦"])
@pytest.mark.parametrize("dash", ["-", "=", "_"])
def test_typed_bars_are_no_text(bar: str, dash: str) -> None:
    assert printed(bar, dash) == [list(row) for row in (HEAD, *BODY)]


def test_bars_that_touch_figures_are_no_text() -> None:
    assert printed("|", "-", tight=True) == [list(row) for row in (HEAD, *BODY)]


def test_colons_for_nothing_stay_where_no_rule_is_typed() -> None:
    body = [*BODY[:2], *(BODY[2],) * 4]
    words = []
    for place, row in enumerate((HEAD, *body)):
        label, *values = row
        words.append(
            typed(100 + 12.0 * place, label.ljust(16) + "".join(v.rjust(12) for v in values))
        )
    (found,) = find_tables(page(words))
    assert [row[-1] for row in rows(found.table)][3:] == [":"] * 4


STATES = (
    ("Relais", "PMI", "Faite"),
    ("Équipe mobile", "ASE", "En cours"),
    ("Halte", "CAF", "Faite"),
)


def _barred(head: Sequence[tuple[float, str]], rest: str = "") -> list[list[str]]:
    """The rows of a table whose head alone has bars typed."""
    words = [word for x, part in head for word in text(x, 100, part, bold=True)]
    for row, cells in enumerate(STATES):
        words += [word for x, cell in zip((50, 200, 350), cells, strict=True)
                  for word in text(x, 118 + 16 * row, f"{rest}{cell}")]  # fmt: skip
    (found,) = find_tables(page([words]))
    return rows(found.table)


@pytest.mark.parametrize(
    "head",
    [
        ((50, "Action"), (196, "| Pilote"), (346, "| État")),
        ((50, "Action |"), (200, "Pilote |"), (350, "État |")),
        ((50, "| Action"), (196, "| Pilote"), (346, "| État |")),
    ],
    ids=["before", "behind", "round"],
)
def test_bars_typed_in_the_head_alone_are_no_text(head: Sequence[tuple[float, str]]) -> None:
    assert _barred(head) == [["Action", "Pilote", "État"], *map(list, STATES)]


def test_bars_between_the_items_of_a_cell_stay() -> None:
    words = [text(50, 100, "Action", bold=True), text(200, 100, "Partenaires", bold=True)]
    for row in range(4):
        words += [text(50, 118 + 16 * row, f"Relais {row}"),
                  text(200, 118 + 16 * row, "CAF | MSA | PMI")]  # fmt: skip
    (found,) = find_tables(page(words))
    assert rows(found.table)[1] == ["Relais 0", "CAF | MSA | PMI"]
