"""Adjacency relations: which texts stand next to each other, found against true."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from benchmarks.tables.model import TrueTable
from extractors.blocks import Table

Relation = tuple[str, str, str]
Placed = tuple[int, int, int, int, str]
"""row, col, row_span, col_span, text."""


def fold(text: str) -> str:
    """Text without white space, bullets, soft hyphens or differences of form."""
    kept = unicodedata.normalize("NFKC", text).replace("\u00ad", "-").replace("\u200b", "")
    kept = re.sub(r"\.{2,}", "", "".join(kept.replace("•", "").split()))
    return kept.casefold()


def relations(cells: Iterable[Placed]) -> Counter[Relation]:
    """(text, next text, "right" or "down") for each text and its nearest neighbours with text."""
    filled = [cell for cell in cells if cell[4]]
    grid = {
        (r, c): index
        for index, (row, col, rows, cols, _) in enumerate(filled)
        for r in range(row, row + rows)
        for c in range(col, col + cols)
    }
    if not grid:
        return Counter()
    last_row, last_col = max(r for r, _ in grid), max(c for _, c in grid)
    pairs = set()
    for (r, c), index in grid.items():
        right = next((grid[r, x] for x in range(c + 1, last_col + 1) if (r, x) in grid), index)
        down = next((grid[y, c] for y in range(r + 1, last_row + 1) if (y, c) in grid), index)
        pairs |= {(index, right, "right"), (index, down, "down")}
    return Counter((filled[a][4], filled[b][4], way) for a, b, way in pairs if a != b)


def true_relations(table: TrueTable) -> Counter[Relation]:
    """Those of the truth."""
    return relations((c.row, c.col, c.row_span, c.col_span, fold(c.text)) for c in table.cells)


def found_relations(tables: Iterable[Table]) -> Counter[Relation]:
    """Those of all tables found in a document."""
    total: Counter[Relation] = Counter()
    for table in tables:
        total += relations(
            (c.row, c.col, c.row_span, c.col_span, fold(c.text)) for c in table.cells
        )
    return total


def f1(true: Counter[Relation], found: Counter[Relation]) -> float:
    """Harmonic mean of precision and recall of relations."""
    both = sum((true & found).values())
    return 2 * both / max(1, sum(true.values()) + sum(found.values()))
