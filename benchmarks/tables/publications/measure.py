"""Adjacency relations as the table competition counts them: letters and digits alone."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable

from benchmarks.tables.publications.model import Cells
from benchmarks.tables.score import Relation, relations
from extractors.blocks import Table


def fold(text: str) -> str:
    """Letters and digits, without case; "_" for a text of other signs alone."""
    kept = "".join(sign for sign in unicodedata.normalize("NFKC", text) if sign.isalnum())
    return kept.casefold() or ("_" if text.strip() else "")


def true_relations(tables: Iterable[Cells]) -> Counter[Relation]:
    """Those of all true tables of a document."""
    total: Counter[Relation] = Counter()
    for cells in tables:
        total += relations((c.row, c.col, c.row_span, c.col_span, fold(c.text)) for c in cells)
    return total


def found_relations(tables: Iterable[Table]) -> Counter[Relation]:
    """Those of all tables found in a document."""
    total: Counter[Relation] = Counter()
    for table in tables:
        total += relations(
            (c.row, c.col, c.row_span, c.col_span, fold(c.text)) for c in table.cells
        )
    return total


def scores(true: Counter[Relation], found: Counter[Relation]) -> tuple[float, float, float]:
    """Precision, recall and their harmonic mean."""
    both = (true & found).total()
    precision = both / found.total() if found else 0.0
    recall = both / true.total() if true else 0.0
    return precision, recall, 2 * both / max(1, true.total() + found.total())


def parts(true: Iterable[Cells], found: Iterable[Table]) -> tuple[float, float, float]:
    """Tables found in vain, tables missed (under a tenth right), and F1 of the others."""
    truths, founds = [true_relations([t]) for t in true], [found_relations([f]) for f in found]
    every, seen = sum(truths, Counter()), sum(founds, Counter())
    met = [t for t in truths if 10 * (t & seen).total() >= t.total()]
    real = [f for f in founds if 10 * (f & every).total() >= f.total()]
    structure = scores(sum(met, Counter()), sum(real, Counter()))[2] if met else 1.0
    return len(founds) - len(real), len(truths) - len(met), structure
