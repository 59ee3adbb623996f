from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import pytest
from table_pages import h, page, rows, text, v

from extractors.readers.pdf.page import Fill
from extractors.readers.pdf.tables import find_tables

PAIRS = [("Pilote", "PMI"), ("Début", "mars 2022"), ("Partenaires", "CAF"), ("Bilan", "Fait")]


@pytest.mark.parametrize(("shaded", "parted"), [(150.0, True), (400.0, False), (110.0, False)])
def test_a_shade_that_ends_at_a_border_of_other_rows_parts_the_cell(shaded, parted) -> None:
    ys = [100.0 + 20 * i for i in range(5)]
    rules = [h(50, 400, y) for y in ys] + [v(100, 180, 50), v(100, 180, 400)]
    rules += [v(100, 120, 150), v(140, 160, 150)]  # beside every second label
    fills = [Fill((50, top, shaded, top + 20), "DDDDDD") for top in ys[:-1]]
    words = [
        text(x, top + 14, line)
        for row, (top, pair) in enumerate(zip(ys, PAIRS, strict=False))
        for x, line in zip((54, 154 + 20 * (row % 2)), pair, strict=True)
    ]
    (found,) = find_tables(page(words, rules, fills))
    whole = [list(pair) for pair in PAIRS]
    cut = [list(pair) if i % 2 == 0 else [" ".join(pair)] for i, pair in enumerate(PAIRS)]
    assert rows(found.table) == (whole if parted else cut)


def test_rows_without_upright_lines_stand_on_the_columns_of_the_others() -> None:
    table = [("1.1", "Bilans", "64"), ("1.2", "Visites", "48"), ("2.1", "CRIP", "150")]
    ys = [100.0 + 20 * i for i in range(5)]
    rules = [h(50, 400, y) for y in ys] + [v(100, 180, 50), v(100, 180, 400)]
    rules += [v(100, 120, x) for x in (90, 300)] + [v(140, 160, x) for x in (90, 300)]
    words = [
        text(x, ys[row] + 14, line)
        for row, cells in zip((0, 1, 2), table, strict=True)
        for x, line in zip((54, 94, 304), cells, strict=True)
    ]
    words.append(text(54, 174, "Engagement 2"))
    (found,) = find_tables(page(words, rules))
    assert rows(found.table) == [*(list(cells) for cells in table), ["Engagement 2"]]
