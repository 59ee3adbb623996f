"""Small grids inside a table of labels and values: « Budget | BOP 304 | FIR » over figures.

The label may stand on their left, merged or over blanks, or above them. Their rows are no labels;
they are read as a table of their own, for the same fiche.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from extractors.blocks import Cell
from extractors.layouts.content import content_of_cell
from extractors.layouts.view import TableView, asked_once, is_year_header, labels_of
from normalizers.funders import parse_funders
from normalizers.indicators import tells_number
from normalizers.labels import label_candidates
from normalizers.numbers import find_numbers
from normalizers.statuses import parse_flag

_FIGURES = ("amount", "number", "empty")
_FIGURE = re.compile(r"\s*(?:[<>≤≥~≈±+–-]|env(?:iron|\.)?)?\s*\d")
_LONGEST_FIGURE = 30
_CODE = re.compile(r"\s*(?:(?:[^\W\d_]\W?){0,2}|[A-Z]{3}|\W{1,3})\s*")
"""« nd », « NC », « n.c. », « - » where a figure should stand; « Fait » is a word."""
_BESIDE = {"remarks", "reason_not_done", "evolution", "rate"}
"""Fields of the columns that may stand beside figures."""
_SURE = ("label.exact", "label.folded")


@dataclass(frozen=True, slots=True)
class InnerGrid:
    """`rows` of a table of labels that hold a table of figures, `view`, headed by `label` or, where
    that is None, by the label above.
    """

    rows: tuple[int, ...]
    view: TableView
    label: Cell | None = None


@dataclass(frozen=True, slots=True)
class _Head:
    """The row that heads a grid, asked once for all the rows below it."""

    cells: Sequence[Cell]
    figures: dict[int, bool]
    """Column -> whether figures, rather than words or other figures, stand below it."""
    is_of_payers: bool
    """Whether it names nothing but funders."""

    @classmethod
    def of(cls, cells: Sequence[Cell]) -> _Head:
        figures = {c.col: _heads_figures(c.text) and not _stands_beside(c.text) for c in cells}
        return cls(cells, figures, all(parse_funders(cell.text, cell=True) for cell in cells))


@asked_once
def inner_grids(view: TableView) -> list[InnerGrid]:
    """The grids of a table, from the top; none in a table that is all one grid."""
    rows = view.rows
    found: list[InnerGrid] = []
    index = 0
    while index < len(rows):
        grid = _beside_label(view, rows, index) or _below(view, rows, index)
        if grid is not None:
            found.append(grid)
        index += len(grid.rows) if grid else 1
    return found if sum(len(grid.rows) for grid in found) < len(rows) else []


def _beside_label(view: TableView, rows: Sequence[int], index: int) -> InnerGrid | None:
    """A label merged over the rows of its grid, or with blanks below it."""
    cells = view.own(rows[index])
    if len(cells) < 3 or cells[0].col != view.columns[0]:
        return None
    label = cells[0]
    below = (rows[place] for place in range(index + 1, len(rows)))  # a slice would copy them all
    if label.row_span > 1:
        end = label.row + label.row_span
        covered = [rows[index], *takewhile(lambda row: row < end, below)]
    else:
        blank = takewhile(lambda row: _is_blank_at(view, row, label.col), below)
        covered = [rows[index], *blank]
    if len(covered) < 2:
        return None
    inner = view.part_of(covered, label.col + label.col_span)
    if not inner.rows or not (_is_headed(inner) or _is_paired(inner)):
        return None  # without rows: a damaged table whose label lies over the cells beside it
    return InnerGrid(tuple(covered), inner, label)


def _is_blank_at(view: TableView, row: int, column: int) -> bool:
    cells = view.filled(row)
    return bool(cells) and cells[0].col > column


def _below(view: TableView, rows: Sequence[int], index: int) -> InnerGrid | None:
    """Rows of figures below a row that heads their columns, as wide as the table.

    A label over the whole width above them heads them, else the first cell of their header.
    """
    if index >= len(rows) - 1 or not _may_head(view, rows[index], rows[index + 1]):
        return None
    head = view.own(rows[index])
    above = view.own(rows[index - 1]) if index else []  # a page break may stand above
    titled = len(above) == 1 and view.is_full_width(above[0].row) and bool(labels_of(above[0].text))
    heads = [_heads_figures(cell.text) for cell in head[1:]]
    if len(head) < 3 - titled or not any(heads):
        return None
    if not titled and not all(map(_may_stand_in_head, head[1:])):
        return None
    below = (rows[place] for place in range(index + 1, len(rows)))
    top = _Head.of(head)
    body = takewhile(lambda row: _has_figures(view.own(row), top), below)
    covered = [rows[index], *body]
    if len(covered) < 2:
        return None
    inner = view.part_of(covered, view.columns[0])
    return InnerGrid(tuple(covered), inner, None if titled else head[0])


def _may_head(view: TableView, row: int, below: int) -> bool:
    """Whether a row bears no figures but years and the next one does: to ask costs little."""
    bare = [cell.text for cell in view.own(row)[1:] if _FIGURE.match(cell.text)]
    if any(not is_year_header(text) for text in bare):
        return False
    return any(_is_figure(cell.text) for cell in view.own(below)[1:])


def _is_headed(view: TableView) -> bool:
    """A first row that heads figures over rows of them."""
    head, *body = [view.own(row) for row in view.rows]
    if len(head) < 2 or not any(_heads_figures(cell.text) for cell in head[1:]):
        return False
    top = _Head.of(head)
    return bool(body) and all(_has_figures(cells, top) for cells in body)


def _is_paired(view: TableView) -> bool:
    """Row after row of words and a figure: « État | 10 000 € »."""
    return all(
        len(cells) == 2
        and not _is_figure(cells[0].text)
        and not _opens_field(cells[0].text)
        and _is_figure(cells[1].text)
        for cells in map(view.own, view.rows)
    )


def _heads_figures(text: str) -> bool:
    """A funder, a year, or a word such as "Prévu" over a column of figures."""
    if is_year_header(text) or parse_funders(text, cell=True):
        return True
    return bool({"amount", "value", "target"} & set(labels_of(text)))


def _may_stand_in_head(cell: Cell) -> bool:
    """What heads figures, and the words beside them (« Prévu | Réalisé | Observations »)."""
    return _heads_figures(cell.text) or _stands_beside(cell.text)


def _stands_beside(text: str) -> bool:
    """« Observations », « Écart » over words or figures that are none of the grid's own."""
    return bool(_BESIDE & set(labels_of(text)[:1]))


