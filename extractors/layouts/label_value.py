"""Tables of labels and values: a fiche, one or two pairs to a row, labels beside or above.

Yields the pairs in order; whether they belong to a fiche, to the cover or to a sheet of its own
is told by the scan that calls it.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.blocks import Cell
from extractors.layouts.bands import (
    answers,
    is_label,
    is_plain_label,
    labels_above,
    unknown_bands,
)
from extractors.layouts.content import content_of_cell, content_of_column
from extractors.layouts.context import context_of
from extractors.layouts.counted_labels import counts_actions, counts_in_columns
from extractors.layouts.grids import InnerGrid, inner_grids
from extractors.layouts.label_pairs import Pair, pairs_of_cell
from extractors.layouts.name_cells import lists_names
from extractors.layouts.pair_columns import are_labels, label_columns
from extractors.layouts.records import Claim
from extractors.layouts.stacked import pairs_of_stacked, stacked_rows
from extractors.layouts.view import TableView, asked_once, labels_of
from normalizers.counted import names_count
from normalizers.label_split import split_label
from normalizers.numbering import (
    is_number_alone,
    names_action,
    parse_action_heading,
    parse_group_heading,
)
from normalizers.title_state import is_state


@asked_once
def claim(view: TableView) -> Claim:
    """How surely the table is made of labels and values."""
    if counts_in_columns(view):
        return Claim(0.95, "des nombres d'actions sous leurs libellés")
    if _counts_in_rows(view):
        return Claim(0.9, "des nombres d'actions à côté de leurs libellés")
    stacked = stacked_rows(view)
    heads = sum(_heads_fiche(view, row) for row in view.rows[:1])
    if stacked and len(stacked) + heads == len(view.rows):
        return Claim(0.85, "des rubriques au-dessus de leurs valeurs")
    labelled = total = 0
    grids = inner_grids(view)
    inside = {row for grid in grids for row in grid.rows}
    answered = answers(view)
    for row in view.rows:
        if row in inside or row in answered:
            continue
        cells = view.own(row)
        total += 1
        if cells and len(cells) <= 4:
            labelled += row in stacked or _names_field(cells[0].text)
    if not total or _width(view, inside) > 6:
        return Claim(0.0, "pas de rubriques en première colonne")
    if is_strip(view):
        return Claim(0.45, "des rubriques sur une ligne de valeurs")
    share = labelled / total
    reason = f"{labelled} rubriques connues sur {total} lignes"
    if labelled == total == 1 and (len(view.columns) == 2 or _is_one_line(view)):
        return Claim(0.45, "une seule rubrique, connue")
    if share < 0.5 or labelled < 2:
        return Claim(0.4 * share, reason)
    if _is_headed(view):
        return Claim(0.4, "une ligne d'en-tête sur des colonnes homogènes")
    return Claim(0.85, reason)


def _is_one_line(view: TableView) -> bool:
    """« Partenaires : CAF | MSA », « Pilote | PMI | Date | 2021 »."""
    cells = view.own(view.rows[0])
    two = len(cells) == 4 and is_plain_label(cells[2].text) and not is_plain_label(cells[3].text)
    return two or lists_names(cells) or split_label(cells[0].text) is not None


def is_strip(view: TableView) -> bool:
    """Two rows alone, « Début | Pilote » over « mars 2021 | PMI »."""
    if len(view.rows) != 2:
        return False
    above, below = map(view.own, view.rows)
    return len(above) > 1 and labels_above(view, view.rows[0], above, below)


def _heads_fiche(view: TableView, row: int) -> bool:
    """« Fiche 2.1 – Titre » over the whole width."""
    return view.is_full_width(row) and names_action(view.filled(row)[0].text)


def _width(view: TableView, inside: set[int]) -> int:
    """The most cells with text beside each other, rows of grids left out.

    Cells that end at many places make many columns, which no row fills.
    """
    return max((len(view.own(row)) for row in view.rows if row not in inside), default=0)


def _is_headed(view: TableView) -> bool:
    """A first row of labels over rows of the same columns, one of which holds one kind of value.

    « Bilans de santé | En cours | 2024 » is a row of such a table, though it begins like a label.
    """
    first, *below = view.rows
    head = view.own(first)
    known = sum(is_label(cell.text) for cell in head)
    if len(head) < 3 or len(below) < 2 or known * 2 < len(head):
        return False
    columns = {cell.col for cell in head}
    for row in below:
        cells = view.own(row)
        if len(cells) > 1 and all(is_plain_label(cell.text) for cell in cells):
            return False
        if not {cell.col for cell in cells} <= columns:
            return False
    cells_below = [view.column_cells(column, below) for column in sorted(columns)]
    if sum(are_labels(cells) for cells in cells_below) > 1:
        return False  # « label | value | label | value » row after row
    contents = [content_of_column(cells) for cells in cells_below]
    return any(content not in ("text", "empty") for content in contents)


def _names_field(text: str) -> bool:
    """A label of a fiche or cover; a funder's name alone heads an amount."""
    return labels_of(text)[:1] not in ([], ["amount"]) or split_label(text) is not None


@asked_once
def pairs(view: TableView) -> list[Pair]:
    """Every cell of the table, as part of a pair or alone, in order."""
    return list(_pairs(view))