def _has_figures(cells: Sequence[Cell], top: _Head) -> bool:
    """A row of a grid: words first, then figures below what heads figures; nothing but figures
    below nothing but funders (« BOP 304 | FIR | CD 71 »), blanks among them.
    """
    head = top.cells
    if top.is_of_payers and _splits_by_payer(cells, head):
        return True
    if not cells or (cells[0].col, cells[0].col_span) != (head[0].col, head[0].col_span):
        return False
    if len(head) == 2 and _opens_field(cells[0].text):
        return False
    if _covers_several(cells, head) and _opens_field(cells[0].text, (*_SURE, "label.year")):
        return False
    return all(
        cell.col in top.figures and (not top.figures[cell.col] or _may_be_figure(cell.text))
        for cell in cells[1:]
    )


def _splits_by_payer(cells: Sequence[Cell], head: Sequence[Cell]) -> bool:
    """Whether amounts stand below the funders of a head, beside words left of them or none."""
    columns = {cell.col for cell in head}
    below = [cell for cell in cells if cell.col >= head[0].col]
    return bool(below) and all(c.col in columns and _may_be_figure(c.text) for c in below)


def _opens_field(text: str, sure: Sequence[str] = _SURE) -> bool:
    """Whether a row's words are the next label of the fiche ("Début", "Perspectives")."""
    hits = label_candidates(text)
    return bool(hits) and hits[0].value != "amount" and hits[0].rule in sure


def _covers_several(cells: Sequence[Cell], head: Sequence[Cell]) -> bool:
    """Whether all that stands beside a row's words is wider than a column of the grid."""
    starts = {cell.col for cell in head}
    beside = cells[1:]
    return len(beside) == 1 and any(
        column in starts for column in range(beside[0].col + 1, beside[0].col + beside[0].col_span)
    )


def _may_be_figure(text: str) -> bool:
    if _is_figure(text) or _is_in_words(text):
        return True
    return _CODE.fullmatch(text) is not None and parse_flag(text) is None


def _is_in_words(text: str) -> bool:
    """« une douzaine », « trois réunions », « aucun »."""
    short = len(text) <= _LONGEST_FIGURE
    return tells_number(text) or (short and any(n.start == 0 for n in find_numbers(text.strip())))


def _is_figure(text: str) -> bool:
    if _FIGURE.match(text) and len(text) <= _LONGEST_FIGURE:
        return True
    return content_of_cell(text) in _FIGURES