def _pairs(view: TableView) -> Iterator[Pair]:
    rows = view.rows
    grids = {grid.rows[0]: grid for grid in inner_grids(view)}
    skip: set[int] = set()
    in_bands = bool(answers(view))
    unknown, stacked = unknown_bands(view), stacked_rows(view)
    for index, row in enumerate(rows):
        if row in skip:
            continue
        if row in grids:
            skip.update(grids[row].rows)
            yield _grid_pair(view, grids[row])
            continue
        if row in stacked:
            yield from pairs_of_stacked(view, row)
            continue
        cells = view.own(row)
        below = view.own(rows[index + 1]) if index + 1 < len(rows) else []
        if row in unknown or labels_above(view, row, cells, below):
            skip.add(rows[index + 1])
            yield from _vertical(view, cells, below)
        elif in_bands and len(cells) > 1 and all(is_plain_label(cell.text) for cell in cells):
            yield from _vertical(view, cells, [])  # nothing stands below them
        else:
            yield from _horizontal(view, cells)


def _grid_pair(view: TableView, grid: InnerGrid) -> Pair:
    if grid.label is None:
        return Pair(None, None, grid=grid.view)
    name = next(iter(labels_of(grid.label.text)), None)
    return Pair(view.span(grid.label), None, name, grid.view)


def _vertical(view: TableView, cells: list[Cell], below: list[Cell]) -> Iterator[Pair]:
    for cell in cells:
        value = next((c for c in below if c.col == cell.col), None)
        name = next(iter(labels_of(cell.text)), None)
        yield Pair(view.span(cell), view.span(value) if value else None, name)
    taken = {cell.col for cell in cells}
    for cell in below:
        if cell.col not in taken:
            yield Pair(None, view.span(cell))


def _horizontal(view: TableView, cells: list[Cell]) -> Iterator[Pair]:
    """Label | value | label | value; a cell with no label before it stands alone."""
    index = 0
    while index < len(cells):
        cell = cells[index]
        if not index and lists_names(cells):
            yield Pair(view.span(cell), view.span(cells[1]), labels_of(cell.text)[0])
            yield from (Pair(None, view.span(other)) for other in cells[2:])
            return
        inline = split_label(cell.text)
        following = cells[index + 1] if index + 1 < len(cells) else None
        heads = cell.row_span > 1 or (not index and cell.col_span == 1 and has_side_heads(view))
        more = heads and index + 2 < len(cells)
        if following is not None and _is_next_label(cell, following, beside_head=more):
            following = None
        if following is not None and is_number_alone(cell.text):
            yield from (Pair(None, view.span(cell)), Pair(None, view.span(following)))
            index += 2
        elif index and following is None and _heads_with_state(cells[0], cell):
            yield Pair(None, view.span(cell))
            index += 1
        elif inline is not None and cell.text[inline[1] :].strip():
            yield from pairs_of_cell(view.span(cell))
            index += 1
            while index < len(cells) and content_of_cell(cells[index].text) == "funder":
                yield Pair(None, view.span(cells[index]))  # « Partenaires : CAF | MSA »
                index += 1
        elif _opens_pair(view, cell, following, index):
            name = next(iter(labels_of(cell.text)), None)
            value = following or _shaded(view, cell)
            yield Pair(view.span(cell), view.span(value) if value else None, name)
            index += 2 if following else 1
        else:
            yield Pair(None, view.span(cell))
            index += 1


def _heads_with_state(first: Cell, last: Cell) -> bool:
    """« ACTION 1 | Titre | Action en cours »: a state at the end of a fiche's head asks nothing."""
    return names_action(first.text) and is_state(last.text)


def _is_next_label(label: Cell, following: Cell, *, beside_head: bool) -> bool:
    """A label beyond an empty cell, or one with its value beside a heading at the side."""
    if not is_plain_label(following.text):
        return False
    return following.col > label.col + label.col_span or beside_head


@asked_once
def has_side_heads(view: TableView) -> bool:
    """Whether the first column holds headings of rows of labels and values, one at least merged
    over several of them: « Suivi | Indicateurs | … », « | Bilan | … », « Moyens | Budget | … ».
    """
    for row in view.rows:
        own = view.own(row)  # none in a row that merged cells cover
        if len(own) == 3 and own[0].row_span > 1 and own[0].col == view.columns[0]:
            return is_plain_label(own[1].text) and not is_plain_label(own[2].text)
    return False


def _shaded(view: TableView, label: Cell) -> Cell | None:
    """The empty cell on a label's right, where it is shaded: a colour may be all it says."""
    cell = view.table.grid.get((label.row, label.col + label.col_span))
    return cell if cell is not None and cell.fill and not cell.text.strip() else None


def _opens_pair(view: TableView, cell: Cell, following: Cell | None, index: int) -> bool:
    """Known labels open a pair; so does any first cell beside another, unless it is a heading."""
    if parse_action_heading(cell.text) is not None or _heads_group(view, cell, following):
        return bool(labels_of(cell.text)) and len(view.columns) > cell.col_span
    if is_label(cell.text) or (following is not None and cell.col in label_columns(view)):
        return True
    return index == 0 and len(view.columns) > cell.col_span and cell.col == view.columns[0]


def _heads_group(view: TableView, cell: Cell, following: Cell | None) -> bool:
    """A grouping heading; beside a plain text a wording alone is a label (« Nos besoins »)."""
    if context_of(view.span(cell)) is None:
        return False
    if following is None or parse_group_heading(cell.text) is not None:
        return True
    beside = view.span(following)
    return context_of(beside) is not None or parse_action_heading(beside.text) is not None


def _counts_in_rows(view: TableView) -> bool:
    """« Actions prévues | 12 » row after row, most of a table of two columns."""
    if len(view.columns) != 2:
        return False
    first = view.column_cells(view.columns[0], view.rows)
    named = sum(names_count(cell.text) for cell in first)
    return named * 2 > len(view.rows) and counts_actions(pairs(view))


def has_heading(pairs: list[Pair]) -> bool:
    """Whether a cell without a label heads a fiche ("Fiche 3 – Titre")."""
    return any(pair.is_heading for pair in pairs)
